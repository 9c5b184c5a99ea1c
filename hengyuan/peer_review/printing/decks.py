"""A training deck on paper: the cards first, the chief's answers behind them."""

from collections.abc import Iterator
from datetime import date

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import Block, Heading, Items, Note, Paragraph
from hengyuan.law.review.words import Answer, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Deck
from hengyuan.peer_review.printing.sections import drafts_of
from hengyuan.peer_review.queries.decks import Said, Shown, asked, shown


def deck_paper(deck: Deck, today: date) -> PrintedDocument:
    """The deck; papers are Chinese."""
    cards = shown(deck, asked(deck))
    return PrintedDocument(
        form_id="review_deck",
        title="案件质量同行评估培训教材",
        institution=deck.round.organisation.name,
        number=deck.round.title,
        blocks=(
            *(block for one in cards for block in _question(one)),
            Heading("参考答案（由评估组长写明）"),
            *(Paragraph(text=_answer(one)) for one in cards),
            *(Note(text) for text in drafts_of(deck.round)),
        ),
        dated_on=today,
    )


def _question(one: Shown) -> Iterator[Block]:
    stage = Stage.parse(one.card.stage).name_zh
    yield Heading(f"第{one.number}题　{one.field.name_zh} · {stage} · {one.indicator.zh}")
    yield Paragraph(text=f"{one.item.zh}：是、部分、否，还是不适用？")
    yield Items(tuple(said_in(answer, said) for answer, said, _nowhere in one.said))


def said_in(answer: Answer, said: Said) -> str:
    """What one reader said, in Chinese."""
    pages = "、".join(str(page) for page in said.pages if page)
    where = f"（第{pages}页）" if pages else "（全卷未见）" if said.pages else ""
    text = f"：{said.text}" if said.text else ""
    return f"一名专家认为“{answer.name_zh}”{text}{where}"


def _answer(one: Shown) -> str:
    answer, grade = Answer.parse(one.card.answer).name_zh, Grade.parse(one.card.grade).name_zh
    return f"第{one.number}题　{answer}。{one.card.reason}（该案卷最终等次：{grade}）"
