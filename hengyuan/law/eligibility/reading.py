"""Facts from a mapping, as people write it in YAML or JSON; every mistake is named."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hengyuan.law.eligibility.facts import Facts
from hengyuan.law.errors import LawError, MalformedFile

SITUATIONS = {
    "HX-1": "martyr-relative",
    "HX-2": "brave-act",
    "HX-3": "acquitted-on-retrial",
    "HX-4": "violence-victim",
}


def facts_from(given: Mapping[str, Any]) -> Facts:
    """Read facts; raises MalformedFile naming the key and what is expected there.

    Groups may be written as a bare word (with its paper) or as {group, has_paper, grade};
    `situations: [HX-4]` is short for the group of that situation.
    """
    if not isinstance(given, Mapping):
        raise MalformedFile(f"facts: a mapping is expected, not “{given}”")
    values = dict(given)
    groups = [_group(entry) for entry in _listed(values.pop("groups", ()), "groups")]
    for code in _listed(values.pop("situations", ()), "situations"):
        groups.append(_group(code))
    if groups:
        values["groups"] = groups
    facts: Facts = _read(Facts, values, "")
    return facts


def _group(entry: Any) -> dict[str, Any]:
    if isinstance(entry, str):
        entry = {"group": entry, "has_paper": True}
    if not isinstance(entry, Mapping) or "group" not in entry:
        raise MalformedFile(f"groups: “{entry}” is no group: write a word or {{group, has_paper}}")
    return {**entry, "group": SITUATIONS.get(entry["group"], entry["group"])}


def _listed(value: Any, key: str) -> list[Any]:
    if isinstance(value, str):
        return [word.strip() for word in value.split(",") if word.strip()]
    if not isinstance(value, list | tuple):
        raise MalformedFile(f"{key}: a list is expected, not “{value}”")
    return list(value)


def _read(kind: Any, value: Any, key: str) -> Any:
    if not isinstance(value, Mapping):
        raise MalformedFile(f"{key}: a mapping is expected, not “{value}”")
    hints = get_type_hints(kind)
    unknown = sorted(set(map(str, value)) - set(hints))
    if unknown:
        known = ", ".join(field.name for field in fields(kind))
        raise MalformedFile(f"{key or 'facts'}: no field {', '.join(unknown)}; known: {known}")
    prefix = f"{key}." if key else ""
    read = {name: _value(hints[name], part, prefix + name) for name, part in value.items()}
    try:
        return kind(**read)
    except TypeError as error:
        raise MalformedFile(f"{key or 'facts'}: {str(error).partition('() ')[2]}") from error


def _value(hint: Any, value: Any, key: str) -> Any:
    if get_origin(hint) is UnionType:
        if value is None or value == "":
            return None
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], part, key) for part in _listed(value, key))
    if is_dataclass(hint):
        return _read(hint, value, key)
    return _plain(hint, value, key)


def _plain(hint: Any, value: Any, key: str) -> Any:
    try:
        if hint is date:
            is_day = isinstance(value, date) and not isinstance(value, datetime)
            return value if is_day else date.fromisoformat(str(value))
        if hint is bool:
            return {"true": True, "false": False}[str(value).lower()]
        if hint is int:
            return int(str(value))
        if issubclass(hint, StrEnum):
            parse = getattr(hint, "parse", hint)
            return parse(str(value))
    except (KeyError, ValueError, LawError) as error:
        raise MalformedFile(f"{key}: “{value}” is not {_expected(hint)}") from error
    return str(value)


def _expected(hint: Any) -> str:
    if issubclass(hint, StrEnum):
        return "one of " + ", ".join(member.value for member in hint)
    return {date: "a date (YYYY-MM-DD)", bool: "true or false", int: "a whole number"}[hint]
