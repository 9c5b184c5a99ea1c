"""Response beside satisfaction; few answers are hidden."""

from dataclasses import dataclass
from statistics import NormalDist

from hengyuan.law.sampling.estimate import wilson

FEWEST = 5  # answers below which nothing is shown: our own default
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1 with its interval."""

    rate: float
    low: float
    high: float

    @classmethod
    def of(cls, count: int, among: int) -> "Share | None":
        """So many among so many; None where there are none."""
        if not among:
            return None
        quantile = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
        rate = count / among
        return cls(rate, *wilson(rate, among, quantile))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases were asked about, answered, and with which word on the whole."""

    asked: int
    answered: int
    satisfied: int = 0
    basically: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that cannot be; raises ValueError."""
        if not 0 <= self.satisfied + self.basically <= self.answered <= self.asked:
            raise ValueError(f"{self} is no count")

    @property
    def response(self) -> float | None:
        """The share that was answered: always shown."""
        return self.answered / self.asked if self.asked else None

    @property
    def is_hidden(self) -> bool:
        """Whether too few answered to show what they said."""
        return self.answered < FEWEST

    @property
    def satisfaction(self) -> Share | None:
        """Satisfied or basically satisfied among the answers; None where that is hidden."""
        return None if self.is_hidden else Share.of(self.satisfied + self.basically, self.answered)

    @property
    def full_satisfaction(self) -> Share | None:
        """Satisfied without more words among the answers; None where that is hidden."""
        return None if self.is_hidden else Share.of(self.satisfied, self.answered)
