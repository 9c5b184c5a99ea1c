"""自测自检: asked for once the frame is closed, written like a sheet, handed in as a whole.

It comes before the draw: nobody knows yet which dossiers will be read, so nobody checks those with
more care. What is handed in is sealed; it stands beside the final grades and decides nothing.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.kernel.language import said_by
from hengyuan.law.review.sheet import Marks, missing
from hengyuan.ledger.commands import append, append_to_each
from hengyuan.peer_review.access import self_check as access
from hengyuan.peer_review.commands.rounds import CannotReview, running
from hengyuan.peer_review.commands.sheets import SavedMeanwhile
from hengyuan.peer_review.events import self_check as events
from hengyuan.peer_review.models import Round, SelfCheck, SelfSheet
from hengyuan.peer_review.queries import self_check as queries
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.rules.self_check import CheckState, SelfSheetState
from hengyuan.peer_review.rules.sheets import rounded

MOST_DAYS = 90


@transaction.atomic
def ask_self_check(
    *, round_: Round, percent: int, due_on: date, actor: Actor, at: datetime
) -> list[SelfCheck]:
    """布置自测自检: each institution of the frame checks so many of a hundred of its dossiers.

    Drawing waits for it, until that day at the longest. Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.FRAMED)
    if not access.may_ask(actor, row):
        raise CannotReview(_("自测自检由省、市在对多个机构的评估中布置；外来案卷不能自查。"))
    if queries.is_asked(row):
        raise CannotReview(_("本轮已经布置自测自检。"))
    if not 1 <= percent <= 100:
        raise CannotReview(_("抽取比例在百分之1到100之间。"), field="percent")
    if not 0 <= (due_on - day_of(at)).days <= MOST_DAYS:
        raise CannotReview(
            _("交回期限从今天起，最长{days}天。").format(days=MOST_DAYS), field="due_on"
        )
    asked = queries.asked_in(row, percent)
    made = [
        SelfCheck(round=row, institution_id=pk, due_on=due_on, of=of, asked_at=at)
        for pk, (of, _ids) in asked.items()
    ]
    SelfCheck.objects.bulk_create(made)
    which = {one.pk: asked[one.institution_id][1] for one in made}
    SelfSheet.objects.bulk_create(
        SelfSheet(check_of=one, case_id=case) for one in made for case in which[one.pk]
    )
    append(stream=row.stream, event=events.ASKED_OF_ALL, actor=actor, at=at, values={
        "institutions": len(made), "percent": percent, "due_on": due_on,
        "cases": sum(map(len, which.values())),
    })  # fmt: skip
    values = {
        one.stream: {
            "round": row.pk, "institution": one.institution_id, "due_on": due_on, "of": one.of,
            "count": len(which[one.pk]), "cases": which[one.pk],
        }
        for one in made
    }  # fmt: skip
    append_to_each(event=events.ASKED, actor=actor, at=at, values=values)
    return made


@transaction.atomic
def keep_self_sheet(*, sheet: SelfSheet, marks: Marks, saved: int, actor: Actor) -> int:
    """Keep what is written so far; the number of this state.

    Raises NotAllowed, CannotReview, SavedMeanwhile.
    """
    row = _open(sheet, actor)
    if row.saved != saved:
        raise SavedMeanwhile(_("这份评估表在另一个窗口中改动过，请重新载入后再填写。"))
    row.marks, row.saved = marks.as_dict(), saved + 1
    row.save(update_fields=["marks", "saved"])
    return row.saved


@transaction.atomic
def sign_self_sheet(*, sheet: SelfSheet, actor: Actor, at: datetime) -> SelfSheet:
    """签署自查评估表: whole, by the rules of every sheet, never by who handled the case.

    Raises NotAllowed, CannotReview naming what is missing.
    """
    row = _open(sheet, actor)
    standard, marks = queries.standard_for(row), queries.marks_of(row)
    found = queries.verdict_of(row, standard)
    wanting = missing(standard, queries.stage_of(row), marks, found.proposed)
    if wanting or marks.grade is None:
        raise CannotReview(_("还缺{count}处：{first}").format(
            count=len(wanting), first=said_by(wanting[0])
        ))  # fmt: skip
    row.state, row.signed_at, row.signed_by_id = SelfSheetState.SIGNED, at, actor.account_id
    row.grade, row.points = marks.grade.value, rounded(found.points)
    row.digest = queries.digest_of(row)
    row.save(update_fields=["state", "signed_at", "signed_by", "grade", "points", "digest"])
    append(stream=row.check_of.stream, event=events.SIGNED, actor=actor, at=at, values={
        "case": row.case_id, "grade": row.grade, "digest": row.digest,
    })  # fmt: skip
    return row


@transaction.atomic
def hand_in(*, check: SelfCheck, actor: Actor, at: datetime) -> SelfCheck:
    """交回自测自检: every dossier signed, before the round draws; then it stays.

    Raises NotAllowed, CannotReview.
    """
    row = queries.locked(check)
    if not access.may_hand_in(actor, row):
        raise NotAllowed(_("由本机构负责人或者案件质量负责人交回。"))
    _check_is_open(row)
    if left := queries.open_count(row):
        raise CannotReview(_("还有{count}件没有签署。").format(count=left))
    row.state, row.handed_in_at = CheckState.HANDED_IN, at
    row.handed_in_by_id, row.digest = actor.account_id, queries.digest_of_check(row)
    row.save(update_fields=["state", "handed_in_at", "handed_in_by", "digest"])
    append(stream=row.stream, event=events.HANDED_IN, actor=actor, at=at, values={
        "count": queries.sheets_of(row).count(), "digest": row.digest,
    })  # fmt: skip
    return row


def _open(sheet: SelfSheet, actor: Actor) -> SelfSheet:
    """The sheet, held, while it may be written; raises NotAllowed, CannotReview."""
    row = queries.locked_sheet(sheet)
    if not access.may_check(actor, row.check_of, row.case):
        raise NotAllowed(_("由本机构没有承办这件案件的人员自查。"))
    _check_is_open(row.check_of)
    if row.state != SelfSheetState.OPEN:
        raise CannotReview(_("这份自查评估表已经签署。"))
    return row


def _check_is_open(check: SelfCheck) -> None:
    if check.state != CheckState.ASKED:
        raise CannotReview(_("自测自检已经交回。"))
    if check.round.state != RoundState.FRAMED:
        raise CannotReview(_("本轮已经抽样，不能再自查。"))
