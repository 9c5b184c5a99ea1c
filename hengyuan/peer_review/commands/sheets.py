"""Sheets: begun, kept while they are written, signed; and what the signed ones amount to."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed
from hengyuan.kernel.language import said_by
from hengyuan.law.review.sheet import Marks, missing
from hengyuan.peer_review.commands.rounds import CannotReview, tell_dossier
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Dossier, Sheet
from hengyuan.peer_review.queries import blind
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.queries import sheets as queries
from hengyuan.peer_review.rules.rounds import AFTER, READERS_OF, RoundState
from hengyuan.peer_review.rules.sheets import OPEN, SheetState, rounded


class SavedMeanwhile(CannotReview):
    """The sheet was kept in another window since this one was opened; nothing is overwritten."""


@transaction.atomic
def start(*, sheet: Sheet, actor: Actor, at: datetime) -> Sheet:
    """开始评估: from now on its time counts. Once only. Raises NotAllowed, CannotReview."""
    row = _own(sheet, actor)
    if row.state != SheetState.ASSIGNED:
        return row
    row.state, row.started_at = SheetState.STARTED, at
    row.save(update_fields=["state", "started_at"])
    tell_dossier(row.dossier, events.STARTED, actor, at, {
        "reader": row.reader_id, "place": row.place,
    })  # fmt: skip
    return row


@transaction.atomic
def keep(*, sheet: Sheet, marks: Marks, saved: int, actor: Actor) -> int:
    """Keep what is written so far; the number of this state.

    `saved` is the number of the state that the page was made from. Raises NotAllowed,
    CannotReview, SavedMeanwhile.
    """
    row = _own(sheet, actor)
    if row.saved != saved:
        raise SavedMeanwhile(_("这份评估表在另一个窗口中改动过，请重新载入后再填写。"))
    row.marks, row.saved = marks.as_dict(), saved + 1
    row.save(update_fields=["marks", "saved"])
    return row.saved


@transaction.atomic
def take_away(*, sheet: Sheet, actor: Actor, at: datetime) -> Sheet:
    """带走离线评估: the blinded dossier and the sheet leave the site as one file.

    Raises NotAllowed, CannotReview while its pages are not made.
    """
    row = _own(sheet, actor)
    if not blind.is_blind(row.dossier):
        raise CannotReview(_("案卷正在遮盖当事人和承办人的信息，稍后可以带走。"))
    row = start(sheet=row, actor=actor, at=at)
    tell_dossier(row.dossier, events.TAKEN_AWAY, actor, at, {
        "reader": row.reader_id, "place": row.place, "saved": row.saved,
    })  # fmt: skip
    return row


@transaction.atomic
def bring_back(
    *, sheet: Sheet, marks: Marks, saved: int, overwritten: int, actor: Actor, at: datetime
) -> None:
    """交回离线评估表: kept as if written here; it is signed here.

    `saved` is the number of the state that the comparison was made with, `overwritten` how many
    fields of it give way. Raises NotAllowed, CannotReview, SavedMeanwhile.
    """
    row = start(sheet=sheet, actor=actor, at=at)
    keep(sheet=row, marks=marks, saved=saved, actor=actor)
    tell_dossier(row.dossier, events.BROUGHT_BACK, actor, at, {
        "reader": row.reader_id, "place": row.place, "overwritten": overwritten,
    })  # fmt: skip


@transaction.atomic
def sign(*, sheet: Sheet, actor: Actor, at: datetime) -> Dossier:
    """签署评估表: whole, sealed by its digest, never changed again; then it is seen what follows.

    Raises NotAllowed, CannotReview naming what is missing.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=sheet.dossier_id)
    row = _own(sheet, actor)
    standard = round_queries.standard_of(row.dossier.round, dossier.field)
    marks = queries.marks_of(row)
    found = queries.verdict_of(row, standard)
    wanting = missing(standard, queries.stage_of(row), marks, found.proposed)
    if wanting or marks.grade is None:
        raise CannotReview(_("还缺{count}处：{first}").format(
            count=len(wanting), first=said_by(wanting[0])
        ))  # fmt: skip
    row.state, row.signed_at = SheetState.SIGNED, at
    row.grade = marks.grade.value
    row.proposed = found.proposed.value if found.proposed else ""
    row.points, row.digest = rounded(found.points), queries.digest_of(row)
    row.save(update_fields=["state", "signed_at", "grade", "proposed", "points", "digest"])
    tell_dossier(row.dossier, events.SIGNED, actor, at, {
        "reader": row.reader_id, "place": row.place, "grade": row.grade, "digest": row.digest,
    })  # fmt: skip
    if dossier.state in READERS_OF:
        settlement = queries.settlement_of(dossier, standard.most_gap)
        dossier.state = AFTER[settlement.next]
        dossier.save(update_fields=["state"])
    return dossier


def _own(sheet: Sheet, actor: Actor) -> Sheet:
    """The sheet, held, if it is the actor's and open; raises NotAllowed, CannotReview."""
    row = (
        Sheet.objects.select_for_update(of=("self",))
        .select_related("dossier__round", "dossier__case", "reader")
        .get(pk=sheet.pk)
    )
    if row.reader.account_id != actor.account_id:
        raise NotAllowed(_("由这份评估表的专家本人填写。"))
    if row.state not in OPEN:
        raise CannotReview(_("这份评估表已经签署或者已经退出。"))
    if row.dossier.round.state != RoundState.READING:
        raise CannotReview(_("本轮评估没有在进行。"))
    return row
