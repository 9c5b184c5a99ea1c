"""未告知权利义务: neither an interview record nor a paper of its own tells rights and duties."""

import re

from hengyuan.inspection.defects.printed_questions import questions
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Spot

RULE = rule(
    "IN-10", "未见权利义务告知", Severity.MEDIUM, "informing",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
TOLD = re.compile(
    r"权利[^。？]{0,60}义务|义务[^。？]{0,60}权利|享有[^。？；]{0,40}权利|(?:诉讼|以下|下列|如下|你的|各项|受援人的?)[^。？]{0,8}权利"
    r"|有权(?:申请|提出|委托|拒绝|要求|了解|更换|得知)|(?:告知|说|有)[^。？]{0,12}权利|权利(?:[：）〕]|[^。？]{0,8}(?:讲|说|告))"
    r"|你[^。？]{0,8}的权利"
    r"|可以[^。？]{0,30}(?:投诉|换[^。？]{0,4}律师|回避)"
)


def check(dossier: Dossier) -> Findings:
    """One finding when there are interviews and none of the papers tells."""
    first = untold(dossier, TOLD)
    if first:
        said = "会见笔录和告知记录中没有见到权利义务告知"
        yield Finding(RULE, said, 0.8, (start_of(first),), first.name)


def untold(dossier: Dossier, told: "re.Pattern[str]") -> Document | None:
    """The first interview when neither it nor another telling paper holds the words."""
    interviews = dossier.of("D-22")
    if not interviews or not dossier.is_whole:
        return None
    spoken = [told_in(one) for one in interviews]
    papers = [one.flow.text for one in dossier.of("D-29")]
    return None if any(told.search(text) for text in (*spoken, *papers)) else interviews[0]


def told_in(interview: Document) -> str:
    """What the record says, without the answers."""
    kept, at = [], 0
    for each in questions(interview):
        kept.append(interview.flow.text[at : each.end])
        at = max(each.until, each.end)
    return "。".join([*kept, interview.flow.text[at:]])


def start_of(document: Document) -> Spot:
    """The title of a paper, or its first page."""
    return document.title or Spot(document.first, None, document.name)
