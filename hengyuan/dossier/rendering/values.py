"""Values of a form: declared once as a dataclass, read from plain JSON, checked as a whole.

A form declares each value with its Chinese label: `name: str = item("姓名")` must be filled,
`item("工作单位", default="")` may stay empty. Dates are `date` or ISO text, instants carry an
offset, sums are whole fen, lists are lists of texts or of groups of values.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import (
    Any,
    NewType,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

Fen = NewType("Fen", int)
Values = TypeVar("Values")
_C = TypeVar("_C")


class IncompleteForm(ValueError):
    """Values are missing, unknown or of the wrong kind; `problems` lists every one of them."""

    def __init__(self, form: str, problems: Sequence[str]) -> None:
        """Keep the problems; the text joins them for a person."""
        self.form = form
        self.problems = tuple(problems)
        super().__init__(f"文书《{form}》不能制作：{'；'.join(problems)}。")


def item(label: str, **default: Any) -> Any:
    """A value with its Chinese label; without `default` it must be filled."""
    return field(metadata={"label": label}, **default)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(item,))
def form_values(cls: type[_C]) -> type[_C]:
    """Declare a group of values; the frozen dataclass takes them by name."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class ValueSpec:
    """One value of a form as other code and the guide see it."""

    key: str
    label: str
    kind: str
    is_required: bool
    group: tuple["ValueSpec", ...] = ()


def specs_of(cls: type) -> tuple[ValueSpec, ...]:
    """All values that a form takes, in order."""
    hints = get_type_hints(cls)
    return tuple(_spec(part, hints[part.name]) for part in fields(cls))


def _spec(part: Field[Any], hint: Any) -> ValueSpec:
    inner, _may_be_none = _without_none(hint)
    is_list = get_origin(inner) is tuple
    core = get_args(inner)[0] if is_list else inner
    group = specs_of(core) if isinstance(core, type) and is_dataclass(core) else ()
    name = "group" if group else _KIND_NAMES[core]
    kind = f"list of {name}" if is_list else name
    return ValueSpec(part.name, _label(part), kind, _is_required(part), group)


def parse(cls: type[Values], raw: Mapping[str, Any], form: str) -> Values:
    """Read plain values into the form's dataclass. Raises IncompleteForm with all problems."""
    problems: list[str] = []
    result = _parse_group(cls, raw, "", problems)
    if problems:
        raise IncompleteForm(form, problems)
    return cast(Values, result)


def _label(part: Field[Any]) -> str:
    return str(part.metadata["label"])


def _is_required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        left = [arg for arg in get_args(hint) if arg is not type(None)]
        return left[0], True
    return hint, False


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, Sequence) and not value)


def _parse_group(cls: type, raw: Any, where: str, problems: list[str]) -> Any:
    if not isinstance(raw, Mapping):
        problems.append(f"{where or '内容'}应为一组项目")
        return None
    hints = get_type_hints(cls)
    known = {part.name for part in fields(cls)}
    problems.extend(f"没有“{where}{key}”这一项" for key in raw if key not in known)
    before = len(problems)
    found: dict[str, Any] = {}
    for part in fields(cls):
        value, label = raw.get(part.name), where + _label(part)
        if _is_blank(value):
            if _is_required(part):
                problems.append(f"缺少“{label}”")
            continue
        hint, _may_be_none = _without_none(hints[part.name])
        found[part.name] = _convert(hint, value, label, problems)
    return cls(**found) if len(problems) == before else None


def _convert(hint: Any, value: Any, label: str, problems: list[str]) -> Any:
    if get_origin(hint) is tuple:
        if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
            problems.append(f"“{label}”应为列表")
            return ()
        inner = get_args(hint)[0]
        return tuple(
            _convert(inner, part, f"{label}第{n}行·", problems)
            for n, part in enumerate(value, start=1)
        )
    if is_dataclass(hint):
        return _parse_group(cast(type, hint), value, label, problems)
    try:
        return _READERS[hint](value)
    except (TypeError, ValueError) as error:
        problems.append(f"“{label.rstrip('·')}”{error}")
        return None


def _read_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("应为文字")


def _read_whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError("应为整数（金额以分为单位）")


def _read_yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError("应为是或否")


def _read_date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("应为日期，如2026-11-24") from None


def _read_moment(value: Any) -> datetime:
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("应为时刻，如2026-11-24T09:30:00+08:00") from None
    if at.tzinfo is None:
        raise ValueError("应为带时区的时刻")
    return at


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _read_text,
    int: _read_whole,
    Fen: _read_whole,
    bool: _read_yes_no,
    date: _read_date,
    datetime: _read_moment,
}
_KIND_NAMES = {
    str: "text",
    int: "whole number",
    Fen: "fen",
    bool: "yes/no",
    date: "date",
    datetime: "instant",
}
