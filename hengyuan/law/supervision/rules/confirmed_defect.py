"""案卷检查: a finding of the dossier's inspection that a person confirmed."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="Q01-confirmed", point="Q1 Q2 Q3 Q5 Q9 Q11 Q12", name_zh="案卷检查确认的严重问题",
    link=Link.CLOSING, phase=Phase.AFTER, severity=Severity.HIGH,
    clears_zh="承办人补正并附材料，由另一人核对",
    consequence_zh="列入补正清单，必要时提交同行评估",
    tells=("handler", "quality_head"), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each rule of the inspection with a grave finding confirmed."""
    first: dict[str, tuple[Seen, str]] = {}
    for one in sorted(story.confirmed, key=lambda one: one.on):
        if one.severity == "high":
            first.setdefault(one.rule, (Seen("确认检查结果", one.on), one.name))
    for rule, (confirmed, name) in first.items():
        yield Hint(
            RULE.id, rule, RULE.link, confirmed.on, f"案卷检查确认：{name}（{rule}）", (confirmed,)
        )
