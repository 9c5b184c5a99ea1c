"""智能随机 by_match: how well a candidate fits a matter, in whole points with reasons.

The score orders; it never excludes. Whoever may not be assigned is left out before, by the filters
of `hengyuan.law.qualification`. The best k then stand in a weighted lot, so that nobody is always
first, and a person decides. The weights are a place's own: no instrument fixes figures.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hengyuan.law.matching.distance import km_between, nearness
from hengyuan.law.matching.weights import Weights
from hengyuan.law.qualification.values import Brief, Candidate
from hengyuan.law.vocabulary import Kind, Word

Said = tuple[int, int, str, str]  # points, maximum, why in Chinese, why in English


class PartName(Word):
    """What the score looks at."""

    EXPERIENCE = "experience", "执业经验", "experience"
    FIELD = "field", "专业领域", "field of practice"
    LANGUAGE = "language", "语言", "language"
    DISTANCE = "distance", "距离", "distance"
    LOAD = "load", "在办量", "open cases"
    QUALITY = "quality", "办案质量", "quality"
    WISH = "wish", "受援人意愿", "recipient's wish"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score. A maximum of 0 means that the matter does not ask for it."""

    name: PartName
    points: int
    maximum: int
    reason_zh: str
    reason_en: str

    def as_values(self) -> dict[str, object]:
        """The part as a record keeps it."""
        return {
            "part": self.name.value,
            "points": self.points,
            "maximum": self.maximum,
            "zh": self.reason_zh,
            "en": self.reason_en,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """The parts in their order, and the version of the weights they were counted with."""

    parts: tuple[Part, ...]
    version: str

    @property
    def total(self) -> int:
        """All points."""
        return sum(part.points for part in self.parts)

    @property
    def maximum(self) -> int:
        """The points that this matter lets anybody reach."""
        return sum(part.maximum for part in self.parts)

    def as_values(self) -> dict[str, object]:
        """The score as a record keeps it."""
        return {
            "version": self.version,
            "total": self.total,
            "maximum": self.maximum,
            "parts": [part.as_values() for part in self.parts],
        }


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the score; rank 1 is the best."""

    candidate: Candidate
    score: Score
    rank: int


def score(brief: Brief, candidate: Candidate, weights: Weights) -> Score:
    """How well the candidate fits the matter on its day, part by part, in whole points."""
    parts = tuple(Part(name, *ask(brief, candidate, weights)) for name, ask in PARTS_ASKED)
    return Score(parts, weights.version)


def best(
    brief: Brief, candidates: Iterable[Candidate], weights: Weights, *, k: int
) -> tuple[Ranked, ...]:
    """The k best of those who passed the filters.

    Equal points: who waited longest since the last assignment comes first, then by id.
    """
    scored = [(candidate, score(brief, candidate, weights)) for candidate in candidates]
    scored.sort(key=lambda pair: (-pair[1].total, _waiting(pair[0])))
    return tuple(Ranked(*pair, rank) for rank, pair in enumerate(scored[:k], start=1))


def weights_of(ranked: Iterable[Ranked]) -> tuple[tuple[str, int], ...]:
    """The candidates of a weighted lot, (id, weight), in the order of their ids.

    The weight is the points, at least 1: twice the points, twice the chance.
    """
    return tuple(sorted((one.candidate.id, max(1, one.score.total)) for one in ranked))


def _waiting(candidate: Candidate) -> tuple[date, str]:
    return (candidate.last_assigned_on or date.min, candidate.id)


def full_years(since: date, on: date) -> int:
    """Full years between two days, never below 0."""
    return max(0, on.year - since.year - ((on.month, on.day) < (since.month, since.day)))


def _experience(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    maximum = weights.maxima["experience"]
    if brief.kind in (Kind.CRIMINAL, Kind.DUTY_HELP):
        since, zh, en = candidate.criminal_since, "刑事辩护", "criminal defence"
    else:
        since, zh, en = candidate.licensed_on, "执业", "practice"
    if since is None:
        return 0, maximum, f"没有载明{zh}的起始日", f"no first day of {en} on record"
    years = full_years(since, brief.on)
    points = maximum * min(years, weights.experience_years) // weights.experience_years
    full = weights.experience_years
    zh = f"{zh}满{years}年，满{full}年得满分"
    return points, maximum, zh, f"{years} years of {en}, full points from {full}"


def _field(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    if not brief.field:
        return (
            0,
            0,
            "案件没有载明专业领域，不计分",
            "no field on record for the matter, not counted",
        )
    maximum, field = weights.maxima["field"], brief.field
    years = dict(candidate.fields).get(field)
    if years is None:
        return 0, maximum, f"专长中没有“{field}”", f"“{field}” is not among the fields"
    half = maximum // 2
    grown = (maximum - half) * min(years, weights.field_years) // weights.field_years
    zh = f"专长“{field}”满{years}年，满{weights.field_years}年得满分"
    en = f"{years} years in “{field}”, full points from {weights.field_years}"
    return half + grown, maximum, zh, en


def _language(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    asked = brief.languages
    if not asked:
        return 0, 0, "没有语言要求，不计分", "no language asked for, not counted"
    maximum, spoken = weights.maxima["language"], asked & candidate.languages
    named = "、".join(sorted(asked - spoken))
    points = maximum * len(spoken) // len(asked)
    if not named:
        return points, maximum, "通晓受援人的语言", "speaks the recipient's language"
    if brief.has_interpreter:
        zh, en = f"不通晓{named}，已安排翻译", f"does not speak {named}, an interpreter comes"
        return max(points, maximum // 2), maximum, zh, en
    return points, maximum, f"不通晓{named}", f"does not speak {named}"


def _distance(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    maximum = weights.maxima["distance"]
    if brief.place is None or candidate.office is None:
        thirds, zh, en = nearness(candidate.district, brief.region)
        return maximum * thirds // 3, maximum, zh, en
    km = km_between(brief.place, candidate.office)
    near, far = weights.near_km, weights.far_km
    points = maximum * (far - min(max(km, near), far)) // (far - near)
    zh = f"相距约{km}公里，{near}公里以内得满分，{far}公里以外不得分"
    en = f"about {km} km apart, full points within {near}, none beyond {far}"
    return points, maximum, zh, en


def load_points(open_load: int, weights: Weights) -> int:
    """The points of the load part with so many open cases."""
    full = weights.load_full
    return weights.maxima["load"] * (full - min(open_load, full)) // full


def _load(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    points, maximum = load_points(candidate.open_load, weights), weights.maxima["load"]
    zh = f"未结{candidate.open_load}件，本月已指派{candidate.cases_this_month}件"
    en = f"{candidate.open_load} open cases, {candidate.cases_this_month} assigned this month"
    return points, maximum, zh, en


def _quality(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    maximum, grade = weights.maxima["quality"], candidate.quality
    points = maximum * weights.quality_share(grade) // 100
    if grade is None:
        zh = "没有质量评估等次，按中性计分"
        return points, maximum, zh, "no quality grade yet, counted as neutral"
    zh, en = candidate.quality_said
    return points, maximum, zh or f"质量评估{grade.name_zh}", en or f"quality grade {grade.name_en}"


def _wish(brief: Brief, candidate: Candidate, weights: Weights) -> Said:
    named, maximum = brief.wishes, weights.maxima["wish"]
    if not (named or brief.prefers_woman):
        return 0, 0, "受援人没有表示意愿，不计分", "the recipient named no wish, not counted"
    if candidate.id in named:
        place = named.index(candidate.id)
        points = maximum * (len(named) - place) // len(named)
        return (
            points,
            maximum,
            f"受援人点名，第{place + 1}位",
            f"named by the recipient, {place + 1}.",
        )
    if brief.prefers_woman and candidate.is_woman:
        share = maximum // 2 if named else maximum
        return share, maximum, "优先女律师，是女律师", "a woman is preferred, and is one"
    return 0, maximum, "不是受援人所愿", "not whom the recipient wished for"


PARTS_ASKED: tuple[tuple[PartName, Callable[[Brief, Candidate, Weights], Said]], ...] = (
    (PartName.EXPERIENCE, _experience),
    (PartName.FIELD, _field),
    (PartName.LANGUAGE, _language),
    (PartName.DISTANCE, _distance),
    (PartName.LOAD, _load),
    (PartName.QUALITY, _quality),
    (PartName.WISH, _wish),
)
