"""A round of peer review in the demo city: readers, a sample of closed cases, sheets, grades.

Some dossiers have their grade, some wait for the chief, some are still being read.
"""

import random
from collections.abc import Collection
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from PIL import Image

from demo import review_elsewhere
from demo.cast import let_everybody_in, new_account
from demo.city import City
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import Mark, Marks, Remark
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.sampling import Minimum, Settings
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.commands import (
    decisions,
    paper,
    rectifications,
    results,
    rounds,
    self_check,
    sheets,
)
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.models import Dossier, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import self_check as self_check_queries
from hengyuan.peer_review.queries.rectifications import lacks_of
from hengyuan.peer_review.queries.sheets import settlement_of, stage_of
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.paper import totals_of
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.rules.results import MeasureKind
from hengyuan.peer_review.rules.rounds import TO_DECIDE
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

READERS = ("柳知秋", "顾明远", "沈砚", "岑溪", "何砥", "陆闻道")
SINCE, UNTIL = 150, 30  # days ago: cases that closed between them are drawn from
DRAWN, LEFT_OPEN = 10, 3  # dossiers drawn; those that nobody has read to the end
KIND, USUAL, POOR = (92, 6, 2), (82, 13, 5), (15, 25, 60)  # yes, partly, no: of a hundred answers
OTHERWISE = 0.3  # of the items that a reader judges by his own eyes
LACKS = (
    "笔录没有写明结束时间", "没有注明卷宗页码", "风险告知没有受援人签名", "没有回应对方主张",
)  # fmt: skip


@transaction.atomic
def fill(city: City) -> None:
    """The readers, then the round of the last months, step by step on days of its own."""
    _readers(city)
    _on_paper(city)
    review_elsewhere.fill(city, _read_to_the_end)
    row = _round(city)
    poor = _sheets(city, row)
    _grades(city, row, poor)
    _used(city, poor)


def _at(city: City, ago: int, hour: int = 9) -> datetime:
    day = city.today - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def _readers(city: City) -> None:
    bureau, at = city.cast.bureau, _at(city, 28)
    new_account(city.cast, "bureau_2", "岳清", Role.BUREAU_OFFICER, bureau)  # who checks
    trained_on = max(date(at.year, 1, 1), at.date() - timedelta(days=60))
    for number, name in enumerate(READERS, start=1):
        account = new_account(city.cast, f"reviewer_{number}", name, Role.REVIEWER, bureau)
        facts = Facts(None, None, "990199", tuple(Field), (), at.year - 6 - number, None)
        enter_reader(
            pool=bureau, account=account, facts=facts, trained_on=trained_on,
            actor=city.cast.actor("bureau"), at=at,
        )  # fmt: skip
    let_everybody_in()


def _on_paper(city: City) -> None:
    """The rounds of two years before, of which the bureau has the totals alone."""
    for year, counts in (
        (city.today.year - 2, (6, 31, 12, 1)),
        (city.today.year - 1, (5, 24, 20, 1)),
    ):
        ended_on = min(date(year + 1, 1, 31), city.today - timedelta(days=30))
        stated = paper.Stated(
            title=f"{year}年案件质量评估", closed_from=date(year, 1, 1), ended_on=ended_on,
            closed_to=date(year, 12, 31), source="市局评估通报",
            totals=totals_of(dict(zip(Grade, counts, strict=True)), {}),
        )  # fmt: skip
        row = paper.enter_results(
            organisation=city.cast.bureau, stated=stated, actor=city.cast.actor("bureau"),
            at=_at(city, 27, 14),
        )  # fmt: skip
        paper.confirm_results(
            round_=row, digest=row.paper.digest, actor=city.cast.actor("bureau_2"),
            at=_at(city, 27, 15),
        )  # fmt: skip


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
    row = rounds.close_frame(round_=row, actor=actor, at=_at(city, 24))
    _checked(city, row)
    rounds.draw(round_=row, actor=actor, at=_at(city, 23))
    at = _at(city, 22)
    rounds.allocate_readers(round_=row, actor=actor, at=at, on=at.date())
    row.refresh_from_db()
    return row


def _checked(city: City, row: Round) -> None:
    """Before the draw institutions check some of their own; the first hands in, rather kind."""
    at = _at(city, 24, 10)
    checks = self_check.ask_self_check(
        round_=row, percent=30, due_on=at.date(), actor=city.cast.actor("bureau"), at=at
    )
    desk = city.desks[0]
    own = next((one for one in checks if one.institution_id == desk.institution.pk), None)
    if own is None:
        return
    quality = desk.actors["quality"]
    for number, sheet in enumerate(self_check_queries.sheets_of(own)):
        standard = self_check_queries.standard_for(sheet)
        stage = self_check_queries.stage_of(sheet)
        marks = _marks(city.dice("own", number), standard, stage, KIND)
        self_check.keep_self_sheet(sheet=sheet, marks=marks, saved=0, actor=quality)
        self_check.sign_self_sheet(sheet=sheet, actor=quality, at=at + timedelta(hours=1))
    self_check.hand_in(check=own, actor=quality, at=at + timedelta(hours=2))


def _sheets(city: City, row: Round) -> Dossier:
    """All but the last few are read; of one, which is told, four readers find nearly nothing."""
    read = list(queries.dossiers_of(row).order_by("code"))[:-LEFT_OPEN]
    poor = read[-1]
    _read(city, row, Sheet.objects.filter(dossier__in=read), 18, {poor.pk})
    at = _at(city, 12)
    rounds.allocate_readers(round_=row, actor=city.cast.actor("bureau"), at=at, on=at.date())
    _read(city, row, Sheet.objects.filter(dossier=poor, state="assigned"), 11, {poor.pk})
    return poor


