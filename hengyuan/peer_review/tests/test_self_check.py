"""自测自检: asked for before the draw, done by the institution, seen by nobody of the round."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.self_check import to_check
from hengyuan.law.review.words import Field, Grade
from hengyuan.ledger.models import Event
from hengyuan.peer_review.commands import decisions, rounds
from hengyuan.peer_review.commands import self_check as commands
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.commands.sheets import SavedMeanwhile
from hengyuan.peer_review.models import Dossier, Round, SelfCheck, SelfSheet, Sheet
from hengyuan.peer_review.queries import self_check as queries
from hengyuan.peer_review.queries.report import report_of
from hengyuan.peer_review.queries.rounds import already_read
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    READ_AT,
    TODAY,
    closed_cases,
    differences_in,
    marks_for,
    opened,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.peer_review.tests.test_views import fields_of
from hengyuan.people.commands import give_role
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import FOUNDED, build, new_account

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 5)
ON_TIME, AFTERWARDS = DRAWN_AT, DRAWN_AT + timedelta(days=4)
LATER = READ_AT + timedelta(days=9)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: ON_TIME)
    made = build()
    new_account(made, "other_quality", "邻区质量", Role.QUALITY_HEAD, made.other_institution)
    let_everybody_in()
    return made


@pytest.fixture
def round_(cast):
    """Four cases of one institution and one of another, the frame closed."""
    closed_cases(cast, 4)
    closed_cases(cast, 1, first=80, institution=cast.other_institution)
    row = opened(cast, rate="1")
    return rounds.close_frame(round_=row, actor=cast.actor("bureau"), at=MORNING)


def values_of(type_):
    return json.loads(Event.objects.get(type=type_).values)


def asked(cast, round_, percent=100):
    commands.ask_self_check(
        round_=round_, percent=percent, due_on=DUE, actor=cast.actor("bureau"), at=MORNING
    )
    return SelfCheck.objects.get(institution=cast.institution)


def signed(cast, sheet, grade, who="quality"):
    standard, actor = queries.standard_for(sheet), cast.actor(who)
    commands.keep_self_sheet(
        sheet=sheet, marks=marks_for(standard, grade), saved=sheet.saved, actor=actor
    )
    return commands.sign_self_sheet(sheet=sheet, actor=actor, at=ON_TIME)


def handed_in(cast, check, *grades):
    for sheet, grade in zip(queries.sheets_of(check), grades, strict=True):
        signed(cast, sheet, grade)
    return commands.hand_in(check=check, actor=cast.actor("quality"), at=ON_TIME)


def test_each_institution_of_the_frame_is_asked_for_its_own_dossiers(cast, round_):
    check = asked(cast, round_, percent=50)
    assert {(one.institution_id, one.of) for one in SelfCheck.objects.all()} == {
        (cast.institution.pk, 4), (cast.other_institution.pk, 1),
    }  # fmt: skip
    own = [str(one.case_id) for one in queries.sheets_of(check)]
    every = [unit["id"] for unit in round_.frame["units"]]
    ours = [
        pk for pk in every if pk != str(SelfSheet.objects.exclude(check_of=check).get().case_id)
    ]
    assert sorted(own) == sorted(to_check(round_.commitment, ours, 50)) and len(own) == 2
    told = values_of("review_round.self_check_asked")
    assert (told["institutions"], told["cases"], told["percent"]) == (2, 3, 50)


def test_it_is_asked_for_once_by_who_runs_a_closed_frame(cast, round_):
    told = {"round_": round_, "percent": 100, "due_on": DUE, "at": MORNING}
    with pytest.raises(NotAllowed):
        commands.ask_self_check(actor=cast.actor("quality"), **told)
    bureau = cast.actor("bureau")
    for wrong in ({"percent": 0}, {"percent": 101}, {"due_on": date(2026, 3, 31)},
                  {"due_on": date(2026, 12, 1)}):  # fmt: skip
        with pytest.raises(rounds.CannotReview) as error:
            commands.ask_self_check(actor=bureau, **told | wrong)
        assert error.value.field == next(iter(wrong))
    commands.ask_self_check(actor=bureau, **told)
    with pytest.raises(rounds.CannotReview, match="已经布置"):
        commands.ask_self_check(actor=bureau, **told)
    Round.objects.filter(pk=round_.pk).update(from_elsewhere=True)
    SelfSheet.objects.all().delete()
    SelfCheck.objects.all().delete()
    with pytest.raises(rounds.CannotReview, match="外来案卷"):
        commands.ask_self_check(actor=bureau, **told)
    later = opened(cast)
    with pytest.raises(rounds.CannotReview, match="待封闭"):
        commands.ask_self_check(actor=bureau, **told | {"round_": later})


def test_the_draw_waits_until_the_day_and_no_longer(cast, round_):
    check, bureau = asked(cast, round_), cast.actor("bureau")
    with pytest.raises(rounds.CannotReview, match="还有2个机构没有交回"):
        rounds.draw(round_=round_, actor=bureau, at=ON_TIME)
    handed_in(cast, check, *[Grade.GOOD] * 4)
    with pytest.raises(rounds.CannotReview, match="还有1个机构没有交回"):
        rounds.draw(round_=round_, actor=bureau, at=ON_TIME)
    assert rounds.draw(round_=round_, actor=bureau, at=AFTERWARDS).state == "drawn"
    other = SelfSheet.objects.exclude(check_of=check).get()
    with pytest.raises(rounds.CannotReview, match="已经抽样"):
        commands.keep_self_sheet(
            sheet=other, marks=marks_for(queries.standard_for(other), Grade.GOOD), saved=0,
            actor=cast.actor("other_quality"),
        )  # fmt: skip


def test_a_sheet_is_signed_whole_by_somebody_else_than_the_handler(cast, round_):
    check = asked(cast, round_)
    first, second, *_rest = queries.sheets_of(check)
    quality = cast.actor("quality")
    with pytest.raises(rounds.CannotReview, match="还缺"):
        commands.sign_self_sheet(sheet=first, actor=quality, at=ON_TIME)
    with translation.override("en"), pytest.raises(rounds.CannotReview) as refused:
        commands.sign_self_sheet(sheet=first, actor=quality, at=ON_TIME)
    assert "things are missing" in str(refused.value) and str(refused.value).isascii()
    for who in ("other_quality", "bureau", "officer", "handler"):
        with pytest.raises(NotAllowed):
            signed(cast, first, Grade.GOOD, who)
    handler = cast.accounts["handler" if first.case.handler == cast.providers["handler"]
                            else "second_handler"]  # fmt: skip
    give_role(
        account=handler, role=Role.QUALITY_HEAD, organisation=cast.institution,
        valid_from=FOUNDED, actor=SYSTEM, at=MORNING,
    )  # fmt: skip
    own = actor_of(handler, TODAY, cast.institution.pk)
    assert own.provider_id == first.case.handler_id
    standard = queries.standard_for(first)
    with pytest.raises(NotAllowed, match="没有承办"):
        commands.keep_self_sheet(
            sheet=first, marks=marks_for(standard, Grade.GOOD), saved=0, actor=own
        )
    row = signed(cast, first, Grade.QUALIFIED)
    assert (row.grade, row.signed_by_id) == ("qualified", cast.accounts["quality"].pk)
    told = values_of("review_self_check.signed")
    assert told["grade"] == "qualified" and told["digest"] == row.digest
    with pytest.raises(rounds.CannotReview, match="已经签署"):
        signed(cast, first, Grade.GOOD)
    marks = marks_for(standard, Grade.GOOD)
    commands.keep_self_sheet(sheet=second, marks=marks, saved=0, actor=quality)
    with pytest.raises(SavedMeanwhile):
        commands.keep_self_sheet(sheet=second, marks=marks, saved=0, actor=quality)


def test_it_is_handed_in_whole_and_stays(cast, round_):
    check = asked(cast, round_)
    with pytest.raises(rounds.CannotReview, match="还有4件没有签署"):
        commands.hand_in(check=check, actor=cast.actor("head"), at=ON_TIME)
    for who in ("other_quality", "bureau", "officer"):
        with pytest.raises(NotAllowed):
            commands.hand_in(check=check, actor=cast.actor(who), at=ON_TIME)
    row = handed_in(cast, check, *[Grade.GOOD] * 4)
    assert row.digest == queries.digest_of_check(row) and not queries.is_late(row)
    with pytest.raises(rounds.CannotReview, match="已经交回"):
        commands.hand_in(check=check, actor=cast.actor("quality"), at=ON_TIME)
    assert differences_in("peer_review.") == []
    sheet = queries.sheets_of(check)[0]
    sheet.marks["reason"] = "改动"
    SelfSheet.objects.filter(pk=sheet.pk).update(marks=sheet.marks)
    assert len(differences_in("peer_review.SelfSheet")) == 1


def test_its_grades_stand_beside_the_final_ones_and_decide_nothing(cast, round_, monkeypatch):
    """Kinder, alike, stricter; one has no final grade; the other institution said nothing."""
    check = asked(cast, round_)
    own = (Grade.EXCELLENT, Grade.GOOD, Grade.QUALIFIED, Grade.EXCELLENT)
    handed_in(cast, check, *own)
    bureau = cast.actor("bureau")
    rounds.draw(round_=round_, actor=bureau, at=AFTERWARDS)
    with_readers(cast, 3)
    rounds.allocate_readers(round_=round_, actor=bureau, at=AFTERWARDS, on=AFTERWARDS.date())
    cases = [one.case_id for one in queries.sheets_of(check)]
    by_case = {one.case_id: one for one in Dossier.objects.select_related("round", "case")}
    for case in cases[:3]:
        for sheet in sheets_of(by_case[case]):
            sign(sheet, Grade.GOOD)
        told = {"dossier": by_case[case], "grade": Grade.GOOD, "reason": "", "actor": bureau}
        decisions.decide_draft(at=READ_AT, **told)
        decisions.finish(at=LATER, **told)
    row = Round.objects.get(pk=round_.pk)
    found = report_of(row).self_checks
    assert (found.whole.alike, found.whole.kinder, found.whole.stricter) == (1, 1, 1)
    assert found.whole.own.total == 3 and found.whole.own.counts[Grade.EXCELLENT] == 1
    said = {one.name: (one.asked, one.handed_in_at is not None, one.beside.own.total)
            for one in found.institutions}  # fmt: skip
    assert said == {
        cast.institution.name: (4, True, 3), cast.other_institution.name: (1, False, 0),
    }  # fmt: skip
    told = signed_in("bureau").get(reverse("peer_review:signed_sheets", args=[row.pk])).json()
    grades = [one["grade"] for one in told["self_checks"]]
    assert sorted(grades) == ["", "", "excellent", "good", "qualified"]  # none where none is final
    shown = signed_in("bureau").get(reverse("peer_review:report", args=[row.pk])).content.decode()
    assert "自测自检与最终等次" in shown and "未交回" in shown
    monkeypatch.setattr(clock, "now", lambda: LATER)
    for kind in ("pdf", "docx", "xlsx"):
        page = reverse("peer_review:printed", args=[row.pk, kind])
        assert signed_in("bureau").get(page).status_code == 200


def test_whoever_checked_it_never_reads_it(cast, round_):
    """A reader who checks for his institution gets none of those dossiers."""
    check = asked(cast, round_)
    handed_in(cast, check, *[Grade.GOOD] * 4)
    bureau = cast.actor("bureau")
    rounds.draw(round_=round_, actor=bureau, at=AFTERWARDS)
    with_readers(cast, 2)
    account = cast.accounts["quality"]
    give_role(
        account=account, role=Role.REVIEWER, organisation=cast.bureau, valid_from=FOUNDED,
        actor=SYSTEM, at=MORNING,
    )  # fmt: skip
    reader = enter_reader(
        pool=cast.bureau, account=account, trained_on=date(2026, 1, 15), actor=bureau, at=MORNING,
        facts=Facts(None, None, "990199", tuple(Field), (), 2010, None),
    )  # fmt: skip
    barred = {pk for pk, who in already_read(Dossier.objects.all()) if who == reader.pk}
    checked = set(SelfSheet.objects.filter(check_of=check).values_list("case_id", flat=True))
    assert barred == {one.pk for one in Dossier.objects.all() if one.case_id in checked}
    rounds.allocate_readers(round_=round_, actor=bureau, at=AFTERWARDS, on=AFTERWARDS.date())
    read = Sheet.objects.filter(reader=reader).values_list("dossier__case_id", flat=True)
    assert set(read).isdisjoint(checked)


def test_the_pages_of_the_institution(cast, round_):
    check = asked(cast, round_)
    client = signed_in("quality")
    desk = client.get(reverse("web:desk")).content.decode()
    assert reverse("peer_review:self_check", args=[check.pk]) in desk
    listed = client.get(reverse("peer_review:self_checks")).content.decode()
    assert "2026年第一季度评估" in listed and "自查中" in listed
    sheet = queries.sheets_of(check)[0]
    page = reverse("peer_review:self_sheet", args=[sheet.pk])
    assert "签署自查评估表" in client.get(page).content.decode()
    sheet.dossier = Dossier(round=round_, field="civil")
    sent = fields_of(sheet, Grade.GOOD)
    keep = reverse("peer_review:keep_self_sheet", args=[sheet.pk])
    told = client.post(keep, sent).json()
    assert (told["saved"], told["proposed"], told["missing"]) == (1, "good", [])
    assert client.post(keep, sent).status_code == 409
    assert client.post(keep, {"saved": "x"}).status_code == 422
    refused = client.post(reverse("peer_review:sign_self_sheet", args=[sheet.pk]),
                          {"saved": "1", "grade": "good"})  # fmt: skip
    assert refused.status_code == 422
    sheet.refresh_from_db()
    done = client.post(
        reverse("peer_review:sign_self_sheet", args=[sheet.pk]), sent | {"saved": str(sheet.saved)}
    )
    assert done["Location"] == reverse("peer_review:self_check", args=[check.pk])
    assert "还有 3 件" in client.get(done["Location"]).content.decode()
    for each in queries.sheets_of(check)[1:]:
        signed(cast, each, Grade.GOOD)
    assert "交回自测自检" in client.get(done["Location"]).content.decode()
    hand_in = reverse("peer_review:hand_in_self_check", args=[check.pk])
    assert client.post(hand_in).status_code == 302
    assert SelfCheck.objects.get(pk=check.pk).state == "handed_in"
    assert client.post(keep, sent).json()["problem"] == "自测自检已经交回。"


def test_asking_and_progress_on_the_round(cast, round_):
    client = signed_in("bureau")
    page = reverse("peer_review:round", args=[round_.pk])
    ask = reverse("peer_review:ask_self_check", args=[round_.pk])
    progress = reverse("peer_review:self_checks_of_round", args=[round_.pk])
    assert ask in client.get(page).content.decode()
    assert client.get(progress).status_code == 404
    assert client.post(ask, {"percent": "0", "due_on": "2026-04-05"}).status_code == 422
    assert client.post(ask, {"percent": "100", "due_on": "2026-04-05"})["Location"] == progress
    check = SelfCheck.objects.get(institution=cast.institution)
    handed_in(cast, check, *[Grade.EXCELLENT] * 4)
    shown = client.get(progress).content.decode()
    assert "已交回" in shown and "自查中" in shown and "优秀" not in shown
    assert ask not in client.get(page).content.decode()
    assert client.get(ask).status_code == 403


def test_nobody_else_finds_the_pages(cast, round_):
    check = asked(cast, round_)
    sheet = queries.sheets_of(check)[0]
    paths = [
        reverse("peer_review:self_check", args=[check.pk]),
        reverse("peer_review:self_sheet", args=[sheet.pk]),
        reverse("peer_review:hand_in_self_check", args=[check.pk]),
    ]
    for who in ("other_quality", "bureau", "officer", "handler", "outsider", "firm_1"):
        for path in paths:
            assert signed_in(who).get(path).status_code == 404, (who, path)
    for name in ("keep_self_sheet", "sign_self_sheet"):
        path = reverse(f"peer_review:{name}", args=[sheet.pk])
        assert signed_in("bureau").post(path, {"saved": "0"}).status_code == 404
    assert signed_in("officer").get(reverse("peer_review:self_checks")).status_code == 404
    assert (
        signed_in("quality")
        .get(reverse("peer_review:ask_self_check", args=[round_.pk]))
        .status_code
        == 404
    )
