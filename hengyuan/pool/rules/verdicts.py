"""What an import would do with each row of a roster: enter, change by fields, nothing, wrong."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hengyuan.law.pool import Grade
from hengyuan.law.qualification import ProviderKind
from hengyuan.law.vocabulary import Word
from hengyuan.pool.rules.rows import HEADERS, SEXES, fields_text

SEALED = ("identity_number", "phone")  # never shown in a preview, never in an event


class Verdict(Word):
    """What happens to a row when the import is confirmed."""

    NEW = "new", "新增", "new"
    CHANGED = "changed", "更新", "changed"
    SAME = "same", "相同", "same"
    WRONG = "wrong", "错误", "wrong"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of somebody known: what the pool holds and what the file says."""

    key: str
    before: Any
    after: Any

    @property
    def header(self) -> str:
        """What the column is called."""
        return HEADERS[self.key]

    @property
    def before_text(self) -> str:
        """The present value in words."""
        return shown(self.key, self.before)

    @property
    def after_text(self) -> str:
        """The new value in words."""
        return shown(self.key, self.after)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its verdict."""

    number: int
    verdict: Verdict
    name: str
    stated: dict[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    wrong: tuple[str, ...] = ()
    provider_id: int | None = None


def shown(key: str, value: Any) -> str:
    """A value as a preview shows it; what is sealed is only said to be there."""
    if value in (None, "", [], {}):
        return "—"
    if key in SEALED:
        return "（已填，不显示）"
    if key == "fields":
        return fields_text(value)
    if key == "languages":
        return "、".join(value)
    if key == "kind":
        return ProviderKind.parse(value).name_zh
    if key == "grade":
        return Grade.parse(value).name_zh
    if key == "sex":
        return next(zh for zh, code in SEXES.items() if code == value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def as_text(judged: Iterable[Judged]) -> str:
    """Every verdict as canonical JSON: equal exactly when a confirmation does what was shown."""
    rows = [
        [
            each.number, each.verdict.value, each.provider_id,
            [[change.key, change.before, change.after] for change in each.changes],
            list(each.wrong),
        ]
        for each in judged
    ]  # fmt: skip
    return json.dumps(rows, sort_keys=True, default=str, ensure_ascii=False)


def packed(stated: dict[str, Any]) -> dict[str, Any]:
    """What a row states, as JSON can hold it."""
    return {k: {"day": v.isoformat()} if isinstance(v, date) else v for k, v in stated.items()}


def unpacked(kept: dict[str, Any]) -> dict[str, Any]:
    """What a row states again."""
    return {
        k: date.fromisoformat(v["day"]) if isinstance(v, dict) and set(v) == {"day"} else v
        for k, v in kept.items()
    }
