"""Trends: of whom one is told, and why points of two rounds may not stand on one scale."""

from dataclasses import dataclass
from typing import ClassVar

from hengyuan.law.vocabulary import Word


@dataclass(frozen=True, slots=True)
class Unit:
    """All of the rounds (`by` is ""), or one institution or firm by its name."""

    BY: ClassVar[tuple[str, ...]] = ("institution", "firm")

    by: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """What a page sends."""
        return f"{self.by}:{self.name}" if self.by else ""

    @classmethod
    def of(cls, key: str) -> "Unit":
        """The unit again; all where the key is none."""
        by, _colon, name = key.partition(":")
        return cls(by, name) if by in cls.BY and name else cls()


class NotOnOneScale(Word):
    """Why a round has no points on the scale of the others."""

    PAPER = "paper", "纸质结果没有评估表", "results on paper have no sheets"
    STANDARD = (
        "standard",
        "适用的标准与最近一轮不同",
        "another standard than that of the last round",
    )
    GRADES = "grades", "逐项评定等次，不计分", "grades each indicator, no points"
    APART = (
        "apart",
        "与其他各轮共同的专家或者标定案卷太少，不能换算",
        "too few readers or anchors in common with other rounds",
    )
