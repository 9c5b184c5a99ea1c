"""Rounds: opened, their frame closed, drawn, readers allocated, ended.

What is drawn anybody draws again from the record; what a grade is, people decide.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later
from hengyuan.law.draw import Party, secret_commitment
from hengyuan.law.errors import LawError
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Field
from hengyuan.law.sampling import Batch, Purpose, Settings, Unit
from hengyuan.law.sampling.frame import frame_digest
from hengyuan.law.sampling.numbers import Numbers, taken
from hengyuan.law.sampling.record import Announcement, Record, Sample, asked_of, dump
from hengyuan.law.sampling.verification import issue
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append, append_to_each
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands.entry_files import drop_undrawn
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Dossier, Entry, Round, Sheet
from hengyuan.peer_review.queries import elsewhere, self_check
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.allocation import Plan, anchors_to_read, plan_of
from hengyuan.peer_review.rules.rounds import (
    CODE_LENGTH,
    CODE_SIGNS,
    DossierState,
    RoundState,
)
from hengyuan.peer_review.rules.sheets import SheetState
from hengyuan.people.models import Account

PARTY = "organisation"
BLIND = "hengyuan.peer_review.tasks.blind_dossier"
DROP = "hengyuan.peer_review.tasks.drop_blind_pages"
OUTSIDE = "封闭范围时和抽样时混入账本当时最新的校验点"
NEXT = timedelta(microseconds=1)  # the frame is closed first, then announced


class CannotReview(Refused):
    """The round or the sheet does not stand so that this could be done; the message says why."""


@transaction.atomic
def open_round(
    *,
    organisation: Organisation,
    title: str,
    closed_from: date,
    closed_to: date,
    settings: Settings | Numbers,
    standards: dict[Field, Standard],
    chief: Account,
    actor: Actor,
    at: datetime,
    hints_of: int = 100,
    from_elsewhere: bool = False,
) -> Round:
    """开启评估: what is drawn from and how, the standards frozen, the secret taken.

    `hints_of`: of a hundred dossiers, how many show the inspection's hints to their readers.
    `from_elsewhere`: over dossiers that are handed in, not over the cases of this site.
    Raises NotAllowed, CannotReview.
    """
    if not access.runs(actor) or actor.organisation_id != organisation.pk:
        raise NotAllowed(_("由本机关负责评估的人员开启评估。"))
    if closed_from > closed_to:
        raise CannotReview(_("结案日的起止颠倒。"), field="closed_to")
    row = Round.objects.create(
        organisation=organisation, region=organisation.region, title=title.strip(),
        number=queries.next_number(organisation.pk), closed_from=closed_from, closed_to=closed_to,
        settings=settings.as_dict(), chief=chief, hints_of=hints_of,
        from_elsewhere=from_elsewhere,
        standards={field.value: one.content for field, one in standards.items()},
        secret=secrets.token_hex(32), opened_by_id=actor.account_id, opened_at=at,
    )  # fmt: skip
    _tell(row, events.OPENED, actor, at, {
        "closed_from": closed_from, "closed_to": closed_to,
        "number": row.number, "chief": chief.pk, "from_elsewhere": from_elsewhere,
        "standards": {field.value: one.digest for field, one in standards.items()},
    })  # fmt: skip
    return row


@transaction.atomic
def close_frame(*, round_: Round, actor: Actor, at: datetime) -> Round:
    """封闭抽样范围: every case that closed in the period, or every dossier handed in, hashed and

    announced before drawing. Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.OPENED)
    units = _units(row)
    frame = Batch(at, tuple(units), queries.outside_text(at))
    asked = asked_of(row.settings)
    settings = asked.for_frame(len(units)) if isinstance(asked, Settings) else asked
    if isinstance(asked, Numbers) and not any(one.unit for one in taken(units, asked)):
        raise CannotReview(_("这一期间结案的案件中，没有这些类别、这一年案号的案件。"))
    announcement = Announcement(
        series=f"review:{row.organisation_id}", number=row.number,
        purpose=Purpose.PEER_REVIEW.value, starts_on=row.closed_from, ends_on=row.closed_to,
        settings=settings, at=at + NEXT, outside=OUTSIDE, frame=frame_digest(units),
        parties=(Party(PARTY, row.organisation.name, secret_commitment(row.secret)),),
    )  # fmt: skip
    row.frame = frame.as_dict()
    row.announcement, row.commitment = dump(announcement.as_dict()), announcement.commitment
    row.state = RoundState.FRAMED
    row.save(update_fields=["frame", "announcement", "commitment", "state"])
    _tell(row, events.FRAMED, actor, at, {"cases": len(units), "commitment": row.commitment})
    return row


def _units(row: Round) -> list[Unit]:
    """What is drawn from; raises CannotReview."""
    if not row.from_elsewhere:
        units = queries.frame_of(row)
        if not units:
            raise CannotReview(_("这一期间没有结案的案件。"))
        return units
    if elsewhere.waiting(row) is not None:
        raise CannotReview(_("还有外来案卷待核对，请先接收或者放弃。"))
    units = elsewhere.frame_of(row)
    if not units:
        raise CannotReview(_("还没有接收外来案卷。"))
    return units


