"""Who sees the roster, and who administers which accounts.

The roster: institutions and bureaus their city's, a firm its own, a lawyer oneself. Accounts:
administrators, heads and bureau officers those of their own organisation and of everything
beneath it; a bureau also those of the firms and authorities of its region.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs import queries as orgs
from hengyuan.orgs.access import reach_of
from hengyuan.orgs.access import visible_to as organisations_visible_to
from hengyuan.orgs.models import Organisation, OrganisationQuerySet
from hengyuan.orgs.rules import HANDLING_UNITS, region_prefix
from hengyuan.people.models import Account, Hold, Provider, RoleHeld, role_name
from hengyuan.people.queries import accounts_with_roles, holds_with_places, providers_on, standing
from hengyuan.people.rules import ADMINISTERING, FACTS, Role, may_give

OF_THE_CITY = (
    Role.PROVINCE,
    Role.BUREAU_OFFICER,
    Role.INSTITUTION_STAFF,
    Role.HEAD,
    Role.OFFICER,
    Role.ASSIGNER,
    Role.QUALITY_HEAD,
)
MAY_HOLD = (Role.HEAD, Role.BUREAU_OFFICER)
PLACES, SOON = 300, 30  # places that a form offers; days ahead that a list warns


def roster_visible_to(actor: Actor | None, on: date) -> QuerySet[Provider]:
    """Providers on the roster on this day whom the actor may see."""
    providers = providers_on(on)
    if not actor:
        return providers.none()
    seen = NOTHING
    if actor.has(*OF_THE_CITY):
        seen |= Q(organisation__region__startswith=region_prefix(actor.region)[:4])
    if actor.has(Role.FIRM):
        seen |= Q(organisation_id=actor.organisation_id)
    if actor.provider_id is not None:
        seen |= Q(pk=actor.provider_id)
    return providers.filter(seen)


def get_provider_for(actor: Actor | None, provider_id: int, on: date) -> Provider:
    """The provider, if the actor may see them; otherwise Http404."""
    found = roster_visible_to(actor, on).filter(pk=provider_id).first()
    if found is None:
        raise Http404
    return found


def may_place_hold(actor: Actor) -> bool:
    """Whether the actor's role may stop new assignments to a provider."""
    return actor.has(*MAY_HOLD)


def unit_visible_to(actor: Actor | None) -> OrganisationQuerySet:
    """Firms and offices whose assignments the actor may stop: those of the actor's city."""
    if not actor or not may_place_hold(actor):
        return Organisation.objects.none()
    return organisations_visible_to(actor).filter(kind__in=HANDLING_UNITS)


def get_unit_for(actor: Actor | None, organisation_id: int) -> Organisation:
    """The firm or office, if the actor may stop its assignments; otherwise Http404."""
    found = unit_visible_to(actor).filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    return found


def holds_visible_to(actor: Actor | None) -> QuerySet[Hold]:
    """Holds over the people and firms of the actor's city, for those who may place them."""
    holds = holds_with_places()
    if not actor or not may_place_hold(actor):
        return holds.none()
    city = region_prefix(actor.region)[:4]
    return holds.filter(
        Q(organisation__region__startswith=city)
        | Q(provider__organisation__region__startswith=city)
    )


def get_hold_for(actor: Actor | None, hold_id: int) -> Hold:
    """The hold, if the actor may see it; otherwise Http404."""
    found = holds_visible_to(actor).filter(pk=hold_id).first()
    if found is None:
        raise Http404
    return found


def may_lift(actor: Actor, hold: Hold) -> bool:
    """Whether the hold was decided at the actor's organisation, or beneath it."""
    if not may_place_hold(actor):
        return False
    if hold.deciding_organisation_id is None:
        return True
    own = orgs.within(actor.organisation_id)
    return Organisation.objects.filter(own, pk=hold.deciding_organisation_id).exists()


def may_administer(actor: Actor | None) -> bool:
    """Whether the actor's roles give any account to administer."""
    return bool(actor) and (actor == SYSTEM or actor.has(*ADMINISTERING))  # type: ignore[union-attr]  # a lazy None is false, not None


