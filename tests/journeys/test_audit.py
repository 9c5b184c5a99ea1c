"""The ledger and the tables tell the same of the city, until somebody changes a row."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.models import Assignment
from hengyuan.cases.models import Case, CaseClock, CaseDuty, ClockPause
from hengyuan.closing.models import ClosingReport, DossierExamination
from hengyuan.dossier import commands as dossier
from hengyuan.dossier.models import Document, DossierFact
from hengyuan.examination.models import Decision, Examination
from hengyuan.handling.models import HandlingAct
from hengyuan.intake import commands as intake
from hengyuan.intake.models import Application, Consultation, Notice, SupplementRequest
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.actor import SYSTEM
from hengyuan.law.vocabulary import Stage
from hengyuan.ledger import audit, tasks
from hengyuan.ledger import commands as ledger
from hengyuan.ledger.findings import SHOWN
from hengyuan.ledger.models import Audit, Event, Stream, SubjectKey
from hengyuan.money import commands as money
from hengyuan.money.models import PaymentBatch, SubsidySlip
from hengyuan.orgs import commands as orgs
from hengyuan.orgs.models import Organisation
from hengyuan.people import commands as people
from hengyuan.people.models import Account, Hold, Person, Provider, RoleHeld
from hengyuan.people.rules import Role
from tests.cast import at
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_and_archive,
    examine_and_grant,
    handle,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)


@pytest.fixture
def city(cast):
    """A case that was paid, one with every detour, a notice, people, roles and holds."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_and_archive(cast, case, handler)
    money.sign_subsidy(
        case=case, grade="qualified", actor=cast.actor("quality"), at=at("2026-04-21 09:00")
    )
    slip = SubsidySlip.objects.get()
    money.pay_batch(
        institution=cast.institution, slip_ids=[slip.pk], actor=cast.actor("finance"),
        at=at("2026-04-22 09:00"),
    )  # fmt: skip
    detours(cast)
    visitors(cast)
    offices(cast)
    return cast


def detours(cast):
    case = apply(cast, when="2026-03-03 09:30")
    officer, head, assigner = (cast.actor(who) for who in ("officer", "head", "assigner"))
    intake.request_supplement(
        case=case, missing=["收入证明"], due_on=date(2026, 3, 20), actor=officer,
        at=at("2026-03-04 09:00"),
    )  # fmt: skip
    intake.receive_supplement(
        case=case, papers=["收入证明"], actor=officer, at=at("2026-03-06 09:00")
    )
    examine_and_grant(cast, case, "2026-03-09")
    proposal = {"case": case, "firm": cast.firms[0], "ground": "major", "note": "重大"}
    assignment.propose_designation(**proposal, actor=assigner, at=at("2026-03-10 08:00"))
    assignment.reject_designation(
        case=case, reason="轮派即可", actor=head, at=at("2026-03-10 09:00")
    )
    assignment.propose_designation(**proposal, actor=assigner, at=at("2026-03-10 10:00"))
    assignment.approve_designation(case=case, actor=head, at=at("2026-03-10 11:00"))
    assignment.decline_assignment(
        case=case, reason="人手不足", actor=cast.actor("firm_1"), at=at("2026-03-11 09:00")
    )
    paper = Document.objects.filter(case=case).first()
    dossier.void_document(document=paper, reason="填错", actor=officer, at=at("2026-03-11 10:00"))


def visitors(cast):
    officer = cast.actor("officer")
    intake.receive_and_advise(
        institution=cast.institution, channel=Channel.VISIT, name="陈某", question="欠薪怎么办",
        answer="可以申请", told_of_right=True, result=AdviceResult.ANSWERED, actor=officer,
        at=at("2026-03-02 10:00"),
    )  # fmt: skip
    person = people.register_person(name="何某某", actor=officer, at=at("2026-03-05 09:00"))
    intake.register_notice(
        institution=cast.institution, person=person, authority_name="青石区人民法院",
        proceeding=Stage.TRIAL_FIRST_INSTANCE, ground="CR-M1", charge="盗窃", actor=officer,
        at=at("2026-03-05 09:00"),
    )  # fmt: skip
    gone = people.register_person(name="忘某某", actor=officer, at=at("2026-03-05 09:00"))
    ledger.forget(subject=gone.pk, actor=SYSTEM, at=at("2026-03-06 09:00"), reason="本人要求")


