"""Every write of the statistics: keep a test, say what a deviation means."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hengyuan.insight import access, events
from hengyuan.insight.models import FairnessRun, Judgement
from hengyuan.insight.queries import Computed
from hengyuan.insight.rules import Conclusion, Level
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger import commands as ledger
from hengyuan.orgs.models import Organisation


class CannotJudge(Refused):
    """Nothing stands out there, or the words are missing; the message says which."""


@transaction.atomic
def keep_run(
    *, institution: Organisation, month: str, found: Computed, actor: Actor, at: datetime
) -> FairnessRun:
    """Keep a month's test with its rows, seeds and figures; the same rows are kept once."""
    runs = FairnessRun.objects.filter(institution=institution, month=month)
    same = runs.filter(digest=found.digest, window=found.window).order_by("-number").first()
    if same is not None:
        return same
    number = (runs.aggregate(last=Max("number"))["last"] or 0) + 1
    run = FairnessRun.objects.create(
        institution=institution,
        month=month,
        number=number,
        inputs=found.inputs,
        digest=found.digest,
        window=found.window,
        figures=found.figures,
        cases=found.cases,
        standing=found.standing,
        run_at=at,
    )
    ledger.append(
        stream=run.stream,
        event=events.FAIRNESS_TESTED,
        actor=actor,
        at=at,
        values={
            "month": month,
            "number": number,
            "cases": found.cases,
            "standing": found.standing,
            "digest": found.digest,
            "window": found.window,
            "seeds": {
                f"{level}.{name}": test["seed"]
                for level, both in found.figures["tests"].items()
                for name, test in both.items()
            },
        },
    )
    return run


@transaction.atomic
def judge_deviation(
    *,
    run: FairnessRun,
    level: Level,
    unit: str,
    conclusion: Conclusion,
    note: str,
    actor: Actor,
    at: datetime,
) -> Judgement:
    """A person says what a deviation means. Raises NotAllowed, CannotJudge."""
    if not access.may_judge(actor):
        raise NotAllowed(_("只有机构负责人或者司法局可以作出判断。"))
    rows = run.figures["tests"][level.value]["stands"]["units"]
    if not any(row["unit"] == unit and row["out"] for row in rows):
        raise CannotJudge(_("这里没有留待判断的偏离。"))
    if not note.strip():
        raise CannotJudge(_("请写明查看了什么、为何这样判断。"), field="note")
    made = Judgement.objects.create(
        run=run,
        level=level.value,
        unit=unit,
        conclusion=conclusion.value,
        note=note.strip(),
        judged_by_id=actor.account_id,
        judged_at=at,
    )
    ledger.append(
        stream=run.stream,
        event=events.DEVIATION_JUDGED,
        actor=actor,
        at=at,
        values={
            "month": run.month,
            "number": run.number,
            "level": level.value,
            "unit": unit,
            "conclusion": conclusion.value,
        },
        words={"note": note.strip()},
    )
    return made
