"""Passing somebody on: from a workstation or a hotline to the institution that is competent.

法律援助法 art. 13 lets workstations receive near the people; art. 38 says which institution
decides. The register moves, the receipt stays where it was.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases import rules as chain
from hengyuan.intake import events
from hengyuan.intake.commands.advice import check_role
from hengyuan.intake.models import Consultation
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind


class CannotPassOn(Refused):
    """The consultation led to an application already, stands there already, or cannot go there."""


@transaction.atomic
def pass_on(
    *, consultation: Consultation, to: Organisation, note: str, actor: Actor, at: datetime
) -> Consultation:
    """Put a consultation into the register of another institution. Raises CannotPassOn."""
    check_role(actor, "receive_visitor")
    if to.kind != Kind.INSTITUTION:
        raise CannotPassOn(_("只能转送法律援助机构。"), field="to")
    moved = (
        Consultation.objects.filter(
            pk=consultation.pk,
            institution_id=consultation.institution_id,
            stage__in=[chain.Stage.RECEIVED.value, chain.Stage.ADVISED.value],
        )
        .exclude(institution=to)
        .update(institution=to)
    )
    if not moved:
        raise CannotPassOn(_("没有保存：这次咨询已经转送，或者已经提出申请。"))
    consultation.institution = to
    append(
        stream=consultation.stream,
        event=events.CONSULTATION_PASSED_ON,
        actor=actor,
        at=at,
        values={"to": to.name, "institution": to.pk},
        words={"note": note.strip()} if note.strip() else {},
        about=consultation.pk,
    )
    return consultation
