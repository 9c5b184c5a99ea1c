"""Words that somebody typed about a dossier, without its people, firms and numbers."""

import re
from collections.abc import Iterable

from hengyuan.inspection.blinding import patterns, shapes
from hengyuan.inspection.blinding.secrets import Kind, Secret, known

APART = re.compile(rf"(?<={patterns.HAN})[ \t\u3000]+(?={patterns.HAN})")  # 周 明远


def masked(text: str, secrets: Iterable[Secret]) -> str:
    """The same with a placeholder for each secret: by its names, then by the shape of numbers."""
    found = _shaped(
        APART.sub("", text), of_aid=True
    )  # it begins with a place: whole, or not at all
    told = known(secrets)
    longest = sorted(
        ((name, one) for one in told for name in one.names),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    for name, one in longest:
        found = found.replace(name, one.placeholder)
    for one in told:
        found = patterns.exact(one).sub(one.placeholder, found)
    return _shaped(found, of_aid=False)


def _shaped(text: str, *, of_aid: bool) -> str:
    for kind, pattern in shapes.SHAPES:
        if (kind is Kind.AID_NUMBER) is of_aid:
            text = pattern.sub(f"〔{kind}〕", text)
    return text
