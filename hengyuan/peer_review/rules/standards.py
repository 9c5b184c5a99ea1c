"""Standards of a place: proposed by one person, put in force by another; what a version changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import yaml

from hengyuan.law.draw.canonical import canonical
from hengyuan.law.errors import MalformedFile
from hengyuan.law.review.standards import Component, Indicator, Item, Standard, Veto, read_standard
from hengyuan.law.review.words import Grade
from hengyuan.law.sheets import Sheet
from hengyuan.law.vocabulary import Word

PROVINCE, BUREAU, HEAD = "R-02", "R-03", "R-05"
SETTING = (PROVINCE, BUREAU, HEAD)
OVER = (PROVINCE, BUREAU)  # who also decides for what stands beneath
LONGEST = 60_000  # characters of the text of a standard
FLAGS = ("core", "fact")
NONE, WHERE = "—", "标准"
YES_NO = {True: ("是", "yes"), False: ("否", "no")}
Both = tuple[str, str]  # in Chinese and in English
Value = Both | str | int | None


class State(Word):
    """Where a proposed standard stands."""

    PROPOSED = "proposed", "待另一人批准", "waits for another person"
    APPROVED = "approved", "已批准", "approved"
    DECLINED = "declined", "不予批准", "declined"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


class What(Word):
    """What of a standard a version changes."""

    MODEL = "model", "评分方式", "model"
    THRESHOLD = "threshold", "等次界限", "threshold"
    RULE = "rule", "由单项等次得出总等次的规则", "rule from single grades to the whole"
    GAP = "gap", "两名专家分差上限", "most points between two readers"
    REPLY = "reply", "承办人提出意见的天数", "days in which the handler may answer"
    COMPONENT = "component", "其他组成部分", "other component"
    WEIGHT = "weight", "权重", "weight"
    CORE = "core", "是否核心指标", "whether it is a core indicator"
    NAME = "name", "名称", "name"
    ITEMS = "items", "二级指标", "second-level indicators"
    NOT_APPLICABLE = "not_applicable", "不适用的情形", "where it does not apply"
    INDICATOR = "indicator", "一级指标", "first-level indicator"
    VETO = "veto", "一票否决事项", "veto"
    NOTE = "note", "核实情况的说明", "note on what was verified"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a version changes: of which indicator or grade, before and after."""

    what: What
    of: str
    before: str
    after: str


Line = tuple[What, Both | str | None, Value, Value]
Row = TypeVar("Row", Component, Indicator, Item, Veto)
Named = Component | Indicator | Item | Veto


