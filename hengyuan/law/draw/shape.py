"""Whether a value has the shape that `record.schema.json` publishes, and where it first has not.

Reads the few words of JSON Schema that our file uses, more strictly than a general validator:
1.0 is no whole number, a pattern fits the whole text, a text has bytes in UTF-8.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hengyuan.law.draw.canonical import is_well_formed

SCHEMA = Path(__file__).parent / "record.schema.json"
TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}
LIMITS: Mapping[str, Callable[[Any, Any], bool]] = {
    "const": lambda value, wanted: bool(value == wanted),
    "enum": lambda value, wanted: value in wanted,
    "pattern": lambda value, wanted: re.fullmatch(wanted, value) is not None,
    "minLength": lambda value, wanted: len(value) >= wanted,
    "maxLength": lambda value, wanted: len(value) <= wanted,
    "minItems": lambda value, wanted: len(value) >= wanted,
    "maxItems": lambda value, wanted: len(value) <= wanted,
    "minimum": lambda value, wanted: bool(value >= wanted),
    "maximum": lambda value, wanted: bool(value <= wanted),
}


@cache
def _schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return read


def first_misfit(value: Any, name: str) -> str | None:
    """Where a value first leaves the shape `name` of the schema ("" the value itself), or None.

    An object is looked at for a missing key, then for an unknown one, then key by key in the
    order of the schema.
    """
    return next(_misfits(value, {"$ref": f"#/$defs/{name}"}, ""), None)


def _misfits(value: Any, schema: Mapping[str, Any], where: str) -> Iterator[str]:
    while "$ref" in schema:
        schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    if not _fits(value, schema):
        yield where
    elif isinstance(value, dict):
        yield from _misfits_of_keys(value, schema, f"{where}." if where else "")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _misfits(item, schema["items"], f"{where}[{index}]")


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    names = schema.get("type", "string")
    kinds = [TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    if type(value) not in kinds:
        return False
    if value is None:
        return True
    if isinstance(value, str) and not is_well_formed(value):
        return False
    return all(ask(value, schema[word]) for word, ask in LIMITS.items() if word in schema)


def _misfits_of_keys(
    value: dict[str, Any], schema: Mapping[str, Any], prefix: str
) -> Iterator[str]:
    yield from (prefix + key for key in schema["required"] if key not in value)
    yield from (prefix + key for key in sorted(value) if key not in schema["properties"])
    for key, inner in schema["properties"].items():
        yield from _misfits(value[key], inner, prefix + key)
