"""The order of tests, ruling 15 (a) to (j). Every test runs, so that the officer sees the whole
picture; the first thing that stands in the way, in this order, is what is proposed."""

from datetime import date

from hengyuan.law.eligibility.catalogue import matter, matter_code
from hengyuan.law.eligibility.conflicts import conflicts
from hengyuan.law.eligibility.exemption import freed
from hengyuan.law.eligibility.facts import Facts
from hengyuan.law.eligibility.gates import admit, bar
from hengyuan.law.eligibility.hardship import hardship
from hengyuan.law.eligibility.notice import notified
from hengyuan.law.eligibility.pack import COMMENCEMENT, Pack, pack_for
from hengyuan.law.eligibility.proposal import Outcome, Proposal, Urgency
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.eligibility.urgency import urgency

OPEN = frozenset({Outcome.NEEDS_SUPPLEMENT, Outcome.NEEDS_HARDSHIP_CHECK, Outcome.FOR_A_PERSON})


def rules_day(facts: Facts) -> date:
    """The day whose rules apply: the application's, a named day, or for an older case as-if the
    first day of the Law (ruling 11)."""
    if facts.rules_on is not None:
        return facts.rules_on
    return max(facts.applied_on, COMMENCEMENT) if facts.as_if else facts.applied_on


def regime_of(first: date, last: date) -> str:
    """`in-force`, `as-if` (all before the Law) or `crosses`, for a case from first to last day."""
    if first >= COMMENCEMENT:
        return "in-force"
    return "as-if" if last < COMMENCEMENT else "crosses"


def propose(facts: Facts) -> Proposal:
    """Propose, with the whole derivation; a named officer decides (arts. 43, 61).

    Raises NoValueInForce for a day before the Law (unless as_if or rules_on), UnknownRule for a
    group, matter or place that does not exist.
    """
    day = rules_day(facts)
    pack = pack_for(facts.region, day)
    _known_words(facts, pack)
    trace = Trace(facts, pack, day)
    admit(trace)
    bar(trace)
    mandatory, effect = notified(trace)
    code = matter_code(facts)
    by_32 = freed(trace, "HX", pack.frees, code)
    in_catalogue = matter(trace, by_32.code, mandatory.holds)
    by_42 = freed(trace, "NC", pack.exempts, code)
    means = hardship(trace, by_32, by_42, mandatory.holds)
    urgent, urgent_codes = urgency(trace)
    conflicts(trace)
    outcome, reason_code, reason, pending = _decide(trace, urgent)
    return Proposal(
        outcome,
        reason_code,
        reason,
        "as-if" if facts.applied_on < COMMENCEMENT else "in-force",
        day,
        mandatory,
        effect,
        in_catalogue,
        means,
        urgent,
        urgent_codes,
        pending,
        tuple(trace.conditions),
        tuple(trace.questions),
        tuple(trace.steps),
    )


def _known_words(facts: Facts, pack: Pack) -> None:
    for shown in facts.groups:
        pack.group(shown.group)
    for asset in facts.finances.assets:
        pack.asset(asset)
    for word in facts.notice_grounds:
        pack.notice_ground(word)


def _decide(trace: Trace, urgent: Urgency) -> tuple[Outcome, str, str, Outcome | None]:
    """The first obstacle in order; aid first where only open points remain and art. 44 is met."""
    pending = None
    if not trace.stops:
        outcome, code, reason = Outcome.PROPOSE_GRANT, "", "各项条件均有依据"
    else:
        outcome, code, reason = trace.stops[0]
        if urgent is Urgency.YES and all(stop[0] in OPEN for stop in trace.stops):
            pending, outcome = outcome, Outcome.PROVISIONAL_POSSIBLE
    inputs = (("未决", tuple(stop[0].value for stop in trace.stops)), ("紧急", urgent.value))
    trace.step("DECIDE", outcome.value, inputs, reason)
    return outcome, code, reason, pending
