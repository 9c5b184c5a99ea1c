"""一案一评估: a case was closed and nobody made its evaluation sheet."""

from collections.abc import Iterator
from datetime import date, timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J11-sheet", point="J11", name_zh="结案后没有评估表", link=Link.CLOSING,
    phase=Phase.AFTER, severity=Severity.LOW,
    clears_zh="编制评估表",
    consequence_zh="由质量审查负责人补做评估表",
    tells=("quality_head",), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("结案后几日内应有评估表", 60)},
)  # fmt: skip

BEGINS = date(2026, 1, 1)  # our own default: nobody asked for a sheet of what was closed before


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint, from the day after the bound until the sheet is made."""
    closed, made = story.last("case.closed"), story.first("evaluation.made")
    if closed is None or closed.on < BEGINS:
        return
    days = bounds.of(RULE, "days", closed.on)
    if made is None or made.on - closed.on > timedelta(days=days):
        yield Hint(
            RULE.id, "", RULE.link, closed.on + timedelta(days=days + 1),
            f"{closed.on}结案，{days}日内没有评估表", (seen(closed, "准予结案"),),
            made.on if made else None,
        )  # fmt: skip
