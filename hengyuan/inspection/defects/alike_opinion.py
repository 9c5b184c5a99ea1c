"""意见雷同: an opinion of which too little belongs to this case alone, beside its relatives.

The law and stock phrases are taken out first. The bounds are ours (likeness/bounds.yaml), to be
edited. A likeness may be honest (two accused of one deed): a person reads both and judges.
"""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Rule, Severity, rule
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.likeness.kinship import CIRCLES, Kinship
from hengyuan.inspection.likeness.printed import Bounds, bounds

RULE = rule(
    "IN-15", "法律意见雷同", Severity.MEDIUM, "opinion",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
PAPER = "D-26"


def check(dossier: Dossier) -> Findings:
    """One finding for each opinion whose own share lies below the bound."""
    return alike(dossier, PAPER, RULE)


def alike(dossier: Dossier, paper: str, own: Rule) -> Findings:
    """One finding for each such paper that is too much like those of other dossiers."""
    limit = bounds(own.aspect)
    for one in dossier.of(paper):
        found = dossier.relatives(one)
        if found is None or not is_alike(found, limit):
            continue
        share = found.share.share
        sure = round(0.6 + 0.35 * (1 - share / float(limit.own_share)), 2)
        spots: list[Spot] = []
        for start, end in found.passages:
            spots += one.flow.spots(start, end)
        yield Finding(own, _said(one.name, found, limit), sure, tuple(spots), one.name, found)


def is_alike(found: Kinship, limit: Bounds) -> bool:
    """Whether too little is the case's own, and enough of it stands in one relative alone.

    What shares a little with each of many is made of usual words, not of somebody's text.
    """
    share = found.share
    if share.shared < limit.letters or share.share >= limit.own_share:
        return False
    return any(each.shared >= limit.nearest for each in found.relations)


def _said(name: str, found: Kinship, limit: Bounds) -> str:
    """Who the nearest is stands in it where its dossier is called by a name, as in a batch."""
    first = found.relations[0]
    nearest = f"最高相似度 {first.likeness:.0%}"
    if first.other.called:
        page = first.other.page_at(first.passages[0].other_start)
        where = f"{first.other.called}《{first.other.name}》" + (f"第 {page} 页" if page else "")
        nearest = f"最近的是{where}（{CIRCLES[first.circle]}，相似度 {first.likeness:.0%}）"
    return (
        f"“{name}”与 {len(found.relations)} 份文书雷同，{nearest}；只属于本案的内容占 "
        f"{found.share.share:.0%}，低于提示线 {float(limit.own_share):.0%}（自拟，可改）"
    )
