"""What the marks of one sheet amount to under its standard: points, single grades, a proposal.

The proposal binds nobody: the reader signs a grade, and says why where it is another.
What does not apply is dropped and the others are weighed anew; it never counts as full marks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hengyuan.law.review.sheet import Mark, Marks, is_waived
from hengyuan.law.review.standards import (
    GradeRule,
    Indicator,
    Standard,
    share_of_dossier,
)
from hengyuan.law.review.words import Answer, Grade, Model
from hengyuan.law.vocabulary import Stage

WORTH = {Answer.YES: Fraction(1), Answer.PARTLY: Fraction(1, 2), Answer.NO: Fraction(0)}
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a sheet: its share of full marks (None: not judged yet), its single grade.

    `waived_zh` is why it does not apply; such a line weighs nothing.
    """

    indicator: Indicator
    share: Fraction | None
    grade: Grade | None
    waived_zh: str
    waived_en: str

    @property
    def is_waived(self) -> bool:
        """Whether the line is left out."""
        return bool(self.waived_zh)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sheet worked out: points of the hundred (None: not all judged), the proposed grade."""

    lines: tuple[Line, ...]
    points: Fraction | None
    proposed: Grade | None
    why_zh: str
    why_en: str


def work_out(
    standard: Standard,
    stage: Stage | None,
    marks: Marks,
    components: Mapping[str, int] | None = None,
) -> Verdict:
    """Lines, points and proposal; `components` are points out of a hundred each, where asked."""
    lines = tuple(_line(standard, one, marks.mark(one.id), stage) for one in standard.indicators)
    points = _points(standard, lines, components or {})
    if marks.vetoes:
        named = [one for one in standard.vetoes if one.id in marks.vetoes]
        zh, en = "、".join(one.zh for one in named), "; ".join(one.en for one in named)
        return Verdict(lines, points, Grade.UNQUALIFIED, f"一票否决：{zh}", f"veto: {en}")
    if standard.model is Model.GRADES:
        return Verdict(lines, points, *_from_grades(standard.rule, lines))
    return Verdict(lines, points, *_from_points(standard, points))


def _line(standard: Standard, indicator: Indicator, mark: Mark, stage: Stage | None) -> Line:
    if is_waived(indicator, mark, stage):
        rule = indicator.out_of_reach(stage)
        zh, en = (rule.zh, rule.en) if rule else (mark.waived.strip(), mark.waived.strip())
        return Line(indicator, None, None, zh, en)
    share = _share(indicator, mark)
    if standard.model is not Model.GRADES and mark.points is not None:
        share = min(Fraction(mark.points, TENTHS * indicator.weight), Fraction(1))
    grade = mark.grade if standard.model is Model.GRADES else None
    return Line(indicator, share, grade, "", "")


def _share(indicator: Indicator, mark: Mark) -> Fraction | None:
    """Of the items that are scored and apply, how much is fulfilled; None while one is open."""
    worths = []
    for item in indicator.items:
        answer = mark.answers.get(item.id)
        if item.is_fact or answer is Answer.NOT_APPLICABLE:
            continue
        if answer is None:
            return None
        worths.append(WORTH[answer])
    return Fraction(sum(worths), len(worths)) if worths else None


def grade_of_points(standard: Standard, points: Fraction) -> Grade:
    """The grade of so many points of a hundred under the thresholds of a standard."""
    reached = (grade for grade, least in standard.thresholds.items() if points >= least)
    return next(reached, Grade.UNQUALIFIED)


def _points(
    standard: Standard, lines: tuple[Line, ...], components: Mapping[str, int]
) -> Fraction | None:
    counted = [one for one in lines if not one.is_waived]
    if not counted or any(one.share is None for one in counted):
        return None
    weight = sum(one.indicator.weight for one in counted)
    full = sum((one.indicator.weight * (one.share or Fraction(0)) for one in counted), Fraction(0))
    dossier = full * Fraction(100, weight)
    if any(one.id not in components for one in standard.components):
        return None
    others = sum(
        (Fraction(one.weight * components[one.id], 100) for one in standard.components), Fraction(0)
    )
    return dossier * share_of_dossier(standard) + others


def _from_points(standard: Standard, points: Fraction | None) -> tuple[Grade | None, str, str]:
    if points is None:
        return None, "尚未全部评完", "not everything is judged yet"
    grade = grade_of_points(standard, points)
    told = f"{float(points):.1f}"
    return grade, f"合计{told}分", f"{told} points"


def _from_grades(rule: GradeRule, lines: tuple[Line, ...]) -> tuple[Grade | None, str, str]:
    counted = [one for one in lines if not one.is_waived]
    grades = [one.grade for one in counted if one.grade is not None]
    if not counted or len(grades) < len(counted):
        return None, "尚未全部评完", "not everything is judged yet"
    best = sum(one is Grade.EXCELLENT for one in grades)
    fine = sum(not one.is_below_good for one in grades)
    worst = sum(one is Grade.UNQUALIFIED for one in grades)
    core = [one.grade for one in counted if one.indicator.is_core]
    told = (
        f"优秀{best}项、良好以上{fine}项、不合格{worst}项，共{len(counted)}项",
        f"{best} excellent, {fine} good or better, {worst} unqualified, of {len(counted)}",
    )
    if worst >= rule.unqualified_from or Grade.UNQUALIFIED in core:
        return Grade.UNQUALIFIED, *told
    # Where indicators do not apply, no more can be asked for than there are.
    if (
        fine == len(counted)
        and best >= min(rule.excellent_from, len(counted))
        and all(one is Grade.EXCELLENT for one in core)
    ):
        return Grade.EXCELLENT, *told
    if not worst and fine >= min(rule.good_from, len(counted)):
        return Grade.GOOD, *told
    return Grade.QUALIFIED, *told
