"""外来案卷: handed in whole or not at all, accepted or put away."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.dossier.commands import store_file
from hengyuan.inspection.bundle import Member
from hengyuan.kernel.actor import Actor
from hengyuan.ledger.commands import append
from hengyuan.peer_review.commands.entry_files import drop_files_of
from hengyuan.peer_review.commands.rounds import CannotReview, running
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Entry, EntryFile, Handover, Round
from hengyuan.peer_review.queries import elsewhere as queries
from hengyuan.peer_review.rules.elsewhere import MOST, HandoverState, Row
from hengyuan.peer_review.rules.rounds import RoundState


@transaction.atomic
def hand_in(
    *, round_: Round, rows: Sequence[Row], members: Mapping[str, Member], actor: Actor, at: datetime
) -> Handover:
    """上传外来案卷: rows that have no flaw, with their files sealed. Nothing counts before it is

    accepted; what waited before is put away. Raises NotAllowed, CannotReview.
    """
    row = _collecting(round_, actor)
    if not 0 < len(rows) <= MOST or any(one.wrong for one in rows):
        raise CannotReview(_("清单有错误，什么都没有保存。"))
    if (before := queries.waiting(row)) is not None:
        _put_away(row, before, actor, at)
    handover = Handover.objects.create(
        round=row, count=len(rows), digest="", handed_in_by_id=actor.account_id, handed_in_at=at
    )
    digests = [_keep(handover, one, members) for one in rows]
    handover.digest = queries.handover_digest(digests)
    handover.save(update_fields=["digest"])
    append(stream=row.stream, event=events.HANDED_IN, actor=actor, at=at, values={
        "handover": handover.pk, "count": handover.count, "digest": handover.digest,
    })  # fmt: skip
    return handover


def _keep(handover: Handover, row: Row, members: Mapping[str, Member]) -> str:
    """One row with its files; its digest."""
    files = [store_file(content=members[name].path.read_bytes()) for name in row.files]
    told, contents = dict(row.told), [one.digest for one in files]
    entry = Entry.objects.create(
        handover=handover, place=row.number, told=told,
        pages=sum(members[name].pages for name in row.files),
        contents=contents, digest=queries.entry_digest(told, contents),
    )  # fmt: skip
    EntryFile.objects.bulk_create(
        EntryFile(entry=entry, place=place, name=name, file=file)
        for place, (name, file) in enumerate(zip(row.files, files, strict=True))
    )
    return entry.digest


@transaction.atomic
def accept(*, handover: Handover, actor: Actor, at: datetime) -> Handover:
    """接收外来案卷: from now on they are part of what is drawn from. Raises NotAllowed,

    CannotReview.
    """
    row = _collecting(handover.round, actor)
    found = _waiting(handover)
    entries = queries.entries_in(found)
    numbers = {one.told["number"] for one in queries.entries_of(row)}
    if twice := sorted(numbers & {one.told["number"] for one in entries}):
        raise CannotReview(_("案号已经在本轮评估中：{numbers}").format(numbers="、".join(twice)))
    found.state = HandoverState.ACCEPTED.value
    found.save(update_fields=["state"])
    append(stream=row.stream, event=events.TAKEN_IN, actor=actor, at=at, values={
        "handover": found.pk, "count": found.count, "digest": found.digest,
        "entries": {str(one.pk): one.digest for one in entries},
    })  # fmt: skip
    return found


@transaction.atomic
def discard(*, handover: Handover, actor: Actor, at: datetime) -> None:
    """放弃上传的外来案卷: rows and files are gone. Raises NotAllowed, CannotReview."""
    row = _collecting(handover.round, actor)
    _put_away(row, _waiting(handover), actor, at)


def _collecting(round_: Round, actor: Actor) -> Round:
    row = running(round_, actor, RoundState.OPENED)
    if not row.from_elsewhere:
        raise CannotReview(_("这一轮评估的是本系统的案件。"))
    return row


def _waiting(handover: Handover) -> Handover:
    found = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if found.state != HandoverState.WAITING:
        raise CannotReview(_("这批外来案卷现在的状态是：{state}。").format(
            state=found.get_state_display()
        ))  # fmt: skip
    return found


def _put_away(row: Round, handover: Handover, actor: Actor, at: datetime) -> None:
    drop_files_of(entries=queries.entries_in(handover))
    Entry.objects.filter(handover=handover).delete()
    Handover.objects.filter(pk=handover.pk).update(state=HandoverState.DISCARDED)
    append(stream=row.stream, event=events.PUT_AWAY, actor=actor, at=at, values={
        "handover": handover.pk, "count": handover.count,
    })  # fmt: skip
