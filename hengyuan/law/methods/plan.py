"""A policy of assignment as plain values: read from YAML or from a table, written back the same.

No instrument fixes the order for everybody: what ships is our own default and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import LawError, NoValueInForce
from hengyuan.law.jurisdiction import MUNICIPALITIES, chain
from hengyuan.law.matching.weights import Weights, weights_of_policy
from hengyuan.law.methods.words import AfterRefusal, Method, Rotate, Scope, SeedParty
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets
from hengyuan.law.vocabulary import Kind, Word

KEYS = (
    "id", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure", "note_zh", "scope",
    "partners", "rotate", "monthly_cap", "best_of", "weights", "seeds", "after_refusal", "rules",
)  # fmt: skip
ABOUT = ("id", "jurisdiction", "valid_from", "valid_to", "cite", "cites", "sure")
OneWord = TypeVar("OneWord", bound=Word)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a rule of the policy looks at."""

    kind: Kind
    matter: str = ""
    tags: frozenset[str] = frozenset()
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """For these cases, these methods in this order; empty conditions let every case pass."""

    methods: tuple[Method, ...]
    kinds: tuple[Kind, ...] = ()
    matters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_group: bool | None = None

    def concerns(self, matter: Matter) -> bool:
        """Whether every condition of the rule is met."""
        return (
            (not self.kinds or matter.kind in self.kinds)
            and (not self.matters or matter.matter in self.matters)
            and (not self.tags or not matter.tags.isdisjoint(self.tags))
            and self.is_group in (None, matter.is_group)
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a place's policy.

    `best_of` is how many of the best stand in the weighted lot of `by_match`; `weights` are the
    place's own for the score, None where it leaves them to the default; `partners` are region
    codes whose people may come as well (joint handling).
    """

    version: str
    jurisdiction: str
    validity: Validity
    scope: Scope
    partners: tuple[str, ...]
    rotate: Rotate
    monthly_cap: int
    best_of: int
    weights: Weights | None
    seeds: tuple[SeedParty, ...]
    after_refusal: AfterRefusal
    rules: tuple[Rule, ...]
    note_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness

    def methods_for(self, matter: Matter) -> tuple[Method, ...]:
        """The methods for a case, in order: those of the first rule that concerns it."""
        return next(rule.methods for rule in self.rules if rule.concerns(matter))

    def reaches(self, region: str) -> tuple[str, ...]:
        """The beginnings of the region codes from which people may come to a case there."""
        province, city = region[:2], region[: 2 if region[:2] in MUNICIPALITIES else 4]
        partners = tuple(map(_beginning, self.partners))
        reach = {
            Scope.COUNTY: (region,),
            Scope.CITY: (city,),
            Scope.PROVINCE: (province,),
            Scope.PARTNERS: (province, *partners),
        }
        return reach[self.scope]

    def as_values(self) -> dict[str, Any]:
        """The policy as a table or a record keeps it; `plan_of` reads it again."""
        values = {
            "id": self.version,
            "jurisdiction": self.jurisdiction,
            "scope": self.scope.value,
            "partners": list(self.partners),
            "rotate": self.rotate.value,
            "monthly_cap": self.monthly_cap,
            "best_of": self.best_of,
            "seeds": [each.value for each in self.seeds],
            "after_refusal": self.after_refusal.value,
            "rules": [_rule_values(rule) for rule in self.rules],
            "note_zh": self.note_zh,
            "cites": [each.key for each in self.cites],
            "sure": self.sure.value,
        }
        return values | ({"weights": self.weights.as_values()} if self.weights else {})


def _beginning(code: str) -> str:
    """What all regions inside this one begin with."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def _rule_values(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {"methods": [each.value for each in rule.methods]}
    if rule.kinds:
        found["kinds"] = [each.value for each in rule.kinds]
    if rule.matters:
        found["matters"] = list(rule.matters)
    if rule.tags:
        found["tags"] = list(rule.tags)
    if rule.is_group is not None:
        found["is_group"] = rule.is_group
    return found


def _word(sheet: Sheet, key: str, words: type[OneWord]) -> OneWord:
    return _parsed(sheet, words, sheet.text(key))


def _parsed(sheet: Sheet, words: type[OneWord], text: str) -> OneWord:
    try:
        return words.parse(text)
    except LawError as error:
        raise sheet.wrong(str(error)) from error


def _words(sheet: Sheet, key: str, words: type[OneWord]) -> tuple[OneWord, ...]:
    return tuple(_parsed(sheet, words, text) for text in sheet.texts(key))


def _number(sheet: Sheet, key: str) -> int:
    number = sheet.whole(key)
    if number is None or number < 1:
        raise sheet.wrong(f"{key} must be a whole number of at least 1")
    return number


def _rule(sheet: Sheet) -> Rule:
    sheet.only(("methods", "kinds", "matters", "tags", "is_group"))
    methods = _words(sheet, "methods", Method)
    if not methods or len(set(methods)) < len(methods):
        raise sheet.wrong("methods must name at least one method, each once")
    return Rule(
        methods,
        _words(sheet, "kinds", Kind),
        sheet.texts("matters"),
        sheet.texts("tags"),
        sheet.flag("is_group", False) if "is_group" in sheet.content else None,
    )


def _weights(sheet: Sheet) -> Weights | None:
    """The figures of the policy, under its own version, with its sources."""
    if "weights" not in sheet.content:
        return None
    inner = sheet.sheet("weights")
    named = {key: sheet.content[key] for key in ABOUT if key in sheet.content}
    return weights_of_policy({**inner.content, **named}, where=inner.where)


def read_plan(sheet: Sheet) -> Plan:
    """One policy of a file or of a table; raises MalformedFile."""
    sheet.only(KEYS)
    rules = tuple(map(_rule, sheet.sheets("rules")))
    if not rules or rules[-1] != Rule(rules[-1].methods):
        raise sheet.wrong("the last rule must let every case pass: write it without conditions")
    scope, partners = _word(sheet, "scope", Scope), sheet.texts("partners")
    if (scope is Scope.PARTNERS) != bool(partners):
        raise sheet.wrong("partners are named exactly when the scope is “partners”")
    for code in partners:
        chain(code)
    return Plan(
        version=sheet.text("id"),
        jurisdiction=sheet.text("jurisdiction", ""),
        validity=sheet.validity(),
        scope=scope,
        partners=partners,
        rotate=_word(sheet, "rotate", Rotate),
        monthly_cap=_number(sheet, "monthly_cap"),
        best_of=_number(sheet, "best_of"),
        weights=_weights(sheet),
        seeds=_words(sheet, "seeds", SeedParty),
        after_refusal=_word(sheet, "after_refusal", AfterRefusal),
        rules=rules,
        note_zh=sheet.text("note_zh", ""),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


def plan_of(content: Mapping[str, Any], *, where: str) -> Plan:
    """The policy that a table keeps as plain values; `where` names it in errors."""
    return read_plan(Sheet(where, content))


@cache
def _plans(own: str) -> tuple[Plan, ...]:
    """All policies; one of the place's own folder replaces the shipped one of its place, days."""
    files = topic_sheets("assignment", own)
    found = [read_plan(sheet) for file in files for sheet in file.sheets("plans")]
    return tuple({(one.jurisdiction, one.validity): one for one in found}.values())


def plan_for(jurisdiction: str, on: date) -> Plan:
    """The policy of the files in force at a place, most specific first; raises NoValueInForce."""
    for code in chain(jurisdiction):
        here = [one for one in _plans(own_folder()) if one.jurisdiction == code]
        if any(one.validity.covers(on) for one in here):
            return in_force(here, on, asked=f"policy of {code or '全国'}")
    raise NoValueInForce(
        f"no assignment policy is in force at {jurisdiction or '全国'} on {on}: draft one, or add "
        f"a dated plan to the folder assignment of HENGYUAN_LAW_DIR"
    )