@transaction.atomic
def draw(*, round_: Round, actor: Actor, at: datetime) -> Round:
    """抽样: the secret is revealed, the record issued, each drawn dossier gets its code.

    `at` is after the announcement. Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.FRAMED)
    if holding := self_check.holding_back(row, day_of(at)):
        raise CannotReview(_("还有{count}个机构没有交回自测自检，期限是{day}。").format(
            count=len(holding), day=holding[0].due_on
        ))  # fmt: skip
    frame = Batch.of(row.frame)
    sample = Sample(
        announcement=Announcement.of(queries.announced(row)), nonces={PARTY: row.secret},
        batches=(frame,), ended_at=at, ended_outside=queries.outside_text(at),
    )  # fmt: skip
    try:
        record = issue(sample)
    except LawError as error:
        raise CannotReview(str(error)) from error
    drawn = _enter(row, record, actor, at)
    row.record, row.record_hash = dump(record), record["hash"]
    row.frame, row.state = {}, RoundState.DRAWN
    row.save(update_fields=["record", "record_hash", "frame", "state"])
    _tell(row, events.DRAWN, actor, at, {
        "cases": len(frame.units), "drawn": drawn, "record": row.record_hash,
    })  # fmt: skip
    return row


def _enter(row: Round, record: Record, actor: Actor, at: datetime) -> int:
    """The drawn dossiers, each with its chance; how many."""
    of = record["announcement"]["settings"].get("plans", 0)  # none where numbers were named
    told = {one["unit"]: one for one in record["decisions"] if one["how"] != "not_drawn"}
    drawn = queries.drawn_from(row, list(told))
    if row.from_elsewhere and elsewhere.changed_since(row, list(told)):
        raise CannotReview(_("外来案卷的清单或者文件在封闭抽样范围以后有改动，不能抽样。"))
    codes = _new_codes(row, len(told))
    made = [
        _dossier(row, found, code, how=told[unit]["how"], plans=told[unit]["plans"], of=of)
        for (unit, found), code in zip(drawn.items(), codes, strict=True)
    ]
    _keep_dossiers(made, actor, at)
    return len(made)


def _keep_dossiers(made: list[Dossier], actor: Actor, at: datetime) -> None:
    Dossier.objects.bulk_create(made)
    values = {
        one.stream: {
            "round": one.round_id, "case": one.case_id, "entry": one.entry_id,
            "how": one.how or "anchor", "code": one.code, "state": one.state,
        }
        for one in made
    }  # fmt: skip
    append_to_each(event=events.ENTERED, actor=actor, at=at, values=values)


def _dossier(row: Round, copied: dict[str, Any], code: str, **columns: Any) -> Dossier:
    return Dossier(
        round=row, code=code, has_hints=secrets.randbelow(100) < row.hints_of,
        **{"state": DossierState.DRAWN.value, **copied, **columns},
    )  # fmt: skip


def _new_codes(row: Round, count: int) -> list[str]:
    """Codes that say nothing: neither order nor place nor number."""
    known = set(queries.dossiers_of(row).values_list("code", flat=True))
    found: set[str] = set()
    while len(found) < count:
        code = "".join(secrets.choice(CODE_SIGNS) for _sign in range(CODE_LENGTH))
        found |= {code} - known
    shuffled = sorted(found)
    secrets.SystemRandom().shuffle(shuffled)
    return shuffled


@transaction.atomic
def add_anchors(
    *, round_: Round, cases: Sequence[Case | Entry], actor: Actor, at: datetime
) -> None:
    """标定案卷: dossiers that every reader of the field reads, not told from the others.

    Cases, or in a round over dossiers from elsewhere rows that were not drawn. Raises NotAllowed,
    CannotReview.
    """
    row = running(round_, actor, RoundState.DRAWN)
    ids = queries.dossiers_of(row).values_list("case_id", "entry_id")
    known = {pk for pair in ids for pk in pair if pk}
    if any(case.pk in known for case in cases):
        raise CannotReview(_("案件已经在本轮评估中。"), field="numbers")
    codes = _new_codes(row, len(cases))
    copied = queries.copied_from(cases)
    made = [
        _dossier(row, each, code, how="", is_anchor=True, state=DossierState.ANCHOR.value)
        for each, code in zip(copied, codes, strict=True)
    ]
    _keep_dossiers(made, actor, at)


@transaction.atomic
def allocate_readers(
    *, round_: Round, actor: Actor, at: datetime, on: date, even_first: bool = False
) -> int:
    """分配评估专家: the best plan for what is wanted now; how many sheets it made.

    At the first time each reader also gets the anchors that he may read, and files from elsewhere
    that were not drawn are dropped. Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.DRAWN, RoundState.READING)
    try:
        plan = plan_of(row, on, even_first=even_first)
    except LawError as error:
        raise CannotReview(str(error)) from error
    made = _sheets_of(row, plan, on, at)
    Sheet.objects.bulk_create(made)
    begun = [one.dossier_id for one in made]
    Dossier.objects.filter(pk__in=begun, state=DossierState.DRAWN).update(
        state=DossierState.READING
    )
    Round.objects.filter(pk=row.pk).update(state=RoundState.READING)
    for dossier_id in set(begun):
        later(BLIND, at=at, dossier_id=str(dossier_id))
    told: dict[str, list[list[Any]]] = {}
    for one in made:
        told.setdefault(one.dossier.stream, []).append([one.reader_id, one.place])
    values = {stream: {"sheets": each, "count": len(each)} for stream, each in told.items()}
    append_to_each(event=events.ASSIGNED, actor=actor, at=at, values=values)
    _tell(row, events.ALLOCATED, actor, at, {
        "sheets": len(made), "floor": plan.floor, "even_first": even_first,
        "dropped": drop_undrawn(round_=row),
    })  # fmt: skip
    return len(made)


