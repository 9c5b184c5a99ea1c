"""Try a draft of a rule's number over all cases of a place, in the background."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later
from hengyuan.law import supervision as law
from hengyuan.law.errors import UnknownRule
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import rehearsals as access
from hengyuan.supervision.events import rehearsals as events
from hengyuan.supervision.models import CaseStory, RehearsalFlip, RehearsalRun

AT_ONCE = 500  # cases in one transaction: some tenths of a second
TASK = "hengyuan.supervision.tasks.rehearse"


class CannotRehearse(Refused):
    """No such rule, no such number."""


@transaction.atomic
def ask_rehearsal(*, rule: str, bound: str, tried: int, actor: Actor, at: datetime) -> RehearsalRun:
    """Have a draft tried over the actor's institution or region; the same one asked twice is one.

    Raises NotAllowed, CannotRehearse.
    """
    if not access.may_ask(actor):
        raise NotAllowed(_("由机构负责人、质量审查负责人或者司法行政机关试算。"))
    try:
        found = law.rule(rule).RULE
        was = law.Bounds(actor.region).of(found, bound, day_of(at))
    except (UnknownRule, KeyError) as error:
        raise CannotRehearse(_("没有这条规则或者这个数值。")) from error
    run, is_new = RehearsalRun.objects.get_or_create(
        organisation_id=actor.organisation_id, rule=rule, bound=bound, tried=tried, done_at=None,
        defaults={
            "institution_id": access.institution_of(actor), "region": actor.region, "was": was,
            "asked_at": at, "asked_by_id": actor.account_id, "total": 0,
        },
    )  # fmt: skip
    if is_new:
        _begin(run, actor, at)
    return run


def _begin(run: RehearsalRun, actor: Actor, at: datetime) -> None:
    run.total = _stories(run).count()
    run.save(update_fields=["total"])
    values = {
        "rule": run.rule, "bound": run.bound, "was": run.was, "tried": run.tried,
        "total": run.total,
    }  # fmt: skip
    append(stream=run.stream, event=events.ASKED, actor=actor, at=at, values=values)
    later(TASK, at=at, run=str(run.pk))


def _stories(run: RehearsalRun) -> QuerySet[CaseStory]:
    return CaseStory.objects.filter(case__in=access.cases_of(run).order_by().values("pk"))


@transaction.atomic
def rehearse_on(*, run_id: UUID, at: datetime) -> bool:
    """Read the next cases of a run; False once it is done.

    What was read and what would flip are one transaction, so that a run that was stopped anywhere
    goes on without a case twice or left out; of two workers one moves on, the other looks again.
    """
    run = RehearsalRun.objects.get(pk=run_id)
    if run.done_at is not None:
        return False
    stories = _stories(run).order_by("case_id")
    if run.reached:
        stories = stories.filter(case_id__gt=run.reached)
    rows = list(stories.values_list("case_id", "body")[:AT_ONCE])
    if not rows:
        _finish(run, at)
        return False
    moved = RehearsalRun.objects.filter(pk=run.pk, reached=run.reached, done_at=None).update(
        reached=rows[-1][0], looked_at=F("looked_at") + len(rows)
    )
    if moved:
        _keep_flips(run, [body for _case, body in rows])
    return True


def _keep_flips(run: RehearsalRun, bodies: Sequence[str]) -> None:
    told = (law.from_plain(json.loads(body)) for body in bodies)
    draft = {(run.rule, run.bound): run.tried}
    flips = law.rehearse(told, law.rule(run.rule), draft, day_of(run.asked_at))
    RehearsalFlip.objects.bulk_create(
        RehearsalFlip(
            run=run, case_id=UUID(flip.case), key=flip.hint.key, is_new=flip.is_new,
            since=flip.hint.since, sentence=flip.hint.sentence_zh,
        )
        for flip in flips
    )  # fmt: skip


def _finish(run: RehearsalRun, at: datetime) -> None:
    ended = RehearsalRun.objects.filter(pk=run.pk, done_at=None).update(done_at=at)
    if ended:
        coming = run.flips.filter(is_new=True).count()
        values = {"coming": coming, "going": run.flips.count() - coming}
        append(stream=run.stream, event=events.DONE, actor=SYSTEM, at=at, values=values)
