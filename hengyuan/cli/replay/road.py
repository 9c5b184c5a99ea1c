"""The walk itself: loaded only once Django stands, in the replay's own database."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.queries import consider
from hengyuan.cases.models import Case
from hengyuan.cli.replay.findings import Findings
from hengyuan.cli.replay.read import Happening
from hengyuan.cli.replay.walk import START, Road
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.identity_number import check_character
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.orgs.commands import open_organisation
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.commands import enter_provider, give_role, open_account, register_person
from hengyuan.people.models import Person, Provider, ProviderKind
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

NUMBERS = count(1)
AGES = {"minor": 15, "elderly": 75}
HANDLERS = {
    "grassroots-legal-worker": ProviderKind.GRASSROOTS_LEGAL_WORKER,
    "institution-staff": ProviderKind.INSTITUTION_STAFF,
}
ACTS = {
    "met": Act.MEETING,
    "file_read": Act.FILE_READING,
    "investigated": Act.INVESTIGATION,
    "filed": Act.FILING,
    "hearing": Act.HEARING,
    "opinion_submitted": Act.OPINION,
    "mediated": Act.MEDIATION,
    "follow_up": Act.PROGRESS_REPORT,
}
GROUPS = {
    "minor": "minor",
    "elderly": "elderly",
    "disabled": "disabled",
    "migrant-worker": "migrant-worker",
    "migrant-worker-family": "migrant-worker-survivor",
    "military-dependant": "military-dependant",
    "domestic-violence": "violence-victim",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """The invented institution, firm and people of one case, in a city of their own."""

    institution: Organisation
    firm: Organisation
    actors: dict[str, Actor]
    provider: Provider


def build_desk(road: Road) -> Desk:
    """Invent the people whom the source does not name."""
    number = next(NUMBERS)
    region = f"99{10 + number % 89:02d}01"
    at = road.at(None, "机构和人员")
    bureau = _place(Place.BUREAU, f"某市司法局{number}", region, at, None)
    institution = _place(Place.INSTITUTION, f"某市法律援助中心{number}", region, at, bureau)
    firm = _place(Place.FIRM, f"某律师事务所{number}", region, at, None)
    kind = HANDLERS.get(road.file.handler_kind, ProviderKind.LAWYER)
    home = institution if kind == ProviderKind.INSTITUTION_STAFF else firm
    places = {
        "officer": (Role.OFFICER, institution),
        "head": (Role.HEAD, institution),
        "assigner": (Role.ASSIGNER, institution),
        "firm": (Role.FIRM, firm),
        "handler": (Role.HANDLER, home),
    }
    accounts = {}
    for key, (role, place) in places.items():
        account = open_account(
            username=f"{key}{number}", name=f"某{key}", password=None, actor=SYSTEM, at=at
        )
        give_role(
            account=account, role=role, organisation=place, valid_from=START, actor=SYSTEM, at=at
        )
        accounts[key] = account
    has_licence = kind == ProviderKind.LAWYER and "trainee" not in road.file.handler_kind
    provider = enter_provider(
        provider=Provider(
            account=accounts["handler"],
            name="某承办人",
            kind=kind,
            organisation=home,
            has_lawyer_licence=has_licence,
            criminal_since=START if has_licence else None,
            joined_on=START,
        ),
        actor=SYSTEM,
        at=at,
    )
    return Desk(institution, firm, _acting(accounts, road), provider)


def _acting(accounts: dict[str, Any], road: Road) -> dict[str, Actor]:
    found = {key: actor_of(account, road.day) for key, account in accounts.items()}
    return {key: actor for key, actor in found.items() if actor is not None}


def _place(
    kind: Place, name: str, region: str, at: object, parent: Organisation | None
) -> Organisation:
    organisation = Organisation(
        kind=kind, name=name, short_name=name[-3:], region=region, parent=parent, valid_from=START
    )
    return open_organisation(organisation=organisation, actor=SYSTEM, at=at)  # type: ignore[arg-type]


def _person(road: Road, desk: Desk) -> Person:
    number = next(NUMBERS)
    age = AGES.get(str((road.file.raw.get("applicant") or {}).get("age_group")), 40)
    first = f"990102{road.day.year - age}0101{number % 1000:03d}"
    road.walked.assumptions.append("受援人姓名、证件号为编造")
    return register_person(
        name=f"某受援人{number}",
        number=first + check_character(first),
        demo=True,
        tags=sorted(road.file.tags),
        actor=desk.actors["officer"],
        at=road.at(None, "登记受援人"),
    )


def walk_one(road: Road, findings: Findings, injury: str) -> None:
    """One recipient's case, as far as the source reaches."""
    desk = build_desk(road)
    case = _opened(road, desk, findings, injury)
    _reached(road, case)
    if findings.basis == "notified":
        _proposed(road, case)
    if findings.basis == "application" and not _decided(road, desk, case):
        return
    if road.file.of("assigned"):
        if not _assigned(road, desk, case):
            return
        _handled(road, desk, case)
    ends = road.file.of("terminated")
    if ends and case.stage in ("granted", "notice_received", "firm_assigned", "under_handling"):
        examination.terminate(
            case=case,
            code="TM-6",
            reasons="来源所述情形，由人认定",
            actor=desk.actors["head"],
            at=road.at(ends[0], "终止"),
        )
        _reached(road, case)
    road.walked.forms |= set(case.documents.values_list("form", flat=True))
    road.walked.lists_are_masked &= "*" in case.recipient.masked_name
    road.walked.is_open_at_the_end = case.stage == "under_handling"


def _reached(road: Road, case: Case) -> None:
    case.refresh_from_db()
    if not road.walked.stages or road.walked.stages[-1] != case.stage:
        road.walked.stages.append(case.stage)