def read_text(text: str) -> Standard:
    """A standard as somebody wrote it in YAML; raises LawError with the place of the mistake."""
    if len(text) > LONGEST:
        raise MalformedFile(f"{WHERE}：不超过{LONGEST}字")
    try:
        if any(isinstance(one, yaml.events.AliasEvent) for one in yaml.parse(text)):
            raise MalformedFile(f"{WHERE}：不使用引用（*），请把内容写全")
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MalformedFile(f"{WHERE}：{' '.join(str(error).split())}") from error
    except (ValueError, RecursionError) as error:  # a day that does not exist; brackets for ever
        raise MalformedFile(f"{WHERE}：{str(error)[:200]}") from error
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise MalformedFile(f"{WHERE}：应当是一份“键: 值”的内容")
    try:
        found = read_standard(Sheet(WHERE, content))
        canonical(found.content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MalformedFile(f"{WHERE}：{str(error)[:200]}") from error
    return found


def written(standard: Standard, region: str, on: date) -> str:
    """A standard as YAML for somebody to change: of a place, in force from a day."""
    own = {
        "id": f"{standard.field.value}-{region}", "field": standard.field.value,
        "name_zh": standard.zh, "name_en": standard.en, "jurisdiction": region, "valid_from": on,
    }  # fmt: skip
    kept = {key: _thawed(key, value) for key, value in standard.content.items()}
    rest = {key: value for key, value in kept.items() if key not in {*own, "valid_to"}}
    return str(yaml.safe_dump({**own, **rest}, allow_unicode=True, sort_keys=False, width=120))


def _thawed(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _thawed(name, one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_thawed(key, one) for one in value]
    return value == "yes" if key in FLAGS else value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new version changes, indicator by indicator, in the language of the reader.

    Texts are compared in both languages: what changed in one alone is shown in that one.
    """

    old: Standard
    new: Standard
    in_english: bool = False

    def changes(self) -> list[Change]:
        """Every change, in the order of the sheet."""
        told = [*self._of_whole(), *self._of_indicators(), *self._of_vetoes()]
        return [
            Change(what, self._plain(of), *self._shown(was, will))
            for what, of, was, will in told
            if was != will
        ]

    def _plain(self, value: Value) -> str:
        if value is None:
            return NONE
        if isinstance(value, tuple):
            return value[self.in_english]
        return str(value)

    def _shown(self, was: Value, will: Value) -> tuple[str, str]:
        first, second = self._plain(was), self._plain(will)
        if first == second and isinstance(was, tuple) and isinstance(will, tuple):
            return was[not self.in_english], will[not self.in_english]
        return first, second

    def _of_whole(self) -> Iterator[Line]:
        old, new = self.old, self.new
        yield What.NAME, "", (old.zh, old.en), (new.zh, new.en)
        yield What.MODEL, "", _word(old.model), _word(new.model)
        for grade in Grade:
            before, after = old.thresholds.get(grade), new.thresholds.get(grade)
            yield What.THRESHOLD, _word(grade), before, after
        was, will = old.rule, new.rule
        yield What.RULE, _word(Grade.EXCELLENT), was.excellent_from, will.excellent_from
        yield What.RULE, _word(Grade.GOOD), was.good_from, will.good_from
        yield What.RULE, _word(Grade.UNQUALIFIED), was.unqualified_from, will.unqualified_from
        yield What.GAP, "", old.most_gap, new.most_gap
        yield What.REPLY, "", old.reply_days, new.reply_days
        yield What.NOTE, "", (old.note_zh, old.note_en), (new.note_zh, new.note_en)
        for one, other in _pairs(old.components, new.components):
            name = _text(one or other)
            yield What.COMPONENT, name, _weight(one), _weight(other)

    def _of_indicators(self) -> Iterator[Line]:
        for was, will in _pairs(self.old.indicators, self.new.indicators):
            if was is None or will is None:
                yield What.INDICATOR, "", _weighed(was), _weighed(will)
            else:
                yield from _of_indicator(was, will)

    def _of_vetoes(self) -> Iterator[Line]:
        for was, will in _pairs(self.old.vetoes, self.new.vetoes):
            yield What.VETO, "", _text(was), _text(will)


def _of_indicator(was: Indicator, will: Indicator) -> Iterator[Line]:
    name = _text(was)
    yield What.NAME, name, name, _text(will)
    yield What.WEIGHT, name, was.weight, will.weight
    yield What.CORE, name, YES_NO[was.is_core], YES_NO[will.is_core]
    yield What.NOT_APPLICABLE, name, _where(was), _where(will)
    for one, other in _pairs(was.items, will.items):
        yield What.ITEMS, name, _item(one), _item(other)


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of both by their ids; None where one has none."""
    first: dict[str, Row] = {one.id: one for one in before}
    second: dict[str, Row] = {one.id: one for one in after}
    for key in dict.fromkeys([*first, *second]):
        yield first.get(key), second.get(key)


def _word(word: Word) -> Both:
    return word.name_zh, word.name_en


def _text(row: Named | None) -> Both | None:
    return (row.zh, row.en) if row else None


def _weight(one: Component | None) -> int | None:
    return one.weight if one else None


def _weighed(one: Indicator | None) -> Both | None:
    return (f"{one.zh}（{one.weight}）", f"{one.en} ({one.weight})") if one else None


def _item(one: Item | None) -> Both | None:
    if one is None or not one.is_fact:
        return _text(one)
    return f"{one.zh}（仅记录）", f"{one.en} (a fact)"


def _where(one: Indicator) -> Both | None:
    zh = [f"{'、'.join(s.name_zh for s in each.stages)}：{each.zh}" for each in one.not_applicable]
    en = [f"{', '.join(s.name_en for s in each.stages)}: {each.en}" for each in one.not_applicable]
    return ("；".join(zh), "; ".join(en)) if zh else None
