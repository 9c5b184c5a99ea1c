"""休息日开庭: a hearing that bears a day on which courts rest (虚构案件的线索之一)."""

from collections.abc import Iterator

from hengyuan.law.calendar import UnknownYear, day_note, is_rest_day
from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Hint, Rule, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="R01-rest-day", point="Q13", name_zh="开庭日为休息日", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.MEDIUM,
    clears_zh="凭开庭传票或者庭审笔录核实；法院休息日开庭的，附传票",
    consequence_zh="核对传票、庭审笔录原件",
    tells=("quality_head",), cites=(), sure=Sureness.DESIGN,
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each such hearing; silent about a year without a calendar."""
    for act in story.all("handling.hearing"):
        try:
            rests = is_rest_day(act.on)
        except UnknownYear:
            continue
        if rests:
            yield Hint(
                RULE.id, str(act.on), RULE.link, act.told_on,
                f"登记的开庭日{act.on}为休息日（{day_note(act.on)}）", (seen(act, "开庭"),),
            )  # fmt: skip
