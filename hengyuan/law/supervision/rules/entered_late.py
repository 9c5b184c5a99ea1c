"""补记: an act was entered long after its day, when nobody can tell any more whether it was so."""

from collections.abc import Iterator
from datetime import date

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, Seen, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import ACT_NAMES, Link, Phase, Severity

RULE = Rule(
    id="J06-late-entry", point="J6", name_zh="办理记录事后补记", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.LOW,
    clears_zh="说明补记的原因，附当时形成的材料",
    consequence_zh="提醒承办人及时登记",
    tells=("quality_head",), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("晚于行为日几日登记", 15)},
)  # fmt: skip


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each day on which such acts were entered."""
    told: dict[date, list[Seen]] = {}
    for act in story.acts:
        if act.kind in ACT_NAMES and (act.told_on - act.on).days > bounds.of(RULE, "days", act.on):
            told.setdefault(act.told_on, []).append(seen(act, ACT_NAMES[act.kind]))
    for day, acts in told.items():
        yield Hint(
            RULE.id, str(day), RULE.link, day, f"{len(acts)}项办理记录在行为日之后很久才登记",
            tuple(acts),
        )  # fmt: skip
