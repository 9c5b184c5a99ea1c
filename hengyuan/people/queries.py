"""Reads about accounts, roles, providers and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.ledger.queries import stream_events
from hengyuan.orgs import queries as orgs
from hengyuan.people.models import Account, Hold, Person, Provider, RoleHeld
from hengyuan.people.rules import Role
from hengyuan.ui.rules import TimelineEntry

HISTORY = 200  # events of an account that its page shows
CAST = 18  # accounts that the login page of a demo offers


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def roles_of(account_id: int, on: date) -> QuerySet[RoleHeld]:
    """Every role that the account holds on this day, with its organisation, if that exists."""
    stands = Q(organisation__valid_to=None) | Q(organisation__valid_to__gte=on)
    return (
        RoleHeld.objects.filter(_in_force(on) & stands, account_id=account_id)
        .select_related("organisation")
        .order_by("organisation_id", "role")
    )


def actor_of(account: Account, on: date, organisation_id: int | None = None) -> Actor | None:
    """The account as an actor at one organisation (the first held, unless one is asked for)."""
    held = list(roles_of(account.pk, on))
    chosen = [r for r in held if r.organisation_id == organisation_id] or held
    if not chosen:
        return None
    organisation = chosen[0].organisation
    provider = Provider.objects.filter(account_id=account.pk).values_list("pk", flat=True).first()
    return Actor(
        account_id=account.pk,
        name=account.name,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        region=organisation.region,
        roles=frozenset(r.role for r in chosen if r.organisation_id == organisation.pk),
        provider_id=provider,
        is_at_the_top=organisation.parent_id is None,
    )


def acting_as_oneself(account: Account, on: date) -> Actor:
    """The account as an actor on its own affairs, whether or not it holds a role on this day."""
    nobody = Actor(account.pk, account.name, 0, "", "", frozenset())
    return actor_of(account, on) or nobody


def roles_from(account_id: int, on: date) -> QuerySet[RoleHeld]:
    """Roles that the account holds on this day or will hold."""
    return (
        RoleHeld.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), account_id=account_id)
        .select_related("account", "organisation")
        .order_by("organisation_id", "role")
    )


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role with its days as a page shows it."""

    held: RoleHeld
    is_over: bool
    is_to_come: bool


def role_lines(account_id: int, on: date) -> list[RoleLine]:
    """Every role of an account as of this day, the newest first."""
    return [
        RoleLine(
            held,
            is_over=held.valid_to is not None and held.valid_to < on,
            is_to_come=held.valid_from > on,
        )
        for held in roles_ever(account_id)
    ]


def history_of(account: Account) -> list[TimelineEntry]:
    """What was done with an account, newest first, with the reasons that were given."""
    found = stream_events(account.stream, limit=HISTORY)
    names = names_of(event.account_id for event in found)
    values = [event.public_values for event in found]
    places = orgs.names_of(each["organisation"] for each in values if "organisation" in each)
    return [
        TimelineEntry(
            title=event.opened_sentence,
            when=event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
            who=names.get(event.account_id, _("系统")),
            body=_where_and_when(each, places),
        )
        for event, each in zip(found, values, strict=True)
    ]


def _where_and_when(values: dict[str, Any], places: dict[int, str]) -> str:
    """The place and the days of an event about a role; "" of another."""
    if "organisation" not in values:
        return ""
    words = [places.get(values["organisation"], "")]
    if values.get("from"):
        words.append(_("自%(day)s起") % {"day": values["from"]})
    if values.get("to"):
        words.append(_("至%(day)s止") % {"day": values["to"]})
    return " · ".join(words)


def provider_of(account_id: int) -> Provider | None:
    """The account's place on the roster, if it has one."""
    return Provider.objects.filter(account_id=account_id).select_related("organisation").first()


def role_held(account_id: int, held_id: int) -> RoleHeld | None:
    """One role of an account."""
    return roles_ever(account_id).filter(pk=held_id).first()


def administrators_exist(on: date) -> bool:
    """Whether anybody who can log in administers accounts on this day."""
    return RoleHeld.objects.filter(
        _in_force(on), role=Role.ADMINISTRATOR, account__is_active=True
    ).exists()


