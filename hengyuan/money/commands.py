"""Subsidies (法律援助法 art. 52): the quality head signs, the finance officer pays in a batch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

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
from hengyuan.law.qualification import ProviderKind
from hengyuan.law.subsidy import Computation, NeedsPick
from hengyuan.ledger.commands import append
from hengyuan.money import events
from hengyuan.money.models import PaymentBatch, SubsidyShare, SubsidySlip
from hengyuan.money.queries import Handled, handlers_of, proposed, unmet_preconditions
from hengyuan.money.rules import EarlyEnd, Part, Portion, objection_to, parts_of
from hengyuan.orgs.models import Organisation


class CannotSign(Refused):
    """A precondition does not hold, or the schedule has no rate; the message says which."""


class CannotPay(Refused):
    """A slip was paid by somebody else meanwhile, or none was chosen."""


@transaction.atomic
def sign_subsidy(
    *,
    case: Case,
    grade: str,
    actor: Actor,
    at: datetime,
    portions: Sequence[Portion] = (),
    early: EarlyEnd | None = None,
) -> SubsidySlip:
    """Sign the computed sum; it is frozen with the schedule's version (D-36).

    Where the handler was replaced, `portions` say what each did and why: the parts make the sum.
    Where aid was ended, `early` says how far the work had come, and why this sum of the range.
    Raises NotAllowed, StageMoved, CannotSign.
    """
    missing = unmet_preconditions(case)
    if missing:
        raise CannotSign(_("尚不具备发放条件：") + "；".join(each.text_zh for each in missing))
    computation = _computed(case, grade, early)
    if not computation.is_payable or case.firm is None or case.handler is None:
        raise CannotSign(_("承办人担任公职，不发放办案补贴：请改为登记不发放。"))
    handlers = handlers_of(case)
    parts = _parts(handlers, portions, computation)
    why = early.reason.strip() if early else ""
    _move_signed(case, computation, parts, why, actor, at)
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
    _keep_shares(slip, handlers, parts)
    _issue_sheet(slip, computation, why, actor, at)
    return slip


def _computed(case: Case, grade: str, early: EarlyEnd | None) -> Computation:
    if early and not early.reason.strip():
        raise CannotSign(_("请写明终止前完成的工作和核定的理由。"), field="early_reason")
    try:
        return proposed(case, grade, early)
    except NeedsPick as asked:
        raise CannotSign(
            _("按标准在%(span)s元之间核定：请填写金额和理由。") % {"span": asked.span},
            field="early_fen",
        ) from asked
    except LawError as error:
        raise CannotSign(str(error)) from error


def _parts(
    handlers: Sequence[Handled], portions: Sequence[Portion], computation: Computation
) -> tuple[Part, ...]:
    """What each handler gets; nothing to share where one did the whole."""
    if len(handlers) < 2:
        return ()
    why = objection_to(portions, [each.provider.pk for each in handlers])
    if why:
        raise CannotSign(_(why))
    in_office = {
        each.provider.pk for each in handlers
        if each.provider.kind == ProviderKind.INSTITUTION_STAFF
    }  # fmt: skip
    if any(each.percent and each.provider_id in in_office for each in portions):
        raise CannotSign(_("担任公职的承办人不发放补贴，其比例请填0并说明。"))
    try:
        return parts_of(
            computation.total, portions, schedule=computation.schedule_id, on=computation.on
        )
    except LawError as error:
        raise CannotSign(str(error)) from error


def _move_signed(
    case: Case,
    computation: Computation,
    parts: Sequence[Part],
    why: str,
    actor: Actor,
    at: datetime,
) -> None:
    values: dict[str, Any] = {
        "amount": yuan(computation.total),
        "fen": computation.total,
        "computation": computation.as_dict(),
    }
    if parts:
        values["shares"] = [
            [each.portion.provider_id, each.portion.percent, each.fen, each.rule_id]
            for each in parts
        ]
    reasons = [each.portion.reason.strip() for each in parts]
    words = {"share_reasons": reasons} if parts else {}
    move(
        case=case,
        command="sign_subsidy",
        actor=actor,
        at=at,
        event=events.SUBSIDY_SIGNED,
        values=values,
        words=({**words, "pick_reason": why} if why else words) or None,
    )


def _keep_shares(slip: SubsidySlip, handlers: Sequence[Handled], parts: Sequence[Part]) -> None:
    by_id = {each.provider.pk: each for each in handlers}
    SubsidyShare.objects.bulk_create(
        SubsidyShare(
            slip=slip,
            firm=by_id[each.portion.provider_id].firm,
            provider=by_id[each.portion.provider_id].provider,
            percent=each.portion.percent,
            fen=each.fen,
            rule=each.rule_id,
            reason=each.portion.reason.strip(),
        )
        for each in parts
    )


def _who_is_paid(slip: SubsidySlip) -> str:
    """The handler, or each of several with part and sum, for the sheet."""
    shares = slip.shares.select_related("provider")
    told = [f"{one.provider.name}{one.percent}%（{yuan(one.fen)}元）" for one in shares]
    return "；".join(told) or slip.provider.name


def _issue_sheet(
    slip: SubsidySlip, computation: Computation, why: str, actor: Actor, at: datetime
) -> None:
    issue_document(
        case=slip.case,
        form="D-36",
        title="法律援助补贴审批表",
        values={
            "recipient": slip.case.recipient.name,
            "firm": slip.firm.name,
            "handler": _who_is_paid(slip),
            "schedule": computation.schedule_zh,
            "lines": [
                {
                    "rule": line.rule_id,
                    "name": line.text_zh,
                    "amount_fen": line.amount,
                    "note": why if line.is_picked else "",
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
