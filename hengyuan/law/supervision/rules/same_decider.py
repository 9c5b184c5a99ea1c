"""审查与审批分开: one account proposed the decision and took it."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J03-same", point="J3", name_zh="审查与审批为同一人", link=Link.DECISION,
    phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="由另一人重新审批，或者更正登记",
    consequence_zh="由另一人重新审批",
    tells=("head",), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip
DECISIONS = ("aid.granted", "aid.refused")


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each decision of the last examiner's own."""
    examined = None
    for act in story.all("application.examined", *DECISIONS):
        if act.kind not in DECISIONS:
            examined = act
        elif examined and act.who and act.who == examined.who:
            yield Hint(
                RULE.id, str(act.on), RULE.link, act.told_on, "同一人既提出审查意见又作出决定",
                (seen(examined, "提出审查意见"), seen(act, "作出决定")),
            )  # fmt: skip
