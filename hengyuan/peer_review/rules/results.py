"""Use of results: what an unqualified dossier proposes, who may do it, and the way back.

Nothing follows by itself. The measures are those of Beijing's notice of 2023 (part 5); the bound
of a hold is ours.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hengyuan.law.review.words import Grade
from hengyuan.law.vocabulary import Word

MOST_HOLD_DAYS = 365  # a hold by a review ends within a year: a local draft of ours


class MeasureKind(Word):
    """What may follow from an unqualified dossier."""

    INQUIRY = "inquiry", "询问、调查", "inquiry"
    HOLD = "hold", "暂停指派", "hold on assignment"
    BAR_LETTER = "bar_letter", "函告律师协会", "letter to the bar association"
    BAR_CORRECTION = "bar_correction", "函告律师协会更正", "correction told to the bar association"


WHY = {
    MeasureKind.INQUIRY: "等次不合格的，司法行政机关及时询问、调查。",
    MeasureKind.HOLD: "等次不合格的，可以在一定期限内暂停向承办人指派；由有权的人决定。",
    MeasureKind.BAR_LETTER: "承办人是律师的，可以函告律师协会，由其处理。",
    MeasureKind.BAR_CORRECTION: "已经函告律师协会，等次后来更正：应当把更正一并告知。",
}
LETTERS = (MeasureKind.BAR_LETTER, MeasureKind.BAR_CORRECTION)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk knows of one dossier: its grade, its handler, what was done on which ground.

    `told_bar` says that the bar was told of a decision that was corrected since.
    """

    grade: Grade
    is_lawyer: bool
    is_in_roster: bool
    told_bar: bool = False


def proposed(on: Standing) -> tuple[MeasureKind, ...]:
    """What a person may decide about now, in this order."""
    if on.grade is not Grade.UNQUALIFIED:
        return (MeasureKind.BAR_CORRECTION,) if on.told_bar else ()
    found = [MeasureKind.INQUIRY]
    if on.is_in_roster:
        found.append(MeasureKind.HOLD)
    if on.is_lawyer:
        found.append(MeasureKind.BAR_LETTER)
    return tuple(found)


def last_day_of_hold(begins_on: date) -> date:
    """The latest day on which a hold from this day may end."""
    return begins_on + timedelta(days=MOST_HOLD_DAYS)
