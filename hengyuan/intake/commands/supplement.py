"""Supplement and withdrawal (法律援助法 art. 43 para 2): told once, paused, resumed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document, note_fact
from hengyuan.intake import events
from hengyuan.intake.models import Application, SupplementRequest
from hengyuan.intake.rules import missing_from
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused


class CannotSupplement(Refused):
    """Nothing is named as missing, or the due day of the notice has not passed."""


@transaction.atomic
def request_supplement(
    *, case: Case, missing: Sequence[str], due_on: date, actor: Actor, at: datetime
) -> SupplementRequest:
    """Tell the applicant once of everything missing; the decision clock pauses (PA-01).

    Raises NotAllowed, StageMoved, CannotSupplement.
    """
    named = missing_from(missing)
    if not named:
        raise CannotSupplement(_("请一次性列明需要补正的全部材料。"), field="missing")
    if due_on <= day_of(at):
        raise CannotSupplement(_("补正期限须晚于今天。"), field="due_on")
    move(
        case=case,
        command="request_supplement",
        actor=actor,
        at=at,
        event=events.SUPPLEMENT_REQUESTED,
        values={"due_on": due_on},
        words={"missing": named},
    )
    request = SupplementRequest.objects.create(
        case=case, missing=named, due_on=due_on, requested_at=at
    )
    note_fact(case=case, fact="supplement_requested", actor=actor, at=at)
    issue_document(
        case=case,
        form="D-08",
        title="补充材料通知书",
        values={"recipient": case.recipient.name, "missing": named, "due_on": due_on},
        actor=actor,
        at=at,
    )
    return request


@transaction.atomic
def receive_supplement(*, case: Case, papers: Sequence[str], actor: Actor, at: datetime) -> None:
    """The papers came; the clock runs again. Raises NotAllowed, StageMoved, CannotSupplement."""
    received = missing_from(papers)
    if not received:
        raise CannotSupplement(_("请列明收到的补正材料。"), field="papers")
    move(
        case=case,
        command="receive_supplement",
        actor=actor,
        at=at,
        event=events.SUPPLEMENT_RECEIVED,
        values={},
        words={"papers": received},
    )
    SupplementRequest.objects.filter(case=case, answered_at=None).update(answered_at=at)
    application = Application.objects.get(case=case)
    Application.objects.filter(pk=application.pk).update(papers=application.papers + received)


@transaction.atomic
def record_deemed_withdrawal(*, case: Case, actor: Actor, at: datetime) -> None:
    """A person confirms that nothing came in time. Raises as `move`, CannotSupplement."""
    request = SupplementRequest.objects.filter(case=case, answered_at=None).last()
    if request is not None and day_of(at) <= request.due_on:
        raise CannotSupplement(
            _("补正期限至%(due)s，尚未届满。") % {"due": request.due_on.isoformat()}
        )
    move(
        case=case,
        command="record_deemed_withdrawal",
        actor=actor,
        at=at,
        event=events.WITHDRAWAL_DEEMED,
        values={"code": "RF-4"},
    )


@transaction.atomic
def withdraw_application(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """The applicant takes the application back. Raises NotAllowed, StageMoved."""
    move(
        case=case,
        command="withdraw_application",
        actor=actor,
        at=at,
        event=events.APPLICATION_WITHDRAWN,
        values={},
        words={"reason": reason},
    )
