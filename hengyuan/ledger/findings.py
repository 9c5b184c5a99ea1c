"""What an audit finds: each thing that the ledger and the tables tell differently."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the ledger and the tables tell differently. Sealed values are not shown."""

    kind: str  # missing, extra, changed, unreadable, without_stream
    stream: str
    table: str = ""
    row: str = ""
    column: str = ""
    told: str = ""
    stands: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, for people."""
        return {
            "missing": _("账本有此记录，表中没有这一行。"),
            "extra": _("表中有这一行，账本没有记载。"),
            "changed": _("账本记为“{told}”，表中为“{stands}”。"),
            "unreadable": _("账本无法回放：{told}。"),
            "without_stream": _("表中有这一行，账本没有它的链。"),
        }[self.kind].format(told=self.told, stands=self.stands)

    @property
    def place(self) -> str:
        """Where: the stream, the table, the row, the column."""
        return " · ".join(each for each in (self.stream, self.table, self.row, self.column) if each)


@dataclass(slots=True)
class Report:
    """What one audit found; the first differences are kept, all are counted."""

    events: int = 0
    streams: int = 0
    rows: int = 0
    count: int = 0
    seconds: float = 0.0
    differences: list[Difference] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether ledger and tables tell the same."""
        return self.count == 0

    def note(self, difference: Difference) -> None:
        """Count a difference; keep it if it is among the first."""
        self.count += 1
        if len(self.differences) < SHOWN:
            self.differences.append(difference)

    def as_json(self) -> dict[str, Any]:
        """The report for programs."""
        return asdict(self) | {"is_sound": self.is_sound}
