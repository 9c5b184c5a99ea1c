"""The walk itself: loaded only once Django stands, in the replay's own database."""

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

from hengyuan.assignment.queries import consider
from hengyuan.cases.models import Case
from hengyuan.cli.replay import ending
from hengyuan.cli.replay.desk import Desk
from hengyuan.cli.replay.findings import Findings
from hengyuan.cli.replay.read import Happening
from hengyuan.cli.replay.walked import Road
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.law.eligibility import Facts, Need
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.people.commands import register_person
from hengyuan.people.models import Person

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
ENDABLE = ("granted", "notice_received", "firm_assigned", "under_handling")
# What a source says of an end → the ground of art. 48 (the rows of `law.eligibility.grounds`).
GROUNDS = (
    ("TM-6", r"retain|own (lawyer|counsel)|hire[sd]? a lawyer"),
    ("TM-7", r"ask(s|ed)? to (end|stop)|withdr(aw|ew|awn) (the|his|her|their) request"),
    ("TM-4", r"income|no longer poor|finances"),
    ("TM-1", r"deceiv|false (paper|certificate|income)|by deceit"),
    ("TM-2", r"hid|conceal|false evidence"),
    ("TM-5", r"died|dies|death|withdrawn|dropped|ended|closed"),
)  # fmt: skip
REFUSALS = (
    ("RF-9", r"retain|own (lawyer|counsel)"),
    ("RF-2", r"income|hardship|standard|savings|house"),
    ("RF-7", r"again|same matter|repeat"),
    ("RF-1", r"matter|not in the list|scope|range"),
)


def walk_one(road: Road, desk: Desk, findings: Findings) -> Case:
    """One recipient's case, as far as the source reaches. Raises Refused, OutOfTime."""
    case = _opened(road, desk, findings)
    road.reached(case)
    is_decided = _decided(road, desk, case, findings)
    handler = None
    if is_decided and road.file.of("assigned"):
        handler = _assigned(road, desk, case)
    if handler is not None:
        _handled(road, case, handler)
    _ended(road, desk, case, handler)
    road.walked.forms |= set(case.documents.values_list("form", flat=True))
    road.walked.lists_are_masked &= "*" in case.recipient.masked_name
    road.walked.is_open_at_the_end = case.stage == "under_handling"
    return case


def _ended(road: Road, desk: Desk, case: Case, handler: Actor | None) -> None:
    stops = road.file.of("terminated")
    if stops and case.stage in ENDABLE:
        examination.terminate(
            case=case,
            code=_code(road, GROUNDS, stops[0], "TM-8", "终止理由"),
            reasons="来源所述情形，由人认定",
            actor=desk.actors["head"],
            at=road.at(stops[0], "终止"),
        )
        road.reached(case)
    elif handler is not None and ending.ends(road):
        ending.end(road, desk, case, handler)


def _code(
    road: Road, table: tuple[tuple[str, str], ...], step: Happening, default: str, what: str
) -> str:
    """The ground that the source's words tell; a marked assumption where they tell none."""
    for code, pattern in table:
        if re.search(pattern, step.detail, re.IGNORECASE):
            road.assume(f"{what}：按来源的话读作{code}")
            return code
    road.assume(f"{what}：来源没有说，按{default}办理")
    return default


def _person(road: Road, desk: Desk) -> Person:
    name, number = desk.invent(road.file, road.day)
    return register_person(
        name=name,
        number=number,
        demo=True,
        tags=sorted(road.file.tags),
        actor=desk.actors["officer"],
        at=road.at(None, "受援人姓名、证件号为编造；登记受援人"),
    )


def _proceeding(road: Road) -> Stage:
    known = {stage.value: stage for stage in Stage}
    for name in road.file.stages:
        if name in known:
            return known[name]
    road.assume("案件阶段：来源没有可用的阶段，按一审办理")
    return Stage.TRIAL_FIRST_INSTANCE


