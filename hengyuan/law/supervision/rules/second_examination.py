"""二级审查: a case was closed without the first examination, or by the first examiner himself."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J10-levels", point="J10", name_zh="案卷二级审查缺一级或者由同一人进行", link=Link.CLOSING,
    phase=Phase.AFTER, severity=Severity.HIGH,
    clears_zh="由另一人重新审查，或者更正登记",
    consequence_zh="由另一人重新审查案卷",
    tells=("head",), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for a closing of that kind."""
    closed, first = story.last("case.closed"), story.last("dossier.examined_first")
    if closed is None:
        return
    if first is None:
        yield Hint(
            RULE.id, "", RULE.link, closed.told_on, "结案前没有一级审查",
            (seen(closed, "准予结案"),),
        )  # fmt: skip
    elif closed.who and closed.who == first.who:
        yield Hint(
            RULE.id, "", RULE.link, closed.told_on, "两级审查由同一人进行",
            (seen(first, "一级审查"), seen(closed, "准予结案")),
        )  # fmt: skip
