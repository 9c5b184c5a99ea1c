"""What an inspection says, in English: the rules speak Chinese, the language of the papers.

A text is its own key, as in `hengyuan.law.english`; a sentence with values inside is found by its
pattern (`会见 {0} 分钟`), and its values are read in their turn. What is quoted from a paper stays.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from hengyuan.law.english import HAN, SLOT, Patterns, patterns_of, read_sentences
from hengyuan.law.english import english as of_law

SENTENCES = Path(__file__).with_name("english.yaml")
ROW = re.compile("、(?=《)")
Say = Callable[[str], str]


def english(text: str) -> str:
    """The English of what an inspection says; the text itself where there is none."""
    if not HAN.search(text):
        return text
    if found := _whole().get(text):
        return found
    for pattern, template in _patterns():
        if values := pattern.fullmatch(text):
            return template.format(*(_value(value) for value in values.groups()))
    return of_law(text)


def chinese(text: str) -> str:
    """What an inspection says as it says it."""
    return text


def _value(text: str) -> str:
    """One value, or several citations in a row."""
    return ", ".join(map(english, ROW.split(text))) if text.startswith("《") else english(text)


@cache
def sentences() -> Mapping[str, str]:
    """All texts with their English."""
    return read_sentences(SENTENCES)


@cache
def _whole() -> Mapping[str, str]:
    return {zh: en for zh, en in sentences().items() if not SLOT.search(zh)}


@cache
def _patterns() -> Patterns:
    return patterns_of(sentences())
