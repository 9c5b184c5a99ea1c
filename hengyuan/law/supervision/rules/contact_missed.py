"""一案专人监督: a contact of the plan was missed by the supervisor of the case."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.contacts import Contact, Due, Facts, Party, plan
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import NOTE, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J08-plan", point="J8", name_zh="专人监督的联络没有按计划进行", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.LOW,
    clears_zh="补做联络并登记；计划不适用于本案的，说明理由",
    consequence_zh="由专人补做联络，必要时更换专人",
    tells=("quality_head",), cites=cited(NOTE), sure=Sureness.SEED,
)  # fmt: skip
DONE = {f"contact.{party}": party for party in Party}


def plan_of(story: Story) -> tuple[Due, ...]:
    """The contacts of a case; none before it has both a handler and a supervisor."""
    named, watched = story.named_on, story.first("supervisor.named")
    if named is None or watched is None:
        return ()
    facts = Facts(max(named, watched.on), story.hearing_on, story.reported_on)
    return plan(facts, [Contact(DONE[act.kind], act.on) for act in story.all(*DONE)])


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each contact that did not come by its day."""
    for due in plan_of(story):
        if due.done_on is None or due.is_late:
            yield Hint(
                RULE.id, due.key, RULE.link, due.due_on + timedelta(days=1),
                f"{due.due_on}前应联系{due.point.party.name_zh}：{due.point.name_zh}",
                (Seen("联络期限", due.due_on),), due.done_on or due.over_on,
            )  # fmt: skip
