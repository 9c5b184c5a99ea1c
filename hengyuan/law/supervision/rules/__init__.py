"""The rules, one a file: each says what it is (RULE) and what it sees in a story (check).

A new file in this folder is a new rule: nothing else names it.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from hengyuan.law.errors import UnknownRule
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Hint, Rule
from hengyuan.law.supervision.story import Story


class Check(Protocol):
    """A module of this folder."""

    RULE: Rule

    def check(self, story: Story, bounds: Bounds) -> Iterator[Hint]:
        """What the rule sees in a story: past, present and to come."""
        ...


def _checks() -> tuple[Check, ...]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    found = [cast(Check, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda check: check.RULE.id))


CHECKS: tuple[Check, ...] = _checks()


@cache
def _by_id() -> dict[str, Check]:
    return {check.RULE.id: check for check in CHECKS}


def rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    return tuple(check.RULE for check in CHECKS)


def rule(rule_id: str) -> Check:
    """The check with this id; raises UnknownRule."""
    try:
        return _by_id()[rule_id]
    except KeyError:
        raise UnknownRule(f"no rule of supervision is called {rule_id}") from None
