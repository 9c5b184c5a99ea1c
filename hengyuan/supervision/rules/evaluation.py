"""What an evaluation sheet may say, source by source: sentences for plain values, never a sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Source(StrEnum):
    """Where a line of the sheet comes from, in the order of the sheet."""

    INSPECTION = "inspection"
    CLOCKS = "clocks"
    ALERTS = "alerts"
    CONTACTS = "contacts"
    FOLLOW_UP = "follow_up"
    OBSERVATION = "observation"
    OPINIONS = "opinions"
    COMPLAINTS = "complaints"


SOURCES = {
    Source.INSPECTION: "案卷检查", Source.CLOCKS: "法定期限", Source.ALERTS: "监督提示",
    Source.CONTACTS: "专人联络", Source.FOLLOW_UP: "回访受援人", Source.OBSERVATION: "庭审旁听",
    Source.OPINIONS: "征询意见", Source.COMPLAINTS: "投诉",
}  # fmt: skip
# Of each line its sentence and its tone. Nothing there is said to be nothing there.
LINES: Mapping[str, tuple[str, str]] = {
    "not_inspected": ("没有检查过", "paused"),
    "inspected": (
        "{day}检查，提示{hints}条：确认{confirmed}条，不成立{dismissed}条，未判断{open}条", "act",
    ),
    "finding": ("确认：{name}", "late"),
    "no_clock": ("没有期限", "paused"),
    "clock_met": ("{name}：按期（期限{due}，{done}完成）", "met"),
    "clock_late": ("{name}：逾期（期限{due}，{done}完成）", "late"),
    "clock_open": ("{name}：没有完成（期限{due}）", "soon"),
    "no_alert": ("没有提示", "paused"),
    "alert": ("{sentence}：{state}", "soon"),
    "no_supervisor": ("没有指定专人", "paused"),
    "contacts": ("计划联络{n}次：按期{kept}次，逾期{late}次，没有做{missed}次", "act"),
    "no_follow_up": ("没有抽中回访", "paused"),
    "call": ("回访：{state}，联系{tries}次；财物问题随机化询问，不列在这里", "act"),
    "said_well": ("所答各项没有问题", "met"),
    "said_fault": ("回答有问题：{name}", "late"),
    "no_sheet": ("没有旁听表", "paused"),
    "observed": ("{day}旁听，{observer}：", "act"),
    "mark": ("{name}：{mark}", "act"),
    "remark": ("“{text}”", "act"),
    "no_opinion": ("没有答复的意见", "paused"),
    "opinion": ("{body}（{quarter}）：{overall}", "act"),
    "opinion_no": ("答“否”：{name}", "late"),
    "no_complaint": ("没有投诉", "paused"),
    "complaint": ("{number}：{state}{finding}", "soon"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a source says: the code of its sentence, its values."""

    code: str
    values: Mapping[str, Any]

    @property
    def sentence(self) -> str:
        """Its sentence, for the screens to translate."""
        return LINES[self.code][0]

    @property
    def tone(self) -> str:
        """The colour of its chip."""
        return LINES[self.code][1]


Sheet = Mapping[Source, list[Line]]


def as_plain(sheet: Sheet) -> list[list[Any]]:
    """A sheet as JSON keeps it."""
    return [
        [source.value, [[line.code, dict(line.values)] for line in sheet[source]]]
        for source in Source
    ]


def from_plain(plain: list[list[Any]]) -> dict[Source, list[Line]]:
    """The sheet that `as_plain` wrote."""
    return {Source(key): [Line(code, values) for code, values in rows] for key, rows in plain}
