"""指定须有理由并由另一人批准: a designation without a proposal, a ground or a second person."""

from collections.abc import Iterator

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Act, Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J04-designated", point="J4", name_zh="指定承办没有理由或者没有另一人批准",
    link=Link.ASSIGNMENT, phase=Phase.BEFORE, severity=Severity.HIGH,
    clears_zh="补充指定理由，由另一人批准，或者重新指派",
    consequence_zh="由另一人复核指派",
    tells=("head",), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip
BY_DESIGNATION = "by_designation"


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each designation without a proposal of somebody else's."""
    proposed: Act | None = None
    for act in story.all("designation.proposed", "assignment.made"):
        if act.kind == "designation.proposed":
            proposed = act
            continue
        if act.said == BY_DESIGNATION:
            if proposed is None:
                yield _hint(act, "没有提出指定的记录", None)
            elif not proposed.said:
                yield _hint(act, "指定没有写明理由", proposed)
            elif act.who and act.who == proposed.who:
                yield _hint(act, "提出指定与批准为同一人", proposed)
        proposed = None


def _hint(act: Act, said: str, proposed: Act | None) -> Hint:
    evidence = (seen(proposed, "提出指定"),) if proposed else ()
    return Hint(
        RULE.id, str(act.on), RULE.link, act.told_on, said, (*evidence, seen(act, "指定承办"))
    )
