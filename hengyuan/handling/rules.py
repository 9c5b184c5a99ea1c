"""The dated acts of a handler, the papers that each makes, and the clocks that it stops."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """What a handler does on a case."""

    AGREEMENT = "agreement"
    MEETING = "meeting"
    FILE_READING = "file_reading"
    INVESTIGATION = "investigation"
    FILING = "filing"
    HEARING = "hearing"
    OPINION = "opinion"
    MEDIATION = "mediation"
    PROGRESS_REPORT = "progress_report"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class ActFacts:
    """What an act is called, which papers come with it, what it stops and notes.

    `papers` are (form, catalogue row, title); those marked received come from outside.
    """

    name_zh: str
    papers: tuple[tuple[str, str, str], ...] = ()
    received: tuple[tuple[str, str, str], ...] = ()
    stops: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


ACTS: dict[Act, ActFacts] = {
    Act.AGREEMENT: ActFacts(
        "签订委托协议",
        papers=(("D-15", "", "委托协议"), ("D-16", "", "授权委托书")),
        stops=("AS-02",),
    ),
    Act.MEETING: ActFacts(
        "会见受援人", papers=(("D-22", "", "会见（谈话）笔录"),), stops=("AS-03",)
    ),
    Act.FILE_READING: ActFacts("阅卷", papers=(("D-23", "", "阅卷笔录"),)),
    Act.INVESTIGATION: ActFacts(
        "调查取证", papers=(("D-24", "", "调查取证笔录"),), facts=("investigated",)
    ),
    Act.FILING: ActFacts("立案（提交法律文书）", stops=("NT-07",), facts=("filed",)),
    Act.HEARING: ActFacts("出庭", papers=(("D-27", "", "庭审记录"),), facts=("heard",)),
    Act.OPINION: ActFacts("提交代理（辩护）意见", papers=(("D-26", "", "代理（辩护）意见"),)),
    Act.MEDIATION: ActFacts("调解、协商", facts=("mediated",)),
    Act.PROGRESS_REPORT: ActFacts("向受援人通报进展", papers=(("D-29", "", "案件进展通报记录"),)),
    Act.RESULT: ActFacts("收到结案文书", facts=("result_received",)),
}


def objection_to_day(act: Act, happened_on: date, handling_since: date, today: date) -> str:
    """Why an act cannot have happened on this day; "" if it can.

    A filing before the assignment is no error: aid may begin in the middle of a suit.
    """
    if happened_on > today:
        return "日期不能晚于今天"
    if act is not Act.FILING and happened_on < handling_since:
        return "日期早于确定承办人的日期"
    return ""


# The pages of handling and what each button says.
PAGES: dict[str, str] = {
    "agreement": "会见并签订委托协议",
    "file_reading": "登记阅卷",
    "investigation": "登记调查取证",
    "filing": "登记立案",
    "hearing": "登记开庭和代理意见",
    "opinion": "登记代理（辩护）意见",
    "mediation": "登记调解、协商",
    "progress_report": "登记进展通报",
    "result": "登记收到结案文书",
}


# What a paper from outside is called → its form, and the rows of the catalogue that it may fill.
PAPERS: dict[str, tuple[str, dict[str, str]]] = {
    "起诉状": ("", {"": "CV-05"}),
    "上诉状": ("", {"": "CV-05"}),
    "仲裁申请书": ("", {"": "CV-05a"}),
    "证据清单": ("", {"": "CV-06"}),
    "受理通知书": ("D-27a", {}),
    "开庭传票": ("D-27a", {}),
    "出庭通知书": ("D-27a", {}),
    "判决书": ("", {"criminal": "CD-14", "": "CV-13"}),
    "裁定书": ("", {"criminal": "CD-14", "": "CV-13"}),
    "调解书": ("", {"non_litigation": "NL-05", "": "CV-13"}),
    "仲裁裁决书": ("", {"": "CV-13a"}),
    "仲裁调解书": ("", {"": "CV-13a"}),
    "和解协议": ("", {"": "NL-05"}),
    "协商记录": ("", {"": "NL-04"}),
    "起诉书": ("", {"": "CD-10"}),
    "不起诉决定书": ("", {"": "CD-10"}),
    "起诉意见书": ("", {"": "CD-10"}),
    "认罪认罚具结书": ("", {"": "CD-13"}),
}


def rows_for(title: str, kind: str) -> tuple[str, str]:
    """The form and the catalogue row of a paper by its title; ("", "") for one of no row."""
    form, rows = PAPERS.get(title, ("", {}))
    return form, rows.get(kind, rows.get("", ""))
