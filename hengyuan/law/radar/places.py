"""Which place the name of a body tells, and whether two are one: within each other, or renamed."""

import re
from dataclasses import dataclass
from functools import cache

from hengyuan.law.jurisdiction import chain
from hengyuan.law.sheets import own_folder, topic_sheets

# From the largest to the smallest: units of one level that differ are two places.
LEVELS = (
    ("省", "自治区"), ("自治州", "地区", "市"), ("自治县", "区", "县", "旗"), ("街道", "镇", "乡"),
    ("社区", "村"),
)  # fmt: skip
LEVEL_OF = {ending: level for level, endings in enumerate(LEVELS) for ending in endings}
ENDINGS = "|".join(sorted(LEVEL_OF, key=len, reverse=True))
UNIT = re.compile(rf"[\u4e00-\u9fff]{{1,9}}?({ENDINGS})")


@dataclass(frozen=True, slots=True)
class Renamed:
    """An old name of a place that its seals may still bear."""

    old_zh: str
    new_zh: str
    jurisdiction: str


def units(name: str) -> dict[int, str]:
    """The places that the name of a body tells, by level: 青石市东山镇人民政府."""
    return {LEVEL_OF[found[1]]: found[0] for found in UNIT.finditer(name)}


def is_elsewhere(paper_of: str, seal_of: str, region: str) -> bool:
    """Whether two bodies stand in two places: they tell two units of one level.

    A county's seal over its town's paper is none of another place, and a name that tells no place
    says nothing. An old name that seals may still bear counts as the new one.
    """
    new = {one.old_zh: one.new_zh for one in renamed() if one.jurisdiction in chain(region)}
    paper, seal = units(paper_of), units(seal_of)
    both = paper.keys() & seal.keys()
    return any(new.get(paper[at], paper[at]) != new.get(seal[at], seal[at]) for at in both)


def renamed() -> tuple[Renamed, ...]:
    """Every renaming, from the shipped files and the own folder."""
    return _rows(own_folder())


@cache
def _rows(own: str) -> tuple[Renamed, ...]:
    found = []
    for file in topic_sheets("radar", own):
        for sheet in file.sheets("renamed"):
            sheet.only(("old_zh", "new_zh", "jurisdiction", "cite", "cites", "sure"))
            sheet.cites()
            sheet.sure()
            names = (sheet.text(key) for key in ("old_zh", "new_zh", "jurisdiction"))
            found.append(Renamed(*names))
    return tuple(found)
