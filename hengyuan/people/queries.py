"""Reads about accounts, roles, providers and people."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.people.models import Account, Hold, Person, Provider, RoleHeld


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def roles_of(account_id: int, on: date) -> QuerySet[RoleHeld]:
    """Every role that the account holds on this day, with its organisation."""
    return (
        RoleHeld.objects.filter(_in_force(on), account_id=account_id)
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
    )


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


def demo_cast() -> QuerySet[RoleHeld]:
    """The first accounts of a demo, with a role each, for its login page."""
    return RoleHeld.objects.select_related("account", "organisation").order_by("account_id")[:14]
