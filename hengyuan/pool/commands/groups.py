"""Writes about groups: founded and ended by an institution, joined and left by members."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law import pool as law
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.pool import access, events
from hengyuan.pool.commands.members import check_keeps
from hengyuan.pool.models import Group, GroupMember


class CannotChangeGroup(Refused):
    """The group runs already, has ended, or somebody is in it already."""


def _allowed(actor: Actor, group: Group) -> None:
    if not access.may_keep_group(actor, group):
        raise NotAllowed(_("专业组由设立它的法律援助机构管理。"))


@transaction.atomic
def found_group(*, kind: law.Group, institution: Organisation, actor: Actor, at: datetime) -> Group:
    """Found a group at an institution. Raises NotAllowed, CannotChangeGroup."""
    is_home = access.may_prepare(actor) and actor.organisation_id == institution.pk
    if actor != SYSTEM and not is_home:
        raise NotAllowed(_("专业组由法律援助机构设立。"))
    try:
        with transaction.atomic():
            group = Group.objects.create(kind=kind, institution=institution, valid_from=day_of(at))
    except IntegrityError as error:
        raise CannotChangeGroup(_("本机构已有这个专业组。"), field="kind") from error
    append(
        stream=group.stream,
        event=events.GROUP_FOUNDED,
        actor=actor,
        at=at,
        values={"group": kind.value, "institution": institution.pk},
    )
    return group


@transaction.atomic
def join_group(*, group: Group, provider: Provider, actor: Actor, at: datetime) -> GroupMember:
    """Put a member into a group. Raises NotAllowed, CannotChangeGroup."""
    _allowed(actor, group)
    check_keeps(actor, provider)
    if group.valid_to is not None:
        raise CannotChangeGroup(_("这个专业组已经撤销。"))
    if provider.left_on is not None:
        raise CannotChangeGroup(_("此人已退出律师库。"), field="provider")
    try:
        with transaction.atomic():
            joined = GroupMember.objects.create(
                group=group, provider=provider, joined_on=day_of(at)
            )
    except IntegrityError as error:
        raise CannotChangeGroup(_("此人已在这个组里。"), field="provider") from error
    append(
        stream=f"provider:{provider.pk}",
        event=events.GROUP_JOINED,
        actor=actor,
        at=at,
        values={"group": group.kind, "group_id": group.pk},
    )
    return joined


@transaction.atomic
def leave_group(
    *, member: GroupMember, last_day: date, reason: str, actor: Actor, at: datetime
) -> None:
    """Let a member leave a group, for a reason. Raises NotAllowed, CannotChangeGroup."""
    _allowed(actor, member.group)
    if not reason.strip():
        raise CannotChangeGroup(_("请写明退出的理由。"), field="reason")
    if last_day < member.joined_on:
        raise CannotChangeGroup(_("最后一天早于加入之日。"), field="last_day")
    left = GroupMember.objects.filter(pk=member.pk, left_on=None).update(left_on=last_day)
    if not left:
        raise CannotChangeGroup(_("没有保存：此人已退出这个组。"))
    append(
        stream=f"provider:{member.provider_id}",
        event=events.GROUP_LEFT,
        actor=actor,
        at=at,
        values={"group": member.group.kind, "last_day": last_day},
        words={"reason": reason.strip()},
    )


@transaction.atomic
def end_group(*, group: Group, last_day: date, reason: str, actor: Actor, at: datetime) -> None:
    """End a group and every membership in it. Raises NotAllowed, CannotChangeGroup."""
    _allowed(actor, group)
    if not reason.strip():
        raise CannotChangeGroup(_("请写明撤销的理由。"), field="reason")
    if last_day < group.valid_from:
        raise CannotChangeGroup(_("最后一天早于设立之日。"), field="last_day")
    ended = Group.objects.filter(pk=group.pk, valid_to=None).update(valid_to=last_day)
    if not ended:
        raise CannotChangeGroup(_("没有保存：这个组已经撤销。"))
    GroupMember.objects.filter(group=group, left_on=None).update(left_on=last_day)
    append(
        stream=group.stream,
        event=events.GROUP_ENDED,
        actor=actor,
        at=at,
        values={"group": group.kind, "last_day": last_day},
        words={"reason": reason.strip()},
    )
