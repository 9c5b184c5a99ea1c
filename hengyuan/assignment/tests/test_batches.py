"""A batch proposes with reasons and assigns nothing; what a person accepts is asked again."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.models import Assignment, Batch, BatchLine, LineState
from hengyuan.assignment.queries import assignments_of, kept
from hengyuan.assignment.tasks import match_batch
from hengyuan.assignment.tests.factories import assigned, granted, named, notified
from hengyuan.assignment.tests.test_methods import policy
from hengyuan.cases.rules import Stage
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.people.commands import place_hold
from hengyuan.people.models import Account
from hengyuan.queue.models import Job
from tests.cast import at

pytestmark = pytest.mark.django_db
TEN = at("2026-03-05 10:00")


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: TEN)


@pytest.fixture
def three(cast):
    """Three cases that wait."""
    return [granted(cast, f"受{n}", n) for n in (11, 12, 13)]


def opened(cast, first_on=None, last_on=None):
    return commands.open_batch(
        institution=cast.institution, first_on=first_on, last_on=last_on,
        actor=cast.actor("assigner"), at=TEN,
    )  # fmt: skip


def proposed(cast):
    batch = opened(cast)
    match_batch.func(batch_id=str(batch.pk))
    batch.refresh_from_db()
    return batch


def accepted(cast, batch, *places):
    return commands.accept_lines(
        batch=batch, places=places, actor=cast.actor("assigner"), at=at("2026-03-05 11:00")
    )


def states(batch):
    return [line.state for line in BatchLine.objects.filter(batch=batch)]


def test_a_batch_proposes_each_case_and_assigns_none(
    cast, three, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        batch = opened(cast)
    assert Job.objects.get().task == commands.batch.TASK
    assert batch.is_waiting and batch.total == 5
    match_batch.func(batch_id=str(batch.pk))
    batch.refresh_from_db()
    assert states(batch) == [LineState.PROPOSED] * 3 and batch.done == batch.total
    assert Assignment.objects.count() == 0
    for line in batch.lines.all():
        assert {"score", "second", "regret", "excluded"} <= set(line.proposal)
    assert {"monthly_cap", "Q-4"} <= {price["rule"] for price in batch.figures["prices"]}
    assert [case.pk for case in three] == [line.case_id for line in batch.lines.all()]


def test_a_second_run_of_the_task_changes_nothing(cast, three):
    batch = proposed(cast)
    events = Event.objects.count()
    match_batch.func(batch_id=str(batch.pk))
    assert Event.objects.count() == events


def test_the_period_says_which_cases_and_none_is_refused(cast, three):
    with pytest.raises(commands.CannotMatchCases, match="没有等待指派"):
        opened(cast, date(2026, 1, 1), date(2026, 1, 2))
    assert opened(cast, date(2026, 3, 1), date(2026, 3, 31)).total == 5
    for who in ("head", "officer", "handler"):
        with pytest.raises(NotAllowed):
            commands.open_batch(
                institution=cast.institution, first_on=None, last_on=None, actor=cast.actor(who),
                at=TEN,
            )  # fmt: skip


def test_an_accepted_line_is_an_ordinary_assignment_with_its_record(cast, three):
    batch = proposed(cast)
    line = batch.lines.get(place=2)
    assert [why for _line, why in accepted(cast, batch, 2)] == [""]
    line.refresh_from_db()
    made = line.assignment
    assert (made.method, made.handler) == ("by_match", line.provider)
    record = kept(assignments_of(line.case_id)[0].record)
    assert "批量匹配第2行" in record.why and record.is_whole
    assert any(row.score for row in record.rows if row.is_chosen)
    line.case.refresh_from_db()
    assert line.case.stage == Stage.FIRM_ASSIGNED
    assert states(batch) == [LineState.PROPOSED, LineState.ACCEPTED, LineState.PROPOSED]
    assert len(accepted(cast, batch, 2)) == 1 and Assignment.objects.count() == 1


def test_the_cap_is_never_passed_by_accepting_everything(cast):
    policy(cast, monthly_cap=1)
    for n in range(11, 17):
        granted(cast, f"受{n}", n)
    batch = proposed(cast)
    told = accepted(cast, batch, *range(1, 7))
    handlers = [a.handler_id for a in Assignment.objects.all()]
    assert len(handlers) == len(set(handlers)) == states(batch).count(LineState.ACCEPTED) > 0
    assert states(batch).count(LineState.NOBODY) == 6 - len(handlers)
    assert all(not why for line, why in told if line.provider_id)
    full = batch.lines.filter(provider=None).first()
    assert "名额已满" in full.proposal["zh"]
    assert batch.figures["cap_price"] > 0


def test_a_line_that_does_not_hold_any_more_says_why_and_keeps_no_other_back(cast, three):
    batch = proposed(cast)
    first = batch.lines.select_related("provider").get(place=1)
    place_hold(
        provider=first.provider, begins_on=TEN.date(), reason="投诉核查",
        actor=cast.actor("bureau"), at=TEN,
    )  # fmt: skip
    told = {line.place: why for line, why in accepted(cast, batch, 1, 2, 3)}
    assert "AM-10" in told[1]
    first.refresh_from_db()
    assert (first.state, first.assignment) == (LineState.STALE, None) and "AM-10" in first.note


def test_a_case_that_was_assigned_meanwhile_is_stale(cast, three):
    batch = proposed(cast)
    assigned(cast, three[0])
    (told,) = accepted(cast, batch, 1)
    assert told[1] and Assignment.objects.count() == 1
    assert states(batch)[0] == LineState.STALE


def test_two_sides_of_one_dispute_get_different_firms(cast):
    granted(cast, "甲某", 11, opponents=("乙某",))
    granted(cast, "乙某", 12, opponents=("甲某",))
    lines = list(proposed(cast).lines.select_related("provider"))
    firms = {line.provider.organisation_id for line in lines if line.provider}
    assert len(firms) == sum(line.provider is not None for line in lines) > 0


def test_who_had_the_case_before_is_not_proposed(cast):
    case = granted(cast, "甲某", 11)
    made = commands.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=TEN)
    former = named(cast, case, made)
    commands.request_replacement(
        case=case, asked_by="recipient", ground="delay", reasons="拖了三周",
        actor=cast.actor("officer"), at=at("2026-03-06 09:00"),
    )  # fmt: skip
    commands.replace_handler(
        case=case, reasons="同意", hand_over_by=date(2026, 3, 20), actor=cast.actor("head"),
        at=at("2026-03-06 10:00"),
    )  # fmt: skip
    line = proposed(cast).lines.get()
    assert line.provider != former and line.proposal["excluded"]["AS-08"] >= 1


def test_a_policy_without_the_match_lets_no_line_be_accepted(cast):
    case = notified(cast, "甲某", 11)
    policy(cast, rules=[{"methods": ["by_rotation", "by_designation"]}])
    (told,) = accepted(cast, proposed(cast), 1)
    assert "没有为这类案件规定智能匹配" in told[1]
    case.refresh_from_db()
    assert case.stage != Stage.FIRM_ASSIGNED


def test_the_batch_is_replayed_and_a_changed_proposal_is_named(cast, three):
    batch = proposed(cast)
    accepted(cast, batch, 1)
    assigned(cast, three[1])
    accepted(cast, batch, 2)
    assert audit.run().differences == []
    line = batch.lines.get(place=3)
    line.proposal["second_points"] += 1
    line.save(update_fields=["proposal"])
    assert [(each.table, each.column) for each in audit.run().differences] == [
        ("assignment.Batch", "digest")
    ]


def signed_in(client, who):
    client.force_login(Account.objects.get(username=who))
    return client


def test_the_pages_show_reasons_prices_and_the_result(client, cast, three):
    page = signed_in(client, "assigner").get(reverse("assignment:open_batch"))
    assert "3件等待指派" in page.content.decode()
    answer = client.post(reverse("assignment:open_batch"), {"first_on": "", "last_on": ""})
    batch = Batch.objects.get()
    path = reverse("assignment:batch", args=[batch.pk])
    assert answer["Location"] == path
    assert "hx-get" in client.get(path).content.decode()
    progress = reverse("assignment:batch_progress", args=[batch.pk])
    assert "HX-Refresh" not in client.get(progress)
    match_batch.func(batch_id=str(batch.pk))
    assert client.get(progress)["HX-Refresh"] == "true"
    shown = client.get(path).content.decode()
    for text in ("每条规则的代价", "其次为", "执业经验", three[0].number, 'name="only"'):
        assert text in shown, text
    sent = client.post(reverse("assignment:accept_lines", args=[batch.pk]), {"places": [1, 2]})
    assert sent["Location"] == path
    shown = client.get(path).content.decode()
    assert "已采纳并指派2件" in shown and states(batch).count(LineState.ACCEPTED) == 2
    client.post(reverse("assignment:accept_lines", args=[batch.pk]), {"only": "3"})
    assert states(batch) == [LineState.ACCEPTED] * 3
    nothing = reverse("assignment:accept_lines", args=[batch.pk])
    assert "请先勾选" in client.post(nothing, {}, follow=True).content.decode()


def test_the_lines_are_exported_with_their_reasons(client, cast, three):
    batch = proposed(cast)
    path = reverse("assignment:batch", args=[batch.pk])
    signed_in(client, "assigner")
    answer = client.get(path + "?export=xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        text = book.read("xl/sharedStrings.xml").decode()
    assert three[0].number in text and "执业经验" in text and "name=" not in text
    english = client.get(path, headers={"accept-language": "en"}).content.decode()
    assert "experience" in english and "Price of each rule" in english


def test_others_find_no_batch_and_the_head_only_reads(client, cast, three):
    batch = proposed(cast)
    paths = [
        reverse("assignment:batches"),
        reverse("assignment:batch", args=[batch.pk]),
        reverse("assignment:batch_progress", args=[batch.pk]),
    ]
    for who in ("handler", "firm_1", "finance", "outsider", "bureau"):
        signed_in(client, who)
        wanted = paths[1:] if who == "outsider" else paths
        assert [client.get(path).status_code for path in wanted] == [404] * len(wanted), who
        sent = client.post(reverse("assignment:accept_lines", args=[batch.pk]), {"only": "1"})
        assert sent.status_code == 404, who
    signed_in(client, "head")
    assert "采纳勾选" not in client.get(paths[1]).content.decode()
    assert client.get(reverse("assignment:open_batch")).status_code == 403
    with pytest.raises(NotAllowed):
        client.post(reverse("assignment:accept_lines", args=[batch.pk]), {"only": "1"})
