"""How far the work had come when aid was ended (终止), as the steps of schedules tell it apart.

Serves the steps of 怀宁 2020 and the like: file read, met, investigated, in proceedings. Which acts
belong to which step is our own reading: the person who signs may choose another one.
"""

from collections.abc import Collection

from hengyuan.law.subsidy.claim import Outcome

# From the furthest step to the first: one of these acts was done before the end.
STEPS: tuple[tuple[Outcome, frozenset[str]], ...] = (
    (Outcome.ENDED_IN_PROCEEDINGS, frozenset({"filing", "hearing"})),
    (Outcome.ENDED_AFTER_INVESTIGATION, frozenset({"investigation", "mediation", "opinion"})),
    (Outcome.ENDED_AFTER_MEETING, frozenset({"meeting", "file_reading"})),
)
ENDED = (*(outcome for outcome, _acts in STEPS), Outcome.ENDED_WITHOUT_WORK)


def how_it_ended(done: Collection[str]) -> Outcome:
    """The outcome of aid that was ended, by the kinds of acts done before. It proposes."""
    for outcome, acts in STEPS:
        if acts & set(done):
            return outcome
    return Outcome.ENDED_WITHOUT_WORK
