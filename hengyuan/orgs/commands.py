"""Writes about organisations. A closed one keeps its history."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs import access, events
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, may_stand_under


class CannotOpenOrganisation(Refused):
    """The place in the tree or the region is wrong, or the name is taken."""


class CannotEndOrganisation(Refused):
    """It has ended already, or something still stands beneath it."""


@transaction.atomic
def open_organisation(*, organisation: Organisation, actor: Actor, at: datetime) -> Organisation:
    """Store a new organisation under its parent. Raises NotAllowed, CannotOpenOrganisation."""
    if not access.may_set_up(actor):
        raise NotAllowed(_("您的角色不能设立机构。"))
    parent = organisation.parent
    if not may_stand_under(Kind(organisation.kind), Kind(parent.kind) if parent else None):
        raise CannotOpenOrganisation(_("这类机构不能设在所选的上级之下。"), field="parent")
    field = access.objection_to_place(
        actor, Kind(organisation.kind), organisation.region, organisation.parent
    )
    if field:
        raise CannotOpenOrganisation(_("不在您所在单位的辖区或者所辖机构之内。"), field=field)
    try:
        with transaction.atomic():
            organisation.save(force_insert=True)
    except IntegrityError as error:
        raise CannotOpenOrganisation(_("已有同类同名的机构。"), field="name") from error
    append(
        stream=f"organisation:{organisation.pk}",
        event=events.ORGANISATION_OPENED,
        actor=actor,
        at=at,
        values={
            "name": organisation.name,
            "kind": organisation.kind,
            "region": organisation.region,
            "parent": organisation.parent_id,
            "valid_from": organisation.valid_from,
        },
    )
    return organisation


@transaction.atomic
def end_organisation(
    *, organisation: Organisation, last_day: date, reason: str, actor: Actor, at: datetime
) -> None:
    """Let an organisation exist until a day; its past stays visible.

    Raises NotAllowed, CannotEndOrganisation.
    """
    if not access.may_end(actor, organisation):
        raise NotAllowed(_("只能撤销所辖的机构。"))
    if not reason.strip():
        raise CannotEndOrganisation(_("请写明撤销的事由。"), field="reason")
    if actor != SYSTEM and last_day < day_of(at) - timedelta(days=1):
        raise CannotEndOrganisation(_("过去的日子不能改写。"), field="last_day")
    beneath = Q(valid_to=None) | Q(valid_to__gt=last_day)
    if Organisation.objects.filter(beneath, parent=organisation).exists():
        raise CannotEndOrganisation(_("下设机构还没有撤销，请先撤销下设机构。"))
    ended = Organisation.objects.filter(
        pk=organisation.pk, valid_to=None, valid_from__lte=last_day
    ).update(valid_to=last_day)
    if not ended:
        raise CannotEndOrganisation(_("没有保存：该机构已有终止日期，或者这一天还没有设立。"))
    append(
        stream=f"organisation:{organisation.pk}",
        event=events.ORGANISATION_ENDED,
        actor=actor,
        at=at,
        values={"name": organisation.name, "last_day": last_day},
        words={"reason": reason.strip()},
    )
