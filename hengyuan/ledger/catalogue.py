"""Every type of event that may enter the ledger, declared by the `events.py` of each app.

A declaration is checked where it is imported: a wrong key, a key taken twice or a sentence that
would show personal data stops the start of the site, not the first act that uses it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from django.utils import translation

from hengyuan.ledger import rules


class UnknownEventType(LookupError):
    """No installed app declares this type."""


@dataclass(frozen=True)
class EventType:
    """One kind of fact. `sentence` may name values in braces, never those in `personal`.

    `words` are texts that a person typed: they may name anybody, so they are sealed as personal
    values are, and a sentence shows them only where a page opens them. `names` says for a code
    how it is called: the event keeps the code, each reader gets the name in their own language.
    """

    key: str
    sentence: Any  # text or a lazy translation
    personal: tuple[str, ...] = ()
    is_public: bool = False
    words: tuple[str, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def sealed(self) -> frozenset[str]:
        """What never stands in clear."""
        return frozenset((*self.personal, *self.words))

    @property
    def placeholders(self) -> frozenset[str]:
        """The values that the sentence needs; raises ValueError for more than plain names."""
        with translation.override(None):
            parts = list(Formatter().parse(str(self.sentence)))
        names = [
            (name, spec, conversion) for _, name, spec, conversion in parts if name is not None
        ]
        for name, spec, conversion in names:
            if not name.isidentifier() or spec or conversion:
                raise ValueError(f"{self.key}: “{{{name}}}” must be a plain name in braces")
        return frozenset(name for name, _, _ in names)


_types: dict[str, EventType] = {}


def register(*types: EventType) -> None:
    """Add types to the catalogue; raises ValueError when a declaration is wrong."""
    for event in types:
        if not rules.EVENT_KEY.fullmatch(event.key):
            raise ValueError(f"“{event.key}” is no event key: write noun.past, e.g. case.opened")
        if event.key in _types:
            raise ValueError(f"the event {event.key} is declared twice")
        shown = event.placeholders.intersection(event.personal)
        if shown:
            raise ValueError(f"{event.key}: the sentence shows personal data: {sorted(shown)}")
        _types[event.key] = event


def event_type(
    key: str,
    sentence: Any,
    personal: Iterable[str] = (),
    is_public: bool = False,
    *,
    words: Iterable[str] = (),
    names: Mapping[str, Mapping[str, str]] | None = None,
) -> EventType:
    """Declare a type of event; raises ValueError when the declaration is wrong."""
    declared = EventType(key, sentence, tuple(personal), is_public, tuple(words), names or {})
    register(declared)
    return declared


def get(key: str) -> EventType:
    """The type with this key; raises UnknownEventType."""
    try:
        return _types[key]
    except KeyError:
        raise UnknownEventType(f"no installed app declares the event {key}") from None


def all_types() -> tuple[EventType, ...]:
    """Every declared type, by key."""
    return tuple(_types[key] for key in sorted(_types))
