"""Writes about a recruitment: drafted, published, closed, names publicised, ended with entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.qualification import ProviderKind
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.commands import LicenceTaken
from hengyuan.people.events import PROVIDER_ENTERED
from hengyuan.people.models import Provider
from hengyuan.people.queries import licence_is_taken
from hengyuan.pool import access, events
from hengyuan.pool.models import Application, Objection, Recruitment
from hengyuan.pool.models import Standing as MemberStanding
from hengyuan.pool.queries.recruitment import Points, scored
from hengyuan.pool.rules.recruitment import Standing as AppliedStanding
from hengyuan.pool.rules.recruitment import State, lacking, shown, total


class CannotRecruit(Refused):
    """The days are in the wrong order, something is not finished, or somebody was first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a recruitment notice says."""

    title: str
    kind: ProviderKind
    seats: int
    min_years: int
    conditions: str
    opens_on: date
    closes_on: date
    scorers: int = 2


def check_runs(actor: Actor, recruitment: Recruitment) -> None:
    """Raise NotAllowed unless the actor runs this recruitment at its institution."""
    if not access.may_run(actor, recruitment):
        raise NotAllowed(_("招募由发布公告的法律援助机构办理。"))


def check_approves(actor: Actor, recruitment: Recruitment, on: date) -> None:
    """Raise NotAllowed unless the actor publishes and decides in this recruitment."""
    if not access.may_approve(actor, recruitment, on):
        raise NotAllowed(_("由机构负责人批准；本地规定由司法行政机关批准的，由其批准。"))


@transaction.atomic
def draft_recruitment(
    *, institution: Organisation, notice: Notice, actor: Actor, at: datetime
) -> Recruitment:
    """Draft a notice. Raises NotAllowed, CannotRecruit."""
    if not access.may_prepare(actor) or actor.organisation_id != institution.pk:
        raise NotAllowed(_("招募由法律援助机构起草。"))
    if notice.closes_on < notice.opens_on:
        raise CannotRecruit(_("报名截止日早于起始日。"), field="closes_on")
    if notice.closes_on < day_of(at):
        raise CannotRecruit(_("报名截止日已经过去。"), field="closes_on")
    recruitment = Recruitment.objects.create(
        institution=institution,
        title=notice.title.strip(),
        kind=notice.kind,
        seats=notice.seats,
        min_years=notice.min_years,
        conditions=notice.conditions.strip(),
        opens_on=notice.opens_on,
        closes_on=notice.closes_on,
        scorers=notice.scorers,
        state=State.DRAFT,
        drafted_by_id=actor.account_id,
    )
    append(
        stream=recruitment.stream,
        event=events.RECRUITMENT_DRAFTED,
        actor=actor,
        at=at,
        values={"kind": notice.kind.value, "seats": notice.seats},
        words={"title": recruitment.title, "conditions": recruitment.conditions},
    )
    return recruitment


def _move(recruitment: Recruitment, before: State, after: State, **columns: object) -> None:
    """The one way a recruitment's state changes; somebody else's move is told."""
    moved = Recruitment.objects.filter(pk=recruitment.pk, state=before).update(
        state=after, **columns
    )
    if not moved:
        raise CannotRecruit(_("没有保存：别人已经办理了这一步。"))
    recruitment.refresh_from_db()


@transaction.atomic
def publish_recruitment(*, recruitment: Recruitment, actor: Actor, at: datetime) -> None:
    """发布招募公告, by another person than who drafted it. Raises NotAllowed, CannotRecruit."""
    on = day_of(at)
    check_approves(actor, recruitment, on)
    if recruitment.drafted_by_id == actor.account_id:
        raise NotAllowed(_("公告须由起草人以外的人批准发布。"))
    role = access.approver(recruitment, on)
    _move(recruitment, State.DRAFT, State.OPEN, published_on=on, approval=role.value)
    append(
        stream=recruitment.stream,
        event=events.RECRUITMENT_PUBLISHED,
        actor=actor,
        at=at,
        values={
            "seats": recruitment.seats,
            "opens_on": recruitment.opens_on,
            "closes_on": recruitment.closes_on,
            "approval": role.value,
        },
    )


@transaction.atomic
def close_applications(*, recruitment: Recruitment, actor: Actor, at: datetime) -> None:
    """截止报名, after the last day. Raises NotAllowed, CannotRecruit."""
    check_runs(actor, recruitment)
    if day_of(at) <= recruitment.closes_on:
        raise CannotRecruit(_("报名还没有截止。"))
    _move(recruitment, State.OPEN, State.SCORING)
    append(
        stream=recruitment.stream,
        event=events.RECRUITMENT_CLOSED,
        actor=actor,
        at=at,
        values={"count": recruitment.applications.exclude(state=AppliedStanding.WITHDRAWN).count()},
    )


@transaction.atomic
def publicise_names(
    *,
    recruitment: Recruitment,
    chosen: Sequence[Application],
    ends_on: date,
    actor: Actor,
    at: datetime,
) -> None:
    """公示拟入库名单: a person chooses, the means stand beside each name. Raises as above."""
    on = day_of(at)
    check_approves(actor, recruitment, on)
    if ends_on <= on:
        raise CannotRecruit(_("公示截止日应在今天之后。"), field="ends_on")
    points = scored(recruitment)
    _check_chosen(recruitment, chosen, points)
    _move(
        recruitment, State.SCORING, State.PUBLICISED,
        publicity_begins_on=on, publicity_ends_on=ends_on,
    )  # fmt: skip
    names = {application.pk for application in chosen}
    means = {each.pk: shown(total(parts)) for each, parts in points.items()}
    for pk, mean in means.items():
        state = AppliedStanding.PROPOSED if pk in names else AppliedStanding.NOT_PROPOSED
        Application.objects.filter(pk=pk, state=AppliedStanding.ADMITTED).update(
            state=state, points=mean
        )
    append(
        stream=recruitment.stream,
        event=events.NAMES_PUBLICISED,
        actor=actor,
        at=at,
        values={
            "count": len(names),
            "ends_on": ends_on,
            "points": {str(pk): [mean, pk in names] for pk, mean in means.items()},
        },
    )


def _check_chosen(
    recruitment: Recruitment, chosen: Sequence[Application], points: dict[Application, Points]
) -> None:
    if not chosen:
        raise CannotRecruit(_("请选择拟入库人员。"), field="chosen")
    if len(chosen) > recruitment.seats:
        raise CannotRecruit(_("超过公告的名额。"), field="chosen")
    if any(application.state == AppliedStanding.RECEIVED for application in points):
        raise CannotRecruit(_("还有报名材料没有审查。"))
    for application in chosen:
        if application.state != AppliedStanding.ADMITTED:
            raise CannotRecruit(_("只能公示材料合格的人员。"), field="chosen")
        if lacking(points.get(application, {}), recruitment.scorers):
            told = _("%(name)s还没有评完分。") % {"name": application.name}
            raise CannotRecruit(told, field="chosen")


@transaction.atomic
def end_recruitment(*, recruitment: Recruitment, actor: Actor, at: datetime) -> int:
    """入库 after the publication, when every objection is decided; how many entered.

    Whoever had an objection upheld does not enter. Raises NotAllowed, CannotRecruit.
    """
    on = day_of(at)
    check_approves(actor, recruitment, on)
    if recruitment.publicity_ends_on is None or on <= recruitment.publicity_ends_on:
        raise CannotRecruit(_("公示期还没有满。"))
    proposed = recruitment.applications.filter(state=AppliedStanding.PROPOSED)
    objections = Objection.objects.filter(application__in=proposed)
    if objections.filter(is_upheld=None).exists():
        raise CannotRecruit(_("还有异议没有处理。"))
    _move(recruitment, State.PUBLICISED, State.ENDED)
    upheld = set(objections.filter(is_upheld=True).values_list("application_id", flat=True))
    entered = 0
    for application in proposed.select_related("account"):
        if application.pk in upheld:
            Application.objects.filter(pk=application.pk).update(state=AppliedStanding.NOT_ENTERED)
            continue
        _enter(application, recruitment, actor, at)
        entered += 1
    append(
        stream=recruitment.stream,
        event=events.RECRUITMENT_ENDED,
        actor=actor,
        at=at,
        values={"entered": entered, "kept_out": len(upheld)},
    )
    return entered


def _enter(application: Application, recruitment: Recruitment, actor: Actor, at: datetime) -> None:
    """Onto the roster: as somebody new, or as who left it and comes back."""
    index = application.identity_index
    standing = MemberStanding.objects.filter(identity_index=index).first()
    event = PROVIDER_ENTERED if standing is None else events.RETURNED
    if standing is None:
        if licence_is_taken(application.licence_number):
            raise LicenceTaken
        standing = MemberStanding(
            provider=_new_provider(application, recruitment, day_of(at)),
            identity_number=application.identity_number,
            identity_index=index,
        )
    else:
        back = Provider.objects.filter(pk=standing.provider_id, left_on__isnull=False)
        if licence_is_taken(standing.provider.licence_number, own=standing.provider_id):
            raise LicenceTaken
        if not back.update(left_on=None, organisation_id=application.organisation_id):
            told = _("%(name)s已在律师库，不能再次入库。") % {"name": application.name}
            raise CannotRecruit(told)
    standing.is_student, standing.phone = application.is_student, application.phone
    standing.save()
    Application.objects.filter(pk=application.pk).update(
        state=AppliedStanding.ENTERED, provider_id=standing.provider_id
    )
    append(
        stream=f"provider:{standing.provider_id}",
        event=event,
        actor=actor,
        at=at,
        values={
            "kind": recruitment.kind,
            "organisation": application.organisation_id,
            "recruitment": recruitment.pk,
            "application": application.pk,
        },
    )


def _new_provider(application: Application, recruitment: Recruitment, on: date) -> Provider:
    account = application.account
    if account is not None and Provider.objects.filter(account=account).exists():
        account = None
    return Provider.objects.create(
        account=account,
        name=application.name,
        kind=recruitment.kind,
        organisation_id=application.organisation_id,
        licence_number=application.licence_number,
        has_lawyer_licence=recruitment.kind == ProviderKind.LAWYER,
        licensed_on=application.licensed_on,
        criminal_since=application.criminal_since,
        sex=application.sex,
        fields=application.fields,
        languages=application.languages,
        joined_on=on,
    )
