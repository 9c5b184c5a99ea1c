"""What a verification found: the first thing that is broken, named so that a person can look."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Finding:
    """The first broken thing. `where` is event, checkpoint, stream, file or keeping.

    For an event all columns that could still be read are given; `column` is the one that was
    changed when that can be known.
    """

    where: str
    reason: str
    column: str = ""
    event_id: int | None = None
    stream: str = ""
    seq: int | None = None
    type: str = ""
    at: str = ""
    checkpoint: int | None = None

    @property
    def name(self) -> str:
        """One line that names it."""
        if self.where == "event":
            parts = [
                _("事件 {id}").format(id="?" if self.event_id is None else self.event_id),
                self.stream and _("链 {stream}").format(stream=self.stream),
                _("第 {seq} 条").format(seq=self.seq) if self.seq is not None else "",
                self.type,
                self.at,
            ]
            return " · ".join(part for part in parts if part)
        if self.where == "checkpoint":
            return _("校验点 {number}").format(number=self.checkpoint)
        if self.where == "stream":
            return _("链 {stream}").format(stream=self.stream)
        return _("数据库文件") if self.where == "file" else _("外部保存的校验点文件")


class Broken(Exception):
    """Raised inside the verification at the first finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.reason)
        self.finding = finding


@dataclass(slots=True)
class Report:
    """How far a verification came and what it found."""

    events: int = 0
    streams: int = 0
    checkpoints: int = 0
    uncovered: int = 0  # events after the last checkpoint
    kept: int = 0  # checkpoints of an outside file that were compared
    last_sound_id: int | None = None
    seconds: float = 0.0
    broken: Finding | None = field(default=None)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.broken is None

    def as_json(self) -> dict[str, Any]:
        """The report as values of JSON."""
        found = asdict(self)
        found["is_sound"] = self.is_sound
        if self.broken is not None:
            found["broken"]["name"] = self.broken.name
        return found
