"""Writes about accounts, roles, providers and people."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengyuan.kernel import crypto, identity_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people import events
from hengyuan.people.models import Account, Hold, Person, Provider, RoleHeld
from hengyuan.people.queries import person_by_identity_number
from hengyuan.people.rules import FACTS, INCOMPATIBLE_ROLES, Role


class CannotGiveRole(Refused):
    """The role cannot be held at this organisation, or beside another role of the account."""


class CannotRegisterPerson(Refused):
    """The identity number is wrong, or belongs to somebody registered under another name."""


@transaction.atomic
def open_account(
    *, username: str, name: str, password: str | None, actor: Actor, at: datetime
) -> Account:
    """Open an account; without a password nobody can log in to it yet."""
    account = Account(username=username, name=name)
    account.set_password(password)
    account.save(force_insert=True)
    append(
        stream=f"account:{account.pk}", event=events.ACCOUNT_OPENED, actor=actor, at=at, values={}
    )
    return account


@transaction.atomic
def give_role(
    *,
    account: Account,
    role: Role,
    organisation: Organisation,
    valid_from: date,
    actor: Actor,
    at: datetime,
    valid_to: date | None = None,
) -> RoleHeld:
    """Let an account hold a role at an organisation. Raises CannotGiveRole."""
    if organisation.kind not in FACTS[role].held_at:
        raise CannotGiveRole(
            _("角色“%(role)s”不能在%(place)s担任。")
            % {"role": FACTS[role].name_zh, "place": organisation.get_kind_display()}
        )
    held = set(
        RoleHeld.objects.filter(
            Q(valid_to=None) | Q(valid_to__gte=valid_from), account=account
        ).values_list("role", flat=True)
    )
    for first, second, why in INCOMPATIBLE_ROLES:
        if role in (first, second) and (second if role is first else first) in held:
            raise CannotGiveRole(_(why))
    row = RoleHeld.objects.create(
        account=account,
        role=role,
        organisation=organisation,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    append(
        stream=f"account:{account.pk}",
        event=events.ROLE_GIVEN,
        actor=actor,
        at=at,
        values={"role": role.value, "organisation": organisation.pk, "from": valid_from},
    )
    return row


@transaction.atomic
def enter_provider(*, provider: Provider, actor: Actor, at: datetime) -> Provider:
    """Enter a provider in the roster."""
    provider.save(force_insert=True)
    append(
        stream=f"provider:{provider.pk}",
        event=events.PROVIDER_ENTERED,
        actor=actor,
        at=at,
        values={"kind": provider.kind, "organisation": provider.organisation_id},
    )
    return provider


@transaction.atomic
def place_hold(
    *,
    begins_on: date,
    reason: str,
    actor: Actor,
    at: datetime,
    provider: Provider | None = None,
    organisation: Organisation | None = None,
    ends_on: date | None = None,
) -> Hold:
    """Stop new assignments to a provider or a firm. Raises NotAllowed, Refused."""
    if not actor.has(Role.HEAD, Role.BUREAU_OFFICER):
        raise NotAllowed(_("暂停指派由机构负责人或司法行政机关决定。"))
    if (provider is None) == (organisation is None):
        raise Refused(_("请选定一名人员或一个单位。"))
    hold = Hold.objects.create(
        provider=provider,
        organisation=organisation,
        begins_on=begins_on,
        ends_on=ends_on,
        reason=reason,
        placed_by_id=actor.account_id,
    )
    stream = f"provider:{provider.pk}" if provider else f"organisation:{hold.organisation_id}"
    append(
        stream=stream,
        event=events.HOLD_PLACED,
        actor=actor,
        at=at,
        values={"begins_on": begins_on, "ends_on": ends_on},
        words={"reason": reason},
    )
    return hold


@transaction.atomic
def register_person(
    *,
    name: str,
    actor: Actor,
    at: datetime,
    number: str = "",
    phone: str = "",
    address: str = "",
    born_on: date | None = None,
    sex: str = "",
    tags: Sequence[str] = (),
    demo: bool = False,
) -> Person:
    """The person with this identity number, or a new one. Raises CannotRegisterPerson."""
    if number:
        try:
            identity = identity_number.parse(number, today=day_of(at), demo=demo)
        except identity_number.WrongIdentityNumber as error:
            raise CannotRegisterPerson(_(str(error)), field="identity_number") from error
        known = person_by_identity_number(identity.text)
        if known is not None:
            if known.name != name:
                raise CannotRegisterPerson(
                    _("此身份证号码已登记在另一姓名下，请核对证件。"), field="identity_number"
                )
            return known
        number, born_on, sex = identity.text, identity.born_on, identity.sex.value
    person = Person(
        name=name,
        name_index=crypto.blind_index("name", name),
        identity_number=number,
        identity_index=crypto.blind_index("identity", number) if number else "",
        phone=phone,
        address=address,
        born_on=born_on.isoformat() if born_on else "",
        sex=sex,
        tags=list(tags),
    )
    person.save(force_insert=True)
    names = ("name", "identity_number", "phone", "address", "born_on")
    personal = {column: getattr(person, column) for column in names}
    append(
        stream=f"person:{person.pk}",
        event=events.PERSON_REGISTERED,
        actor=actor,
        at=at,
        values={"tags": list(tags)},
        personal={person.pk: personal},
    )
    return person


@transaction.atomic
def uncover_person(*, person: Person, reason: str, actor: Actor, at: datetime) -> None:
    """Record that the actor looked at a person's data uncovered, and why."""
    if not reason.strip():
        raise Refused(_("请写明查看事由。"), field="reason")
    append(
        stream=f"person:{person.pk}",
        event=events.PERSON_UNCOVERED,
        actor=actor,
        at=at,
        values={},
        words={"reason": reason.strip()},
        about=person.pk,
    )
