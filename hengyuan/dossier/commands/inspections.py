"""Inspections: asked for by a person, read in the background, judged by a person line by line.

The machine hints. Nothing is graded, returned or held up by a hint; who confirms one writes a word
if there is something to say, who dismisses one must.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.dossier import access, events, rules
from hengyuan.dossier.commands.texts import keep_signatures, keep_texts
from hengyuan.dossier.models import OPEN_STATES, Finding, Inspection, InspectionState
from hengyuan.dossier.queries import digest_of
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later
from hengyuan.ledger.commands import append

TASK = "hengyuan.dossier.tasks.inspect_dossier"


class CannotInspect(Refused):
    """The dossier is not handed in yet, or is being read already; the message says which."""


class CannotJudge(Refused):
    """The hint was judged before, or a dismissal lacks its word; the message says which."""


@transaction.atomic
def ask_inspection(*, case: Case, actor: Actor, at: datetime) -> Inspection:
    """Have the dossier read in the background. Raises NotAllowed, CannotInspect."""
    if not access.may_inspect(actor, case):
        raise NotAllowed(_("只有本机构审查案卷的人员可以要求检查。"))
    if case.stage not in rules.HANDED_IN:
        raise CannotInspect(_("承办人还没有提交结案材料，提交后可以检查。"))
    try:
        with transaction.atomic():
            inspection = Inspection.objects.create(
                case=case, asked_by_id=actor.account_id, asked_at=at
            )
    except IntegrityError as error:  # somebody asked a moment ago
        raise CannotInspect(_("这份案卷正在检查，请等待结果。")) from error
    values = {"inspection": inspection.pk}
    append(stream=case.stream, event=events.INSPECTION_ASKED, actor=actor, at=at, values=values)
    later(TASK, at=at, inspection_id=str(inspection.pk))
    return inspection


def note_pages_read(*, inspection: Inspection, pages: int) -> None:
    """How far the reading has come, for whoever watches."""
    Inspection.objects.filter(pk=inspection.pk, state__in=OPEN_STATES).update(
        state=InspectionState.RUNNING, pages_read=pages
    )


@transaction.atomic
def keep_findings(
    *,
    inspection: Inspection,
    pages: Sequence[Any],
    hints: Sequence[rules.Hint],
    texts: Sequence[rules.KeptText] = (),
    signatures: Sequence[tuple[str, int]] = (),
    at: datetime,
) -> None:
    """Write down what was found, once: a second run of the task changes nothing."""
    done = Inspection.objects.filter(pk=inspection.pk, state__in=OPEN_STATES).update(
        state=InspectionState.DONE, pages_read=len(pages), pages=list(pages), finished_at=at
    )
    if not done:
        return
    rows = [
        Finding(inspection=inspection, place=place, **asdict(hint))
        for place, hint in enumerate(hints, start=1)
    ]
    Finding.objects.bulk_create(rows)
    keep_texts(case=inspection.case, texts=texts, findings=rows, at=at)
    keep_signatures(case=inspection.case, signatures=signatures)
    values = {
        "inspection": inspection.pk, "pages": len(pages), "findings": len(rows),
        "digest": digest_of(rows),
    }  # fmt: skip
    append(
        stream=inspection.case.stream, event=events.INSPECTION_DONE, actor=SYSTEM, at=at,
        values=values,
    )  # fmt: skip


@transaction.atomic
def give_up_inspection(*, inspection: Inspection, at: datetime) -> None:
    """The dossier could not be read: no paper in it, or its catalogue is not in force."""
    failed = Inspection.objects.filter(pk=inspection.pk, state__in=OPEN_STATES).update(
        state=InspectionState.FAILED, finished_at=at
    )
    if failed:
        append(
            stream=inspection.case.stream, event=events.INSPECTION_FAILED, actor=SYSTEM, at=at,
            values={"inspection": inspection.pk},
        )  # fmt: skip


@transaction.atomic
def judge_finding(*, finding: Finding, verdict: str, word: str, actor: Actor, at: datetime) -> None:
    """A person confirms a hint or dismisses it with a word. Raises NotAllowed, CannotJudge."""
    case = finding.inspection.case
    if not access.may_inspect(actor, case):
        raise NotAllowed(_("只有本机构审查案卷的人员可以判断检查提示。"))
    if verdict not in rules.VERDICTS:
        raise CannotJudge(_("请选择属实或者不成立。"))
    if verdict == "dismissed" and not word.strip():
        raise CannotJudge(_("认为提示不成立时，请写明理由。"), field="word")
    judged = Finding.objects.filter(pk=finding.pk, verdict="").update(
        verdict=verdict, word=word.strip(), judged_by_id=actor.account_id, judged_at=at
    )
    if not judged:
        raise CannotJudge(_("这条提示已有人判断，请刷新页面。"))
    append(
        stream=case.stream,
        event=events.FINDING_JUDGED,
        actor=actor,
        at=at,
        values={
            "inspection": finding.inspection_id, "place": finding.place, "verdict": verdict,
        },
        words={"word": word.strip()},
        about=case.recipient_id,
    )  # fmt: skip