def _opened(road: Road, desk: Desk, findings: Findings) -> Case:
    if findings.basis == "notified":
        step = next(iter(road.file.of("notified")), None)
        at = road.at(step, "办案机关通知")
        return intake.register_notice(
            institution=desk.institution,
            person=_person(road, desk),
            authority_name="某办案机关",
            proceeding=_proceeding(road),
            ground=findings.mandatory_code or "art25p2",
            charge=road.file.cause,
            actor=desk.actors["officer"],
            at=at,
        )
    asked = next(iter(road.file.of("consulted")), None)
    at = road.at(asked, "咨询")
    consultation = intake.receive_visitor(
        institution=desk.institution,
        channel=Channel.VISIT,
        name="某来访人",
        question=road.file.cause,
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
    assert findings.asking is not None
    return intake.receive_application(
        institution=desk.institution,
        person=_person(road, desk),
        consultation=consultation,
        statement=_statement(road, findings.asking),
        actor=desk.actors["officer"],
        at=road.at(next(iter(road.file.of("applied")), None), "申请"),
    )


def groups_told(facts: Facts) -> tuple[str, ...]:
    """The groups as the form's boxes are ticked."""
    return tuple(shown.group for shown in facts.groups)


def _statement(road: Road, facts: Facts) -> intake.Statement:
    """The facts of the file as the applicant would write them on the form."""
    file = road.file
    return intake.Statement(
        kind=Kind.parse(file.kind),
        proceeding=_proceeding(road),
        matter=facts.matter or facts.criminal_code or "CV-09",
        cause=file.cause,
        facts=file.story,
        opponents=("某对方当事人",),
        groups=groups_told(facts),
        papers=("身份证", "证据材料"),
        injury=facts.injury or "",
        claim=facts.claim or "",
        has_steady_income=facts.has_steady_income,
        needs_preservation=facts.preservation is Need.YES,
        may_need_preservation=facts.preservation is Need.POSSIBLE,
        is_limitation_unclear=facts.limitation_unclear,
        limitation_ends_on=facts.limitation_ends_on,
        has_other_urgency=facts.other_urgency,
        is_filed=facts.is_filed,
        group_size=max(1, file.recipients) if file.is_group else 1,
        tags=sorted(file.tags),
    )


def _decided(road: Road, desk: Desk, case: Case, findings: Findings) -> bool:
    """Examined and decided as the source tells; a notice needs no decision."""
    road.walked.proposal = proposal = proposal_of(case, as_if=True)
    if findings.basis == "notified":
        return True
    refused, granted = road.file.of("refused"), road.file.of("granted", "provisional")
    if not refused and not granted and not road.file.of("assigned"):
        return False
    is_refusal = bool(refused) and not granted
    step = next(iter(granted or refused), None)
    code = _refusal(road, refused[0], proposal) if is_refusal else ""
    _decide(road, desk, case, proposal, code, road.at(step, "审查和决定"))
    road.reached(case)
    return not is_refusal


def _refusal(road: Road, step: Happening, proposal: dict[str, Any]) -> str:
    return _code(road, REFUSALS, step, str(proposal.get("code") or "RF-1"), "不予理由")


def _decide(
    road: Road, desk: Desk, case: Case, proposal: dict[str, Any], code: str, at: datetime
) -> None:
    reasons, head = "按来源所述结果办理，由人认定", desk.actors["head"]
    examination.examine(
        case=case,
        conclusion=Conclusion.REFUSE if code else Conclusion.GRANT,
        refusal_code=code,
        reasons=reasons,
        proposal=proposal,
        actor=desk.actors["officer"],
        at=at,
    )
    if code:
        examination.refuse(case=case, code=code, reasons=reasons, actor=head, at=at)
    else:
        examination.grant(case=case, reasons=reasons, actor=head, at=at)


def _assigned(road: Road, desk: Desk, case: Case) -> Actor | None:
    at = road.at(road.file.of("assigned")[0], "指派")
    try:
        handler = desk.assign(case, at)
    except Refused as refusal:
        rows = consider(case, road.day)
        why = "；".join(
            f"{provider.name}：{text}" for row in rows for provider, text in row.excluded
        )
        road.walked.blocked = why or refusal.message
        return None
    road.reached(case)
    return handler


def _handled(road: Road, case: Case, handler: Actor) -> None:
    last = road.file.of("judged", "closed", "enforced")[-1:]
    if road.file.kind == "non_litigation" and not last:
        last = road.file.of("mediated")[-1:]
    ended = {id(step) for step in last}
    after = sorted(
        (step for step in road.file.steps if step.word in ACTS or id(step) in ended),
        key=lambda step: (str(step.when.earliest or step.when.latest or ""), step.order),
    )
    for step in after:
        _recorded(road, case, handler, step, is_end=id(step) in ended)
    road.reached(case)


def _recorded(road: Road, case: Case, handler: Actor, step: Happening, *, is_end: bool) -> None:
    act = Act.RESULT if is_end else ACTS[step.word]
    at = road.at(step, step.word)
    try:
        handling.record_acts(
            case=case,
            acts=[DoneAct(act, road.day, "来源所述事项")],
            token=uuid.uuid4(),
            actor=handler,
            at=at + timedelta(minutes=1),
        )
    except Refused as refusal:
        road.walked.date_errors.append(refusal.message)
