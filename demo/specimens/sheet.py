"""A paper while it is being written: blocks of Typst in one layout, and the truth about them."""

import random
import re
from datetime import date

from demo.specimens import heads, parts, shapes
from demo.specimens.ink import handwritten, seal
from demo.specimens.matter import Matter
from demo.specimens.styles import FIGURES, STYLES, clock, written
from demo.specimens.truth import PaperTruth

HAND = re.compile(r"⟦([^⟧]*)⟧")


class Sheet:
    """One paper of a matter in one of the layouts."""

    def __init__(
        self, matter: Matter, kind: str, layout: int, row: str, plan: frozenset[str]
    ) -> None:
        self.matter = matter
        self.layout = layout
        self.style = STYLES[layout]
        self.truth = PaperTruth(kind, "", layout, row)
        self.org = ""
        self.foot = ""  # what is signed at the foot of each page
        self.stock = matter.stock
        self._parts = parts if layout < 10 else shapes
        self.blocks: list[str] = []
        self.dice = random.Random(f"{matter.drawn_as} {kind} {layout} {row}")
        self.wide = False
        self._plan = plan
        self._pen = self.dice.randrange(1000)

    def planned(self, name: str) -> bool:
        """Whether a defect is to be planted here."""
        return name in self._plan

    def pick(self, *words: str) -> str:
        """One of several wordings, by the layout."""
        return words[self.layout % len(words)]

    def title(self, *words: str, number: str = "", org: str = "") -> None:
        """The paper's title in the layout's head, under whoever issues it."""
        self.truth.title = self.pick(*words)
        self.org = org
        self.blocks.append(heads.head(self.style.head, self.truth.title, org, self._typed(number)))

    def official(self, *words: str, number: str = "", org: str) -> None:
        """The title of a court, procuratorate or public security organ."""
        self.truth.title = self.pick(*words)
        self.org = org
        self.blocks.append(heads.official(self.layout, self.truth.title, org, self._typed(number)))

    def fields(self, *rows: tuple[str, str], way: str = "") -> None:
        """Labels with what is filled in."""
        filled = [(label, self._typed(value)) for label, value in rows]
        self.blocks.append(self._parts.fields(way or self.style.fields, filled))

    def text(self, *texts: str, way: str = "") -> None:
        """Paragraphs."""
        self.blocks.append(
            self._parts.body(way or self.style.body, [self._typed(one) for one in texts])
        )

    def prose(self, *texts: str) -> None:
        """Paragraphs that no box holds."""
        self.text(*texts, way="indent")

    def cell(self, label: str, *texts: str) -> None:
        """A row of a printed form: its label down the side, paragraphs beside it."""
        self.blocks.append(shapes.labelled(label, [self._typed(one) for one in texts]))

    def talk(self, turns: list[tuple[str, str]]) -> None:
        """Who says what."""
        said = [(who, self._typed(words)) for who, words in turns]
        self.blocks.append(self._parts.talk(self.layout, said))

    def table(self, head: list[str], rows: list[list[str]]) -> None:
        """A table with a head."""
        typed = [[self._typed(cell) for cell in row] for row in rows]
        self.blocks.append(parts.table(head, typed))

    def sign(self, *rows: tuple[str, str], day: date | None = None) -> None:
        """Places of signature; an empty name leaves the place empty. A day stands in the last."""
        signed = [(label, self._signature(name)) for label, name in rows]
        if day:
            label, name = signed[-1]
            signed[-1] = (label, f"{name}#h(1.5em){self._typed(self.day(day))}")
        self.blocks.append(self._parts.signs(self.style.signs, signed))

    def foot_sign(self, label: str, name: str) -> None:
        """A place of signature at the foot of each page."""
        self.foot = self._typed(f"{label}：") + self._signature(name)

    def seal(
        self,
        owner: str,
        day: date | None,
        *,
        stamped: bool = True,
        short: str = "",
        way: str = "",
    ) -> None:
        """The owner and the day, a red seal over both."""
        drawn = seal(owner, short) if stamped else ""
        said = self.day(day, way) if day else ""
        made = self._parts.sealed(self.layout, self._typed(owner), self._typed(said), drawn)
        self.blocks.append(made)

    def page_break(self) -> None:
        """Go on overleaf."""
        self.blocks.append("#pagebreak(weak: true)\n")

    def day(self, day: date, way: str = "") -> str:
        """A day in the layout's way, taken down as truth."""
        self.truth.days.add(day)
        return written(day, way or self.style.days)

    def moment(self, day: date, minute: int, way: str = "") -> str:
        """A day and a time; figures of both kinds are kept apart."""
        apart = " " if (way or self.style.days) in FIGURES else ""
        return f"{self.day(day, way)}{apart}{self.clock(minute)}"

    def today(self, day: date) -> None:
        """The day at the end of a paper."""
        self.blocks.append(self._parts.dated(self.layout, self._typed(self.day(day))))

    def number(self, number: str) -> str:
        """A court's case number, taken down as truth."""
        if number:
            self.truth.numbers.add(number)
        return number

    def clock(self, minute: int) -> str:
        """A time of day in the layout's way."""
        return clock(minute, self.layout)

    def hand(self, text: str) -> str:
        """A text that is filled in by hand where the layout is a printed form."""
        if self.style.hand in ("typed", "signed") or not text:
            return text
        self.truth.hand.add(text)
        return f"⟦{text}⟧"

    def _typed(self, text: str) -> str:
        """A text as Typst's markup; what is by hand in a hand's face."""
        found = []
        for place, part in enumerate(HAND.split(text)):
            if place % 2:
                found.append(f"#hand({parts.quoted(part)})")
            elif part:
                found.append("#" + parts.quoted(part) + ";")
        return "".join(found)

    def _signature(self, name: str) -> str:
        if not name:
            return ""
        if self.style.hand == "typed":
            return self._typed(name)
        self.truth.hand.add(name)
        if self.style.hand == "font":
            return f"#hand({parts.quoted(name)})"
        drawn, ratio = handwritten(name, self._pen)
        made = parts.picture(drawn, f"height: 22pt, width: {22 * ratio:.1f}pt")
        printed = self.style.thumb and name == self.matter.recipient
        return made + (shapes.thumb(self._pen % 40 - 20) if printed else "")
