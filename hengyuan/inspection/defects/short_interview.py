"""会见过短: an interview shorter than is credible. The bound is ours (15 minutes), to be edited."""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.days import spans_in
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-09", "会见时间过短", Severity.MEDIUM, "meeting",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
CREDIBLE = 15  # minutes; no official figure


def check(dossier: Dossier) -> Findings:
    """One finding for each record whose own times are closer together than that."""
    for one in dossier.of("D-22"):
        for span in list(spans_in(one.flow.text))[:1]:
            if span.minutes < CREDIBLE:
                said = f"会见 {span.minutes} 分钟，低于提示线 {CREDIBLE} 分钟（自拟，可改）"
                spots = one.flow.spots(span.start, span.end)
                yield Finding(RULE, said, 0.9 if span.minutes < 10 else 0.75, spots, one.name)