def offices(cast):
    held = people.give_role(
        account=cast.accounts["officer"], role=Role.ASSIGNER, organisation=cast.institution,
        valid_from=DAY, actor=SYSTEM, at=at("2026-03-03 09:00"),
    )  # fmt: skip
    people.withdraw_role(
        held=held, last_day=date(2026, 3, 9), reason="轮岗", actor=SYSTEM,
        at=at("2026-03-09 09:00"),
    )  # fmt: skip
    for whom in ({"provider": cast.providers["handler"]}, {"organisation": cast.firms[1]}):
        hold = people.place_hold(
            begins_on=date(2026, 5, 1), reason="整改", actor=cast.actor("head"),
            at=at("2026-05-01 09:00"), **whom,
        )  # fmt: skip
        people.lift_hold(
            hold=hold, last_day=date(2026, 5, 9), reason="已整改", actor=SYSTEM,
            at=at("2026-05-09 09:00"),
        )  # fmt: skip
    account = people.open_account(
        username="leaver", name="曾离", password=None, actor=SYSTEM, at=at("2026-03-03 09:00")
    )
    people.close_account(account=account, reason="离职", actor=SYSTEM, at=at("2026-03-04 09:00"))
    orgs.end_organisation(
        organisation=cast.stations[0], last_day=date(2026, 6, 30), reason="合并", actor=SYSTEM,
        at=at("2026-06-01 09:00"),
    )  # fmt: skip


def lines(report):
    return [f"{each.place}: {each.sentence}" for each in report.differences]


def test_the_city_stands_as_the_ledger_tells(city):
    report = audit.run()
    assert lines(report) == [] and report.is_sound
    assert report.events == Event.objects.count() and report.streams == Stream.objects.count()
    assert report.rows > 100


LATER = timedelta(days=1)
CHANGED = [
    (Account, "is_active", False),
    (Account, "name", "别人"),
    (Application, "papers", ["别的"]),
    (Assignment, "end_reason", "别的"),
    (Assignment, "method", "by_lot"),
    (Case, "stage", "closed"),
    (Case, "version", 77),
    (Case, "facts", "别的经过"),
    (Case, "paid_on", date(2026, 1, 1)),
    (Case, "outcome", "别的"),
    (CaseClock, "started_at", F("started_at") + LATER),
    (CaseClock, "stopped_at", None),
    (CaseClock, "due_on", date(2030, 1, 1)),
    (ClockPause, "ends_on", date(2030, 1, 1)),
    (ClosingReport, "recovered_fen", 1),
    (Consultation, "answer", "别的"),
    (Decision, "code", "RF-9"),
    (Decision, "reasons", "别的"),
    (Document, "title", "别的"),
    (Document, "number", "假"),
    (DossierExamination, "remarks", "别的"),
    (Examination, "conclusion", "refuse"),
    (HandlingAct, "happened_on", date(2026, 1, 1)),
    (Hold, "ends_on", None),
    (Notice, "authority_name", "别处"),
    (Organisation, "region", "110000"),
    (PaymentBatch, "total_fen", 1),
    (Person, "name", "别人"),
    (Provider, "kind", "volunteer"),
    (RoleHeld, "valid_to", date(2030, 1, 1)),
    (SubsidySlip, "total_fen", 1),
    (SupplementRequest, "due_on", date(2030, 1, 1)),
]


def test_each_changed_column_is_named(city):
    """One row of a table at a time is changed past the commands, and put back."""
    found = {}
    for model, column, value in CHANGED:
        with transaction.atomic():
            rows = model.objects.exclude(identity_index="") if model is Person else model.objects
            row = rows.order_by("applied_at" if model is Case else "pk").first()
            model.objects.filter(pk=row.pk).update(**{column: value})
            found[model._meta.label, column] = {
                (each.kind, each.table, each.column) for each in audit.run().differences
            }
            transaction.set_rollback(True)
    assert {key for key, named in found.items() if ("changed", *key) not in named} == set()
    assert {key for key, named in found.items() if {each[1] for each in named} != {key[0]}} == set()
    assert audit.run().is_sound


