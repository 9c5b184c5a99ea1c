"""Reads of sheets: marks, verdicts, what signed sheets amount to."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.review.disagreement import Opinion, Settlement, settle
from hengyuan.law.review.scoring import Line, Verdict, work_out
from hengyuan.law.review.sheet import Mark, Marks, Remark
from hengyuan.law.review.standards import Indicator, Item, Standard, Veto
from hengyuan.law.review.words import Answer, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Dossier, Sheet
from hengyuan.peer_review.rules.sheets import SheetState

DOMAIN = "hengyuan-review-sheet-1"


def marks_of(sheet: Sheet) -> Marks:
    """What the sheet says; an empty one before anything is written."""
    return Marks.of(sheet.marks) if sheet.marks else Marks()


def stage_of(sheet: Sheet) -> Stage:
    """The stage of the dossier's proceeding."""
    return Stage.parse(sheet.dossier.proceeding)


def verdict_of(sheet: Sheet, standard: Standard) -> Verdict:
    """The sheet worked out under its round's standard."""
    return worked_out(sheet, marks_of(sheet), standard)


def worked_out(sheet: Sheet, marks: Marks, standard: Standard) -> Verdict:
    """The same where the sheet was read already."""
    return work_out(standard, stage_of(sheet), marks, sheet.dossier.components)


def digest_of(sheet: Sheet) -> str:
    """SM3 of what a signed sheet says and of the standard that it was judged by."""
    content = sheet.dossier.round.standards[sheet.dossier.field]
    return digest(DOMAIN, canonical(content), canonical(marks_of(sheet).as_dict()))


def signed_sheets(dossier: Dossier) -> list[Sheet]:
    """The signed sheets of a dossier, in the order of their places."""
    found = Sheet.objects.filter(dossier=dossier, state=SheetState.SIGNED)
    return list(found.select_related("reader__account").order_by("place"))


def opinion_of(sheet: Sheet) -> Opinion:
    """What a signed sheet says in short."""
    points = None if sheet.points is None else Fraction(sheet.points)
    return Opinion(Grade.parse(sheet.grade), points, frozenset(marks_of(sheet).vetoes))


def settlement_of(dossier: Dossier, most_gap: int) -> Settlement:
    """What the signed sheets of a dossier amount to."""
    return settle([opinion_of(one) for one in signed_sheets(dossier)], most_gap)


@dataclass(frozen=True, slots=True)
class ItemField:
    """One item on the page: what is said of it."""

    item: Item
    name: str  # indicator:item, as its fields are named
    anchor: str
    answer: str
    text: str
    pages: str


@dataclass(frozen=True, slots=True)
class IndicatorField:
    """One indicator on the page."""

    indicator: Indicator
    items: tuple[ItemField, ...]
    out_of_reach: str
    waived: str
    grade: str
    points: str
    text: str
    pages: str


@dataclass(frozen=True, slots=True)
class VetoField:
    """One veto on the page."""

    veto: Veto
    is_named: bool
    text: str
    pages: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The whole sheet as the page shows it."""

    indicators: tuple[IndicatorField, ...]
    vetoes: tuple[VetoField, ...]
    grade: str
    reason: str


def filled(sheet: Sheet, standard: Standard) -> Filled:
    """The sheet as the page shows it."""
    return filled_with(marks_of(sheet), stage_of(sheet), standard)


def filled_with(marks: Marks, stage: Stage, standard: Standard) -> Filled:
    """The same of any marks."""
    return Filled(
        tuple(_indicator(one, marks.mark(one.id), stage) for one in standard.indicators),
        tuple(_veto(one, marks) for one in standard.vetoes),
        marks.grade.value if marks.grade else "",
        marks.reason,
    )


def _indicator(indicator: Indicator, mark: Mark, stage: Stage) -> IndicatorField:
    rule = indicator.out_of_reach(stage)
    return IndicatorField(
        indicator, tuple(_item(indicator.id, one, mark) for one in indicator.items),
        (rule.en if is_english() else rule.zh) if rule else "", mark.waived,
        mark.grade.value if mark.grade else "",
        "" if mark.points is None else f"{mark.points / 10:g}",
        mark.remark.text, _pages(mark.remark),
    )  # fmt: skip


def _item(indicator: str, item: Item, mark: Mark) -> ItemField:
    answer, remark = mark.answers.get(item.id), mark.remarks.get(item.id, Remark())
    return ItemField(
        item, f"{indicator}:{item.id}", f"i-{indicator}-{item.id}",
        answer.value if answer else "", remark.text, _pages(remark),
    )  # fmt: skip


def _veto(veto: Veto, marks: Marks) -> VetoField:
    remark = marks.vetoes.get(veto.id, Remark())
    return VetoField(veto, veto.id in marks.vetoes, remark.text, _pages(remark))


def _pages(remark: Remark) -> str:
    return ", ".join(map(str, remark.pages))


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader said of an item: the answer by its name, the sentence, the pages."""

    answer: str
    text: str
    pages: str


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One item as each reader answered it, in the order of the signed sheets."""

    item: Item
    said: tuple[Said, ...]
    is_split: bool


@dataclass(frozen=True, slots=True)
class ComparedIndicator:
    """One indicator: in short what each reader makes of it, and its items."""

    indicator: Indicator
    lines: tuple[str, ...]
    items: tuple[ComparedItem, ...]


def side_by_side(sheets: Sequence[Sheet], standard: Standard) -> list[ComparedIndicator]:
    """Signed sheets of one dossier, indicator by indicator."""
    marks = [marks_of(one) for one in sheets]
    verdicts = [verdict_of(one, standard) for one in sheets]
    found = []
    for place, indicator in enumerate(standard.indicators):
        own = [one.mark(indicator.id) for one in marks]
        items = tuple(_compared(item, own) for item in indicator.items)
        lines = tuple(_in_short(verdict.lines[place]) for verdict in verdicts)
        found.append(ComparedIndicator(indicator, lines, items))
    return found


def _in_short(line: Line) -> str:
    if line.is_waived:
        why = line.waived_en if is_english() else line.waived_zh
        return f"{name_of(Answer.NOT_APPLICABLE)}: {why}"
    share = f"{float(line.share * 100):.0f}%" if line.share is not None else ""
    return " ".join(part for part in (name_of(line.grade) if line.grade else "", share) if part)


def _compared(item: Item, marks: Sequence[Mark]) -> ComparedItem:
    said = tuple(_said(one, item) for one in marks)
    return ComparedItem(item, said, len({one.answer for one in said}) > 1)


def _said(mark: Mark, item: Item) -> Said:
    answer, remark = mark.answers.get(item.id), mark.remarks.get(item.id, Remark())
    return Said(name_of(answer) if answer else "—", remark.text, _pages(remark))
