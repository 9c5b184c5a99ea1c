"""Letters of a round to firms and institutions: 评估结果通报, each about its own dossiers alone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Items,
    Note,
    Paragraph,
    StampBox,
    Table,
)
from hengyuan.law.review.report import Row
from hengyuan.law.review.sheet import WHOLE
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.printing.sections import drafts_of
from hengyuan.peer_review.queries.letters import Example, Lack, Letter, Part


def round_letter(letter: Letter, round_: Round, today: date) -> PrintedDocument:
    """One letter; the grades in it are final."""
    organisation = round_.organisation.name
    blocks = [
        Paragraph(text=_opening(letter, round_)),
        _dossiers(letter),
        *(block for part in letter.parts for block in _part(part)),
        Paragraph(
            text="请据此对照整改；对等次有异议的，可以向本机关书面提出。受援人的信息请予保密。"
        ),
        *(Note(text) for text in drafts_of(round_)),
    ]
    return PrintedDocument(
        form_id="review-round-letter",
        title="案件质量同行评估结果通报",
        institution=organisation,
        number=round_.title,
        addressee=letter.to,
        blocks=tuple(blocks),
        sign_off=StampBox(unit=organisation, on=today),
        dated_on=today,
    )


def _opening(letter: Letter, round_: Round) -> str:
    counts = "、".join(
        f"{grade.name_zh}{count}件" for grade, count in letter.own.counts.items() if count
    )
    return (
        f"在“{round_.title}”中，你单位有{letter.own.total}件案卷确定了等次：{counts}。"
        f"{_shares('你单位', letter.own)}；{_shares('本轮全部', letter.whole)}。"
        "各专家、各地宽严不同，件数少的，比率只供参考。"
    )


def _shares(who: str, row: Row) -> str:
    return f"{who}{row.total}件，优良率{row.good_or_better}%，合格率{row.passed}%"


def _dossiers(letter: Letter) -> Table:
    return Table(
        columns=(Column("案号", share=3), Column("类别"), Column("承办人"), Column("等次")),
        rows=tuple(
            (row.number, Field.parse(row.field).name_zh, row.handler_name,
             Grade.parse(row.grade).name_zh)
            for row in letter.dossiers
        ),
    )  # fmt: skip


def _part(part: Part) -> Iterator[Block]:
    name = part.field.name_zh
    yield Heading(f"各项指标的平均得分率 · {name}")
    yield Table(
        columns=(
            Column("指标", share=3), Column("你单位%", align=Align.END, is_tight=True),
            Column("本轮%", align=Align.END, is_tight=True),
        ),
        rows=tuple((own.zh, _shown(own.mean), _shown(every.mean)) for own, every in part.means),
    )  # fmt: skip
    if part.lacks:
        yield Heading(f"较多见的不足 · {name}")
        yield Items(tuple(map(_lack, part.lacks)))


def _shown(mean: Decimal | None) -> str:
    return "—" if mean is None else str(mean)


def _lack(lack: Lack) -> str:
    said = f"{lack.item.zh}：{lack.item.of}份评估表中{lack.item.short}份认为不足。"
    return said + "".join(map(_example, lack.examples))


def _example(one: Example) -> str:
    pages = "、".join(str(page) for page in one.pages if page != WHOLE)
    return f"例：{one.number}（{f'第{pages}页' if pages else '全卷未见'}）{one.text}。"
