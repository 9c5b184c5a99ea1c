"""调查取证缺位: in a civil case nobody gathered evidence, and so nothing could be filed."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Bound, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Act, Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="Q04-evidence", point="Q4", name_zh="民事行政案件没有调查取证，也没有立案",
    link=Link.HANDLING, phase=Phase.DURING, severity=Severity.MEDIUM,
    clears_zh="登记调查取证或者立案，或者把证据清单放入案卷；受援人自己能够提供全部证据的，说明理由",
    consequence_zh="向承办人了解收集证据的情况",
    tells=("handler", "quality_head"), cites=cited(NOTE), sure=Sureness.SEED,
    bounds={"days": Bound("确定承办人后几日内应有调查取证、证据清单或者立案", 30)},
)  # fmt: skip
KINDS = frozenset({"civil", "administrative", "labour_arbitration"})
STEPS = frozenset({
    "handling.investigation", "handling.filing", "handling.mediation", "handling.hearing",
    "handling.result", "closing.reported", "aid.terminated",
})  # fmt: skip
EVIDENCE = "CV-06"  # the row of the catalogue for lists of evidence


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint, from the day after the bound until something was gathered or filed."""
    named = story.named_on
    if named is None or story.kind not in KINDS:
        return
    days = bounds.of(RULE, "days", named)
    since = named + timedelta(days=days + 1)
    step = min((act.told_on for act in story.acts if _is_step(act)), default=None)
    if step is None or step >= since:
        yield Hint(
            RULE.id, "", RULE.link, since,
            f"确定承办人后{days}日没有调查取证、证据清单和立案的记录",
            (Seen("确定承办人", named),), step,
        )  # fmt: skip


def _is_step(act: Act) -> bool:
    return act.kind in STEPS or (act.kind == "document.received" and act.said == EVIDENCE)
