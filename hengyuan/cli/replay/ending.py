"""The end of a walk: report, two examinations, archive, subsidy, as far as the source reaches.

No source tells of these steps in a single case, so that every paper and day here is an assumption;
what is tried against the rules (who may close his own dossier, who is paid) is real.
"""

import uuid
from datetime import date, timedelta

from hengyuan.cases.models import Case
from hengyuan.cli.replay.desk import Desk
from hengyuan.cli.replay.walked import Road
from hengyuan.closing import commands as closing
from hengyuan.dossier.queries import completeness
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct, Paper
from hengyuan.handling.rules import Act
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.money import commands as money

OUTCOMES = {
    "criminal": "opinion_partly_adopted",
    "non_litigation": "mediated",
    "labour_arbitration": "mediated",
}


def ends(road: Road) -> bool:
    """Whether the source tells that the work ended: an end is never invented."""
    return bool(road.file.of("judged", "closed", "archived", "paid", "enforced"))


def end(road: Road, desk: Desk, case: Case, handler: Actor) -> None:
    """Close, archive and pay; where a rule stands in the way, the case stays where it is."""
    case.refresh_from_db()
    if case.result_received_on is None:
        return
    _fill(road, case, handler)
    _report(road, case, handler)
    road.walked.own_check_refused = _is_refused_own_check(road, case, handler)
    _examined(road, desk, case)
    closing.archive(
        case=case,
        actor=desk.actors["archivist"],
        at=road.at(next(iter(road.file.of("archived")), None), "归档"),
    )
    road.reached(case)
    _paid(road, desk, case)


def _fill(road: Road, case: Case, handler: Actor) -> None:
    """The papers that the catalogue asks and the source does not list."""
    rows = completeness(case, "close").missing
    if not rows:
        return
    names = "、".join(row.name_zh for row in rows)
    at = road.at(None, f"案卷中来源没有列出的材料（{names}）视为已有")
    on = max(case.handling_since or at.date(), min(at.date(), case.result_received_on or date.max))
    papers = [Paper(row.name_zh, row=row.id, is_received=True) for row in rows]
    handling.record_acts(
        case=case,
        acts=[DoneAct(Act.PROGRESS_REPORT, on, "来源所述事项", papers=papers)],
        token=uuid.uuid4(),
        actor=handler,
        at=at,
    )


def _report(road: Road, case: Case, handler: Actor) -> None:
    step = next(iter(road.file.of("closed")), None)
    recovered = road.walked.recovered_yuan
    closing.report_closing(
        case=case,
        outcome=OUTCOMES.get(case.kind, "partly_won"),
        summary="来源所述结果",
        recovered_fen=None if recovered is None else round(recovered * 100),
        actor=handler,
        at=road.at(step, "结案报告"),
    )
    road.reached(case)


def _is_refused_own_check(road: Road, case: Case, handler: Actor) -> bool:
    """Whether the handler, trying to check his own dossier, is turned away."""
    try:
        closing.examine_dossier_first(
            case=case, remarks="自查", actor=handler, at=road.at(None, "承办人试审自己的案卷")
        )
    except (NotAllowed, Refused):
        return True
    return False


def _examined(road: Road, desk: Desk, case: Case) -> None:
    first, second = desk.actors["second_officer"], desk.actors["quality"]
    at = road.at(None, "初审")
    closing.examine_dossier_first(case=case, remarks="齐全", actor=first, at=at)
    closing.close(case=case, remarks="同意结案", actor=second, at=at + timedelta(hours=1))
    road.reached(case)


def _paid(road: Road, desk: Desk, case: Case) -> None:
    quality, at = desk.actors["quality"], road.at(None, "补贴")
    try:
        slip = money.sign_subsidy(case=case, grade="qualified", actor=quality, at=at)
    except money.CannotSign as refusal:
        road.walked.unpaid = refusal.message
        if case.handler is not None and case.handler.kind == "institution_staff":
            money.record_no_subsidy(case=case, reason=refusal.message, actor=quality, at=at)
            road.reached(case)
        return
    road.walked.subsidy_fen = slip.total_fen
    road.reached(case)
    money.pay_batch(
        institution=desk.institution,
        slip_ids=[slip.pk],
        actor=desk.actors["finance"],
        at=road.at(next(iter(road.file.of("paid")), None), "发放"),
    )
    road.reached(case)
