"""重大疑难案件集体讨论: a group case went on without a record of its discussion (D-28)."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J05-discussed", point="J5 Q6", name_zh="群体性案件没有集体讨论记录", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.MEDIUM,
    clears_zh="补交集体讨论记录，或者说明不需要讨论的理由",
    consequence_zh="承办单位组织讨论并提交记录",
    tells=("handler", "quality_head"), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={
        "people": Bound("多少名受援人起为群体性案件", 10),
        "days": Bound("确定承办人后几日内应当讨论", 30),
    },
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for a group case without the paper after so many days."""
    named = story.named_on
    if named is None or story.group_size < bounds.of(RULE, "people", named):
        return
    days = bounds.of(RULE, "days", named)
    since = named + timedelta(days=days + 1)
    papers = story.all("document.issued", "document.received")
    paper = next((act for act in papers if act.said == "D-28"), None)
    reported = story.reported_on
    if (paper and paper.told_on < since) or (paper is None and reported and reported < since):
        return
    yield Hint(
        RULE.id, "", RULE.link, since,
        f"受援人{story.group_size}名，确定承办人后{days}日内没有集体讨论记录",
        (Seen("确定承办人", named),), paper.told_on if paper else None,
    )  # fmt: skip
