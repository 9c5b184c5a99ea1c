"""在册动态监督: the handler is on hold or has left the pool while the case is in his hands."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J02-out", point="J2", name_zh="承办人已暂停或者退出，案件仍在其手中", link=Link.ASSIGNMENT,
    phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="更换承办人，或者由机构决定继续承办并说明理由",
    consequence_zh="由指派岗位决定是否更换承办人",
    tells=("assigner", "head"), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip
WHY = {"hold": "暂停指派", "left": "退出律师库"}


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each stretch that touches the time of handling."""
    named, reported = story.named_on, story.reported_on
    if named is None:
        return
    for out in story.handler_out:
        since = max(out.since, named)
        if (out.until and out.until < since) or (reported and reported < since):
            continue
        why = WHY[out.why]
        ends = [day for day in (out.until, reported) if day]
        yield Hint(
            RULE.id, f"{out.why}@{out.since}", RULE.link, since,
            f"承办人自{out.since}起{why}，案件仍由其承办",
            (Seen(why, out.since), Seen("确定承办人", named)), min(ends, default=None),
        )  # fmt: skip
