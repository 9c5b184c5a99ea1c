"""A citation is a value: instrument, version, article, paragraph, item. Never a string.

`Citation.parse` reads the short form used in the YAML files, `法律援助法@2022-01-01:43:1:2`:
instrument id, version, article, paragraph (款), item (项); the tail may be left out.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from hengyuan.law.errors import MalformedFile


class Sureness(StrEnum):
    """How sure a value is, as marked in the collected facts."""

    FULL = "V-full"  # the article was read in full text
    EXCERPT = "V-ex"  # seen in an excerpt of a public page
    SEED = "SEED"  # stated in one of the source documents
    RECALLED_HIGH = "R-hi"  # recalled, high confidence
    RECALLED_LOW = "R-lo"  # recalled, low confidence
    UNSURE = "U"  # unsure: configurable
    DESIGN = "design"  # our own default, no official figure

    @property
    def is_verified(self) -> bool:
        """Whether an official text was read for this value; if not, the screen says so."""
        return self in (Sureness.FULL, Sureness.EXCERPT, Sureness.SEED)


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place in one version of one instrument. `article` 0 cites the instrument as a whole."""

    instrument: str
    version: str = ""
    article: int = 0
    paragraph: int = 0
    item: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `instrument[@version][:article[:paragraph[:item]]]`; raises MalformedFile."""
        head, *numbers = str(text).strip().split(":")
        instrument, _, version = head.partition("@")
        if not instrument or len(numbers) > 3 or not all(n.isdecimal() for n in numbers):
            raise MalformedFile(
                f"“{text}” is no citation: write instrument@version:article:paragraph:item"
            )
        return cls(instrument, version, *(int(n) for n in numbers))

    def __str__(self) -> str:
        """The Chinese form shown to people: 《法律援助法》第43条第1款第2项."""
        parts = [f"《{self.instrument}》"]
        if self.article:
            parts.append(f"第{self.article}条")
        if self.paragraph:
            parts.append(f"第{self.paragraph}款")
        if self.item:
            parts.append(f"第{self.item}项")
        return "".join(parts)

    @property
    def key(self) -> str:
        """The short form that `parse` reads."""
        head = f"{self.instrument}@{self.version}" if self.version else self.instrument
        numbers = [self.article, self.paragraph, self.item]
        while numbers and not numbers[-1]:
            numbers.pop()
        return ":".join([head, *map(str, numbers)])
