"""Closing: report, catalogue check, two examinations by different people, archive."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.cases.rules import QUALITY
from hengyuan.closing import events
from hengyuan.closing.models import ClosingReport, DossierExamination
from hengyuan.closing.queries import examinations_of
from hengyuan.closing.rules import NAMES, OUTCOMES, TERMINATED
from hengyuan.dossier.binding import bind_dossier, volumes
from hengyuan.dossier.commands import issue_document
from hengyuan.dossier.models import Origin
from hengyuan.dossier.queries import completeness
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later


class CannotClose(Refused):
    """The dossier is incomplete, or something that closing needs is missing."""


@transaction.atomic
def report_closing(
    *,
    case: Case,
    outcome: str,
    summary: str,
    actor: Actor,
    at: datetime,
    claimed_fen: int | None = None,
    recovered_fen: int | None = None,
) -> ClosingReport:
    """Hand in the closing report and the dossier (D-34). Raises NotAllowed, CannotClose."""
    _check_handler(case, actor)
    _check_report(case, outcome, summary)
    move(
        case=case,
        command="report_closing",
        actor=actor,
        at=at,
        event=events.CLOSING_REPORTED,
        values={"outcome": outcome, "recovered_fen": recovered_fen},
        personal={case.recipient_id: {"summary": summary}},
        changes={"outcome": outcome},
    )
    said = {"summary": summary, "claimed_fen": claimed_fen, "recovered_fen": recovered_fen}
    return _keep_report(case, outcome, said, actor, at)


@transaction.atomic
def hand_in_after_termination(
    *, case: Case, summary: str, actor: Actor, at: datetime
) -> ClosingReport:
    """Hand in what was done until aid was ended, with the dossier (D-34).

    Also what was returned is handed in again by this. Raises NotAllowed, StageMoved, CannotClose.
    """
    _check_handler(case, actor)
    _check_summary(summary)
    is_again = case.stage == "dossier_returned" and case.outcome == TERMINATED
    move(
        case=case,
        command="report_closing" if is_again else "hand_in_after_termination",
        actor=actor,
        at=at,
        event=events.HANDED_IN_AFTER_TERMINATION,
        values={"is_again": is_again},
        personal={case.recipient_id: {"summary": summary}},
        changes={"outcome": TERMINATED},
    )
    said = {"summary": summary, "claimed_fen": None, "recovered_fen": None}
    return _keep_report(case, TERMINATED, said, actor, at)


def _check_handler(case: Case, actor: Actor) -> None:
    if case.handler_id is None or case.handler_id != actor.provider_id:
        raise NotAllowed(_("只有本案承办人可以提交结案报告。"))


def _keep_report(
    case: Case, outcome: str, said: dict[str, Any], actor: Actor, at: datetime
) -> ClosingReport:
    told = {"outcome": outcome, **said, "reported_at": at, "reported_by_id": actor.account_id}
    report, _made = ClosingReport.objects.update_or_create(case=case, defaults=told)
    _issue_report(report, actor, at)
    return report


def _issue_report(report: ClosingReport, actor: Actor, at: datetime) -> None:
    case = report.case
    issue_document(
        case=case,
        form="D-34",
        title="结案报告表",
        origin=Origin.MADE,
        values={
            "recipient": case.recipient.name,
            "cause": case.cause,
            "handler": actor.name,
            "outcome": NAMES[report.outcome],
            "summary": report.summary,
            "claimed_fen": report.claimed_fen,
            "recovered_fen": report.recovered_fen,
            "result_received_on": case.result_received_on,
        },
        actor=actor,
        at=at,
    )


def _check_report(case: Case, outcome: str, summary: str) -> None:
    if outcome not in OUTCOMES:
        raise CannotClose(_("请选择办理结果。"), field="outcome")
    _check_summary(summary)
    if case.outcome == TERMINATED:
        raise CannotClose(_("本案已终止：请按终止后的案卷重新提交。"), field="outcome")
    if case.result_received_on is None:
        raise CannotClose(_("请先登记收到结案文书的日期：结案期限从这一天起算。"), field="outcome")


def _check_summary(summary: str) -> None:
    if not summary.strip():
        raise CannotClose(_("请填写办理情况。"), field="summary")


@transaction.atomic
def return_dossier(
    *, case: Case, missing: Sequence[str], remarks: str, actor: Actor, at: datetime
) -> None:
    """Send the dossier back, naming everything to be mended. Raises as `move`, CannotClose."""
    named = [item.strip() for item in missing if item.strip()]
    if not named:
        raise CannotClose(_("请列明应补正的事项。"), field="missing")
    level = 1 if case.stage == "closing_reported" else 2
    move(
        case=case,
        command="return_dossier",
        actor=actor,
        at=at,
        event=events.DOSSIER_RETURNED,
        values={"count": len(named)},
        words={"missing": named, "remarks": remarks},
    )
    _keep(case, level, False, remarks, named, actor, at)


@transaction.atomic
def examine_dossier_first(*, case: Case, remarks: str, actor: Actor, at: datetime) -> None:
    """First examination: the catalogue must be complete. Raises as `move`, CannotClose."""
    _check_complete(case, "hand_in")
    move(
        case=case,
        command="examine_dossier_first",
        actor=actor,
        at=at,
        event=events.FIRST_EXAMINED,
        values={},
        words={"remarks": remarks},
    )
    _keep(case, 1, True, remarks, [], actor, at)


@transaction.atomic
def close(*, case: Case, remarks: str, actor: Actor, at: datetime) -> None:
    """Second examination by somebody else; the case is closed, both sign the sheet (D-35).

    Raises as `move`, CannotClose.
    """
    _check_complete(case, "close")
    move(
        case=case,
        command="close",
        actor=actor,
        at=at,
        event=events.CASE_CLOSED,
        values={},
        words={"remarks": remarks},
        changes={"closed_on": day_of(at)},
    )
    _keep(case, 2, True, remarks, [], actor, at)
    _issue_check(case, remarks, actor, at)
    later("hengyuan.dossier.tasks.count_pages", at=at, case=str(case.pk))


def _issue_check(case: Case, remarks: str, actor: Actor, at: datetime) -> None:
    first = [each for each in examinations_of(case.pk) if each.level == 1 and each.has_passed][-1]
    found = completeness(case, "close")
    there = [{"name": row.name_zh, "is_present": True} for row in found.present]
    absent = [
        {"name": row.name_zh, "is_present": False, "note": "未发生"} for row in found.not_applicable
    ]
    issue_document(
        case=case,
        form="D-35",
        title="结案审查表",
        values={
            "recipient": case.recipient.name,
            "cause": case.cause,
            "handler": case.handler.name if case.handler else "",
            "firm": case.firm.name if case.firm else "",
            "items": there + absent,
            "remarks": first.remarks,
            "examiner": first.examiner.name,
            "first_on": day_of(first.examined_at),
            "second_remarks": remarks,
            "second_examiner": actor.name,
            "second_on": day_of(at),
            "quality_head": actor.name if actor.has(QUALITY) else "",
        },
        actor=actor,
        at=at,
    )


def _check_complete(case: Case, moment: str) -> None:
    found = completeness(case, moment)
    if not found.is_complete:
        names = "、".join(row.name_zh for row in found.missing)
        raise CannotClose(_("案卷缺少：%(names)s。案卷不齐的不能结案。") % {"names": names})


def _keep(
    case: Case,
    level: int,
    has_passed: bool,
    remarks: str,
    missing: list[str],
    actor: Actor,
    at: datetime,
) -> None:
    DossierExamination.objects.create(
        case=case,
        level=level,
        has_passed=has_passed,
        remarks=remarks,
        missing=missing,
        examiner_id=actor.account_id,
        examined_at=at,
    )


@transaction.atomic
def archive(*, case: Case, actor: Actor, at: datetime) -> None:
    """Bind the dossier with cover, catalogues and remarks sheet, and seal it. Raises as `move`."""
    bound = volumes(case)
    move(
        case=case,
        command="archive",
        actor=actor,
        at=at,
        event=events.CASE_ARCHIVED,
        values={
            "documents": sum(len(volume.documents) for volume in bound),
            "pages": sum(volume.pages for volume in bound),
        },
        changes={"archived_on": day_of(at)},
    )
    second = [each for each in examinations_of(case.pk) if each.level == 2 and each.has_passed]
    bind_dossier(
        case=case,
        bound=bound,
        outcome=NAMES.get(case.outcome, ""),
        checked_by=second[-1].examiner.name if second else "",
        actor=actor,
        at=at,
    )
