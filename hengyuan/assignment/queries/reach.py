"""Firms and people within a policy's reach, who waited longest first.

Both statements are written out, since Django's own writing of them costs more than the database's
answering; each row becomes the same objects as ever, with the turn and what the pool noted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from django.db import connection
from django.db.models import Model

from hengyuan.assignment.models import FirmTurn, PersonTurn
from hengyuan.assignment.queries.brief import Question
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing

UNITS = (Kind.FIRM.value, Kind.LEGAL_SERVICE_OFFICE.value)
NOTED = ("id", "provider_id", "monthly_limit", "is_student", "has_legal_qualification",
         "passed_year")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """One table's columns within a row: how they are asked for and made an object again."""

    model: type[Model]
    names: tuple[str, ...]
    asked: str
    converters: tuple[tuple[int, Any, Any], ...]

    def built(self, row: Sequence[Any], start: int) -> Any:
        """The object that begins at this place of the row, None where an outer join found none."""
        values = list(row[start : start + len(self.names)])
        if values[0] is None:
            return None
        for place, convert, column in self.converters:
            values[place] = convert(values[place], column, connection)
        return self.model.from_db(connection.alias, self.names, values)


@cache
def _part(model: type[Model], alias: str, vendor: str, only: tuple[str, ...] = ()) -> _Part:
    """The columns of a table; the database's own way of keeping dates and JSON is undone."""
    fields = [each for each in model._meta.concrete_fields if not only or each.attname in only]
    columns = [field.get_col(alias) for field in fields]
    converters = [
        (place, convert, column)
        for place, column in enumerate(columns)
        for convert in (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
    ]
    return _Part(
        model,
        tuple(field.attname for field in fields),
        ", ".join(f'{alias}."{field.column}"' for field in fields),
        tuple(converters),
    )


FIRMS = """
SELECT {columns} FROM orgs_organisation o
  LEFT JOIN assignment_firmturn ft ON ft.firm_id = o.id
 WHERE {within}
 ORDER BY ft.last_assigned_at ASC NULLS FIRST, o.valid_from, o.id{page}
"""
PEOPLE = """
SELECT {columns} FROM people_provider p
  JOIN orgs_organisation o ON o.id = p.organisation_id
  LEFT JOIN assignment_personturn pt ON pt.provider_id = p.id
  LEFT JOIN pool_standing s ON s.provider_id = p.id
 WHERE p.joined_on <= %s AND (p.left_on IS NULL OR p.left_on >= %s) AND {whose}
 ORDER BY pt.last_assigned_at ASC NULLS FIRST, p.joined_on, p.id{page}
"""


def firms(asked: Question, *, start: int = 0, count: int | None = None) -> list[Organisation]:
    """Firms within reach: never assigned first, by their entry; then who waited longest."""
    vendor = connection.vendor
    parts = (_part(Organisation, "o", vendor), _part(FirmTurn, "ft", vendor))
    within, keys = _within(asked)
    found = []
    for firm, turn in _read(FIRMS, parts, keys, start, count, within=within):
        _attach(firm, "turn", turn)
        found.append(firm)
    return cast(list[Organisation], found)


def people_of(firm_ids: Iterable[int], on: date) -> list[Provider]:
    """The people of these firms on the roster, who waited longest first."""
    return _people(on, *_among("p.organisation_id", firm_ids))


def people_by_id(ids: Iterable[int], on: date) -> list[Provider]:
    """These people, as far as they are on the roster."""
    return _people(on, *_among("p.id", ids))


def people(
    asked: Question, *, ids: Iterable[int] | None = None, start: int = 0, count: int | None = None
) -> list[Provider]:
    """The people within reach, of the firms there; with `ids` only these."""
    whose, keys = _within(asked)
    if ids is not None:
        among, more = _among("p.id", ids)
        whose, keys = f"{whose} AND {among}", [*keys, *more]
    return _people(asked.on, whose, keys, start, count)


def _people(
    on: date, whose: str, keys: Sequence[Any], start: int = 0, count: int | None = None
) -> list[Provider]:
    vendor = connection.vendor
    parts = (
        _part(Provider, "p", vendor),
        _part(Organisation, "o", vendor),
        _part(PersonTurn, "pt", vendor),
        _part(Standing, "s", vendor, NOTED),
    )
    found = []
    for provider, firm, turn, noted in _read(
        PEOPLE, parts, [*_day(on), *keys], start, count, whose=whose
    ):
        provider.organisation = firm
        _attach(provider, "turn", turn)
        _attach(provider, "standing", noted)
        found.append(provider)
    return cast(list[Provider], found)


def _attach(owner: Model, name: str, other: Model | None) -> None:
    """What the row said of the other table: asked again, it is known to be there or not."""
    owner._meta.get_field(name).set_cached_value(owner, other)  # type: ignore[union-attr]


def _read(
    statement: str,
    parts: Sequence[_Part],
    keys: Sequence[Any],
    start: int,
    count: int | None,
    **words: str,
) -> list[tuple[Any, ...]]:
    page = "" if count is None else f" LIMIT {int(count)} OFFSET {int(start)}"
    columns = ", ".join(part.asked for part in parts)
    places, place = [], 0
    for part in parts:
        places.append(place)
        place += len(part.names)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(columns=columns, page=page, **words), list(keys))
        return [
            tuple(part.built(row, at) for part, at in zip(parts, places, strict=True))
            for row in cursor.fetchall()
        ]


def _within(asked: Question) -> tuple[str, list[Any]]:
    """The firms and offices that exist on the day where the policy reaches."""
    reaches = asked.policy.plan.reaches(asked.case.region)
    kinds, regions = (
        ", ".join(["%s"] * len(UNITS)),
        " OR ".join(["o.region LIKE %s"] * len(reaches)),
    )
    where = (
        "o.valid_from <= %s AND (o.valid_to IS NULL OR o.valid_to >= %s) "
        f"AND o.kind IN ({kinds}) AND ({regions})"
    )
    return where, [*_day(asked.on), *UNITS, *(f"{beginning}%" for beginning in reaches)]


def _day(on: date) -> list[Any]:
    return [connection.ops.adapt_datefield_value(on)] * 2


def _among(column: str, ids: Iterable[int]) -> tuple[str, list[int]]:
    listed = list(ids)
    return (f"{column} IN ({', '.join(['%s'] * len(listed))})", listed) if listed else ("1 = 0", [])
