"""未告知风险: no interview record and no telling paper speaks of what may go wrong."""

import re

from hengyuan.inspection.defects.rights_not_told import start_of, untold
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-11", "未见风险告知", Severity.MEDIUM, "informing",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
TOLD = re.compile(
    r"风险|不利(?:的)?(?:后果|可能)|可能[^。？]{0,8}(?:败诉|不被?采纳|得不到|不(?:被)?支持|不一样|低于|不如|不利)"
    r"|(?:不|没有|没法|无法)(?:能|会|敢)?(?:作|做|给)?(?:任何|出)?(?:保证|承诺)"
    r"|不一定(?:被|能)?[^。？]{0,4}(?:采纳|支持|一样|一致)|包票|(?:输|赢|判)[^。？]{0,14}说了算"
    r"|(?:可能|会)[^。？]{0,10}(?:不满意|落空|驳回|输)|最坏|未必[^。？]{0,8}(?:采|支持|赢|如愿|满意)"
    r"|(?:结果|判决|赢)[^。？]{0,8}(?:说不准|难料|不好说|有好有坏|没有把握|不一定)|没有[^。？]{0,6}把握"
)


def check(dossier: Dossier) -> Findings:
    """One finding when there are interviews and none of the papers tells."""
    first = untold(dossier, TOLD)
    if first:
        said = "会见笔录和告知记录中没有见到风险告知"
        yield Finding(RULE, said, 0.75, (start_of(first),), first.name)
