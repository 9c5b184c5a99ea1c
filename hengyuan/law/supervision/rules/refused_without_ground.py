"""决定须有依据: a refusal or termination that names no ground of the law."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import LAW, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J03-ground", point="J3", name_zh="不予或者终止没有写明依据", link=Link.DECISION,
    phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="补正决定书，写明法定情形",
    consequence_zh="补正决定书并重新送达",
    tells=("head",), cites=cited(f"{LAW}:43", f"{LAW}:48"), sure=Sureness.FULL,
)  # fmt: skip
NAMES = {"aid.refused": "不予法律援助", "aid.terminated": "终止法律援助"}


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each such decision."""
    for act in story.all(*NAMES):
        if not act.said:
            name = NAMES[act.kind]
            yield Hint(
                RULE.id, f"{act.kind}@{act.on}", RULE.link, act.told_on,
                f"{name}的决定没有写明法定情形", (seen(act, name),),
            )  # fmt: skip
