"""What events of accounts, roles, the roster and people leave in the tables."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import Q

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.people import events
from hengyuan.people.models import Account, Hold, Person, Provider, RoleHeld

ACCOUNT, ROLE, PROVIDER = "people.Account", "people.RoleHeld", "people.Provider"
HOLD, PERSON = "people.Hold", "people.Person"
WHO = ("name", "identity_number", "phone", "address", "born_on")


def _account(rows: Rows, told: Told) -> None:
    rows.add(ACCOUNT, name=told.word("name"), username=told.word("username"), is_active=True)


def _is_active(value: bool) -> Callable[[Rows, Told], None]:
    return lambda rows, told: rows.change(ACCOUNT, is_active=value)


def _role_given(rows: Rows, told: Told) -> None:
    base = f"{told.values['role']}@{told.values['organisation']}"
    rows.add(ROLE, base, valid_from=told.get("from"), valid_to=told.get("to"))


def _role_ended(rows: Rows, told: Told) -> None:
    """The role that lasted longer than its new last day, the one that began last before it."""
    base, last_day = f"{told.values['role']}@{told.values['organisation']}", told.values["to"]
    lasting = [
        each for each in rows.of(ROLE, base)
        if each["valid_to"] is None or each["valid_to"] > last_day
    ]  # fmt: skip
    if "from" in told.values:
        lasting = [each for each in lasting if each["valid_from"] == told.values["from"]]
    lasting[-1]["valid_to"] = last_day


def _provider(rows: Rows, told: Told) -> None:
    rows.add(PROVIDER, kind=told.get("kind"), organisation=told.get("organisation"), left_on=None)


def _hold_placed(rows: Rows, told: Told) -> None:
    rows.add(
        HOLD, str(told.values["hold"]),
        begins_on=told.get("begins_on"), ends_on=told.get("ends_on"),
        reason=told.word("reason"), placed_by=told.account_id,
    )  # fmt: skip


def _hold_lifted(rows: Rows, told: Told) -> None:
    rows.change(HOLD, str(told.values["hold"]), ends_on=told.get("ends_on"))


def _person(rows: Rows, told: Told) -> None:
    rows.add(PERSON, **{name: told.word(name) for name in WHO}, tags=told.get("tags"))


def _accounts(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Account.objects.filter(pk__in=ids):
        yield str(row.pk), ACCOUNT, "", _columns(row, "name", "username", "is_active")
    for held in RoleHeld.objects.filter(account_id__in=ids).order_by("id"):
        base = f"{held.role}@{held.organisation_id}"
        yield str(held.account_id), ROLE, base, _columns(held, "valid_from", "valid_to")


def _columns(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _providers(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Provider.objects.filter(pk__in=ids):
        yield (
            str(row.pk),
            PROVIDER,
            "",
            {
                **_columns(row, "kind", "fields", "languages", "left_on"),
                "organisation": row.organisation_id,
            },
        )
    yield from _holds(Q(provider_id__in=ids))


def _holds(which: Q) -> Iterator[Standing]:
    for hold in Hold.objects.filter(which).order_by("id"):
        own = hold.stream.partition(":")[2]
        yield (
            own,
            HOLD,
            str(hold.pk),
            {
                **_columns(hold, "begins_on", "ends_on", "reason"),
                "placed_by": hold.placed_by_id,
            },
        )


def _people(ids: Sequence[str]) -> Iterator[Standing]:
    for person in Person.objects.filter(pk__in=ids):
        yield str(person.pk), PERSON, "", _columns(person, *WHO, "tags")


declare(
    "account",
    anchor=Account.objects.all(),
    reads=(_accounts,),
    tells={
        events.ACCOUNT_OPENED.key: _account,
        events.ACCOUNT_CLOSED.key: _is_active(False),
        events.ACCOUNT_REOPENED.key: _is_active(True),
        events.ROLE_GIVEN.key: _role_given,
        events.ROLE_ENDED.key: _role_ended,
    },
    silent=(  # a password stands nowhere that the ledger could tell
        events.PASSWORD_RESET.key,
        events.PASSWORD_CHANGED.key,
        events.SECOND_FACTOR_RESET.key,
    ),
)
declare(
    "provider",
    anchor=Provider.objects.all(),
    reads=(_providers,),
    tells={
        events.PROVIDER_ENTERED.key: _provider,
        events.HOLD_PLACED.key: _hold_placed,
        events.HOLD_LIFTED.key: _hold_lifted,
    },
)
declare("organisation", reads=(lambda ids: _holds(Q(organisation_id__in=ids)),))
declare(
    "person",
    anchor=Person.objects.all(),
    reads=(_people,),
    tells={events.PERSON_REGISTERED.key: _person},
    silent=(events.PERSON_UNCOVERED.key,),
)
