"""Writes about organisations. A closed one keeps its history."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs import events
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, may_stand_under


class CannotOpenOrganisation(Refused):
    """The place in the tree is wrong."""


@transaction.atomic
def open_organisation(*, organisation: Organisation, actor: Actor, at: datetime) -> Organisation:
    """Store a new organisation under its parent. Raises CannotOpenOrganisation."""
    parent = Kind(organisation.parent.kind) if organisation.parent else None
    if not may_stand_under(Kind(organisation.kind), parent):
        raise CannotOpenOrganisation(_("这类机构不能设在所选的上级之下。"), field="parent")
    organisation.save(force_insert=True)
    append(
        stream=f"organisation:{organisation.pk}",
        event=events.ORGANISATION_OPENED,
        actor=actor,
        at=at,
        values={"name": organisation.name, "kind": organisation.kind},
    )
    return organisation


@transaction.atomic
def end_organisation(
    *, organisation: Organisation, last_day: date, reason: str, actor: Actor, at: datetime
) -> None:
    """Let an organisation exist until a day; its past stays visible. Raises Refused."""
    ended = Organisation.objects.filter(pk=organisation.pk, valid_to=None).update(valid_to=last_day)
    if not ended:
        raise Refused(_("该机构已有终止日期。"))
    append(
        stream=f"organisation:{organisation.pk}",
        event=events.ORGANISATION_ENDED,
        actor=actor,
        at=at,
        values={"name": organisation.name, "last_day": last_day},
        words={"reason": reason},
    )
