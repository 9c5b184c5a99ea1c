"""A result that is too good: how likely it is when somebody is always dissatisfied."""

from dataclasses import dataclass

USUAL = 0.04  # of recipients who are dissatisfied somewhere: our own default, no official figure
LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Perfect:
    """The chance of a result at least as good, were `usual` of all dissatisfied."""

    answers: int
    dissatisfied: int
    usual: float
    chance: float

    @property
    def is_alarming(self) -> bool:
        """Whether somebody should look at how the calls were made."""
        return self.chance < LEAST


def too_perfect(answers: int, dissatisfied: int, usual: float = USUAL) -> Perfect:
    """The binomial chance of at most so many dissatisfied among so many answers.

    Raises ValueError for more dissatisfied than answers.
    """
    if not 0 <= dissatisfied <= answers:
        raise ValueError(f"{dissatisfied} of {answers} is no count")
    term, chance = (1 - usual) ** answers, 0.0
    for count in range(dissatisfied + 1):
        chance += term
        term *= (answers - count) / (count + 1) * usual / (1 - usual)
    return Perfect(answers, dissatisfied, usual, chance)
