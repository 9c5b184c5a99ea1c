"""What the law floor says, in English.

The floor computes in Chinese, the language of the papers and of every derivation that is kept.
A reader of English gets the same texts through `english`: names and texts that stand beside their
English in the files (`name_zh` and `name_en`, `zh` and `en`), words of the vocabularies, and the
sentences of the modules, whose English is in `english.yaml`. A derivation kept years ago is read
in the same way, because its text is the key. A sentence that has values inside is found by its
pattern (`满{0}小时`), and its values are read in their turn. What has no English stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import hengyuan.law.complaints.words
import hengyuan.law.follow_up.words
import hengyuan.law.review.readers
import hengyuan.law.review.words
import hengyuan.law.sampling.words
import hengyuan.law.scorecard.words
import hengyuan.law.subsidy.claim
import hengyuan.law.supervision.words  # noqa: F401  the words of all of them are read below
from hengyuan.law.deadlines.rows import UNIT_NAMES
from hengyuan.law.parameters import PARAMETERS, read_yaml
from hengyuan.law.sheets import own_folder
from hengyuan.law.vocabulary import Word

SENTENCES = Path(__file__).with_name("english.yaml")
HAN = re.compile(r"[\u4e00-\u9fff]")
SLOT = re.compile(r"\{(\d)\}")
CITATION = re.compile(r"《([^》]+)》(?:第(\d+)条)?(?:第(\d+)款)?(?:第(\d+)项)?\Z")
LENGTH = re.compile(rf"(\d+)({'|'.join(UNIT_NAMES.values())})(?:又(\d+)日)?\Z")
UNITS = {name: unit.value.replace("_", " ") for unit, name in UNIT_NAMES.items()}
PARTS = (" art. ", " para. ", " item ")
Patterns = tuple[tuple[re.Pattern[str], str], ...]


def english(text: str) -> str:
    """The English of a text of the law floor; the text itself where there is none."""
    if not HAN.search(text):
        return text
    texts, patterns = _table(own_folder())
    if found := texts.get(text):
        return found
    if length := LENGTH.match(text):
        return _length(*length.groups())
    if cited := CITATION.match(text):
        name, *numbers = cited.groups()
        told = zip(PARTS, numbers, strict=True)
        where = "".join(f"{part}{number}" for part, number in told if number)
        return f"{texts.get(name, f'《{name}》')}{where}"
    for pattern, template in patterns:
        if values := pattern.fullmatch(text):
            return template.format(*(english(value) for value in values.groups()))
    return text


def _length(number: str, unit: str, days: str | None) -> str:
    tail = f" and {days} days" if days else ""
    return f"{number} {UNITS[unit]}{'' if number == '1' else 's'}{tail}"


def sentences() -> Mapping[str, str]:
    """The sentences of the modules with their English; {0}, {1} … stand for values."""
    return read_sentences(SENTENCES)


def read_sentences(file: Path) -> Mapping[str, str]:
    """Sentences with their English from a file."""
    found: dict[str, str] = read_yaml(file)
    return found


def patterns_of(told: Mapping[str, str]) -> Patterns:
    """The sentences with values inside, those with the most words of their own first."""
    open_ones = sorted(filter(SLOT.search, told), key=lambda zh: -len(SLOT.sub("", zh)))
    return tuple((_pattern(zh), told[zh]) for zh in open_ones)


@cache
def _table(own: str) -> tuple[Mapping[str, str], Patterns]:
    """Whole texts, and patterns with the most words of their own first."""
    texts = {word.name_zh: word.name_en for kind in _kinds(Word) for word in kind}
    folders = [PARAMETERS, *([Path(own)] if own else [])]
    for path in (path for folder in folders for path in sorted(folder.rglob("*.yaml"))):
        texts.update(_pairs(read_yaml(path)))
    whole = {zh: en for zh, en in sentences().items() if not SLOT.search(zh)}
    return {**texts, **whole}, patterns_of(sentences())


def _kinds(kind: type[Word]) -> Iterator[type[Word]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


def _pairs(node: Any) -> Iterator[tuple[str, str]]:
    """Chinese texts with the English that stands beside them, anywhere below a node."""
    if isinstance(node, dict):
        for key, text in node.items():
            stem = str(key).removesuffix("zh")
            told = node.get(f"{stem}en") if str(key).endswith("zh") else None
            if isinstance(text, str) and isinstance(told, str):
                yield text, told
            elif isinstance(text, list) and isinstance(told, list):
                yield from zip(text, told, strict=False)
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from _pairs(child)


def _pattern(zh: str) -> re.Pattern[str]:
    """{0} takes any text, the shortest that fits."""
    return re.compile("(.+?)".join(re.escape(part) for part in SLOT.split(zh)[::2]), re.DOTALL)
