"""案卷审查: a dossier was sent back to the handler more than once."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J09-returned", point="J9 Q5", name_zh="案卷多次退回", link=Link.CLOSING,
    phase=Phase.AFTER, severity=Severity.MEDIUM,
    clears_zh="一次性列明应补正的事项，承办人一次补齐",
    consequence_zh="质量审查负责人与承办人面谈",
    tells=("quality_head",), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"times": Bound("退回几次", 2)},
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint from the return that reaches the number on."""
    returns = list(story.all("dossier.returned"))
    if returns and len(returns) >= (times := bounds.of(RULE, "times", returns[0].on)):
        yield Hint(
            RULE.id, "", RULE.link, returns[times - 1].told_on, f"案卷第{times}次退回",
            tuple(seen(act, "退回案卷") for act in returns[:times]),
        )  # fmt: skip
