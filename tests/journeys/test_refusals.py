"""Where the chain says no: refusal, wrong roles, outsiders, the second press, the same hand."""

import re
import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.commands import StageMoved
from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.rules import Stage
from hengyuan.dossier.queries import documents_of
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.handling.models import HandlingAct
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.queries import stream_events
from hengyuan.money import commands as money
from hengyuan.money.models import PaymentBatch, SubsidySlip
from hengyuan.people.commands import CannotGiveRole, give_role
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import at
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_and_archive,
    examine_and_grant,
    handle,
)

pytestmark = pytest.mark.django_db


def refuse(cast, case):
    examination.examine(
        case=case, conclusion=Conclusion.REFUSE, refusal_code="RF-1", reasons="不属于援助事项",
        proposal=proposal_of(case), actor=cast.actor("officer"), at=at("2026-03-03 10:00"),
    )  # fmt: skip
    examination.refuse(
        case=case, code="RF-1", reasons="不属于援助事项", actor=cast.actor("head"),
        at=at("2026-03-03 15:00"),
    )  # fmt: skip


def test_a_refusal_ends_the_case_with_its_paper_and_its_clock(cast):
    case = apply(cast)
    refuse(cast, case)
    case.refresh_from_db()
    assert case.stage == Stage.REFUSED
    assert {"D-12", "D-13"} <= {paper.form for paper in documents_of(case.pk)}
    assert not CaseClock.objects.filter(case=case, stopped_at=None).exists()
    assert "aid.refused" in {event.type for event in stream_events(case.stream)}
    with pytest.raises(StageMoved, match="您已于"):
        examination.grant(
            case=case, reasons="", actor=cast.actor("head"), at=at("2026-03-04 09:00")
        )


def test_a_refusal_without_reasons_is_not_taken(cast):
    case = apply(cast)
    examination.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="", proposal=proposal_of(case),
        actor=cast.actor("officer"), at=at("2026-03-03 10:00"),
    )  # fmt: skip
    for code, reasons in (("RF-1", " "), ("", "不属于援助事项")):
        with pytest.raises(examination.CannotDecide):
            examination.refuse(
                case=case, code=code, reasons=reasons, actor=cast.actor("head"),
                at=at("2026-03-03 15:00"),
            )  # fmt: skip
    case.refresh_from_db()
    assert case.stage == Stage.EXAMINED


@pytest.mark.parametrize("who", ["head", "assigner", "quality", "finance", "archivist", "bureau"])
def test_a_wrong_role_examines_nothing_and_leaves_no_event(cast, who):
    case = apply(cast)
    before = len(stream_events(case.stream))
    with pytest.raises(NotAllowed):
        examination.examine(
            case=case, conclusion=Conclusion.GRANT, reasons="", proposal=proposal_of(case),
            actor=cast.actor(who), at=at("2026-03-03 10:00"),
        )  # fmt: skip
    case.refresh_from_db()
    assert case.stage == Stage.APPLIED and len(stream_events(case.stream)) == before


def test_the_outsider_and_the_other_firm_find_no_case(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    assert get_case_for(handler, case.pk) == case
    others = {"handler", "second_handler"} - {who(cast, handler)}
    firms = {"firm_1", "firm_2"} - {f"firm_{1 + (case.firm_id == cast.firms[1].pk)}"}
    for each in {"outsider", *others, *firms}:
        with pytest.raises(Http404):
            get_case_for(cast.actor(each), case.pk)
        assert signed_in(each).get(reverse("cases:case", args=[case.pk])).status_code == 404


def who(cast, actor):
    return next(key for key, account in cast.accounts.items() if account.pk == actor.account_id)


def test_a_handling_page_sent_twice_counts_once(cast, monkeypatch):
    case = apply(cast)
    examine_and_grant(cast, case)
    client = signed_in(who(cast, assign_and_name(cast, case)))
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 17:00"))
    path = reverse("handling:record_act", args=[case.pk, "progress_report"])
    shown = client.get(path).content.decode()
    found = re.search(r'name="token" value="([0-9a-f-]{36})"', shown)
    assert found and uuid.UUID(found[1])
    sent = {"token": found[1], "happened_on": "2026-03-06", "text": "已提交证据"}
    assert client.post(path, sent).status_code == 302
    events, papers = len(stream_events(case.stream)), documents_of(case.pk).count()
    second = client.post(path, sent)
    assert second.status_code == 409 and "已经保存过" in second.content.decode()
    assert HandlingAct.objects.filter(case=case).count() == 1
    assert len(stream_events(case.stream)) == events
    assert documents_of(case.pk).count() == papers


def ready_to_pay(cast):
    """A case whose subsidy the quality head signed."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_and_archive(cast, case, handler)
    return money.sign_subsidy(
        case=case, grade="qualified", actor=cast.actor("quality"), at=at("2026-04-21 09:00")
    )


def test_who_signed_the_subsidy_does_not_pay_it(cast):
    slip = ready_to_pay(cast)
    # She has changed her post since she signed: the role would let her, the case does not.
    signer = replace(cast.actor("quality"), roles=frozenset({Role.FINANCE.value}))
    with pytest.raises(NotAllowed, match="另一位工作人员"):
        money.pay_batch(
            institution=cast.institution, slip_ids=[slip.pk], actor=signer,
            at=at("2026-04-22 09:00"),
        )  # fmt: skip
    assert not PaymentBatch.objects.exists()
    assert SubsidySlip.objects.get().batch is None
    assert Case.objects.get().stage == Stage.SUBSIDY_SIGNED


def test_the_quality_head_is_not_given_the_purse(cast):
    with pytest.raises(CannotGiveRole):
        give_role(
            account=cast.accounts["quality"], role=Role.FINANCE, organisation=cast.institution,
            valid_from=date(2026, 3, 1), actor=cast.actor("bureau"), at=at("2026-03-01 08:00"),
        )  # fmt: skip


def test_a_slip_is_paid_once(cast):
    slip = ready_to_pay(cast)
    pay = {
        "institution": cast.institution, "slip_ids": [slip.pk], "actor": cast.actor("finance"),
        "at": at("2026-04-22 09:00"),
    }  # fmt: skip
    money.pay_batch(**pay)
    with pytest.raises(money.CannotPay):
        money.pay_batch(**pay)
    assert PaymentBatch.objects.count() == 1
