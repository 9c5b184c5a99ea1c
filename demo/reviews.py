"""A round of peer review in the demo city: readers, a sample of closed cases, sheets, grades.

Some dossiers have their grade, some wait for the chief, some are still being read.
"""

import random
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from demo.cast import let_everybody_in, new_account
from demo.city import City
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import Mark, Marks, Remark
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Answer, Field
from hengyuan.law.sampling import Minimum, Settings
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.commands import decisions, rounds, sheets
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.sheets import settlement_of
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.rules.rounds import TO_DECIDE
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

READERS = ("柳知秋", "顾明远", "沈砚", "岑溪", "何砥", "陆闻道")
SINCE, UNTIL = 150, 30  # days ago: cases that closed between them are drawn from
DRAWN, LEFT_OPEN = 10, 3  # dossiers drawn; those that nobody has read to the end
LACKS = (
    "笔录没有写明结束时间", "没有注明卷宗页码", "风险告知没有受援人签名", "没有回应对方主张",
)  # fmt: skip


@transaction.atomic
def fill(city: City) -> None:
    """The readers, then the round of the last months, step by step on days of its own."""
    _readers(city)
    row = _round(city)
    _sheets(city, row)
    _grades(city, row)


def _at(city: City, ago: int, hour: int = 9) -> datetime:
    day = city.today - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def _readers(city: City) -> None:
    bureau, at = city.cast.bureau, _at(city, 28)
    trained_on = max(date(at.year, 1, 1), at.date() - timedelta(days=60))
    for number, name in enumerate(READERS, start=1):
        account = new_account(city.cast, f"reviewer_{number}", name, Role.REVIEWER, bureau)
        facts = Facts(None, None, "990199", tuple(Field), (), at.year - 6 - number, None)
        enter_reader(
            pool=bureau, account=account, facts=facts, trained_on=trained_on,
            actor=city.cast.actor("bureau"), at=at,
        )  # fmt: skip
    let_everybody_in()


def _round(city: City) -> Round:
    actor, bureau = city.cast.actor("bureau"), city.cast.bureau
    begins, ends = (city.today - timedelta(days=ago) for ago in (SINCE, UNTIL))
    size = queries.frame_size(bureau, begins, ends)
    row = rounds.open_round(
        organisation=bureau, title="本年度第二轮案件质量评估", closed_from=begins, closed_to=ends,
        settings=Settings(
            number=min(DRAWN, size), expected=size, minima=(Minimum(("institution",)),)
        ),
        standards={field: standard_at(field, bureau.region, city.today) for field in Field},
        chief=city.cast.accounts["bureau"], hints_of=70, actor=actor, at=_at(city, 25),
    )  # fmt: skip
    rounds.close_frame(round_=row, actor=actor, at=_at(city, 24))
    rounds.draw(round_=row, actor=actor, at=_at(city, 23))
    at = _at(city, 22)
    rounds.allocate_readers(round_=row, actor=actor, at=at, on=at.date())
    row.refresh_from_db()
    return row


def _sheets(city: City, row: Round) -> None:
    read = list(queries.dossiers_of(row).order_by("code"))[:-LEFT_OPEN]
    rows = Sheet.objects.filter(dossier__in=read).select_related(
        "dossier__round", "reader__account"
    )
    for number, sheet in enumerate(rows.order_by("dossier__code", "place")):
        actor = actor_of(sheet.reader.account, city.today)
        assert actor is not None
        at = _at(city, 18 - number // 3, 10 + number % 3)
        standard = queries.standard_of(row, sheet.dossier.field)
        begun = sheets.start(sheet=sheet, actor=actor, at=at)
        marks = _marks(city.dice("sheet", number), standard, begun)
        sheets.keep(sheet=begun, marks=marks, saved=begun.saved, actor=actor)
        sheets.sign(sheet=begun, actor=actor, at=at + timedelta(minutes=50))


def _marks(chance: random.Random, standard: Standard, sheet: Sheet) -> Marks:
    """Most in order, some things short, each with its sentence and page."""
    marks = {}
    for indicator in standard.indicators:
        answers: dict[str, Answer] = {}
        remarks: dict[str, Remark] = {}
        for item in indicator.items:
            answers[item.id] = chance.choices(tuple(Answer)[:3], (82, 13, 5))[0]
            if answers[item.id].is_short:
                page = chance.randrange(1, 9)
                remarks[item.id] = Remark(chance.choice(LACKS), (page,))
        marks[indicator.id] = Mark(answers, remarks)
    stage = Stage.parse(sheet.dossier.proceeding)
    return Marks(marks, grade=work_out(standard, stage, Marks(marks)).proposed)


def _grades(city: City, row: Round) -> None:
    """The chief told the draft of most that can be decided, and settled those of long ago."""
    actor = city.cast.actor("bureau")
    ready = Dossier.objects.filter(round=row, state__in=TO_DECIDE).order_by("code")
    for number, dossier in enumerate(ready.select_related("round", "case")[1:]):
        standard = queries.standard_of(row, dossier.field)
        grade = settlement_of(dossier, standard.most_gap).proposed
        if grade is None:
            continue
        told: dict[str, Any] = {"dossier": dossier, "grade": grade, "actor": actor}
        decisions.decide_draft(**told, reason="按多数专家意见", at=_at(city, 9, 15))
        if number % 2 == 0:
            decisions.finish(**told, reason="", at=_at(city, 1, 15))