def standing(account_id: int, on: date) -> list[RoleHeld]:
    """The roles by which an account is judged: those held on this day or later, else the last."""
    present = list(roles_from(account_id, on))
    if present:
        return present
    held = RoleHeld.objects.filter(account_id=account_id).select_related("organisation")
    last = held.aggregate(last=Max("valid_to"))["last"]
    return list(held.filter(valid_to=last)) if last else []


def roles_ever(account_id: int) -> QuerySet[RoleHeld]:
    """Every role that the account holds, held or will hold, the newest first."""
    return (
        RoleHeld.objects.filter(account_id=account_id)
        .select_related("account", "organisation")
        .order_by("-valid_from", "-pk")
    )


def accounts_with_roles() -> QuerySet[Account]:
    """Accounts with all their roles, for lists."""
    roles = RoleHeld.objects.select_related("organisation").order_by("organisation_id", "role")
    return Account.objects.prefetch_related(Prefetch("roles", queryset=roles))


def has_second_factor(account_id: int) -> bool:
    """Whether the account logs in with a second step."""
    return bool(Authenticator.objects.filter(user_id=account_id).exists())


def others_in_role(held: RoleHeld, after: date) -> QuerySet[RoleHeld]:
    """The same role at the same organisation, held by other open accounts beyond this day."""
    return RoleHeld.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=after),
        valid_from__lte=after + timedelta(days=1),
        role=held.role,
        organisation_id=held.organisation_id,
        account__is_active=True,
    ).exclude(account_id=held.account_id)


def names_of(account_ids: Iterable[int]) -> dict[int, str]:
    """Display names by account id."""
    return dict(Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "name"))


def holds_on(on: date) -> QuerySet[Hold]:
    """Holds in force on this day, over providers and over organisations."""
    return Hold.objects.filter(Q(begins_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on)))


def holds_over(provider: Provider, on: date) -> QuerySet[Hold]:
    """Holds in force over a provider, or over the provider's organisation, the newest first."""
    over = Q(provider=provider) | Q(organisation_id=provider.organisation_id)
    return holds_on(on).filter(over).select_related("placed_by").order_by("-begins_on", "-id")


def holds_with_places() -> QuerySet[Hold]:
    """Every hold with whom it stops and who decided it, the newest first."""
    return Hold.objects.select_related(
        "provider__organisation", "organisation", "placed_by", "deciding_organisation"
    ).order_by("-begins_on", "-pk")


def holds_on_unit(organisation_id: int, on: date) -> QuerySet[Hold]:
    """Holds in force over a firm or office."""
    return holds_with_places().filter(
        Q(ends_on=None) | Q(ends_on__gte=on), organisation_id=organisation_id
    )


def providers_on(on: date) -> QuerySet[Provider]:
    """Providers of the roster on this day."""
    on_roster = Q(joined_on__lte=on) & (Q(left_on=None) | Q(left_on__gte=on))
    return Provider.objects.filter(on_roster).select_related("organisation")


def person_by_identity_number(number: str) -> Person | None:
    """The person with this identity number, found by its blind index."""
    index = crypto.blind_index("identity", number)
    return Person.objects.filter(identity_index=index).first()


def people_named(name: str) -> QuerySet[Person]:
    """People with exactly this name, found by its blind index."""
    return Person.objects.filter(name_index=crypto.blind_index("name", name))


def person(subject: UUID) -> Person:
    """One person; raises Person.DoesNotExist."""
    return Person.objects.get(pk=subject)


def providers_by_id(ids: Iterable[int]) -> dict[int, Provider]:
    """Providers by their id."""
    found = Provider.objects.filter(pk__in=list(ids)).select_related("organisation")
    return {provider.pk: provider for provider in found}


def providers_of_firm(organisation_id: int, on: date) -> QuerySet[Provider]:
    """The people of one firm who are on the roster on this day."""
    return providers_on(on).filter(organisation_id=organisation_id)


def demo_cast() -> list[RoleHeld]:
    """The first accounts of a demo, with a role each, for its login page; and one of its readers.

    The last reader, for whom a dossier waits: readers come late to the city.
    """
    held = RoleHeld.objects.select_related("account", "organisation").order_by("account_id")
    readers = held.filter(role=Role.REVIEWER).reverse()
    return [*held[:CAST], *readers[:1]]


def licence_is_taken(number: str, *, own: int | None = None) -> bool:
    """Whether somebody else in force is on the roster under this licence."""
    holders = Provider.objects.filter(licence_number=number, left_on=None).exclude(pk=own or 0)
    return bool(number) and holders.exists()