def governed_by(actor: Actor | None) -> OrganisationQuerySet:
    """Organisations whose accounts the actor administers."""
    if not actor or not may_administer(actor):
        return Organisation.objects.none()
    return Organisation.objects.filter(reach_of(actor))


def may_give_role(actor: Actor, role: Role, organisation: Organisation) -> bool:
    """Whether the actor gives and withdraws this role at this organisation."""
    if actor == SYSTEM:
        return True
    at_home = organisation.pk == actor.organisation_id
    if not may_give(actor.roles, role, at_home=at_home):
        return False
    return at_home or governed_by(actor).filter(pk=organisation.pk).exists()


def roles_given_by(actor: Actor) -> list[Role]:
    """Roles that the actor gives somewhere, in the order of the table."""
    return [
        role
        for role in FACTS
        if FACTS[role].held_at
        and any(may_give(actor.roles, role, at_home=home) for home in (True, False))
    ]


def role_choices(actor: Actor) -> list[tuple[str, str]]:
    """The roles of a form, after an empty one so that nobody is given the first by haste."""
    return [("", "—")] + [(role.value, role_name(role)) for role in roles_given_by(actor)]


def places_to_choose(actor: Actor, on: date, wanted: str = "") -> list[tuple[str, str]]:
    """The places of a form: one's own, the one asked for, and the first few hundred beneath.

    A province has thousands; the page of an organisation leads to the form with that one.
    """
    existing = governed_by(actor).existing(on)
    asked = [actor.organisation_id, *([int(wanted)] if wanted.isdecimal() else [])]
    first = existing.filter(pk__in=asked).order_by("region", "kind", "name")
    more = existing.exclude(pk__in=asked).order_by("region", "kind", "name")[:PLACES]
    return [(str(each.pk), each.name) for each in (*first, *more)]


def places_without_administrator(actor: Actor, on: date) -> list[str]:
    """Bureaus and institutions of the actor whose last administrator leaves within a month."""
    kinds = FACTS[Role.ADMINISTRATOR].held_at
    staffed = RoleHeld.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on + timedelta(days=SOON)),
        role=Role.ADMINISTRATOR,
        account__is_active=True,
    )
    leaving = RoleHeld.objects.filter(role=Role.ADMINISTRATOR, valid_to__gte=on)
    return list(
        governed_by(actor)
        .existing(on)
        .filter(kind__in=kinds, pk__in=leaving.values("organisation_id"))
        .exclude(pk__in=staffed.values("organisation_id"))
        .order_by("name")
        .values_list("name", flat=True)[:5]
    )


def accounts_visible_to(actor: Actor | None) -> QuerySet[Account]:
    """Accounts that hold or held a role where the actor administers."""
    here = RoleHeld.objects.filter(organisation__in=governed_by(actor))
    return accounts_with_roles().filter(pk__in=here.values("account_id"))


def get_account_for(actor: Actor | None, account_id: int) -> Account:
    """The account, if the actor may see it; otherwise Http404."""
    found = accounts_visible_to(actor).filter(pk=account_id).first()
    if found is None:
        raise Http404
    return found


def may_end(actor: Actor, held: RoleHeld) -> bool:
    """Whether the actor withdraws this role: somebody else's, which the actor could give."""
    return held.account_id != actor.account_id and may_give_role(
        actor, Role(held.role), held.organisation
    )


def may_act_on(actor: Actor, account: Account, on: date) -> bool:
    """Whether the account as a whole is the actor's: every role it holds, the actor may give.

    So nobody resets the password of an equal, of who leads the house, of the auditor, or of
    somebody who has moved to another place; and nobody acts on oneself.
    """
    if actor == SYSTEM:
        return True
    if account.pk == actor.account_id or not may_administer(actor):
        return False
    return _all_given_by(actor, standing(account.pk, on))


def _all_given_by(actor: Actor, held: Iterable[RoleHeld]) -> bool:
    found = list(held)
    return bool(found) and all(
        may_give_role(actor, Role(each.role), each.organisation) for each in found
    )