def test_the_words_of_an_issued_paper_are_held_against_its_digest(city):
    paper = Document.objects.filter(form="D-02").first()
    Document.objects.filter(pk=paper.pk).update(values=paper.values.replace("陈小工", "陈大工"))
    [found] = audit.run().differences
    assert (found.row, found.column) == (str(paper.pk), "digest")


def test_two_sealed_values_exchanged_are_seen_and_not_shown(city):
    one, other = Person.objects.exclude(identity_number="").first(), Person.objects.last()
    Person.objects.filter(pk=one.pk).update(name="王改名")
    [found] = audit.run().differences
    assert other and found.column == "name"
    assert "王改名" not in found.sentence and one.name not in found.sentence


def test_each_row_taken_away_is_missing(city):
    paused = ClockPause.objects.values("clock")
    for rows in (
        CaseDuty.objects.all(), CaseClock.objects.exclude(pk__in=paused), Decision.objects.all(),
        DossierFact.objects.all(), Examination.objects.all(), HandlingAct.objects.all(),
        RoleHeld.objects.all(), Hold.objects.all(), Notice.objects.all(),
    ):  # fmt: skip
        with transaction.atomic():
            rows.order_by("-pk").first().delete()
            found = {(each.kind, each.table) for each in audit.run().differences}
            label = rows.model._meta.label
            assert ("missing", label) in found and {table for _kind, table in found} == {label}
            transaction.set_rollback(True)


def test_a_row_put_in_is_extra(city):
    case = Case.objects.first()
    DossierFact.objects.create(case=case, fact="invented")
    RoleHeld.objects.create(
        account=city.accounts["outsider"], role=Role.HEAD, organisation=city.institution,
        valid_from=DAY,
    )  # fmt: skip
    found = {(each.kind, each.table, each.row) for each in audit.run().differences}
    assert found == {
        ("extra", "dossier.DossierFact", "invented"),
        ("extra", "people.RoleHeld", f"R-05@{city.institution.pk}"),
    }


def test_a_row_without_a_stream_is_named(city):
    account = Account.objects.create(username="ghost", name="无")
    key = SubjectKey.objects.filter(erased_at=None).first()
    SubjectKey.objects.filter(pk=key.pk).update(wrapped=b"", erased_at=at("2026-07-01 09:00"))
    found = {(each.kind, each.stream, each.table) for each in audit.run().differences}
    assert found == {
        ("without_stream", f"account:{account.pk}", "people.Account"),
        ("without_stream", f"subject:{key.pk}", "ledger.SubjectKey"),
    }


def test_of_many_differences_the_first_are_kept_and_all_are_counted(city):
    Document.objects.update(number="假")
    found = audit.run()
    assert found.count == Document.objects.count() > len(found.differences) == SHOWN


def test_an_event_that_cannot_be_replayed_is_named_and_stops_nothing(city, monkeypatch):
    monkeypatch.setitem(audit.told_types(), "aid.granted", lambda rows, told: rows.last("x")["y"])
    kinds = {each.kind for each in audit.run().differences}
    assert kinds == {"unreadable"}


def test_the_weekly_task_keeps_what_it_found(city):
    Case.objects.filter(number=Case.objects.first().number).update(version=9)
    tasks.compare_with_tables.call(day="2026-03-08")
    kept = Audit.objects.get()
    assert kept.count == 1 and kept.differences[0]["column"] == "version"
    assert Event.objects.filter(type="ledger.audited").count() == 1


def test_the_page_is_for_the_auditor_alone(client, city):
    ledger.keep_audit(report=audit.run(), actor=SYSTEM, at=at("2026-07-01 09:00"))
    Case.objects.update(version=9)
    ledger.keep_audit(report=audit.run(), actor=SYSTEM, at=at("2026-07-02 09:00"))
    client.force_login(Account.objects.get(username="auditor"))
    page = client.get(reverse("ledger:audits")).content.decode()
    assert "账表相符" in page and "cases.Case" in page and "version" in page
    for who in ("head", "bureau", "officer", "administrator"):
        client.force_login(Account.objects.get(username=who))
        assert client.get(reverse("ledger:audits")).status_code == 404, who
