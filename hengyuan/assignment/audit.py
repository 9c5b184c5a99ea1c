"""What assignments leave in the tables: the firm on the case, every assignment with its end, the

record behind it by its digest, and the policies. A lot is proved by its own published record.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence

from hengyuan.assignment import events
from hengyuan.assignment.models import (
    Assignment,
    Batch,
    BatchState,
    DeclaredInterest,
    FormerPost,
    Policy,
    Replacement,
    Tie,
)
from hengyuan.assignment.queries.batches import digest_of
from hengyuan.assignment.rules import REPLACEMENT_GROUNDS
from hengyuan.cases.audit import CASE, DUTY, moved
from hengyuan.kernel import crypto
from hengyuan.ledger.audit import ANY, Rows, Sealed, Standing, Told, declare
from hengyuan.people.rules import Duty

ASSIGNMENT = "assignment.Assignment"
RECORD, POLICY = "assignment.DecisionRecord", "assignment.Policy"
REPLACEMENT = "assignment.Replacement"
INTEREST, POST, TIE = "assignment.DeclaredInterest", "assignment.FormerPost", "assignment.Tie"
BATCH, LINE = "assignment.Batch", "assignment.BatchLine"


def _assigned(rows: Rows, told: Told) -> None:
    method, firm = told.values["method"], told.values["firm"]
    is_approved = method == "by_designation"
    moved(
        rows, told, "approve_designation" if is_approved else "assign",
        firm=firm, assigned_on=told.on, assignment_method=method,
    )  # fmt: skip
    if is_approved:
        rows.last(ASSIGNMENT).update(assigned_on=told.on, approved_by=told.account_id)
    else:
        rows.add(
            ASSIGNMENT,
            method=method, firm=firm, ground="", assigned_by=told.account_id, approved_by=None,
            proposed_at=told.at, assigned_on=told.on, named_at=None, ended_at=None, end_reason="",
        )  # fmt: skip
    if is_approved:
        rows.last(RECORD).update(digest=told.get("record"), content=told.get("record"))
    else:
        rows.add(RECORD, digest=told.get("record"), content=told.get("record"))


def _proposed(rows: Rows, told: Told) -> None:
    moved(rows, told, "propose_designation")
    rows.add(
        ASSIGNMENT,
        method="by_designation", firm=told.get("firm"), ground=told.get("ground"),
        ground_note=told.word("note"), assigned_by=told.account_id, approved_by=None,
        proposed_at=told.at, assigned_on=None, named_at=None, ended_at=None, end_reason="",
    )  # fmt: skip
    rows.add(RECORD, digest=ANY, content=ANY)  # told when it is approved


def _rejected(rows: Rows, told: Told) -> None:
    moved(rows, told, "reject_designation")
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=told.word("reason"))


def _named(rows: Rows, told: Told) -> None:
    provider = told.values["provider"]
    moved(rows, told, "name_handler", handler=provider, handling_since=told.on)
    rows.last(ASSIGNMENT).update(handler=provider, named_at=told.at)
    rows.change(DUTY, Duty.HANDLE.value, account="handler", done_at=told.at)


def _declined(rows: Rows, told: Told) -> None:
    moved(rows, told, "decline_assignment", firm=None, assigned_on=None, assignment_method="")
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=told.word("reason"))


def _requested(rows: Rows, told: Told) -> None:
    moved(rows, told, "request_replacement")
    rows.add(
        REPLACEMENT,
        asked_by=told.get("asked_by"), ground=told.get("ground"), reasons=told.word("reasons"),
        requested_by=told.account_id, requested_at=told.at, outcome="pending", decided_by=None,
        decided_at=None, decision_reasons="", hand_over_by=None, handed_over_on=None,
        handed_over=[],
    )  # fmt: skip


def _replaced(rows: Rows, told: Told) -> None:
    moved(
        rows, told, "replace_handler",
        firm=None, handler=None, assigned_on=None, handling_since=None, assignment_method="",
    )  # fmt: skip
    reason = REPLACEMENT_GROUNDS[told.values["ground"]]
    rows.last(ASSIGNMENT).update(ended_at=told.at, end_reason=reason)
    rows.last(DUTY, Duty.HANDLE.value).update(account=ANY)  # who handled it then, not now
    _replacement_decided(rows, told, "replaced")


def _kept(rows: Rows, told: Told) -> None:
    moved(rows, told, "keep_handler")
    _replacement_decided(rows, told, "kept")


def _replacement_decided(rows: Rows, told: Told, outcome: str) -> None:
    rows.last(REPLACEMENT).update(
        outcome=outcome, decided_by=told.account_id, decided_at=told.at,
        decision_reasons=told.word("reasons"), hand_over_by=told.get("hand_over_by", None),
    )  # fmt: skip


def _handed_over(rows: Rows, told: Told) -> None:
    """Of the replacement that was agreed and is not handed over yet."""
    agreed = [
        each for each in rows.of(REPLACEMENT)
        if each["outcome"] == "replaced" and each["handed_over_on"] is None
    ]  # fmt: skip
    agreed[-1].update(handed_over_on=told.get("on"), handed_over=told.word("papers", []))


def _replacements(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("asked_by", "ground", "reasons", "requested_at", "outcome", "decided_at",
             "decision_reasons", "hand_over_by", "handed_over_on")  # fmt: skip
    for row in Replacement.objects.filter(case_id__in=ids).order_by("id"):
        columns = {name: getattr(row, name) for name in names}
        columns |= {"requested_by": row.requested_by_id, "decided_by": row.decided_by_id}
        columns["handed_over"] = row.handed_over.splitlines()
        yield str(row.case_id), REPLACEMENT, "", columns


def _drafted(rows: Rows, told: Told) -> None:
    rows.add(
        POLICY, told.values["version"],
        content=told.get("content"), valid_from=told.get("valid_from"), note=told.word("note"),
        state="draft", drafted_by=told.account_id, drafted_at=told.at, decided_by=None,
        decided_at=None, filing_number="", filed_on=None, published_on=None,
    )  # fmt: skip


def _decided(state: str) -> Callable[[Rows, Told], None]:
    def tells(rows: Rows, told: Told) -> None:
        rows.change(
            POLICY, told.values["version"],
            state=state, decided_by=told.account_id, decided_at=told.at,
        )  # fmt: skip

    return tells


def _filed(rows: Rows, told: Told) -> None:
    rows.change(
        POLICY, told.values["version"], filing_number=told.get("number"), filed_on=told.get("on")
    )


def _published(rows: Rows, told: Told) -> None:
    rows.change(POLICY, told.values["version"], published_on=told.on)


def _policies(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("content", "valid_from", "note", "state", "drafted_at", "decided_at",
             "filing_number", "filed_on", "published_on")  # fmt: skip
    for policy in Policy.objects.filter(jurisdiction__in=ids):
        columns = {name: getattr(policy, name) for name in names}
        columns |= {"drafted_by": policy.drafted_by_id, "decided_by": policy.decided_by_id}
        yield policy.jurisdiction, POLICY, str(policy), columns


def _batch_opened(rows: Rows, told: Told) -> None:
    rows.add(
        BATCH,
        state="waiting", opened_by=told.account_id, opened_at=told.at, finished_at=None,
        first_on=told.get("first_on"), last_on=told.get("last_on"), digest="",
    )  # fmt: skip
    for place, case in enumerate(told.values["of"], start=1):
        rows.add(
            LINE, str(place),
            case=case, state="asked", decided_by=None, decided_at=None, note="",
        )  # fmt: skip


def _batch_proposed(rows: Rows, told: Told) -> None:
    """What was proposed stands in the rows; its digest tells whether it was changed."""
    rows.change(BATCH, state="proposed", finished_at=told.at, digest=told.get("digest"))
    nobody = set(told.values["nobody"])
    for place in range(1, told.values["placed"] + told.values["left"] + 1):
        rows.change(LINE, str(place), state="nobody" if place in nobody else "proposed")


def _batch_failed(rows: Rows, told: Told) -> None:
    rows.change(BATCH, state="failed", finished_at=told.at)


def _line(state: str) -> Callable[[Rows, Told], None]:
    def tells(rows: Rows, told: Told) -> None:
        rows.change(
            LINE, str(told.values["place"]),
            state=state, decided_by=told.account_id, decided_at=told.at, note=told.word("reason"),
        )  # fmt: skip

    return tells


def _batches(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("state", "opened_at", "finished_at", "first_on", "last_on")
    for batch in Batch.objects.filter(pk__in=ids):
        columns = {name: getattr(batch, name) for name in names}
        lines = list(batch.lines.all())
        is_computed = batch.state == BatchState.PROPOSED
        columns["digest"] = digest_of(batch.figures, lines) if is_computed else ""
        yield str(batch.pk), BATCH, "", columns | {"opened_by": batch.opened_by_id}
        for line in lines:
            told = ("state", "decided_at", "note")
            decided = {name: getattr(line, name) for name in told}
            decided |= {"case": str(line.case_id), "decided_by": line.decided_by_id}
            yield str(batch.pk), LINE, str(line.place), decided


def _assignments(ids: Sequence[str]) -> Iterator[Standing]:
    rows = Assignment.objects.filter(case_id__in=ids).order_by("id")
    for row in rows.select_related("firm", "record"):
        content = zlib.decompress(bytes(row.record.kept))
        yield (
            str(row.case_id),
            RECORD,
            "",
            {
                "digest": row.record.digest,
                "content": crypto.sm3_hex(content),
            },
        )
        yield (
            str(row.case_id),
            ASSIGNMENT,
            "",
            {
                "method": row.method,
                "firm": row.firm.name,
                "handler": row.handler_id,
                "ground": row.ground,
                "ground_note": row.ground_note,
                "assigned_by": row.assigned_by_id,
                "approved_by": row.approved_by_id,
                "proposed_at": row.proposed_at,
                "assigned_on": row.assigned_on,
                "named_at": row.named_at,
                "ended_at": row.ended_at,
                "end_reason": row.end_reason,
            },
        )


def _parties_added(rows: Rows, told: Told) -> None:
    """Opponents come into the case's own list."""
    if told.get("side") != "opponent":
        return
    case, added = rows.last(CASE), told.word("names", [])
    before = case.get("opponents")
    if isinstance(before, Sealed) and isinstance(added, Sealed):
        case["opponents"] = Sealed([*before.value, *added.value])
    else:
        case["opponents"] = ANY  # went with the recipient's key


DECLARATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "interest": (INTEREST, ("relation",)),
    "post": (POST, ("left_on", "was_dismissed")),
    "tie": (TIE, ("relation", "provider")),
}


def _declared(what: str, **sealed: str) -> Callable[[Rows, Told], None]:
    """A row with its id as the base; `sealed` are the words that the event keeps."""
    table, clear = DECLARATIONS[what]

    def tells(rows: Rows, told: Told) -> None:
        rows.add(
            table, str(told.values[what]),
            declared_at=told.at, ended_at=None,
            **{name: told.get(name) for name in clear},
            **{column: told.word(word) for column, word in sealed.items()},
        )  # fmt: skip

    return tells


def _over(what: str) -> Callable[[Rows, Told], None]:
    table = DECLARATIONS[what][0]
    return lambda rows, told: rows.change(table, str(told.values[what]), ended_at=told.at)


def _declarations(ids: Sequence[str]) -> Iterator[Standing]:
    for each in DeclaredInterest.objects.filter(provider_id__in=ids).order_by("id"):
        shown = ("relation", "name", "declared_at", "ended_at")
        columns = {name: getattr(each, name) for name in shown}
        yield str(each.provider_id), INTEREST, str(each.pk), columns
    for post in FormerPost.objects.filter(provider_id__in=ids).order_by("id"):
        names = ("authority", "left_on", "was_dismissed", "declared_at", "ended_at")
        told = {name: getattr(post, name) for name in names}
        yield str(post.provider_id), POST, str(post.pk), told


