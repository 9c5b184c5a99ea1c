"""The pool of readers: entered, trained, tied, disciplined, gone; what each is told, who sees."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.readers import WhyNot
from hengyuan.law.review.words import Field, Grade
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.access import readers as access
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.commands import readers as commands
from hengyuan.peer_review.commands.readers import CannotKeepReader
from hengyuan.peer_review.models import Dossier, Reader, Sheet
from hengyuan.peer_review.queries import readers as queries
from hengyuan.peer_review.queries.allocation import plan_of
from hengyuan.peer_review.rules.readers import Facts, wrong
from hengyuan.peer_review.tests.factories import (
    being_read,
    closed_cases,
    drawn,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.people.commands import give_role
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build, new_account, new_organisation

pytestmark = pytest.mark.django_db
NOW = at("2026-04-20 10:00")
TODAY = date(2026, 4, 20)
FACTS = Facts(None, None, "990103", (Field.CIVIL,), ("CV-05",), 2015, None)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    found = build()
    new_account(found, "reader", "阅卷", Role.REVIEWER, found.bureau)
    new_account(found, "firm_reader", "律师甲", Role.REVIEWER, found.firms[0])
    return found


def enter(cast, who="reader", facts=FACTS, trained_on=TODAY, by="bureau"):
    return commands.enter_reader(
        pool=cast.bureau, account=cast.accounts[who], facts=facts, trained_on=trained_on,
        actor=cast.actor(by), at=NOW,
    )  # fmt: skip


def told(row):
    return [event.type.removeprefix("review_reader.") for event in stream_events(row.stream)][::-1]


def line(row, on=TODAY):
    return queries.lines_of([Reader.objects.get(pk=row.pk)], "990100", on, NOW)[0]


def tie(row, actor, *providers):
    commands.declare_ties(reader=row, providers=providers, actor=actor, at=NOW)


def test_a_reader_is_kept_from_entering_to_leaving(cast):
    bureau, row = cast.actor("bureau"), enter(cast, trained_on=None)
    assert line(row).why == (WhyNot.TRAINING,)
    commands.note_training(readers=[row], on=TODAY, actor=bureau, at=NOW)
    assert line(row).why == () and line(row, TODAY + timedelta(365)).why == (WhyNot.TRAINING,)
    commands.change_reader(
        reader=row, facts=replace(FACTS, practises_since=2025, fields=tuple(Field)),
        actor=bureau, at=NOW,
    )  # fmt: skip
    assert line(row).why == (WhyNot.YEARS,) and set(line(row).fields) == set(Field)
    commands.change_reader(reader=row, facts=FACTS, actor=bureau, at=NOW)
    commands.note_discipline(
        reader=row, until=TODAY + timedelta(9), reason="警告", actor=bureau, at=NOW
    )
    assert line(row, TODAY + timedelta(9)).why == (WhyNot.DISCIPLINE,)
    assert line(row, TODAY + timedelta(10)).why == ()
    commands.note_discipline(reader=row, until=None, reason="撤销", actor=bureau, at=NOW)
    tie(row, bureau, cast.providers["handler"])
    commands.leave(reader=row, reason="调离", actor=bureau, at=NOW)
    assert line(row).why == (WhyNot.LEFT,)
    commands.come_back(reader=row, actor=bureau, at=NOW)
    assert line(row).why == ()
    assert told(row) == [
        "entered", "trained", "changed", "changed", "disciplined", "cleared", "tied", "left",
        "returned",
    ]  # fmt: skip
    assert audit.run().differences == []


def test_who_is_tied_stays_sealed(cast):
    row, handler = enter(cast), cast.providers["handler"]
    tie(row, cast.actor("reader"), handler)
    event = Event.objects.get(type="review_reader.tied")
    assert json.loads(event.values) == {"count": 1}
    assert queries.tied_to(Reader.objects.get(pk=row.pk)) == [handler]
    with pytest.raises(CannotKeepReader, match="没有改动"):
        tie(row, cast.actor("reader"), handler)


def test_a_tie_keeps_the_dossiers_away(cast):
    closed_cases(cast, 4)
    pool = with_readers(cast, 3)
    round_ = drawn(cast, rate="1")
    tie(pool[0], cast.actor("bureau"), cast.providers["handler"])
    on = TODAY
    pairs = plan_of(round_, on).pairs
    mine = [pair.dossier for pair in pairs if pair.reader == pool[0]]
    assert all(one.case.handler != cast.providers["handler"] for one in mine)
    assert plan_of(round_, on).reasons[WhyNot.KIN] == 2


def test_who_stands_in_the_roster_is_entered_as_himself(cast):
    handler = cast.providers["handler"]
    account = cast.accounts["handler"]
    give_role(account=account, role=Role.REVIEWER, organisation=handler.organisation,
              valid_from=TODAY, actor=SYSTEM, at=NOW)  # fmt: skip
    with pytest.raises(CannotKeepReader, match="名册") as refused:
        enter(cast, "handler")
    assert refused.value.field == "provider"
    facts = replace(FACTS, provider=handler.pk, workplace=handler.organisation_id)
    row = enter(cast, "handler", facts)
    assert (row.provider, row.workplace) == (handler, handler.organisation)
    with pytest.raises(CannotKeepReader, match="本人"):
        tie(row, cast.actor("bureau"), handler)
    with pytest.raises(CannotKeepReader, match="单位"):
        commands.change_reader(
            reader=row, facts=replace(facts, workplace=cast.firms[1].pk),
            actor=cast.actor("bureau"), at=NOW,
        )  # fmt: skip


def test_one_of_the_same_name_is_proposed(cast):
    Provider.objects.create(
        name="阅卷", kind="lawyer", organisation=cast.firms[1], joined_on=date(2020, 1, 1)
    )
    found = access.themselves(cast.accounts["reader"], cast.bureau, TODAY)
    assert [one.organisation for one in found] == [cast.firms[1]]
    assert cast.firms[1] in access.workplaces(cast.accounts["reader"], cast.bureau, TODAY)
    assert enter(cast).provider is None  # it need not be he


def test_whom_a_pool_may_enter(cast):
    far = new_organisation("firm", "远方律师事务所", "远", "980101")
    new_account(cast, "far_reader", "远人", Role.REVIEWER, far)
    found = {one.username for one in access.candidates(cast.bureau, TODAY)}
    assert found == {"reader", "firm_reader"}
    enter(cast)
    assert {one.username for one in access.candidates(cast.bureau, TODAY)} == {"firm_reader"}
    assert {one.username for one in access.candidates(cast.institution, TODAY)} == {"firm_reader"}
    for who in ("reader", "far_reader", "officer"):
        with pytest.raises(CannotKeepReader, match="角色"):
            enter(cast, who)
    for who in ("reader", "head", "officer", "outsider", "handler"):
        with pytest.raises(NotAllowed):
            enter(cast, "firm_reader", by=who)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"fields": ()}, "fields_judged"), ({"practises_since": 1978}, "practises_since"),
        ({"practises_since": 2027}, "practises_since"), ({"district": "99010"}, "district"),
        ({"district": "99010x"}, "district"), ({"most_dossiers": 0}, "most_dossiers"),
        ({"practises_since": 1979, "district": "", "most_dossiers": 1}, ""),
        ({"practises_since": 2026}, ""),
    ],
)  # fmt: skip
def test_facts_that_cannot_be(cast, changes, field):
    facts = replace(FACTS, **changes)
    assert wrong(facts, TODAY) == field
    if field:
        with pytest.raises(CannotKeepReader) as refused:
            enter(cast, facts=facts)
        assert refused.value.field == field


def test_what_cannot_be_noted(cast):
    row, bureau = enter(cast), cast.actor("bureau")
    tomorrow = TODAY + timedelta(1)
    with pytest.raises(CannotKeepReader, match="晚于今天"):
        commands.note_training(readers=[row], on=tomorrow, actor=bureau, at=NOW)
    with pytest.raises(CannotKeepReader, match="晚于今天"):
        enter(cast, "firm_reader", trained_on=tomorrow)
    with pytest.raises(CannotKeepReader, match="请选择"):
        commands.note_training(readers=[], on=TODAY, actor=bureau, at=NOW)
    for until, reason, why in (
        (TODAY, " ", "依据"), (TODAY - timedelta(1), "x", "早于今天"), (None, "x", "没有登记"),
    ):  # fmt: skip
        with pytest.raises(CannotKeepReader, match=why):
            commands.note_discipline(reader=row, until=until, reason=reason, actor=bureau, at=NOW)
    with pytest.raises(CannotKeepReader, match="没有退出"):
        commands.come_back(reader=row, actor=bureau, at=NOW)
    with pytest.raises(CannotKeepReader, match="原因"):
        commands.leave(reader=row, reason="", actor=bureau, at=NOW)
    commands.leave(reader=row, reason="调离", actor=bureau, at=NOW)
    with pytest.raises(CannotKeepReader, match="已经退出"):
        commands.leave(reader=row, reason="调离", actor=bureau, at=NOW)
    assert told(row) == ["entered", "left"]


def test_only_the_own_pool_is_kept(cast):
    row = enter(cast)
    for who in ("head", "quality", "reader", "firm_reader", "outsider"):
        actor = cast.actor(who)
        for command, told_ in (
            (commands.change_reader, {"facts": FACTS}), (commands.come_back, {}),
            (commands.leave, {"reason": "x"}),
            (commands.note_discipline, {"until": TODAY, "reason": "x"}),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                command(reader=row, actor=actor, at=NOW, **told_)
        with pytest.raises(NotAllowed):
            commands.note_training(readers=[row], on=TODAY, actor=actor, at=NOW)
        if who != "reader":
            with pytest.raises(NotAllowed):
                tie(row, actor, cast.providers["handler"])


def settled(cast, count, theirs=Grade.GOOD, final=Grade.GOOD):
    """A round of so many dossiers, each signed by two and settled by the chief."""
    closed_cases(cast, count)
    pool = with_readers(cast, 2)
    when = at("2026-04-10 09:00")
    for dossier in being_read(cast, rate="1").dossiers.all():
        for sheet in sheets_of(dossier):
            row = sign(sheet, theirs, when)
        chief = cast.actor("bureau")
        decisions.decide_draft(dossier=row, grade=final, reason="x", actor=chief, at=when)
        later = when + timedelta(9)
        decisions.finish(dossier=row, grade=final, reason="x", actor=chief, at=later)
    return pool


def test_a_line_and_a_year_count_what_was_settled_otherwise(cast):
    pool = settled(cast, 3, final=Grade.QUALIFIED)
    found = queries.lines_of(pool, "990100", TODAY, NOW)
    assert [(one.settled, one.overturned, one.share) for one in found] == [(3, 3, 1.0)] * 2
    year = queries.own_year(pool[0], NOW - timedelta(365))
    assert (year.signed, year.open, year.days) == (3, 0, 8)
    assert year.lacks > 0 and year.cited == year.lacks
    assert (year.settled, year.overturned) == (3, 3)
    late = queries.own_year(pool[0], NOW)
    assert (late.signed, late.days, late.settled, late.overturned) == (0, None, 0, None)


def test_too_few_are_not_told_for_they_would_point_at_one(cast):
    pool = settled(cast, 2, final=Grade.QUALIFIED)
    year = queries.own_year(pool[0], NOW - timedelta(365))
    assert (year.settled, year.overturned) == (2, None)
    page = signed_in(pool[0].account.username).get(reverse("peer_review:own_reader"))
    assert "件数太少" in page.content.decode()


def test_own_grades_are_those_of_own_cases(cast):
    settled(cast, 2)
    graded = Dossier.objects.first().case.handler
    row = Reader.objects.first()
    Reader.objects.filter(pk=row.pk).update(provider=graded)
    row.refresh_from_db()
    assert queries.lines_of([row], "990100", TODAY, NOW)[0].grades == ((Grade.GOOD, 1),)


def test_the_list_costs_the_same_for_many(cast):
    pool = with_readers(cast, 8)

    def asked(rows):
        with CaptureQueriesContext(connection) as found:
            assert queries.lines_of(rows, "990100", TODAY, NOW)
        return len(found)

    rows = list(access.readers_for(cast.actor("bureau")))
    assert len(rows) == len(pool) and asked(rows[:1]) == asked(rows) <= 4


SEES = {
    "bureau": 200, "head": 404, "quality": 404, "reader": 404, "officer": 404, "handler": 404,
    "outsider": 404,
}  # fmt: skip


@pytest.mark.parametrize(("who", "status"), SEES.items())
def test_who_sees_a_reader(cast, who, status):
    row, client = enter(cast), signed_in(who)
    assert client.get(reverse("peer_review:reader", args=[row.pk])).status_code == status
    for name in ("change", "ties", "discipline", "leave", "return"):
        url = reverse("peer_review:reader_act", args=[row.pk, name])
        assert client.get(url).status_code == status, name
    keeps = 200 if who in ("bureau", "head", "quality") else 404
    for name in ("readers", "candidates", "train_readers"):
        answer = client.get(reverse(f"peer_review:{name}"))
        assert answer.status_code == keeps, name
        assert ("阅卷" in answer.content.decode()) == (who == "bureau" and name != "candidates")
    own = reverse("peer_review:own_ties", args=[row.pk])
    assert client.get(own).status_code == (200 if who == "reader" else 404)
    mine = client.get(reverse("peer_review:own_reader"))
    assert mine.status_code == (200 if who == "reader" else 404)


def test_the_pages_of_the_pool(cast):
    bureau = signed_in("bureau")
    page = bureau.get(reverse("peer_review:candidates")).content.decode()
    entering = reverse("peer_review:enter_reader", args=[cast.accounts["reader"].pk])
    assert entering in page
    assert bureau.get(entering).status_code == 200
    sent = {"provider": "", "workplace": cast.bureau.pk, "district": "990199",
            "fields_judged": ["civil"], "matters": ["CV-05"], "practises_since": "2015",
            }  # fmt: skip
    assert bureau.post(entering, {**sent, "practises_since": "1950"}).status_code == 422
    answer = bureau.post(entering, sent)
    row = Reader.objects.get()
    one = reverse("peer_review:reader", args=[row.pk])
    assert answer["Location"] == one and bureau.get(entering).status_code == 404
    assert "本年度未参加评估培训" in bureau.get(one).content.decode()
    training = reverse("peer_review:train_readers")
    assert bureau.post(training, {"on": "2026-04-21", "readers": [row.pk]}).status_code == 422
    answer = bureau.post(training, {"on": "2026-04-20", "readers": [row.pk]})
    assert answer["Location"] == reverse("peer_review:readers")
    listed = reverse("peer_review:readers")
    assert "可以评估" in bureau.get(listed).content.decode()
    assert "可以评估" in bureau.get(listed, {"export": "csv"}).content.decode("utf-8-sig")
    assert bureau.get(listed, {"export": "xlsx"}).status_code == 200

    def act(name, **told_):
        url = reverse("peer_review:reader_act", args=[row.pk, name])
        return bureau.post(url, told_)

    assert act("burn").status_code == 404
    assert act("change", **sent | {"fields_judged": ["civil", "criminal"]})["Location"] == one
    assert act("discipline", until="2026-04-19", reason="x").status_code == 422
    assert act("discipline", until="2026-05-20", reason="警告")["Location"] == one
    page = bureau.get(one).content.decode()
    assert "处分未满期" in page and "刑事" in page
    assert "请求确认劳动关系或者支付劳动报酬" in page
    assert act("discipline", until="", reason="撤销")["Location"] == one
    assert act("leave", reason="调离")["Location"] == one
    assert "已退出" in bureau.get(one).content.decode()
    assert act("return")["Location"] == one
    assert audit.run().differences == []


def test_ties_are_named_by_the_roster(cast):
    row, handler = enter(cast), cast.providers["handler"]
    reader, url = signed_in("reader"), reverse("peer_review:own_ties", args=[row.pk])
    answer = reader.post(url, {"names": "无此人\n"})
    assert answer.status_code == 422 and "无此人" in answer.content.decode()
    assert reader.post(url, {"names": handler.name})["Location"] == reverse(
        "peer_review:own_reader"
    )
    Provider.objects.create(
        name=handler.name, kind="lawyer", organisation=cast.firms[1], joined_on=date(2020, 1, 1)
    )
    second = cast.providers["second_handler"].name
    assert reader.post(url, {"names": f"{handler.name}\n{second}"}).status_code == 422
    Provider.objects.filter(pk=handler.pk).update(left_on=date(2026, 4, 1))
    named = f"{handler.name} {handler.organisation.name}"
    page = reader.get(url).content.decode()
    assert named in page
    assert reader.post(url, {"names": f"{named}\n{second}"}).status_code == 302
    row.refresh_from_db()
    assert row.kin == sorted([handler.pk, cast.providers["second_handler"].pk])
    assert named.split()[0] in reader.get(reverse("peer_review:own_reader")).content.decode()
    assert reader.post(url, {"names": ""}).status_code == 302
    assert queries.tied_to(Reader.objects.get(pk=row.pk)) == []


def test_a_reader_without_a_pool_is_told_so(cast):
    page = signed_in("reader").get(reverse("peer_review:own_reader")).content.decode()
    assert "还没有列入" in page and not Sheet.objects.exists()
