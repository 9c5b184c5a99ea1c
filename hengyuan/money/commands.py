"""Subsidies (法律援助法 art. 52): the quality head signs, the finance officer pays in a batch."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document
from hengyuan.kernel import reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.errors import LawError
from hengyuan.law.money import yuan
from hengyuan.law.subsidy import Computation
from hengyuan.ledger.commands import append
from hengyuan.money import events
from hengyuan.money.models import PaymentBatch, SubsidySlip
from hengyuan.money.queries import proposed, unmet_preconditions
from hengyuan.orgs.models import Organisation


class CannotSign(Refused):
    """A precondition does not hold, or the schedule has no rate; the message says which."""


class CannotPay(Refused):
    """A slip was paid by somebody else meanwhile, or none was chosen."""


@transaction.atomic
def sign_subsidy(*, case: Case, grade: str, actor: Actor, at: datetime) -> SubsidySlip:
    """Sign the computed sum; it is frozen with the schedule's version (D-36).

    Raises NotAllowed, StageMoved, CannotSign.
    """
    missing = unmet_preconditions(case)
    if missing:
        raise CannotSign(_("尚不具备发放条件：") + "；".join(each.text_zh for each in missing))
    try:
        computation = proposed(case, grade)
    except LawError as error:
        raise CannotSign(str(error)) from error
    if not computation.is_payable or case.firm is None or case.handler is None:
        raise CannotSign(_("承办人担任公职，不发放办案补贴：请改为登记不发放。"))
    move(
        case=case,
        command="sign_subsidy",
        actor=actor,
        at=at,
        event=events.SUBSIDY_SIGNED,
        values={
            "amount": yuan(computation.total),
            "fen": computation.total,
            "computation": computation.as_dict(),
        },
    )
    slip = SubsidySlip.objects.create(
        case=case,
        firm=case.firm,
        provider=case.handler,
        schedule=computation.schedule_id,
        computation=computation.as_dict(),
        total_fen=computation.total,
        signed_by_id=actor.account_id,
        signed_at=at,
    )
    _issue_sheet(slip, computation, actor, at)
    return slip


def _issue_sheet(slip: SubsidySlip, computation: Computation, actor: Actor, at: datetime) -> None:
    issue_document(
        case=slip.case,
        form="D-36",
        title="法律援助补贴审批表",
        values={
            "recipient": slip.case.recipient.name,
            "firm": slip.firm.name,
            "handler": slip.provider.name,
            "schedule": computation.schedule_zh,
            "lines": [
                {
                    "rule": line.rule_id,
                    "name": line.text_zh,
                    "amount_fen": line.amount,
                }
                for line in computation.lines
            ],
            "total_fen": computation.total,
            "quality_head": actor.name,
            "signed_on": day_of(at),
        },
        actor=actor,
        at=at,
    )


@transaction.atomic
def record_no_subsidy(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """Nothing is due, e.g. to institution staff (ruling S-5). Raises as `move`, CannotSign."""
    if not reason.strip():
        raise CannotSign(_("请写明不发放的理由。"), field="reason")
    move(
        case=case,
        command="record_no_subsidy",
        actor=actor,
        at=at,
        event=events.NO_SUBSIDY_RECORDED,
        values={},
        words={"reason": reason.strip()},
    )


@transaction.atomic
def pay_batch(
    *, institution: Organisation, slip_ids: Sequence[int], actor: Actor, at: datetime
) -> PaymentBatch:
    """Record that these slips were paid together. Raises NotAllowed, StageMoved, CannotPay."""
    if institution.pk != actor.organisation_id:
        raise NotAllowed(_("只能发放本机构的补贴。"))
    slips = list(
        SubsidySlip.objects.filter(
            pk__in=slip_ids, batch=None, case__institution=institution
        ).select_related("case", "case__institution", "case__recipient")
    )
    if not slips or len(slips) != len(set(slip_ids)):
        raise CannotPay(_("没有保存：所选补贴中有的已经发放，或者没有选择。请刷新后重选。"))
    number = str(
        reference_number.take(
            organisation_id=institution.pk,
            word=f"{institution.short_name}援补",
            year=day_of(at).year,
        )
    )
    total = sum(slip.total_fen for slip in slips)
    batch = PaymentBatch.objects.create(
        institution=institution,
        number=number,
        paid_on=day_of(at),
        paid_by_id=actor.account_id,
        total_fen=total,
        count=len(slips),
    )
    for slip in slips:
        _pay(slip, batch, actor, at)
    append(
        stream=f"batch:{batch.pk}",
        event=events.BATCH_PAID,
        actor=actor,
        at=at,
        values={"number": number, "count": len(slips), "amount": yuan(total), "fen": total},
    )
    return batch


def _pay(slip: SubsidySlip, batch: PaymentBatch, actor: Actor, at: datetime) -> None:
    move(
        case=slip.case,
        command="pay",
        actor=actor,
        at=at,
        event=events.SUBSIDY_PAID,
        values={"amount": yuan(slip.total_fen), "fen": slip.total_fen, "batch": batch.number},
        changes={"paid_on": day_of(at)},
    )
    SubsidySlip.objects.filter(pk=slip.pk, batch=None).update(batch=batch)
