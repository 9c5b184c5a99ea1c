"""结案时应有的行为: reported as finished without a meeting, a reading or an opinion on record."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import PROCEDURE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="Q10-absent", point="Q3 Q10", name_zh="结案时没有会见、阅卷或者法律意见", link=Link.CLOSING,
    phase=Phase.AFTER, severity=Severity.HIGH,
    clears_zh="补交当时形成的笔录、意见；确实没有的，说明原因",
    consequence_zh="列入案卷检查，必要时提交同行评估",
    tells=("quality_head",), cites=cited(PROCEDURE), sure=Sureness.FULL,
)  # fmt: skip
NEEDED = {
    "meeting": ("会见受援人", frozenset()),
    "file_reading": ("阅卷", frozenset({"criminal"})),
    "opinion": ("提交法律意见", frozenset({"criminal"})),
}  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each act that is missing when the closing is reported."""
    reported = story.first("closing.reported")
    if reported is None:
        return
    for kind, (name, kinds) in NEEDED.items():
        if kinds and story.kind not in kinds:
            continue
        act = story.first(f"handling.{kind}")
        if act is None or act.told_on > reported.told_on:
            yield Hint(
                RULE.id, kind, RULE.link, reported.told_on, f"提交结案报告时没有“{name}”的记录",
                (seen(reported, "提交结案报告"),), act.told_on if act else None,
            )  # fmt: skip
