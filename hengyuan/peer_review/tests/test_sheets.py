"""Sheets: kept, signed, independent; what follows; draft, reply, final, correction."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.words import Grade
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import decisions, rounds, sheets
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.commands.sheets import SavedMeanwhile
from hengyuan.peer_review.models import Decision, Dossier, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.tests.factories import (
    PROOF,
    READ_AT,
    TODAY,
    being_read,
    closed_cases,
    marks_for,
    reader_actor,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.peer_review.tests.test_rounds import differences
from tests.cast import build

pytestmark = pytest.mark.django_db
E_, G, Q, U = Grade.EXCELLENT, Grade.GOOD, Grade.QUALIFIED, Grade.UNQUALIFIED


@pytest.fixture
def cast():
    return build()


@pytest.fixture
def dossier(cast):
    closed_cases(cast, 1)
    with_readers(cast, 5)
    being_read(cast, rate="1")
    return Dossier.objects.select_related("round", "case").get()


def more_readers(cast, dossier):
    rounds.allocate_readers(round_=dossier.round, actor=cast.actor("bureau"), at=READ_AT, on=TODAY)


def decide(cast, dossier, grade, reason=""):
    return decisions.decide_draft(
        dossier=dossier, grade=grade, reason=reason, actor=cast.actor("bureau"), at=READ_AT
    )


def test_what_is_written_is_kept_and_another_window_overwrites_nothing(dossier):
    sheet = sheets_of(dossier)[0]
    actor = reader_actor(sheet)
    marks = Marks(reason="草稿")
    assert sheets.keep(sheet=sheet, marks=marks, saved=0, actor=actor) == 1
    with pytest.raises(SavedMeanwhile):
        sheets.keep(sheet=sheet, marks=Marks(), saved=0, actor=actor)
    assert Sheet.objects.get(pk=sheet.pk).marks == marks.as_dict()


def test_nobody_writes_on_the_sheet_of_another(cast, dossier):
    first, second = sheets_of(dossier)
    for actor in (reader_actor(second), cast.actor("bureau")):
        with pytest.raises(NotAllowed):
            sheets.keep(sheet=first, marks=Marks(), saved=0, actor=actor)
        with pytest.raises(NotAllowed):
            sheets.sign(sheet=first, actor=actor, at=READ_AT)


def test_an_unfinished_sheet_is_not_signed_and_says_what_is_missing(dossier):
    sheet = sheets_of(dossier)[0]
    with pytest.raises(CannotReview, match="还缺"):
        sheets.sign(sheet=sheet, actor=reader_actor(sheet), at=READ_AT)
    assert Sheet.objects.get(pk=sheet.pk).state == "assigned"


def test_a_signed_sheet_is_sealed(dossier):
    sheet = sheets_of(dossier)[0]
    sign(sheet, E_)
    row = Sheet.objects.get(pk=sheet.pk)
    assert (row.state, row.grade, row.points) == ("signed", "excellent", 100)
    assert len(row.digest) == 64
    with pytest.raises(CannotReview, match="已经签署"):
        sheets.keep(sheet=row, marks=Marks(), saved=row.saved, actor=reader_actor(row))
    with pytest.raises(CannotReview):
        rounds.release(sheet=row, word="晚了", actor=reader_actor(row), at=READ_AT)
    assert differences() == []


def test_two_who_agree(cast, dossier):
    first, second = sheets_of(dossier)
    assert sign(first, E_).state == "reading"
    assert sign(second, E_).state == "agreed"
    made = decide(cast, dossier, E_)
    assert (made.grade, made.points, made.is_final) == ("excellent", 100, False)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.grade) == ("reply", "")
    told = stream_events(dossier.case.stream)[0]
    assert told.type == "case.review_told" and json.loads(told.values)["grade"] == "excellent"


def test_the_chief_alone_decides_and_says_why_against_the_readers(cast, dossier):
    for sheet in sheets_of(dossier):
        sign(sheet, E_)
    with pytest.raises(NotAllowed):
        decisions.decide_draft(
            dossier=dossier, grade=E_, reason="", actor=cast.actor("head"), at=READ_AT
        )
    with pytest.raises(CannotReview, match="理由"):
        decide(cast, dossier, G)
    assert decide(cast, dossier, G, "意见质量一般").points is None


def test_two_who_differ_get_a_third_and_the_chief(cast, dossier):
    first, second = sheets_of(dossier)
    sign(first, E_)
    assert sign(second, G).state == "third"
    with pytest.raises(CannotReview, match="状态"):
        decide(cast, dossier, G, "想法")
    more_readers(cast, dossier)
    third = sheets_of(dossier)[2]
    assert sign(third, G).state == "chief"
    with pytest.raises(CannotReview, match="理由"):
        decide(cast, dossier, G)
    assert decide(cast, dossier, G, "三人中两人评为良好").grade == "good"
    assert differences() == []


def test_unqualified_gets_two_more(cast, dossier):
    first, second = sheets_of(dossier)
    sign(first, U)
    assert sign(second, U).state == "two_more"
    more_readers(cast, dossier)
    third, fourth = sheets_of(dossier)[2:]
    sign(third, U)
    assert sign(fourth, Q).state == "agreed"
    assert decide(cast, dossier, U).grade == "unqualified"


def test_a_veto_gets_two_more_too(dossier):
    first, second = sheets_of(dossier)
    sign(first, G)
    standard = queries.standard_of(dossier.round, dossier.field)
    marks = replace(marks_for(standard, E_, signed=U), vetoes={"forged": PROOF})
    actor = reader_actor(second)
    sheets.keep(sheet=second, marks=marks, saved=0, actor=actor)
    assert sheets.sign(sheet=second, actor=actor, at=READ_AT).state == "two_more"


@pytest.fixture
def draft(cast, dossier):
    for sheet in sheets_of(dossier):
        sign(sheet, G)
    return decide(cast, dossier, G)


def test_the_handler_answers_once_and_in_time(cast, dossier, draft):
    handler = cast.actor("handler")
    assert dossier.case.handler_id == handler.provider_id
    with pytest.raises(NotAllowed):
        decisions.reply(decision=draft, text="不同意", actor=cast.actor("head"), at=READ_AT)
    with pytest.raises(CannotReview, match="写明"):
        decisions.reply(decision=draft, text=" ", actor=handler, at=READ_AT)
    late = READ_AT + timedelta(days=8)
    with pytest.raises(CannotReview, match="时间已过"):
        decisions.reply(decision=draft, text="不同意", actor=handler, at=late)
    last_day = READ_AT + timedelta(days=7)
    decisions.reply(decision=draft, text="笔录在附卷", actor=handler, at=last_day)
    with pytest.raises(CannotReview, match="提交过"):
        decisions.reply(decision=draft, text="再说一次", actor=handler, at=last_day)
    assert differences() == []


def test_a_grade_is_final_after_the_answer_or_its_day(cast, dossier, draft):
    chief = cast.actor("bureau")
    last_day, after = READ_AT + timedelta(days=7), READ_AT + timedelta(days=8)
    with pytest.raises(CannotReview, match="之后才能确定"):
        decisions.finish(dossier=dossier, grade=G, reason="", actor=chief, at=last_day)
    made = decisions.finish(dossier=dossier, grade=G, reason="", actor=chief, at=after)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.grade, made.version) == ("final", "good", 2)
    assert stream_events(dossier.case.stream)[0].type == "case.graded"


def test_after_an_answer_the_chief_says_why_and_may_change_the_grade(cast, dossier, draft):
    chief = cast.actor("bureau")
    decisions.reply(decision=draft, text="笔录在附卷", actor=cast.actor("handler"), at=READ_AT)
    with pytest.raises(CannotReview, match="说明理由"):
        decisions.finish(dossier=dossier, grade=G, reason="", actor=chief, at=READ_AT)
    made = decisions.finish(
        dossier=dossier, grade=E_, reason="附卷确有笔录", actor=chief, at=READ_AT
    )
    assert (made.grade, made.points) == ("excellent", None)
    with pytest.raises(CannotReview):
        decisions.finish(dossier=dossier, grade=G, reason="x", actor=chief, at=READ_AT)


def test_a_final_grade_is_corrected_only_by_a_linked_decision(cast, dossier, draft):
    chief, after = cast.actor("bureau"), READ_AT + timedelta(days=8)
    with pytest.raises(CannotReview, match="尚未确定"):
        decisions.correct(dossier=dossier, grade=Q, reason="x", actor=chief, at=after)
    final = decisions.finish(dossier=dossier, grade=G, reason="", actor=chief, at=after)
    with pytest.raises(CannotReview, match="没有改动"):
        decisions.correct(dossier=dossier, grade=G, reason="x", actor=chief, at=after)
    with pytest.raises(CannotReview, match="理由"):
        decisions.correct(dossier=dossier, grade=Q, reason="", actor=chief, at=after)
    made = decisions.correct(
        dossier=dossier, grade=Q, reason="复核发现漏看一卷", actor=chief, at=after
    )
    assert made.replaces == final and Decision.objects.count() == 3
    assert Dossier.objects.get().grade == "qualified"
    assert differences() == []
