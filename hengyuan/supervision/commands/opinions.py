"""Ask a body about its cases of a quarter, and keep what it says: by page, by scan, by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.opinions import OVERALL, Overall, Said, asked
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import opinions as access
from hengyuan.supervision.events import opinions as events
from hengyuan.supervision.models import Opinion, OpinionRound
from hengyuan.supervision.queries import opinions as queries
from hengyuan.supervision.rules.opinions import DAYS, How
from hengyuan.supervision.rules.quarters import Quarter


class CannotAskOpinion(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said about one case: by its number, with what a scan could not tell."""

    number: int
    answers: Mapping[str, str]
    remark: str = ""
    unclear: tuple[str, ...] = ()


@transaction.atomic
def open_round(
    *, institution: Organisation, body: str, quarter: Quarter, actor: Actor, at: datetime
) -> OpinionRound:
    """征询意见: one page for a body and a quarter. Raises NotAllowed, CannotAskOpinion."""
    if not access.asks(actor) or actor.organisation_id != institution.pk:
        raise NotAllowed(_("由本机构负责人或者质量审查负责人征询意见。"))
    cases = queries.cases_to_ask(institution, body.strip(), quarter)
    if not cases:
        raise CannotAskOpinion(
            _("这个单位在这个季度没有可以征询的案件：看开庭日历的法院名称、案件的办案机关。"),
            field="body",
        )
    made = OpinionRound(
        institution=institution, region=institution.region, body=body.strip(),
        quarter=str(quarter), expires_on=day_of(at) + timedelta(days=DAYS),
        made_by_id=actor.account_id, made_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise CannotAskOpinion(_("这个单位这个季度已经征询过。"), field="body") from error
    Opinion.objects.bulk_create(
        Opinion(round=made, case=case, number=number) for number, case in enumerate(cases, start=1)
    )
    values = {"quarter": made.quarter, "cases": len(cases), "expires_on": made.expires_on}
    append(stream=made.stream, event=events.OPENED, actor=actor, at=at, values=values)
    return made


@transaction.atomic
def keep_answers(
    *, round_: OpinionRound, answers: Sequence[Answer], how: How, actor: Actor, at: datetime
) -> int:
    """Keep what is said about each case, once; how many were new.

    Raises NotAllowed, CannotAskOpinion.
    """
    if not access.may_answer(actor, round_):
        raise NotAllowed(_("只有被征询的单位或者本机构可以填写。"))
    if how is How.PAGE and day_of(at) > round_.expires_on:
        raise CannotAskOpinion(_("这个地址已经过期，请与法律援助机构联系。"))
    rows = {row.number: row for row in Opinion.objects.select_for_update().filter(round=round_)}
    kept = 0
    for answer in answers:
        row = rows.get(answer.number)
        if row is None or row.answered_at is not None:
            continue
        kept += _keep(row, answer, how, actor, at)
    return kept


def _keep(row: Opinion, answer: Answer, how: How, actor: Actor, at: datetime) -> bool:
    """One case: whole, or what is unclear noted for a person."""
    found = {key: value for key, value in answer.answers.items() if value}
    if answer.unclear:
        Opinion.objects.filter(pk=row.pk).update(answers=found, unclear=list(answer.unclear))
        return False
    if not found and not answer.remark.strip():
        return False
    _check(found)
    Opinion.objects.filter(pk=row.pk).update(
        answers=found, remark=answer.remark.strip(), how=how.value, unclear=[], answered_at=at
    )
    values = {
        "number": row.number, "how": how.value,
        "seal": queries.seal_of(found, answer.remark.strip()),
    }  # fmt: skip
    append(stream=row.round.stream, event=events.ANSWERED, actor=actor, at=at, values=values)
    return True


def _check(found: Mapping[str, str]) -> None:
    known = {one.id for one in asked()}
    for key, value in found.items():
        allowed = tuple(Overall) if key == OVERALL else tuple(Said)
        if (key != OVERALL and key not in known) or value not in allowed:
            raise CannotAskOpinion(_("有一项的回答看不懂，没有保存。"))
    if OVERALL not in found:
        raise CannotAskOpinion(_("填了的案件，总体评价要选一项。"))


@transaction.atomic
def keep_scan(
    *,
    round_: OpinionRound,
    page: int,
    answers: Sequence[Answer],
    digest: str,
    actor: Actor,
    at: datetime,
) -> tuple[int, int]:
    """What was read from a page: how many cases were kept, how many wait for a person.

    Raises NotAllowed, CannotAskOpinion.
    """
    lacking = [
        Answer(one.number, one.answers, one.remark, (OVERALL,))
        if one.answers and OVERALL not in one.answers and not one.unclear else one
        for one in answers
    ]  # fmt: skip
    kept = keep_answers(round_=round_, answers=lacking, how=How.SCAN, actor=actor, at=at)
    unclear = sum(1 for one in lacking if one.unclear)
    values = {"page": page, "answered": kept, "unclear": unclear, "digest": digest}
    append(stream=round_.stream, event=events.SCANNED, actor=actor, at=at, values=values)
    return kept, unclear
