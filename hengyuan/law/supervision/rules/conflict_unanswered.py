"""利益冲突须有答复: a conflict was found after the assignment and nobody decided what follows."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J04-conflict", point="J4", name_zh="发现利益冲突后没有决定是否更换", link=Link.ASSIGNMENT,
    phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="更换承办人，或者写明继续承办的理由",
    consequence_zh="由指派岗位决定是否更换承办人",
    tells=("assigner", "head"), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("发现冲突后几日内应有决定", 3)},
)  # fmt: skip
ANSWERS = ("handler.replaced", "handler.kept", "assignment.declined", "aid.terminated")


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each finding that stayed without an answer for so many days."""
    for act in story.all("conflict.found"):
        days = bounds.of(RULE, "days", act.on)
        since = act.on + timedelta(days=days + 1)
        answer = next((one for one in story.all(*ANSWERS) if one.on >= act.on), None)
        if answer and answer.on < since:
            continue
        yield Hint(
            RULE.id, str(act.on), RULE.link, since, f"发现利益冲突后{days}日内没有决定是否更换",
            (seen(act, "发现利益冲突"),), answer.on if answer else None,
        )  # fmt: skip
