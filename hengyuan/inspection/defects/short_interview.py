"""会见过短: an interview shorter than is credible. The bound is ours (15 minutes), to be edited."""

from hengyuan.inspection.defects.printed_questions import questions
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.days import FoundSpan, moments_in, spans_in
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-09", "会见时间过短", Severity.MEDIUM, "meeting",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
CREDIBLE = 15  # minutes; no official figure
LONGEST = 600  # minutes: two times further apart are no beginning and end
HEAD = 400  # signs above what was said, where no question begins


def check(dossier: Dossier) -> Findings:
    """One finding for each record whose own times are closer together than that."""
    for one in dossier.of("D-22"):
        for span in _span(one)[:1]:
            if span.minutes < CREDIBLE:
                said = f"会见 {span.minutes} 分钟，低于提示线 {CREDIBLE} 分钟（自拟，可改）"
                spots = one.flow.spots(span.start, span.end)
                yield Finding(RULE, said, 0.9 if span.minutes < 10 else 0.75, spots, one.name)


def _span(record: Document) -> list[FoundSpan]:
    """Its beginning and end: as one span, else the first two times above what was said."""
    text = record.flow.text
    if found := list(spans_in(text)):
        return found
    first = min((each.start for each in questions(record)), default=HEAD)
    return [each for each in moments_in(text[:first]) if each.minutes < LONGEST]