def _proceeding(road: Road) -> Stage:
    known = {stage.value: stage for stage in Stage}
    for name in road.file.stages:
        if name in known:
            return known[name]
    road.walked.assumptions.append("案件阶段：来源没有可用的阶段，按一审办理")
    return Stage.TRIAL_FIRST_INSTANCE


def _opened(road: Road, desk: Desk, findings: Findings, injury: str) -> Case:
    if findings.basis == "notified":
        step = next(iter(road.file.of("notified")), None)
        at = road.at(step, "办案机关通知")
        return intake.register_notice(
            institution=desk.institution,
            person=_person(road, desk),
            authority_name="某办案机关",
            proceeding=_proceeding(road),
            ground=findings.mandatory_code or "art25p2",
            charge="来源所述罪名",
            actor=desk.actors["officer"],
            at=at,
        )
    asked = next(iter(road.file.of("consulted")), None)
    at = road.at(asked, "咨询")
    consultation = intake.receive_visitor(
        institution=desk.institution,
        channel=Channel.VISIT,
        name="某来访人",
        question="来源所述事项",
        actor=desk.actors["officer"],
        at=at,
    )
    intake.give_advice(
        consultation=consultation,
        answer="告知可以申请法律援助",
        told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION,
        actor=desk.actors["officer"],
        at=at,
    )
    return _applied(road, desk, consultation, injury)


def _applied(road: Road, desk: Desk, consultation: Any, injury: str) -> Case:
    kind = road.file.kind
    return intake.receive_application(
        institution=desk.institution,
        person=_person(road, desk),
        consultation=consultation,
        statement=intake.Statement(
            kind=Kind.parse(kind),
            proceeding=_proceeding(road),
            matter=next((code for code in road.file.codes), "CV-09"),
            cause="来源所述案由",
            facts="来源所述事实",
            opponents=("某对方当事人",),
            groups=tuple(GROUPS[tag] for tag in sorted(road.file.tags) if tag in GROUPS),
            papers=("身份证", "来源所述材料"),
            injury=injury,
            group_size=max(1, road.file.recipients) if road.file.is_group else 1,
        ),
        actor=desk.actors["officer"],
        at=road.at(next(iter(road.file.of("applied")), None), "申请"),
    )


def _proposed(road: Road, case: Case) -> dict[str, Any]:
    """What the eligibility rules propose, with their steps; asked of today's rules."""
    proposal = proposal_of(case, as_if=True)
    road.walked.outcome = str(proposal["outcome"])
    road.walked.derivation = list(proposal["steps"])
    return proposal


def _decided(road: Road, desk: Desk, case: Case) -> bool:
    refused, granted = road.file.of("refused"), road.file.of("granted", "provisional")
    proposal = _proposed(road, case)
    if not refused and not granted and not road.file.of("assigned"):
        return False
    step = next(iter(granted or refused), None)
    at = road.at(step, "审查和决定")
    is_refusal = bool(refused) and not granted
    examination.examine(
        case=case,
        conclusion=Conclusion.REFUSE if is_refusal else Conclusion.GRANT,
        refusal_code="RF-1" if is_refusal else "",
        reasons="按来源所述结果办理，由人认定",
        proposal=proposal,
        actor=desk.actors["officer"],
        at=at,
    )
    head = desk.actors["head"]
    if is_refusal:
        examination.refuse(case=case, code="RF-1", reasons="按来源所述", actor=head, at=at)
    else:
        examination.grant(case=case, reasons="按来源所述", actor=head, at=at)
    _reached(road, case)
    return not is_refusal


def _assigned(road: Road, desk: Desk, case: Case) -> bool:
    at = road.at(road.file.of("assigned")[0], "指派")
    try:
        if desk.provider.kind == ProviderKind.INSTITUTION_STAFF:
            assignment.propose_designation(
                case=case,
                firm=desk.institution,
                ground="in_house",
                note="来源称由机构人员承办",
                actor=desk.actors["assigner"],
                at=at,
            )
            assignment.approve_designation(case=case, actor=desk.actors["head"], at=at)
        else:
            assignment.assign_by_rotation(case=case, actor=desk.actors["assigner"], at=at)
        namer = "firm" if case.firm_id == desk.firm.pk else "assigner"
        assignment.name_handler(case=case, provider=desk.provider, actor=desk.actors[namer], at=at)
    except Refused as refusal:
        rows = consider(case, road.day)
        why = "；".join(
            f"{provider.name}：{text}" for row in rows for provider, text in row.excluded
        )
        road.walked.blocked = why or refusal.message
        return False
    _reached(road, case)
    return True


def _handled(road: Road, desk: Desk, case: Case) -> None:
    ended = {id(step) for step in road.file.of("judged", "closed")[-1:]}
    after = sorted(
        (step for step in road.file.steps if step.word in ACTS or id(step) in ended),
        key=lambda step: (str(step.when.earliest or step.when.latest or ""), step.order),
    )
    for step in after:
        _recorded(road, desk, case, step, is_end=id(step) in ended)
    _reached(road, case)


def _recorded(road: Road, desk: Desk, case: Case, step: Happening, *, is_end: bool) -> None:
    act = Act.RESULT if is_end else ACTS[step.word]
    at = road.at(step, step.word)
    try:
        handling.record_acts(
            case=case,
            acts=[DoneAct(act, road.day, "来源所述事项")],
            token=uuid.uuid4(),
            actor=desk.actors["handler"],
            at=at + timedelta(minutes=1),
        )
    except Refused as refusal:
        road.walked.date_errors.append(refusal.message)
