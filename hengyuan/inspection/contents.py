"""What a paper is by what it holds, where its title says too little: the phrases that speak for it.

contents.json holds phrases of two and three signs and for which types each speaks, in tenths, or
against which; tools/contents.py makes it from the specimens. A name by content is a guess with its
grounds: less sure than any title, and a person sees the phrases.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from hengyuan.inspection.marks import HEADS

HEAD, TAIL = 600, 160  # signs at the beginning and the end of a paper that are looked at
LENGTHS = (2, 3)
HAN = re.compile("[\u4e00-\u9fff]+")
OF_A_TITLE = "T"  # what is a part of the title, not of the text
AT_ITS_END = "T$"
AT_PLACE = "P"
PLACES = 2  # the first and the second paper of a dossier
ISSUED_BY = re.compile(f"^{HEADS}")
FEWEST = 16  # known phrases; fewer tell nothing, but of a cover, which has few
PHRASES = 4  # as many are told
LONGEST = 12  # signs of one that is told
COVER = "X-cover"
NOTHING = ""  # the type of what no type names: copies of evidence


@dataclass(frozen=True, slots=True)
class Guess:
    """A type's id, "" where nothing names it, and how likely it is, 0 to 1."""

    id: str
    likely: float


def features(text: str, title: str, place: int) -> frozenset[str]:
    """The phrases of a paper: of its beginning and end, of its title, and its place from 0."""
    own = ISSUED_BY.sub("", title)
    found = {gram for _, gram in _grams(_body(text, title), LENGTHS)}
    found |= {OF_A_TITLE + gram for _, gram in _grams(own, LENGTHS[:1])}
    found |= {AT_ITS_END + own[-length:] for length in (1, 2) if HAN.fullmatch(own[-length:])}
    return frozenset(found | {f"{AT_PLACE}{place}"} if place < PLACES else found)


def _body(text: str, title: str) -> str:
    body = text.replace(title, "。", 1) if title else text
    return body if len(body) <= HEAD + TAIL else f"{body[:HEAD]}。{body[-TAIL:]}"


def _grams(text: str, lengths: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Where they begin, and the phrases of a text."""
    for run in HAN.finditer(text):
        for length in lengths:
            for at in range(run.start(), run.end() - length + 1):
                yield at, text[at : at + length]


def guess(text: str, title: str = "", place: int = PLACES) -> dict[str, Guess]:
    """Each type with how likely it is, the likeliest first."""
    said = _weights()
    held = sorted(gram for gram in features(text, title, place) if gram in said.phrases)
    if len(held) < FEWEST / 2 or (len(held) < FEWEST and place):
        return {NOTHING: Guess(NOTHING, 1.0)}
    scale = 10 * math.sqrt(len(held))
    scores = dict(said.types)
    for gram in held:
        for own, weight in said.phrases[gram].items():
            scores[own] += weight / scale
    highest = max(scores.values())
    parts = {own: math.exp(score - highest) for own, score in scores.items()}
    whole = sum(parts.values())
    if len(held) < FEWEST and max(parts, key=parts.__getitem__) != COVER:
        return {NOTHING: Guess(NOTHING, 1.0)}
    return {
        own: Guess(own, parts[own] / whole)
        for own in sorted(parts, key=lambda own: (-parts[own], own))
    }


def speaking(own: str, text: str, title: str = "") -> tuple[str, ...]:
    """The phrases of a paper that speak most for a type, each as long as it goes on speaking."""
    phrases, body = _weights().phrases, _body(text, title)
    runs: list[tuple[int, int, int]] = []  # start, end, weight
    for at, gram in sorted(_grams(body, LENGTHS)):
        weight = phrases.get(gram, {}).get(own, 0)
        if weight <= 0:
            continue
        if runs and at < runs[-1][1]:
            start, end, before = runs.pop()
            runs.append((start, max(end, at + len(gram)), before + weight))
        else:
            runs.append((at, at + len(gram), weight))
    told: dict[str, None] = {}
    for start, end, _ in sorted(runs, key=lambda run: (-run[2], run[0])):
        told.setdefault(body[start : min(end, start + LONGEST)])
    return tuple(told)[:PHRASES]


@dataclass(frozen=True, slots=True)
class _Weights:
    types: dict[str, float]  # what speaks for each before anything is read
    phrases: dict[str, dict[str, int]]  # tenths


@cache
def _weights() -> _Weights:
    read = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    known = set(chain.from_iterable(read["phrases"].values())) - set(read["types"])
    if known:
        raise ValueError(f"contents.json: phrases of unknown types {sorted(known)}")
    return _Weights({own: at / 10 for own, at in read["types"].items()}, read["phrases"])