def _sheets_of(row: Round, plan: Plan, on: date, at: datetime) -> list[Sheet]:
    """The planned sheets, and the anchors for readers who come to the round with them."""
    places = queries.sheet_counts(row)
    made = []
    for pair in plan.pairs:
        place = places[pair.dossier.pk] = places.get(pair.dossier.pk, 0) + 1
        made.append(
            Sheet(dossier=pair.dossier, reader=pair.reader, place=place, why=pair.why,
                  assigned_at=at)
        )  # fmt: skip
    anchors = anchors_to_read(row, {one.reader for one in plan.pairs}, on)
    for dossier, reader in anchors:
        place = places[dossier.pk] = places.get(dossier.pk, 0) + 1
        made.append(Sheet(dossier=dossier, reader=reader, place=place, assigned_at=at))
    return made


@transaction.atomic
def release(*, sheet: Sheet, word: str, actor: Actor, at: datetime) -> None:
    """不再评估: a reader drops out of a dossier, by his own word or that of who runs the round.

    What he wrote stays sealed and counts nowhere. Raises NotAllowed, CannotReview.
    """
    row = Sheet.objects.select_for_update(of=("self",)).select_related(
        "dossier", "dossier__round", "reader"
    ).get(pk=sheet.pk)  # fmt: skip
    is_own = row.reader.account_id == actor.account_id
    if not (is_own or access.may_run(actor, row.dossier.round)):
        raise NotAllowed(_("由专家本人或者负责评估的人员退出。"))
    if not word.strip():
        raise CannotReview(_("请写明原因。"), field="word")
    if row.state in (SheetState.SIGNED, SheetState.RELEASED):
        raise CannotReview(_("评估表已经签署或者已经退出。"))
    Sheet.objects.filter(pk=row.pk).update(state=SheetState.RELEASED, released_at=at)
    tell_dossier(
        row.dossier, events.RELEASED, actor, at,
        {"reader": row.reader_id, "place": row.place}, {"word": word.strip()},
    )  # fmt: skip


@transaction.atomic
def close_round(*, round_: Round, actor: Actor, at: datetime) -> Round:
    """结束评估: once every grade is final; then the blinded pages are deleted.

    Raises NotAllowed, CannotReview.
    """
    row = running(round_, actor, RoundState.READING)
    progress = queries.progress_of(row)
    left = sum(count for state, count in progress.items() if state != DossierState.FINAL)
    if left:
        raise CannotReview(_("还有{count}件没有确定等次。").format(count=left))
    row.state, row.closed_at = RoundState.CLOSED, at
    row.save(update_fields=["state", "closed_at"])
    _tell(row, events.CLOSED, actor, at, {"dossiers": sum(progress.values())})
    later(DROP, at=at, round_id=str(row.pk))
    return row


def running(round_: Round, actor: Actor, *states: RoundState) -> Round:
    """The round held for this act; raises NotAllowed, CannotReview."""
    row = queries.locked(round_.pk)
    if not access.may_run(actor, row):
        raise NotAllowed(_("由开启评估的机关进行。"))
    if row.state not in states:
        raise CannotReview(_("本轮评估现在的状态是：{state}。").format(
            state=row.get_state_display()
        ))  # fmt: skip
    return row


def _tell(row: Round, event: EventType, actor: Actor, at: datetime, values: dict[str, Any]) -> None:
    append(stream=row.stream, event=event, actor=actor, at=at, values=values)


def tell_dossier(
    dossier: Dossier,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:
    """An event about a dossier, on its own stream: apart from the case, where others read along."""
    about = dossier.case.recipient_id if words and dossier.case is not None else None
    append(
        stream=dossier.stream, event=event, actor=actor, at=at, values=values, words=words,
        about=about,
    )  # fmt: skip


def tell_case(
    dossier: Dossier, event: EventType, actor: Actor, at: datetime, values: dict[str, Any]
) -> None:
    """On the stream of the case: the grade alone."""
    if dossier.case is not None:
        append(stream=dossier.case.stream, event=event, actor=actor, at=at, values=values)
