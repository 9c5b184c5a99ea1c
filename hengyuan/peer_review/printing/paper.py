"""The report as a paper for both writers: tables, and bars that are legible in black and white."""

from collections.abc import Iterable
from datetime import date

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    Table,
)
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.printing.sections import Section, drafts_of, sections_of, text_of


def report_paper(round_: Round, today: date) -> PrintedDocument:
    """The whole report; `today` is the day on which it was printed."""
    drafts = tuple(Note(text) for text in drafts_of(round_))
    parts = [block for one in sections_of(round_) for block in _blocks(one)]
    return PrintedDocument(
        form_id="review_report",
        title="案件质量同行评估报告",
        institution=round_.organisation.name,
        number=round_.title,
        blocks=(*drafts, *parts, *drafts),
        dated_on=today,
    )


def _blocks(section: Section) -> Iterable[Block]:
    yield Heading(section.title)
    if section.note:
        yield Paragraph(text=section.note)
    if not section.rows:
        return
    first, *others = section.heads
    ends = [Column(one, align=Align.END, is_tight=len(section.heads) > 2) for one in others]
    yield Table(
        columns=(Column(first, share=3), *ends),
        rows=tuple(tuple(map(text_of, row)) for row in section.rows),
    )
    if section.drawn:
        yield Bars(tuple(_bar(section, row[0], row[section.drawn]) for row in section.rows))


def _bar(section: Section, label: object, value: object) -> Bar:
    number = float(value) if isinstance(value, int | float) else 0.0
    shown = value if isinstance(value, int | float) else None
    return Bar(str(label), text_of(shown), number / section.full if section.full else 0.0)
