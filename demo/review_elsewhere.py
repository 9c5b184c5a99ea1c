"""A round over dossiers from elsewhere in the demo city: handed in, read, over, with its deck.

The people in them are invented and stand in no roster here.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from demo.city import City
from hengyuan.dossier.rendering import PrintedDocument, render_pdf
from hengyuan.dossier.rendering.blocks import Paragraph
from hengyuan.inspection.bundle import Member
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.sampling import Settings
from hengyuan.peer_review.commands import decisions, decks, elsewhere, rounds
from hengyuan.peer_review.models import Deck, Dossier, Round
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.decks import of_deck
from hengyuan.peer_review.queries.sheets import settlement_of
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.elsewhere import Row, read_row

PEOPLE = (
    ("郁行之", "白石滩律师事务所", "池小满"), ("温既白", "白石滩律师事务所", "巫阿九"),
    ("郁行之", "白石滩律师事务所", "端木苗"), ("司徒岸", "临川法律服务所", "干晓禾"),
)  # fmt: skip
REASON = "以案卷中的材料为准：没有材料的，认定为否；材料不完整的，认定为部分。"


def fill(city: City, read: Callable[[City, Round, int], None]) -> None:
    """`read` lets the readers sign the sheets of a round, the first of them so many days ago."""
    row = _round(city)
    read(city, row, 24)
    _grades(city, row)
    _deck(city, row)


def _at(city: City, ago: int) -> datetime:
    day = city.today - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 11, tzinfo=SHANGHAI)


def _round(city: City) -> Round:
    actor, bureau = city.cast.actor("bureau"), city.cast.bureau
    begins, ends = (city.today - timedelta(days=ago) for ago in (200, 60))
    row = rounds.open_round(
        organisation=bureau, title="外来案卷交叉评估", closed_from=begins, closed_to=ends,
        settings=Settings(number=len(PEOPLE), expected=len(PEOPLE)),
        standards={field: standard_at(field, bureau.region, city.today) for field in Field},
        chief=city.cast.accounts["bureau"], actor=actor, at=_at(city, 27), from_elsewhere=True,
    )  # fmt: skip
    with TemporaryDirectory(prefix="hengyuan-demo-") as folder:
        rows, members = _handed(row, Path(folder), city)
        handover = elsewhere.hand_in(
            round_=row, rows=rows, members=members, actor=actor, at=_at(city, 27)
        )
    elsewhere.accept(handover=handover, actor=actor, at=_at(city, 27) + timedelta(hours=1))
    rounds.close_frame(round_=row, actor=actor, at=_at(city, 26))
    rounds.draw(round_=row, actor=actor, at=_at(city, 25))
    at = _at(city, 25) + timedelta(hours=2)
    rounds.allocate_readers(round_=row, actor=actor, at=at, on=at.date())
    row.refresh_from_db()
    return row


def _handed(row: Round, folder: Path, city: City) -> tuple[list[Row], dict[str, Member]]:
    """The list and its files, as a zip would bring them."""
    rows, members = [], {}
    for number, (handler, firm, recipient) in enumerate(PEOPLE, 1):
        name = f"{number}号案卷.pdf"
        path = folder / name
        path.write_bytes(render_pdf(_paper(number, handler, recipient)))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        members[name] = Member(name, path, digest, pages=1)
        cells = {
            "file": name, "number": f"临援刑字〔{row.closed_to.year}〕第{number}号",
            "kind": "刑事", "stage": "一审", "institution": "临川县法律援助中心", "firm": firm,
            "handler": handler, "recipient": recipient, "others": "", "region": "990198",
            "closed_on": (city.today - timedelta(days=90 + number)).isoformat(),
        }  # fmt: skip
        told = read_row(number + 1, cells, (), row.closed_from, row.closed_to)
        assert not told.wrong, told.wrong
        rows.append(Row(told.number, told.told, (), (name,)))
    return rows, members


def _paper(number: int, handler: str, recipient: str) -> PrintedDocument:
    text = f"会见笔录（第{number}件）。受援人{recipient}，承办人{handler}。告知权利义务和风险。"
    return PrintedDocument(
        form_id="demo-elsewhere", title="会见笔录", institution="临川县法律援助中心",
        blocks=(Paragraph(text=text), Paragraph(text="起诉书认定的数额有两笔没有追回。")),
    )  # fmt: skip


def _grades(city: City, row: Round) -> None:
    """The chief decides all, and the round is over."""
    actor = city.cast.actor("bureau")
    for dossier in Dossier.objects.filter(round=row).select_related("round", "entry"):
        standard = queries.standard_of(row, dossier.field)
        grade = settlement_of(dossier, standard.most_gap).proposed
        told: dict[str, Any] = {
            "dossier": dossier, "grade": grade or Grade.QUALIFIED, "actor": actor
        }  # fmt: skip
        decisions.decide_draft(**told, reason="综合专家意见，按多数意见确定。", at=_at(city, 17))
        decisions.finish(**told, reason="", at=_at(city, 8))
    rounds.close_round(round_=row, actor=actor, at=_at(city, 7))


def _deck(city: City, row: Round) -> None:
    """The chief answers each card, and the deck goes to the readers."""
    actor = city.cast.actor("bureau")
    deck: Deck = decks.make_deck(round_=row, actor=actor, at=_at(city, 6))
    for number, card in enumerate(of_deck(deck), 1):
        answer = Answer.parse(card.said[-1].answer)
        decks.settle_card(
            deck=deck, card=number, answer=answer, reason=REASON, actor=actor, at=_at(city, 5)
        )
    decks.issue_deck(deck=deck, actor=actor, at=_at(city, 4))