def _ties(ids: Sequence[str]) -> Iterator[Standing]:
    for tie in Tie.objects.filter(account_id__in=ids).order_by("id"):
        names = ("relation", "note", "declared_at", "ended_at")
        told = {name: getattr(tie, name) for name in names} | {"provider": tie.provider_id}
        yield str(tie.account_id), TIE, str(tie.pk), told


declare(
    "provider",
    reads=(_declarations,),
    tells={
        events.INTEREST_DECLARED.key: _declared("interest", name="name"),
        events.INTEREST_ENDED.key: _over("interest"),
        events.POST_DECLARED.key: _declared("post", authority="authority"),
        events.POST_WITHDRAWN.key: _over("post"),
    },
)
declare(
    "account",
    reads=(_ties,),
    tells={
        events.TIE_DECLARED.key: _declared("tie", note="note"),
        events.TIE_ENDED.key: _over("tie"),
    },
)
declare(
    "case",
    reads=(_assignments, _replacements),
    tells={
        events.ASSIGNED.key: _assigned,
        events.DESIGNATION_PROPOSED.key: _proposed,
        events.DESIGNATION_REJECTED.key: _rejected,
        events.HANDLER_NAMED.key: _named,
        events.ASSIGNMENT_DECLINED.key: _declined,
        events.REPLACEMENT_REQUESTED.key: _requested,
        events.HANDLER_REPLACED.key: _replaced,
        events.HANDLER_KEPT.key: _kept,
        events.HANDED_OVER.key: _handed_over,
        events.PARTIES_ADDED.key: _parties_added,
    },
    silent=(
        events.CONFLICT_FOUND.key,
        # a lot's record proves itself: `hengyuan draw verify`
        events.LOT_PREPARED.key,
        events.LOT_SECRET_COMMITTED.key,
        events.LOT_COMMITTED.key,
        events.LOT_SECRET_REVEALED.key,
        events.LOT_NUMBER_ENTERED.key,
        events.LOT_DRAWN.key,
        events.LOT_ABANDONED.key,
        events.LOT_WITHDRAWN.key,
    ),
)
declare(
    "matching",
    anchor=Batch.objects.all(),
    reads=(_batches,),
    tells={
        events.BATCH_OPENED.key: _batch_opened,
        events.BATCH_PROPOSED.key: _batch_proposed,
        events.BATCH_FAILED.key: _batch_failed,
        events.LINE_ACCEPTED.key: _line("accepted"),
        events.LINE_STALE.key: _line("stale"),
    },
)
declare(
    "policy",
    reads=(_policies,),
    tells={
        events.POLICY_DRAFTED.key: _drafted,
        events.POLICY_APPROVED.key: _decided("approved"),
        events.POLICY_REJECTED.key: _decided("rejected"),
        events.POLICY_FILED.key: _filed,
        events.POLICY_PUBLISHED.key: _published,
    },
)
