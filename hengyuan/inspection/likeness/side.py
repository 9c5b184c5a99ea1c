"""Two texts side by side: each cut into what is shared, under a number, and what is not.

Each sentence ends its line: two long texts are compared sentence by sentence.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

Cut = list[tuple[str, int]]
SENTENCE = re.compile(r"(?<=[。？！；])")


def cut(text: str, slices: Iterable[tuple[int, int, int]]) -> Cut:
    """The text in pieces, each with the number of its passage, 0 where nothing is shared.

    `slices` are start, end, number; of two that overlap the later keeps what is left of it.
    """
    found: Cut = []
    at = 0
    for start, end, number in sorted(slices):
        first = max(start, at)
        if end <= first:
            continue
        if at < first:
            found.append((_lines(text[at:first]), 0))
        found.append((_lines(text[first:end]), number))
        at = end
    return [*found, (_lines(text[at:]), 0)] if at < len(text) else found


def both_sides(text: str, other: str, passages: Iterable[Mapping[str, Any]]) -> tuple[Cut, Cut]:
    """Mine and theirs; a passage bears the same number on both sides."""
    numbered = list(enumerate(passages, start=1))
    return (
        cut(text, ((each["start"], each["end"], n) for n, each in numbered)),
        cut(other, ((each["other_start"], each["other_end"], n) for n, each in numbered)),
    )


def _lines(piece: str) -> str:
    return SENTENCE.sub("\n", piece)
