"""动态跟踪: the handler recorded nothing for a long time."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.gaps import gaps
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J06-silent", point="J6 Q7", name_zh="承办人长时间没有记录", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.MEDIUM,
    clears_zh="登记这段时间所做的工作，或者说明等待的原因（如等待开庭、鉴定）",
    consequence_zh="向承办人了解进展",
    tells=("handler", "quality_head"), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("几日没有记录", 45)},
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each stretch of so many days, from the naming to the result."""
    named = story.named_on
    if named is None:
        return
    days = bounds.of(RULE, "days", named)
    acts = [act.on for act in story.acts if act.kind.startswith("handling.")]
    for before, after in gaps(acts, named, story.over_on, days):
        yield Hint(
            RULE.id, str(before), RULE.link, before + timedelta(days=days + 1),
            f"自{before}起{days}日没有办理记录", (Seen("最后一次记录", before),), after,
        )  # fmt: skip
