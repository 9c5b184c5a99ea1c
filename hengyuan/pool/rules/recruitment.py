"""A recruitment from its draft to entry: states, what follows what, and how points are averaged."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from hengyuan.law.vocabulary import Word


class State(Word):
    """Where a recruitment stands."""

    DRAFT = "draft", "草稿", "draft"
    OPEN = "open", "公告报名中", "published, open for applications"
    SCORING = "scoring", "审查评分中", "screening and scoring"
    PUBLICISED = "publicised", "公示中", "names published for objections"
    ENDED = "ended", "已结束", "ended"


NEXT: dict[State, State] = {
    State.DRAFT: State.OPEN,
    State.OPEN: State.SCORING,
    State.SCORING: State.PUBLICISED,
    State.PUBLICISED: State.ENDED,
}


class Standing(Word):
    """Where an application stands."""

    RECEIVED = "received", "已报名", "received"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
    ADMITTED = "admitted", "材料合格", "papers in order"
    REJECTED = "rejected", "材料不合格", "papers not in order"
    PROPOSED = "proposed", "拟入库（公示）", "proposed for entry"
    NOT_PROPOSED = "not_proposed", "未列入公示", "not proposed"
    ENTERED = "entered", "已入库", "entered"
    NOT_ENTERED = "not_entered", "公示后未入库", "not entered after publication"


class Part(Word):
    """What is scored: each part by two people, who do not see each other's points first."""

    EXAMINATION = "examination", "笔试（考核）", "examination"
    INTERVIEW = "interview", "面试", "interview"


HIGHEST = 100  # points of each part


def average(points: Iterable[int]) -> Fraction | None:
    """The mean of the points of one part, exact; None where nobody scored."""
    given = list(points)
    return Fraction(sum(given), len(given)) if given else None


def total(parts: Mapping[Part, Iterable[int]]) -> Fraction | None:
    """The mean of the parts' averages; None while a part has no points."""
    found = [average(parts.get(part, ())) for part in Part]
    whole = [each for each in found if each is not None]
    return sum(whole, Fraction(0)) / len(Part) if len(whole) == len(Part) else None


def lacking(parts: Mapping[Part, Iterable[int]], scorers: int) -> dict[Part, int]:
    """How many scorers each part still needs."""
    return {
        part: scorers - have for part in Part if (have := len(list(parts.get(part, ())))) < scorers
    }


def shown(points: Fraction | None) -> str:
    """A mean with two places, rounded half up; a dash for none."""
    if points is None:
        return "—"
    hundredths = (points * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02d}"
