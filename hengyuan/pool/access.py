"""Who sees members of the pool, who keeps it, who decides in it.

Institutions and bureaus see their city's members, a firm its own, a member oneself; those who keep
the pool also see who has left it.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import SYSTEM, Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.law.pool import local_rule
from hengyuan.orgs.models import Organisation, OrganisationQuerySet
from hengyuan.orgs.rules import HANDLING_UNITS, Kind, region_prefix
from hengyuan.people.access import OF_THE_CITY, roster_visible_to
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.pool.models import Application, Group, Recruitment
from hengyuan.pool.rules.members import DECIDING, PREPARING
from hengyuan.pool.rules.recruitment import State

APPLYING = (Role.FIRM, Role.HANDLER, Role.DUTY_LAWYER)


def may_prepare(actor: Actor | None) -> bool:
    """Whether the actor keeps the pool from day to day."""
    return holds(actor, *PREPARING)


def may_decide(actor: Actor | None) -> bool:
    """Whether the actor decides on grades, duty loads, the yearly re-check and exit."""
    return holds(actor, *DECIDING)


def city_of(actor: Actor) -> str:
    """The digits that regions of the actor's city share."""
    return region_prefix(actor.region)[:4]


def members_visible_to(actor: Actor | None, on: date) -> QuerySet[Provider]:
    """Members whom the actor may see; who keeps or decides sees those who have left as well."""
    if not actor:
        return Provider.objects.none()
    if may_prepare(actor) or may_decide(actor):
        return Provider.objects.filter(
            organisation__region__startswith=city_of(actor)
        ).select_related("organisation")
    return roster_visible_to(actor, on)


def get_member_for(actor: Actor | None, provider_id: int, on: date) -> Provider:
    """The member, if the actor may see them; otherwise Http404."""
    found = members_visible_to(actor, on).filter(pk=provider_id).first()
    if found is None:
        raise Http404
    return found


def is_own(actor: Actor, provider: Provider) -> bool:
    """Whether the member is the actor, or works at the actor's firm."""
    if actor.provider_id == provider.pk:
        return True
    return actor.has(Role.FIRM) and actor.organisation_id == provider.organisation_id


def may_keep(actor: Actor, provider: Provider) -> bool:
    """Whether the actor keeps what the pool says about this member: of the own city."""
    if actor == SYSTEM:
        return True
    return may_prepare(actor) and provider.organisation.region.startswith(city_of(actor))


def may_decide_on(actor: Actor, provider: Provider) -> bool:
    """Whether the actor decides about this member: of the own city, and never about oneself."""
    if actor == SYSTEM:
        return True
    here = provider.organisation.region.startswith(city_of(actor))
    return may_decide(actor) and here and actor.provider_id != provider.pk


def may_state_leave(actor: Actor, provider: Provider) -> bool:
    """Leave and the own limit are the member's own, the firm's, or noted by who keeps the pool."""
    return is_own(actor, provider) or may_keep(actor, provider)


def units_of_city(actor: Actor | None, on: date) -> OrganisationQuerySet:
    """Firms and offices of the actor's city, for who keeps or decides in the pool."""
    if not actor or not (may_prepare(actor) or may_decide(actor)):
        return Organisation.objects.none()
    return (
        Organisation.objects.existing(on)
        .filter(kind__in=HANDLING_UNITS, region__startswith=city_of(actor))
        .order_by("name", "id")
    )


def get_unit_for(actor: Actor | None, organisation_id: int, on: date) -> Organisation:
    """A firm or office of the actor's city; otherwise Http404."""
    found = units_of_city(actor, on).filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    return found


def groups_visible_to(actor: Actor | None) -> QuerySet[Group]:
    """Groups of the actor's city, for who sees its whole pool."""
    groups = Group.objects.select_related("institution")
    if not actor or not actor.has(*OF_THE_CITY):
        return groups.none()
    return groups.filter(institution__region__startswith=city_of(actor))


def get_group_for(actor: Actor | None, group_id: int) -> Group:
    """The group, if the actor may see it; otherwise Http404."""
    found = groups_visible_to(actor).filter(pk=group_id).first()
    if found is None:
        raise Http404
    return found


def may_keep_group(actor: Actor, group: Group) -> bool:
    """Whether the actor puts people into this group: at its institution."""
    return actor == SYSTEM or (may_prepare(actor) and actor.organisation_id == group.institution_id)


def recruitments_visible_to(actor: Actor | None) -> QuerySet[Recruitment]:
    """Recruitments of the city; a draft only at its institution."""
    found = Recruitment.objects.select_related("institution")
    if not actor or not actor.has(*OF_THE_CITY, *APPLYING):
        return found.none()
    here = Q(institution__region__startswith=city_of(actor))
    published = ~Q(state=State.DRAFT)
    return found.filter(here & (published | Q(institution_id=actor.organisation_id)))


def get_recruitment_for(actor: Actor | None, recruitment_id: int) -> Recruitment:
    """The recruitment, if the actor may see it; otherwise Http404."""
    found = recruitments_visible_to(actor).filter(pk=recruitment_id).first()
    if found is None:
        raise Http404
    return found


def may_run(actor: Actor | None, recruitment: Recruitment) -> bool:
    """Whether the actor drafts, screens and scores: at the recruiting institution."""
    return may_prepare(actor) and actor.organisation_id == recruitment.institution_id  # type: ignore[union-attr]  # prepared: not None


def approver(recruitment: Recruitment, on: date) -> Role:
    """Who approves publication and entry here, as the local rule says."""
    rule = local_rule("entry_approval", recruitment.institution.region, on)
    is_bureau = rule is not None and rule.value == Kind.BUREAU
    return Role.BUREAU_OFFICER if is_bureau else Role.HEAD


def may_approve(actor: Actor | None, recruitment: Recruitment, on: date) -> bool:
    """Whether the actor publishes, decides objections and lets people enter."""
    if not actor:
        return False
    role = Role(recruitment.approval or approver(recruitment, on))
    if role is Role.HEAD:
        return actor.has(role) and actor.organisation_id == recruitment.institution_id
    return actor.has(role) and recruitment.institution.region.startswith(
        region_prefix(actor.region)
    )


def may_apply(actor: Actor | None, recruitment: Recruitment, on: date) -> bool:
    """Whether the actor may hand in an application now: a firm, a lawyer, or the counter."""
    if not actor or recruitment.state != State.OPEN:
        return False
    is_time = recruitment.opens_on <= on <= recruitment.closes_on
    return is_time and (actor.has(*APPLYING) or may_run(actor, recruitment))


def applications_visible_to(actor: Actor | None) -> QuerySet[Application]:
    """The institution's and its approver's all; a firm its people's, an applicant the own."""
    found = Application.objects.select_related("recruitment__institution", "organisation")
    if not actor:
        return found.none()
    seen = NOTHING
    if may_prepare(actor):
        seen |= Q(recruitment__institution_id=actor.organisation_id)
    if actor.has(Role.BUREAU_OFFICER):
        prefix = region_prefix(actor.region)
        seen |= Q(recruitment__institution__region__startswith=prefix)
    if actor.has(Role.FIRM):
        seen |= Q(organisation_id=actor.organisation_id)
    if actor.has(*APPLYING):
        seen |= Q(account_id=actor.account_id)
    return found.filter(seen)


def get_application_for(actor: Actor | None, application_id: int) -> Application:
    """The application, if the actor may see it; otherwise Http404."""
    found = applications_visible_to(actor).filter(pk=application_id).first()
    if found is None:
        raise Http404
    return found
