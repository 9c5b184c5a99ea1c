"""What the life of a member leaves in the tables: standing, leave, honours, groups, duty, exit.

A member that came by import has a standing that no event tells, until something of it is changed.
Recruitment is not replayed yet: applications, scores and objections are proved by the ledger's own
chain, not held against their tables.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from hengyuan.ledger.audit import ANY, Rows, Told, declare
from hengyuan.ledger.audit import Standing as Row
from hengyuan.pool import events
from hengyuan.pool.models import (
    DutyDay,
    DutyLoad,
    Group,
    GroupMember,
    Honour,
    Leave,
    Recheck,
    Standing,
)

STANDING, LEAVE, HONOUR = "pool.Standing", "pool.Leave", "pool.Honour"
RECHECK, DAY, LOAD = "pool.Recheck", "pool.DutyDay", "pool.DutyLoad"
GROUP, MEMBER, PROVIDER = "pool.Group", "pool.GroupMember", "people.Provider"
OF_STANDING = ("grade", "monthly_limit", "is_student", "has_legal_qualification", "passed_year")


def _profile(rows: Rows, told: Told) -> None:
    changed = told.get("changed", {})
    own = {key: value for key, value in changed.items() if key in OF_STANDING}
    if own:
        rows.change(STANDING, **own)
    roster = {key: changed[key] for key in ("kind", "fields", "languages") if key in changed}
    if "unit" in changed:
        roster["organisation"] = ANY  # told by its name
    rows.change(PROVIDER, **roster)


def _standing(column: str, value: str = "") -> Any:
    def tells(rows: Rows, told: Told) -> None:
        rows.change(STANDING, **{column: told.get(value) if value else None})

    return tells


def _leave_taken(rows: Rows, told: Told) -> None:
    rows.add(
        LEAVE,
        begins_on=told.get("begins_on"), ends_on=told.get("ends_on"), reason=told.word("reason"),
    )  # fmt: skip


def _leave_ended(rows: Rows, told: Told) -> None:
    """The leave that the new last day falls into, or that begins the day after it."""
    last_day = told.values["last_day"]
    lasting = [each for each in rows.of(LEAVE) if each["begins_on"] <= last_day < each["ends_on"]]
    lasting[-1]["ends_on"] = last_day


def _honour(rows: Rows, told: Told) -> None:
    rows.add(
        HONOUR,
        title=told.word("title"), given_by=told.word("given_by"), given_on=told.get("given_on"),
    )  # fmt: skip


def _rechecked(rows: Rows, told: Told) -> None:
    year, conclusion = told.values["year"], told.values["conclusion"]
    rows.add(
        RECHECK, str(year),
        conclusion=conclusion, reason=told.word("reason"), seen=told.get("seen"),
        decided_by=told.account_id, decided_at=told.at,
    )  # fmt: skip
    if conclusion == "kept":
        rows.change(STANDING, passed_year=year)


def _left(rows: Rows, told: Told) -> None:
    rows.change(PROVIDER, left_on=told.get("last_day"))
    for (table, _base, _count), columns in rows.rows.items():
        if table == MEMBER and columns["left_on"] is None:
            columns["left_on"] = told.get("last_day")


def _returned(rows: Rows, told: Told) -> None:
    rows.change(PROVIDER, left_on=None, organisation=told.get("organisation"))


def _duty_day(rows: Rows, told: Told) -> None:
    rows.add(DAY, told.values["on"], place=told.word("place"))


def _load(rows: Rows, told: Told) -> None:
    rows.change(
        LOAD, str(told.values["year"]),
        cases=told.get("cases"), fixed_by=told.account_id, fixed_at=told.at,
    )  # fmt: skip


def _joined(rows: Rows, told: Told) -> None:
    rows.add(
        MEMBER, f"{told.values['group']}@{told.values['group_id']}", joined_on=told.on, left_on=None
    )


def _left_group(rows: Rows, told: Told) -> None:
    for (table, base, _count), columns in rows.rows.items():
        is_it = table == MEMBER and base.startswith(f"{told.values['group']}@")
        if is_it and columns["left_on"] is None:
            columns["left_on"] = told.get("last_day")


def _founded(rows: Rows, told: Told) -> None:
    rows.add(
        GROUP,
        kind=told.get("group"), institution=told.get("institution"), valid_from=told.on,
        valid_to=None,
    )  # fmt: skip


def _ended(rows: Rows, told: Told) -> None:
    rows.change(GROUP, valid_to=told.get("last_day"))


def _members(ids: Sequence[str]) -> Iterator[Row]:
    for row in Standing.objects.filter(provider_id__in=ids):
        yield str(row.provider_id), STANDING, "", {n: getattr(row, n) for n in OF_STANDING}
    for leave in Leave.objects.filter(provider_id__in=ids).order_by("id"):
        columns = {n: getattr(leave, n) for n in ("begins_on", "ends_on", "reason")}
        yield str(leave.provider_id), LEAVE, "", columns
    for honour in Honour.objects.filter(provider_id__in=ids).order_by("id"):
        columns = {n: getattr(honour, n) for n in ("title", "given_by", "given_on")}
        yield str(honour.provider_id), HONOUR, "", columns
    for recheck in Recheck.objects.filter(provider_id__in=ids):
        columns = {n: getattr(recheck, n) for n in ("conclusion", "reason", "seen", "decided_at")}
        columns["decided_by"] = recheck.decided_by_id
        yield str(recheck.provider_id), RECHECK, str(recheck.year), columns
    for day in DutyDay.objects.filter(provider_id__in=ids):
        yield str(day.provider_id), DAY, day.on.isoformat(), {"place": day.place}
    yield from _loads(Q(provider_id__in=ids))


def _memberships(ids: Sequence[str]) -> Iterator[Row]:
    """Who is in which group. That a whole group ended is told by the group, not by its members."""
    members = GroupMember.objects.filter(provider_id__in=ids).select_related("group")
    for row in members.order_by("id"):
        ended = row.group.valid_to is not None and row.left_on == row.group.valid_to
        yield (
            str(row.provider_id),
            MEMBER,
            f"{row.group.kind}@{row.group_id}",
            {
                "joined_on": row.joined_on,
                "left_on": ANY if ended else row.left_on,
            },
        )


def _loads(which: Q) -> Iterator[Row]:
    for load in DutyLoad.objects.filter(which):
        yield (
            load.stream.partition(":")[2],
            LOAD,
            str(load.year),
            {
                "cases": load.cases,
                "fixed_by": load.fixed_by_id,
                "fixed_at": load.fixed_at,
            },
        )


def _groups(ids: Sequence[str]) -> Iterator[Row]:
    for group in Group.objects.filter(pk__in=ids):
        columns = {n: getattr(group, n) for n in ("kind", "valid_from", "valid_to")}
        yield str(group.pk), GROUP, "", {**columns, "institution": group.institution_id}


declare(
    "provider",
    reads=(_members, _memberships),
    tells={
        events.PROFILE_CHANGED.key: _profile,
        events.GRADE_FIXED.key: _standing("grade", "grade"),
        events.LIMIT_SET.key: _standing("monthly_limit", "limit"),
        events.LIMIT_REMOVED.key: _standing("monthly_limit"),
        events.LEAVE_TAKEN.key: _leave_taken,
        events.LEAVE_ENDED.key: _leave_ended,
        events.HONOUR_RECORDED.key: _honour,
        events.RECHECKED.key: _rechecked,
        events.LEFT_POOL.key: _left,
        events.RETURNED.key: _returned,
        events.DUTY_LOAD_FIXED.key: _load,
        events.DUTY_DAY_RECORDED.key: _duty_day,
        events.GROUP_JOINED.key: _joined,
        events.GROUP_LEFT.key: _left_group,
    },
    untold=(STANDING,),
)
declare(
    "organisation",
    reads=(lambda ids: _loads(Q(organisation_id__in=ids)),),
    silent=(events.ROSTER_IMPORTED.key,),
)
declare(
    "pool_group",
    anchor=Group.objects.all(),
    reads=(_groups,),
    tells={events.GROUP_FOUNDED.key: _founded, events.GROUP_ENDED.key: _ended},
)
declare(
    "recruitment",
    silent=(
        events.RECRUITMENT_DRAFTED.key,
        events.RECRUITMENT_PUBLISHED.key,
        events.RECRUITMENT_CLOSED.key,
        events.RECRUITMENT_ENDED.key,
        events.APPLICATION_RECEIVED.key,
        events.APPLICATION_WITHDRAWN.key,
        events.APPLICATION_ADMITTED.key,
        events.APPLICATION_REJECTED.key,
        events.APPLICATION_SCORED.key,
        events.NAMES_PUBLICISED.key,
        events.OBJECTION_RAISED.key,
        events.OBJECTION_DECIDED.key,
    ),
)
