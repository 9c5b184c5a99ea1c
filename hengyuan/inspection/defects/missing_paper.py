"""缺件: a paper that the catalogue asks for was not found.

What happened is read from the dossier itself (a hearing record shows a hearing) and may be added
by the caller.
"""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.marks import filled
from hengyuan.law import catalogue
from hengyuan.law.catalogue import Completeness, Moment, Row

RULE = rule(
    "IN-01", "缺少应当归档的文书", Severity.HIGH, "dossier", "办理法律援助案件程序规定@2023-09-01"
)
SURE, UNSURE = 0.95, 0.5
SHOWN_BY = {
    "D-27a": "heard", "D-27b": "heard", "D-25": "heard", "D-23": "file_read",
    "D-24": "investigated",
    "D-26": "opinion_given", "X-plea": "plea_signed", "D-28": "discussed", "D-38": "followed_up",
    "D-32": "terminated",
}  # fmt: skip


def completeness(dossier: Dossier) -> Completeness:
    """The dossier against its catalogue, as handed in by the handler."""
    found = {one.id for one in dossier.documents if one.mark}
    happened = dossier.happened | {fact for paper, fact in SHOWN_BY.items() if paper in found}
    return catalogue.check(dossier.rows, filled(found), happened, Moment.HAND_IN)


def check(dossier: Dossier) -> Findings:
    """One finding for each missing row; less sure where a page could not be read or named."""
    unnamed = sum(1 for one in dossier.documents if one.mark is None)
    sure = SURE if dossier.is_whole and not unnamed else UNSURE
    told = told_in_interview(dossier)
    for row in completeness(dossier).missing:
        cites = "、".join(str(cite) for cite in row.cites)
        said = f"未见“{row.name_zh}”，目录 {row.id} 为必备（{cites}）"
        if unnamed:
            said += f"；另有 {unnamed} 份文书未能识别"
        if pages := _may_be(dossier, row):
            said += f"；第 {pages} 页的文书可能就是，请核对"
            yield Finding(RULE, said, UNSURE)
        elif row.form == "D-29" and told:
            yield Finding(RULE, f"{said}；会见笔录中已有告知，请核对是否算作", UNSURE)
        else:
            yield Finding(RULE, said, sure)


def _may_be(dossier: Dossier, row: Row) -> str:
    """The first pages of papers in doubt that may be what a row asks for."""
    wanted = {row.id, *row.forms}
    found = [one for one in dossier.documents if wanted & filled(one.may_be)]
    return "、".join(str(one.first) for one in found)


def told_in_interview(dossier: Dossier) -> bool:
    """Whether an interview record tells of rights or risks, which some places file as telling."""
    return any("告知" in one.flow.text or "风险" in one.flow.text for one in dossier.of("D-22"))
