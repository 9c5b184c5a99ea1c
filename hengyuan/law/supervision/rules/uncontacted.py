"""常态化联络: nobody met the recipient or told him how the case stands for a long time."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.gaps import gaps
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J08-contact", point="J8", name_zh="长时间没有联系受援人", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.MEDIUM,
    clears_zh="登记会见或者进展通报；联系不上的，写明几次尝试",
    consequence_zh="联系受援人并通报进展",
    tells=("handler", "quality_head"), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("几日没有联系", 60)},
)  # fmt: skip
CONTACTS = (
    "handling.meeting", "handling.progress_report", "handling.agreement", "contact.recipient",
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each stretch of so many days without a contact, until the result."""
    named = story.named_on
    if named is None:
        return
    days = bounds.of(RULE, "days", named)
    contacts = [act.on for act in story.all(*CONTACTS)]
    for before, after in gaps(contacts, named, story.over_on, days):
        yield Hint(
            RULE.id, str(before), RULE.link, before + timedelta(days=days + 1),
            f"自{before}起{days}日没有联系受援人的记录", (Seen("最后一次联系", before),), after,
        )  # fmt: skip
