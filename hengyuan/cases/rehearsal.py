"""An act rehearsed: done whole inside a transaction, looked at, and taken back.

What a page shows before an act is what the command makes, by making it: no second description of
a paper can differ from the paper. Nothing stays. The transaction is rolled back, numbers go back
to their series, and the caller hands over no files, so that none is written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db import transaction


@dataclass(frozen=True)
class Drawing:
    """A paper as a page shows it: pictures of its pages as data addresses, and its words."""

    pages: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass
class Paper:
    """A paper that the act would make. It is drawn when it is shown, after all was taken back."""

    title: str
    goes_to: tuple[str, ...]
    draw: Callable[["Rehearsal"], Drawing]
    rehearsal: "Rehearsal"

    @cached_property
    def drawing(self) -> Drawing:
        """Its pictures and its words."""
        return self.draw(self.rehearsal)


@dataclass
class Rehearsal:
    """What an act would make. `case_id` is the case that existed before it; `mark` names the

    person who looks and the instant, for the pictures.
    """

    mark: str
    case_id: UUID | None = None
    papers: list[Paper] = field(default_factory=list)

    def show(
        self, *, title: str, goes_to: tuple[str, ...], draw: Callable[["Rehearsal"], Drawing]
    ) -> None:
        """A lower floor is told of a paper; it need not know how papers are drawn."""
        self.papers.append(Paper(title, goes_to, draw, self))


_current: ContextVar[Rehearsal | None] = ContextVar("rehearsal", default=None)


def current() -> Rehearsal | None:
    """The rehearsal in which the running command takes part, if it is one."""
    return _current.get()


@contextmanager
def taken_back(rehearsal: Rehearsal) -> Iterator[Rehearsal]:
    """Whatever is written inside is rolled back at the end."""
    token = _current.set(rehearsal)
    try:
        with transaction.atomic():
            yield rehearsal
            transaction.set_rollback(True)
    finally:
        _current.reset(token)
