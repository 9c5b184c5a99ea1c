"""What one reader says of one dossier, and what is still missing before he may sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from hengyuan.law.review.standards import Indicator, Item, Standard
from hengyuan.law.review.words import Answer, Grade, Model
from hengyuan.law.vocabulary import Stage

WHOLE = 0  # the page number that means: nowhere in the dossier
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence and the pages that it speaks of; page 0 says that the dossier has it nowhere."""

    text: str = ""
    pages: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether both are there."""
        return bool(self.text.strip()) and bool(self.pages)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one first-level indicator.

    `points` are of the hundred that the indicator weighs, for a model of points, in tenths; None
    takes what the answers give. `waived` is why the indicator does not apply.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    grade: Grade | None = None
    points: int | None = None
    waived: str = ""
    remark: Remark = Remark()

    def as_dict(self) -> dict[str, Any]:
        """The mark as it is kept and hashed."""
        return {
            "answers": {name: answer.value for name, answer in sorted(self.answers.items())},
            "remarks": {name: _told(one) for name, one in sorted(self.remarks.items())},
            "grade": self.grade.value if self.grade else None,
            "points": self.points,
            "waived": self.waived,
            "remark": _told(self.remark),
        }

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """The mark again; raises KeyError, TypeError, UnknownRule for what is none."""
        return cls(
            {name: Answer.parse(one) for name, one in value["answers"].items()},
            {name: _remark(one) for name, one in value["remarks"].items()},
            Grade.parse(value["grade"]) if value["grade"] else None,
            value["points"],
            value["waived"],
            _remark(value["remark"]),
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """A whole sheet: marks by indicator, vetoes with their proof, the grade that the reader signs.

    `reason` says why the signed grade is not the proposed one.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    vetoes: Mapping[str, Remark] = field(default_factory=dict)
    grade: Grade | None = None
    reason: str = ""

    def mark(self, indicator: str) -> Mark:
        """What is said of an indicator; an empty mark where nothing is."""
        return self.marks.get(indicator, Mark())

    def with_mark(self, indicator: str, mark: Mark) -> Self:
        """The sheet with one mark changed."""
        return replace(self, marks={**self.marks, indicator: mark})

    def as_dict(self) -> dict[str, Any]:
        """The sheet as it is kept and hashed."""
        return {
            "marks": {name: one.as_dict() for name, one in sorted(self.marks.items())},
            "vetoes": {name: _told(one) for name, one in sorted(self.vetoes.items())},
            "grade": self.grade.value if self.grade else None,
            "reason": self.reason,
        }

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """The sheet again; raises KeyError, TypeError, UnknownRule for what is none."""
        return cls(
            {name: Mark.of(one) for name, one in value["marks"].items()},
            {name: _remark(one) for name, one in value["vetoes"].items()},
            Grade.parse(value["grade"]) if value["grade"] else None,
            value["reason"],
        )


def _told(remark: Remark) -> dict[str, Any]:
    return {"text": remark.text, "pages": list(remark.pages)}


def _remark(value: Mapping[str, Any]) -> Remark:
    return Remark(value["text"], tuple(value["pages"]))


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be there before the sheet may be signed, and where."""

    indicator: str
    item: str
    zh: str
    en: str


def is_waived(indicator: Indicator, mark: Mark, stage: Stage | None) -> bool:
    """Whether an indicator is left out: its stage does not know it, or the reader says why."""
    return indicator.out_of_reach(stage) is not None or bool(mark.waived.strip())


def missing(
    standard: Standard, stage: Stage | None, marks: Marks, proposed: Grade | None
) -> tuple[Missing, ...]:
    """What is wanting, in the order of the sheet; empty once it can be signed."""
    found = [
        one
        for indicator in standard.indicators
        if not is_waived(indicator, marks.mark(indicator.id), stage)
        for one in _of_indicator(standard, indicator, marks.mark(indicator.id))
    ]
    for veto in standard.vetoes:
        if veto.id in marks.vetoes and not marks.vetoes[veto.id].is_whole:
            found.append(_needs_proof("", veto.id, veto.zh, veto.en))
    if marks.grade is None:
        found.append(Missing("", "", "还没有评定等次", "no grade is given yet"))
    elif proposed is not None and marks.grade is not proposed and not marks.reason.strip():
        found.append(
            Missing(
                "", "", "评定等次与规则推算的等次不同，须说明理由",
                "the grade is not the one that the rule proposes: a reason is needed",
            )
        )  # fmt: skip
    return tuple(found)


def _of_indicator(standard: Standard, indicator: Indicator, mark: Mark) -> Iterator[Missing]:
    for item in indicator.items:
        yield from _of_item(indicator.id, item, mark)
    if standard.model is not Model.GRADES:
        return
    if mark.grade is None:
        zh, en = f"没有单项等次：{indicator.zh}", f"no single grade: {indicator.en}"
        yield Missing(indicator.id, "", zh, en)
    elif mark.grade.is_below_good and not _has_proof(mark):
        yield _needs_proof(indicator.id, "", indicator.zh, indicator.en)


def _of_item(indicator: str, item: Item, mark: Mark) -> Iterator[Missing]:
    answer, remark = mark.answers.get(item.id), mark.remarks.get(item.id, Remark())
    if answer is None:
        yield Missing(indicator, item.id, f"没有作答：{item.zh}", f"not answered: {item.en}")
    elif answer is Answer.NOT_APPLICABLE and not remark.text.strip():
        zh, en = f"不适用须说明理由：{item.zh}", f"not applicable needs a reason: {item.en}"
        yield Missing(indicator, item.id, zh, en)
    elif answer.is_short and not item.is_fact and not remark.is_whole:
        yield _needs_proof(indicator, item.id, item.zh, item.en)


def _has_proof(mark: Mark) -> bool:
    return mark.remark.is_whole or any(one.is_whole for one in mark.remarks.values())


def _needs_proof(indicator: str, item: str, zh: str, en: str) -> Missing:
    return Missing(
        indicator, item, f"须写一句话并注明页码：{zh}", f"needs a sentence and a page: {en}"
    )
