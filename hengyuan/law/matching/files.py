"""Batches and cities as JSON: people, cases, places; a wrong key or day is one clear line.

Keys are the names of `Candidate` and `Brief`; a place is [latitude, longitude] in millionths of a
degree, a field [name, years], days YYYY-MM-DD, sets lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from hengyuan.law.errors import LawError, MalformedFile
from hengyuan.law.matching.batch import Pending
from hengyuan.law.matching.city import Arrival, City
from hengyuan.law.qualification.values import (
    Brief,
    Candidate,
    Coordinates,
    FormerPost,
    ProviderKind,
)
from hengyuan.law.vocabulary import CriminalSide, Grade, Kind, Stage

FORMAT = "hengyuan-batch-1"
OPEN_DAYS = 90  # where a case of a file does not say how long it stays open
Built = TypeVar("Built")
Reader = Callable[[Any], Any]


def read_city(content: Any) -> City:
    """A file of people and cases; raises MalformedFile."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise MalformedFile(f"the file is no {FORMAT}: write format, region, people and cases")
    _only(content, {"format", "region", "people", "cases"}, "the file")
    people = [_built(Candidate, each, f"people {n}") for n, each in _listed(content, "people")]
    arrivals = [_arrival(each, f"cases {n}") for n, each in _listed(content, "cases")]
    arrivals.sort(key=lambda each: (each.on, each.pending.id))
    try:
        return City(_text(content.get("region", "")), tuple(people), tuple(arrivals))
    except TypeError as error:
        raise MalformedFile(f"region: {error}") from error


def city_as_values(city: City) -> dict[str, Any]:
    """A city as `read_city` reads it."""
    return {
        "format": FORMAT,
        "region": city.region,
        "people": [_plain(each) for each in city.people],
        "cases": [_plain_arrival(each) for each in city.arrivals],
    }


def _plain_arrival(arrival: Arrival) -> dict[str, Any]:
    pending = arrival.pending
    own = {"id": pending.id, "matter": pending.matter, "side": pending.side}
    kept = {name: value for name, value in own.items() if value}
    brief = _plain(pending.brief)
    if "side" in brief:
        brief["criminal_side"] = brief.pop("side")
    return kept | {"open_days": arrival.open_days} | brief


def _arrival(content: Any, where: str) -> Arrival:
    _mapping(content, where)
    brief = dict(content)
    own = {name: brief.pop(name, "") for name in ("id", "matter", "side")}
    open_days = brief.pop("open_days", OPEN_DAYS)
    if "criminal_side" in brief:
        brief["side"] = brief.pop("criminal_side")
    try:
        pending = Pending(
            _text(own["id"]),
            _built(Brief, brief, where),
            _text(own["matter"]),
            _text(own["side"]),
        )
        return Arrival(pending, pending.brief.on, _whole(open_days))
    except (TypeError, ValueError) as error:
        raise MalformedFile(f"{where}: {error}") from error


def _listed(content: Mapping[str, Any], key: str) -> list[tuple[int, Any]]:
    found = content.get(key)
    if not isinstance(found, list):
        raise MalformedFile(f"{key} must be a list")
    return list(enumerate(found, start=1))


def _only(content: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in content:
        if key not in known:
            raise MalformedFile(f"{where}: unknown key “{key}”; known: {', '.join(sorted(known))}")


def _mapping(content: Any, where: str) -> None:
    if not isinstance(content, dict):
        raise MalformedFile(f"{where}: a mapping is expected")


def _built(cls: type[Built], content: Any, where: str) -> Built:
    _mapping(content, where)
    known: dict[str, Field[Any]] = {each.name: each for each in fields(cls)}  # type: ignore[arg-type]
    _only(content, set(known), where)
    for name, each in known.items():
        if each.default is MISSING and name not in content:
            raise MalformedFile(f"{where}: {name} is missing")
    values: dict[str, Any] = {}
    for name, value in content.items():
        try:
            values[name] = _READERS.get((cls, name), _READERS_BY_NAME.get(name, _text))(value)
        except (TypeError, ValueError, LawError) as error:
            raise MalformedFile(f"{where}: {name}: {error}") from error
    return cls(**values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is no whole number of at least 0")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list of texts")
    return tuple(map(_text, value))


def _set(value: Any) -> frozenset[str]:
    return frozenset(_texts(value))


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


def _or_none(reader: Reader) -> Reader:
    return lambda value: None if value is None else reader(value)


def _place(value: Any) -> Coordinates:
    north, east = value
    if not all(type(each) is int for each in (north, east)):
        raise TypeError("a place is two whole numbers, in millionths of a degree")
    return Coordinates(north, east)


def _field_years(value: Any) -> tuple[tuple[str, int], ...]:
    return tuple((_text(name), _whole(years)) for name, years in value)


def _former_post(value: Any) -> FormerPost:
    return _built(FormerPost, value, "former_post")


def _plain(value: Any) -> dict[str, Any]:
    """A value by the names of its fields, defaults left out."""
    return {
        each.name: _plain_value(getattr(value, each.name))
        for each in fields(value)
        if getattr(value, each.name) != each.default
    }


def _plain_value(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Coordinates):
        return [value.latitude, value.longitude]
    if isinstance(value, FormerPost):
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(each) for each in value]
    return value.value if isinstance(value, Enum) else value


_DAYS = ("licensed_on", "criminal_since", "last_assigned_on")
_SETS = (
    "languages", "interests", "acts_for", "defends", "recipients", "opponents", "co_accused",
    "aided_opponent_firms", "other_side_firms",
)  # fmt: skip
_NUMBERS = ("cases_this_month", "cases_this_year", "open_load")
_FLAGS = (
    "has_lawyer_licence", "has_legal_qualification", "is_student", "is_suspended",
    "is_firm_stopped", "knows_minors", "is_woman", "is_life_or_death", "is_minor",
    "prefers_woman", "is_plea_help", "is_group", "is_single_firm_county", "has_interpreter",
    "was_dismissed",
)  # fmt: skip
_READERS: dict[tuple[type, str], Reader] = {
    (Candidate, "kind"): ProviderKind.parse,
    (Brief, "kind"): Kind.parse,
}
_READERS_BY_NAME: dict[str, Reader] = {
    **dict.fromkeys(_DAYS, _or_none(_day)),
    **dict.fromkeys(("on", "left_on"), _day),
    **dict.fromkeys(_SETS, _set),
    **dict.fromkeys(_NUMBERS, _whole),
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(("office", "place"), _or_none(_place)),
    "stage": Stage.parse,
    "side": CriminalSide.parse,
    "quality": _or_none(Grade.parse),
    "fields": _field_years,
    "wishes": _texts,
    "has_passed_check": _or_none(_flag),
    "former_post": _or_none(_former_post),
}