def _read_to_the_end(city: City, row: Round, ago: int) -> None:
    """Every dossier of a round, by as many readers as it wants."""
    while True:
        _read(city, row, Sheet.objects.filter(dossier__round=row, state="assigned"), ago)
        if not queries.wanting(row):
            return
        ago -= 3
        at = _at(city, ago, 8)
        rounds.allocate_readers(round_=row, actor=city.cast.actor("bureau"), at=at, on=at.date())


def _read(
    city: City, row: Round, sheets_: QuerySet[Sheet], ago: int,
    poor: Collection[UUID] = (),
) -> None:  # fmt: skip
    """Sheets signed three a day, the first so many days ago; `poor` dossiers have many lacks."""
    rows = sheets_.select_related(
        "dossier__round", "dossier__case", "dossier__entry", "reader__account"
    )
    for number, sheet in enumerate(rows.order_by("dossier__code", "place")):
        actor = actor_of(sheet.reader.account, city.today)
        assert actor is not None
        at = _at(city, ago - number // 3, 10 + number % 3)
        standard = queries.standard_of(row, sheet.dossier.field)
        begun = sheets.start(sheet=sheet, actor=actor, at=at)
        weights = POOR if sheet.dossier_id in poor else USUAL
        chance = city.dice("dossier", row.number, sheet.dossier.number)
        own = city.dice("sheet", row.number, sheet.dossier.number, sheet.place)
        marks = _marks(chance, standard, stage_of(begun), weights, own)
        sheets.keep(sheet=begun, marks=marks, saved=begun.saved, actor=actor)
        sheets.sign(sheet=begun, actor=actor, at=at + timedelta(minutes=50))


def _marks(
    chance: random.Random,
    standard: Standard,
    stage: Stage,
    weights: tuple[int, int, int],
    own: random.Random | None = None,
) -> Marks:
    """Most in order, some things short, each with its sentence and page.

    `own` are the dice of a reader, who now and then sees another thing than the others do.
    """
    marks = {}
    for indicator in standard.indicators:
        answers: dict[str, Answer] = {}
        remarks: dict[str, Remark] = {}
        for item in indicator.items:
            answers[item.id] = chance.choices(tuple(Answer)[:3], weights)[0]
            if own is not None and own.random() < OTHERWISE:
                answers[item.id] = own.choices(tuple(Answer)[:3], weights)[0]
            if answers[item.id].is_short:
                word = own or chance
                remarks[item.id] = Remark(word.choice(LACKS), (word.randrange(1, 9),))
        marks[indicator.id] = Mark(answers, remarks)
    return Marks(marks, grade=work_out(standard, stage, Marks(marks)).proposed)


def _grades(city: City, row: Round, poor: Dossier) -> None:
    """The chief told the draft of most that can be decided, and settled those of long ago."""
    actor = city.cast.actor("bureau")
    ready = Dossier.objects.filter(round=row, state__in=TO_DECIDE).order_by("code")
    first = ready.exclude(pk=poor.pk).first()  # waits for the chief
    chosen = ready.exclude(pk=first.pk) if first else ready
    for number, dossier in enumerate(chosen.select_related("round", "case")):
        standard = queries.standard_of(row, dossier.field)
        grade = settlement_of(dossier, standard.most_gap).proposed
        if grade is None:
            continue
        told: dict[str, Any] = {"dossier": dossier, "grade": grade, "actor": actor}
        decisions.decide_draft(**told, reason="按多数专家意见", at=_at(city, 9, 15))
        if number % 2 == 0 or dossier.pk == poor.pk:
            decisions.finish(**told, reason="", at=_at(city, 1, 15))


def _used(city: City, poor: Dossier) -> None:
    """What followed: an inquiry, two rectifications; the hold waits for somebody's decision."""
    actor = city.cast.actor("bureau")
    results.take_measure(
        dossier=poor, kind=MeasureKind.INQUIRY, decision=decision_of(poor), actor=actor,
        at=_at(city, 1, 16), word="已约谈承办人：会见和阅卷的材料没有入卷，正在补充。",
    )  # fmt: skip
    graded = Dossier.objects.filter(round=poor.round_id, state="final").order_by("code")
    for number, row in enumerate([poor, graded.exclude(pk=poor.pk).first()]):
        if row is None or not (lacks := lacks_of(row)):
            continue
        made = rectifications.ask_rectification(
            dossier=row, items=[one.name for one in lacks[:2]], order="请补齐材料并说明原因。",
            due_on=city.today + timedelta(days=14), actor=actor, at=_at(city, 1, 16),
        )  # fmt: skip
        handler = row.case.handler.account if number and row.case and row.case.handler else None
        if handler is not None and (who := actor_of(handler, city.today)) is not None:
            rectifications.answer_rectification(
                rectification=made, turn=made.turn, answer="已补签并重新装订，扫描件附后。",
                content=_scan(), actor=who, at=_at(city, 1, 17),
            )  # fmt: skip


def decision_of(dossier: Dossier) -> UUID:
    """The decision in force of a dossier that is final."""
    found = queries.last_decision(dossier)
    assert found is not None
    return found.pk


def _scan() -> bytes:
    out = BytesIO()
    Image.new("L", (600, 800), 250).save(out, "PNG")
    return out.getvalue()
