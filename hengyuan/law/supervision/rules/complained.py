"""职业道德日常监督: a complaint about the case was accepted; until it is decided somebody looks."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.complaints.instruments import all_grounds
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import LAW, NOTE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J07-complaint", point="J7", name_zh="涉及本案的投诉正在处理", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.HIGH,
    clears_zh="投诉作出处理决定后自行结束",
    consequence_zh="了解情况；涉及财物的，由负责人决定是否暂停指派",
    tells=("head",), cites=cited(NOTE, f"{LAW}:56"), sure=Sureness.SEED,
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each accepted complaint; decisions end them in their order."""
    names = {one.id: one.name_zh for one in all_grounds()}
    decided = list(story.all("case.complaint_decided"))
    for number, act in enumerate(story.all("case.complained")):
        ended = decided[number].on if number < len(decided) else None
        yield Hint(
            RULE.id, str(number + 1), RULE.link, act.on,
            f"投诉已受理：{names.get(act.said, act.said)}", (seen(act, "受理投诉"),), ended,
        )  # fmt: skip
