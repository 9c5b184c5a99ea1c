"""Writes about one application: handed in, withdrawn, screened, scored, objected to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel import crypto, identity_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.qualification import ProviderKind
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.pool import access, events
from hengyuan.pool.commands.recruitment import check_approves, check_runs
from hengyuan.pool.models import Application, Objection, Recruitment, Score
from hengyuan.pool.models import Standing as MemberStanding
from hengyuan.pool.rules.recruitment import HIGHEST, Part, Standing, State
from hengyuan.pool.rules.rows import LICENSED


class CannotApply(Refused):
    """The time is over, something is missing, or the applicant is in the pool already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who applies, and with which papers."""

    name: str
    identity: str
    phone: str = ""
    licence_number: str = ""
    licensed_on: date | None = None
    criminal_since: date | None = None
    is_student: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    languages: Sequence[str] = ()
    papers: Sequence[str] = ()


@transaction.atomic
def apply_for_seat(
    *,
    recruitment: Recruitment,
    organisation: Organisation,
    applicant: Applicant,
    actor: Actor,
    at: datetime,
) -> Application:
    """报名: by a firm for its people, a lawyer for oneself, or the counter. Raises as below."""
    on = day_of(at)
    if not access.may_apply(actor, recruitment, on):
        raise NotAllowed(_("现在不能报名：不在报名时间内，或者无权代为报名。"))
    is_counter = access.may_run(actor, recruitment)
    if not is_counter and organisation.pk != actor.organisation_id:
        raise NotAllowed(_("只能为本单位的人员报名。"))
    application = _application(applicant, recruitment, on)
    application.organisation, application.received_at = organisation, at
    if not is_counter and not actor.has(Role.FIRM):
        application.account_id = actor.account_id
    try:
        with transaction.atomic():
            application.save(force_insert=True)
    except IntegrityError as error:
        raise CannotApply(_("此人已经报名。"), field="identity") from error
    append(
        stream=application.stream,
        event=events.APPLICATION_RECEIVED,
        actor=actor,
        at=at,
        values={"recruitment": recruitment.pk, "organisation": organisation.pk},
        personal={
            application.subject: {
                "name": application.name,
                "identity_number": application.identity_number,
                "phone": application.phone,
            }
        },
        words={"papers": application.papers},
        about=application.subject,
    )
    return application


def _application(applicant: Applicant, recruitment: Recruitment, on: date) -> Application:
    """The row of an applicant, not stored yet."""
    number, sex = _checked(applicant, recruitment, on)
    return Application(
        recruitment=recruitment,
        name=applicant.name.strip(),
        licence_number=applicant.licence_number.strip(),
        licensed_on=applicant.licensed_on,
        criminal_since=applicant.criminal_since,
        sex=sex,
        is_student=applicant.is_student,
        fields=dict(applicant.fields),
        languages=list(applicant.languages),
        papers=[paper.strip() for paper in applicant.papers if paper.strip()],
        identity_number=number,
        identity_index=crypto.blind_index("identity", number),
        phone=applicant.phone.strip(),
        state=Standing.RECEIVED,
    )


def _checked(applicant: Applicant, recruitment: Recruitment, on: date) -> tuple[str, str]:
    """The identity number and the sex it tells; what the notice asks is checked by a person."""
    try:
        identity = identity_number.parse(applicant.identity, today=on, demo=settings.DEMO)
    except identity_number.WrongIdentityNumber as error:
        raise CannotApply(_(str(error)), field="identity") from error
    if ProviderKind.parse(recruitment.kind) in LICENSED and not applicant.licence_number.strip():
        raise CannotApply(_("请填写执业证号。"), field="licence_number")
    index = crypto.blind_index("identity", identity.text)
    inside = Provider.objects.filter(left_on=None)
    known = MemberStanding.objects.filter(identity_index=index, provider__left_on=None).exists()
    number = applicant.licence_number.strip()
    if known or (number and inside.filter(licence_number=number).exists()):
        raise CannotApply(_("此人已在律师库，不用报名。"), field="identity")
    return identity.text, identity.sex.value


def _say(
    application: Application,
    before: Standing,
    after: Standing,
    event: EventType,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    moved = Application.objects.filter(pk=application.pk, state=before).update(state=after)
    if not moved:
        raise CannotApply(_("没有保存：别人已经办理了这一步。"))
    application.state = after
    append(
        stream=application.stream,
        event=event,
        actor=actor,
        at=at,
        values={},
        words={"reason": reason},
        about=application.subject,
    )


@transaction.atomic
def withdraw_application(
    *, application: Application, reason: str, actor: Actor, at: datetime
) -> None:
    """撤回报名, by who handed it in, while it was not screened. Raises NotAllowed, CannotApply."""
    own = application.account_id is not None and application.account_id == actor.account_id
    firm = actor.has(Role.FIRM) and application.organisation_id == actor.organisation_id
    if not own and not firm and not access.may_run(actor, application.recruitment):
        raise NotAllowed(_("只能撤回自己的报名。"))
    event = events.APPLICATION_WITHDRAWN
    _say(application, Standing.RECEIVED, Standing.WITHDRAWN, event, reason.strip(), actor, at)


@transaction.atomic
def screen_application(
    *, application: Application, is_admitted: bool, reason: str, actor: Actor, at: datetime
) -> None:
    """材料审查: in order or not, with the reason. Raises NotAllowed, CannotApply."""
    check_runs(actor, application.recruitment)
    if not reason.strip():
        raise CannotApply(_("请写明审查意见。"), field="reason")
    after = Standing.ADMITTED if is_admitted else Standing.REJECTED
    event = events.APPLICATION_ADMITTED if is_admitted else events.APPLICATION_REJECTED
    _say(application, Standing.RECEIVED, after, event, reason.strip(), actor, at)


@transaction.atomic
def score_application(
    *,
    application: Application,
    part: Part,
    points: int,
    remarks: str,
    actor: Actor,
    at: datetime,
) -> Score:
    """评分: one scorer's points for one part, given once. Raises NotAllowed, CannotApply."""
    recruitment = application.recruitment
    check_runs(actor, recruitment)
    is_time = recruitment.state == State.SCORING and application.state == Standing.ADMITTED
    if not is_time:
        raise CannotApply(_("只在报名截止之后、公示之前，给材料合格的人评分。"))
    if not 0 <= points <= HIGHEST:
        raise CannotApply(_("分数应在0到100之间。"), field="points")
    try:
        with transaction.atomic():
            score = Score.objects.create(
                application=application, part=part, points=points, remarks=remarks.strip(),
                scorer_id=actor.account_id, given_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise CannotApply(_("您已经给这一项评过分，分数不能改。"), field="part") from error
    append(
        stream=application.stream,
        event=events.APPLICATION_SCORED,
        actor=actor,
        at=at,
        values={"part": part.value, "points": points},
        words={"remarks": remarks.strip()},
        about=application.subject,
    )
    return score


@transaction.atomic
def raise_objection(
    *, application: Application, raised_by: str, content: str, actor: Actor, at: datetime
) -> Objection:
    """登记对公示的异议, until the publication's last day. Raises NotAllowed, CannotApply."""
    recruitment = application.recruitment
    if not access.may_run(actor, recruitment) and not access.may_approve(
        actor, recruitment, day_of(at)
    ):
        raise NotAllowed(_("异议由招募的机构登记。"))
    ends = recruitment.publicity_ends_on
    if application.state != Standing.PROPOSED or ends is None or day_of(at) > ends:
        raise CannotApply(_("只在公示期内受理对公示人员的异议。"))
    if not content.strip():
        raise CannotApply(_("请写明异议的内容。"), field="content")
    objection = Objection.objects.create(
        application=application,
        raised_on=day_of(at),
        raised_by=raised_by.strip(),
        content=content.strip(),
    )
    append(
        stream=application.stream,
        event=events.OBJECTION_RAISED,
        actor=actor,
        at=at,
        values={"objection": objection.pk},
        words={"raised_by": raised_by.strip(), "content": content.strip()},
        about=application.subject,
    )
    return objection


@transaction.atomic
def decide_objection(
    *, objection: Objection, is_upheld: bool, reason: str, actor: Actor, at: datetime
) -> None:
    """处理异议: upheld keeps the name out. Raises NotAllowed, CannotApply."""
    application = objection.application
    check_approves(actor, application.recruitment, day_of(at))
    if not reason.strip():
        raise CannotApply(_("请写明处理的理由。"), field="reason")
    decided = Objection.objects.filter(pk=objection.pk, is_upheld=None).update(
        is_upheld=is_upheld, answer=reason.strip(), decided_by_id=actor.account_id, decided_at=at
    )
    if not decided:
        raise CannotApply(_("没有保存：这个异议已经处理。"))
    append(
        stream=application.stream,
        event=events.OBJECTION_DECIDED,
        actor=actor,
        at=at,
        values={"objection": objection.pk, "outcome": str(is_upheld)},
        words={"reason": reason.strip()},
        about=application.subject,
    )
