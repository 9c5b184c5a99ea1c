"""Supervisors and their contacts: naming, plan, notes, what was missed, who sees what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.contacts import How, Party
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.ledger.queries import stream_events
from hengyuan.supervision.access import contacts as access
from hengyuan.supervision.commands import contacts as commands
from hengyuan.supervision.commands import following
from hengyuan.supervision.commands.contacts import CannotWatch
from hengyuan.supervision.models import Alert, CaseSupervisor
from hengyuan.supervision.queries import contacts as queries
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
NOW = at("2026-03-06 10:00")
SAID = "说律师还没有联系"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def case(cast):
    """In the hands of a handler since the fifth of March."""
    case = apply(cast)
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    case.refresh_from_db()
    return case


def name(cast, case, who="second_officer", by="head"):
    commands.name_supervisor(case=case, account=cast.accounts[who], actor=cast.actor(by), at=NOW)


def note(cast, case, party, day, who="second_officer", **changes):
    told = {"how": How.PHONE, "is_reached": True, "text": SAID} | changes
    commands.note_contact(
        case=case, party=party, on=date.fromisoformat(day), actor=cast.actor(who),
        at=at(f"{day} 17:00"), **told,
    )  # fmt: skip


def next_due(case):
    return CaseSupervisor.objects.get(case=case).next_due_on


def test_a_person_names_who_watches_and_the_plan_begins(cast, case):
    assert queries.plan_for(case) == ()
    name(cast, case)
    assert next_due(case) == date(2026, 3, 13)
    note(cast, case, Party.HANDLER, "2026-03-10")
    assert next_due(case) == date(2026, 3, 21)
    note(cast, case, Party.RECIPIENT, "2026-03-12", is_reached=False)
    assert next_due(case) == date(2026, 3, 21)
    told = [event.type for event in stream_events(case.stream)]
    assert {"supervisor.named", "contact.noted", "contact.tried"} <= set(told)
    name(cast, case, "quality")
    assert not audit.run().differences


def test_who_is_suggested_watches_the_fewest_and_never_who_assigned(cast, case):
    found = list(access.candidates(case, date(2026, 3, 6)))
    assert cast.accounts["assigner"] not in found and cast.accounts["handler"] not in found
    name(cast, case, found[0].username)
    other = applied(cast, serial=12)
    examine_and_grant(cast, other)
    assign_and_name(cast, other)
    assert access.candidates(other, date(2026, 3, 6)).first() == found[1]
    with pytest.raises(CannotWatch):
        name(cast, other, "assigner")
    with pytest.raises(CannotWatch):
        name(cast, other, "outsider")
    for who in ("officer", "bureau", "outsider"):
        with pytest.raises(NotAllowed):
            name(cast, other, by=who)


def test_one_click_names_for_all_that_nobody_watches(cast, case):
    assert commands.name_as_suggested(actor=cast.actor("officer"), at=NOW) == 0
    assert commands.name_as_suggested(actor=cast.actor("head"), at=NOW) == 1
    assert commands.name_as_suggested(actor=cast.actor("head"), at=NOW) == 0
    assert next_due(case) is not None


def test_a_contact_is_told_whole_and_by_who_watches(cast, case):
    name(cast, case)
    with pytest.raises(CannotWatch, match="晚于今天"):
        commands.note_contact(
            case=case, party=Party.HANDLER, on=date(2026, 3, 7), how=How.PHONE, is_reached=True,
            text="x", actor=cast.actor("second_officer"), at=NOW,
        )  # fmt: skip
    with pytest.raises(CannotWatch, match="写明"):
        note(cast, case, Party.HANDLER, "2026-03-10", text=" ")
    for who in ("officer", "handler", "outsider", "bureau"):
        with pytest.raises(NotAllowed):
            note(cast, case, Party.HANDLER, "2026-03-10", who)
    note(cast, case, Party.HANDLER, "2026-03-10", "quality")


def test_a_missed_contact_is_an_alert_until_it_is_made(cast, case):
    name(cast, case)
    following.supervise_events(upto=settled(), at=NOW)
    following.supervise_due(on=date(2026, 3, 14), at=at("2026-03-14 00:05"))
    alert = Alert.objects.get(rule="J08-plan")
    assert (alert.key, alert.since, alert.is_open) == ("handler-start", date(2026, 3, 14), True)
    note(cast, case, Party.HANDLER, "2026-03-16")
    following.supervise_events(upto=settled(), at=at("2026-03-16 18:00"))
    alert.refresh_from_db()
    assert (alert.ended_on, alert.is_open) == (date(2026, 3, 16), False)


def test_the_next_contact_follows_what_happens_in_the_case(cast, case):
    name(cast, case)
    for party in Party:
        note(cast, case, party, "2026-03-10")
    assert next_due(case) == date(2026, 5, 9)
    handler = cast.actor("handler" if case.firm == cast.firms[0] else "second_handler")
    handle(case, handler, day=date(2026, 3, 9))
    close_case(cast, case, handler)
    following.supervise_events(upto=settled(), at=at("2026-04-20 18:00"))
    assert next_due(case) == date(2026, 4, 30)
    following.supervise_events(upto=settled(), at=at("2026-04-20 18:01"))


SEES = {"second_officer": True, "officer": True, "head": True, "bureau": True, "handler": False,
        "finance": False, "outsider": False}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_sees_the_plan(cast, case, who, sees):
    name(cast, case)
    note(cast, case, Party.RECIPIENT, "2026-03-06")
    answer = signed_in(who).get(reverse("supervision:contacts", args=[case.pk]))
    assert answer.status_code == (200 if sees else 404)
    assert (SAID in answer.content.decode()) == sees


def test_the_pages(cast, case, monkeypatch):
    head, watcher = signed_in("head"), signed_in("second_officer")
    listed = reverse("supervision:supervisors")
    assert "1 件在办案件没有专人" in head.get(listed).content.decode()
    one = reverse("supervision:contacts", args=[case.pk])
    naming = reverse("supervision:name_supervisor", args=[case.pk])
    noting = reverse("supervision:note_contact", args=[case.pk])
    assert one in head.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert watcher.get(naming).status_code == 403 and watcher.get(noting).status_code == 403
    answer = head.post(naming, {"account": cast.accounts["second_officer"].pk})
    assert answer["Location"] == one
    assert "向承办人了解" in head.get(one).content.decode()
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-14 10:00"))
    desk = watcher.get(reverse("web:desk")).content.decode()
    assert noting in desk and "错过" in desk
    assert noting not in signed_in("officer").get(reverse("web:desk")).content.decode()
    told = {"party": "handler", "on": "2026-03-14", "how": "phone", "is_reached": "on",
            "text": SAID}  # fmt: skip
    assert watcher.get(noting).status_code == 200
    assert watcher.post(noting, told)["Location"] == one
    page = watcher.get(one).content.decode()
    assert "逾期" in page and SAID in page
    assert noting not in watcher.get(reverse("web:desk")).content.decode()
    assert case.number in watcher.get(listed).content.decode()
    assert case.number in head.get(listed, {"export": "csv"}).content.decode("utf-8-sig")
    assert head.post(reverse("supervision:name_all_supervisors"))["Location"] == listed
    assert signed_in("handler").get(listed).status_code == 404
    assert signed_in("handler").post(
        reverse("supervision:name_all_supervisors")
    ).status_code == 404  # fmt: skip


def test_the_plan_costs_the_same_after_many_contacts(cast, case):
    name(cast, case)
    client, url = signed_in("head"), reverse("supervision:contacts", args=[case.pk])
    client.get(url)

    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    note(cast, case, Party.HANDLER, "2026-03-06")
    once = asked()
    for _each in range(5):
        note(cast, case, Party.HANDLER, "2026-03-06")
    assert asked() == once
