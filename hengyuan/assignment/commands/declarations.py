"""Declarations: a provider's interests and former posts, an officer's ties (C-1, C-5, C-6).

Who declares is the provider, or an officer who enters what stands on paper. A declaration ends
with a reason; the row stays, and conflicts are looked up without it from then on.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.access.declarations import may_declare, may_declare_ties
from hengyuan.assignment.models import DeclaredInterest, FormerPost, Tie
from hengyuan.assignment.rules import RELATIONS
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider

CONFLICT = Citation("律师法", "", 39)


class CannotDeclare(Refused):
    """Something is missing, impossible or over already; the message says which."""


@transaction.atomic
def declare_interest(
    *, provider: Provider, relation: str, name: str, actor: Actor, at: datetime
) -> DeclaredInterest:
    """Keep a person or body against whose side the provider takes no case. Raises CannotDeclare."""
    _check(actor, provider)
    if relation not in RELATIONS or not name.strip():
        raise CannotDeclare(_("请选择关系并填写姓名或者名称。"), field="name", cite=CONFLICT)
    index = crypto.blind_index("name", name.strip())
    open_ones = DeclaredInterest.objects.filter(provider=provider, ended_at=None)
    if open_ones.filter(name_index=index, relation=relation).exists():
        raise CannotDeclare(_("已经申报过，仍然有效。"), field="name")
    found = DeclaredInterest.objects.create(
        provider=provider, relation=relation, name=name.strip(), name_index=index,
        declared_by_id=actor.account_id, declared_at=at,
    )  # fmt: skip
    values = {"interest": found.pk, "relation": relation}
    _write(provider, events.INTEREST_DECLARED, actor, at, values, {"name": name.strip()})
    return found


@transaction.atomic
def end_interest(*, interest: DeclaredInterest, reason: str, actor: Actor, at: datetime) -> None:
    """The interest is over; conflicts are looked up without it. Raises CannotDeclare."""
    _check(actor, interest.provider)
    open_one = DeclaredInterest.objects.filter(pk=interest.pk, ended_at=None)
    _end(open_one, reason, at)
    values = {"interest": interest.pk}
    _write(interest.provider, events.INTEREST_ENDED, actor, at, values, {"reason": reason})


@transaction.atomic
def declare_post(
    *,
    provider: Provider,
    authority: str,
    left_on: date,
    was_dismissed: bool,
    actor: Actor,
    at: datetime,
) -> FormerPost:
    """Keep a post as judge or prosecutor that the provider left. Raises CannotDeclare."""
    _check(actor, provider)
    if not authority.strip():
        raise CannotDeclare(_("请填写法院、检察院的全称。"), field="authority")
    if left_on > day_of(at):
        raise CannotDeclare(_("离任之日不能晚于今天。"), field="left_on")
    found = FormerPost.objects.create(
        provider=provider, authority=authority.strip(), left_on=left_on,
        was_dismissed=was_dismissed, declared_by_id=actor.account_id, declared_at=at,
    )  # fmt: skip
    values = {"post": found.pk, "left_on": left_on, "was_dismissed": was_dismissed}
    words = {"authority": authority.strip()}
    _write(provider, events.POST_DECLARED, actor, at, values, words)
    return found


@transaction.atomic
def withdraw_post(*, post: FormerPost, reason: str, actor: Actor, at: datetime) -> None:
    """The post was declared by mistake. Raises CannotDeclare."""
    _check(actor, post.provider)
    _end(FormerPost.objects.filter(pk=post.pk, ended_at=None), reason, at)
    _write(post.provider, events.POST_WITHDRAWN, actor, at, {"post": post.pk}, {"reason": reason})


@transaction.atomic
def declare_tie(
    *,
    firm: Organisation,
    provider: Provider | None,
    relation: str,
    note: str,
    actor: Actor,
    at: datetime,
) -> Tie:
    """The officer withdraws from assigning to this firm (C-6). Raises NotAllowed, CannotDeclare."""
    if not may_declare_ties(actor):
        raise NotAllowed(_("只有办理指派的人员需要申报回避。"))
    if relation not in RELATIONS:
        raise CannotDeclare(_("请选择关系。"), field="relation")
    found = Tie.objects.create(
        account_id=actor.account_id, firm=firm, provider=provider, relation=relation,
        note=note.strip(), declared_at=at,
    )  # fmt: skip
    append(
        stream=f"account:{actor.account_id}",
        event=events.TIE_DECLARED,
        actor=actor,
        at=at,
        values={"tie": found.pk, "firm": firm.name, "relation": relation,
                "provider": provider and provider.pk},
        words={"note": note.strip()} if note.strip() else None,
    )  # fmt: skip
    return found


@transaction.atomic
def end_tie(*, tie: Tie, reason: str, actor: Actor, at: datetime) -> None:
    """The officer's tie is over. Raises NotAllowed, CannotDeclare."""
    if tie.account_id != actor.account_id:
        raise NotAllowed(_("只能由申报的本人办理。"))
    _end(Tie.objects.filter(pk=tie.pk, ended_at=None), reason, at)
    append(
        stream=f"account:{actor.account_id}",
        event=events.TIE_ENDED,
        actor=actor,
        at=at,
        values={"tie": tie.pk, "firm": tie.firm.name},
        words={"reason": reason.strip()},
    )


def _check(actor: Actor, provider: Provider) -> None:
    if not may_declare(actor, provider):
        raise NotAllowed(_("由本人申报，或者由本市的指派人员照书面材料登记。"), cite=CONFLICT)


def _end(open_one: Any, reason: str, at: datetime) -> None:
    if not reason.strip():
        raise CannotDeclare(_("请写明结束或者更正的理由。"), field="reason")
    if not open_one.update(ended_at=at):
        raise CannotDeclare(_("没有重复办理：这一项已经结束。"))


def _write(
    provider: Provider,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: Mapping[str, Any],
    words: Mapping[str, Any],
) -> None:
    append(
        stream=f"provider:{provider.pk}", event=event, actor=actor, at=at, values=values,
        words={name: text.strip() for name, text in words.items()},
    )  # fmt: skip
