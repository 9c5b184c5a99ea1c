"""Names and texts of the law floor, in the language of the reader.

Sentences of the screens go through gettext; what comes from the law carries its own English.
Documents and the ledger stay Chinese: they never pass here.
"""

from collections.abc import Iterable
from typing import Protocol

from django.utils.functional import lazy
from django.utils.translation import get_language

from hengyuan.inspection.english import english
from hengyuan.law.vocabulary import Word


class Named(Protocol):
    """A row of the law floor: it carries its own names."""

    @property
    def name_zh(self) -> str: ...

    @property
    def name_en(self) -> str: ...


class Said(Protocol):
    """A row of the law floor that is one text in both languages."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def is_english() -> bool:
    """Whether the reader reads English; without a reader nobody does."""
    return (get_language() or "").startswith("en")


def name_of(row: Named) -> str:
    """What a row is called."""
    return row.name_en if is_english() else row.name_zh


def law_text(text: object) -> str:
    """A text that the law floor wrote, stored or fresh: a name, a reason, a note, a citation."""
    return english(str(text)) if is_english() else str(text)


def said_by(row: Said) -> str:
    """What a row of the law floor says in both languages."""
    return row.en if is_english() else row.zh


def choices_of(words: Iterable[Word]) -> list[tuple[str, object]]:
    """Words of a shared vocabulary as choices of a field."""
    return [(word.value, lazy(name_of, str)(word)) for word in words]
