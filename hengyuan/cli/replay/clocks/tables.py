"""Which clocks each basis starts, and by which words of a file each is found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hengyuan.cli.replay.clocks.pairs import (
    Pair,
    Pairs,
    facts,
    follows,
    matched,
    may_follow,
    speaks,
    steps,
    told,
)
from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.cli.replay.readings import basis_of
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines import Pause
from hengyuan.law.vocabulary import Basis

FINDING_UNTOLD = "何时发现应当通知的情形，来源没有说"
PAUSE_UNTOLD = "补充材料的期间不计入审查期限，何时告知补充来源没有说"
# A fact in which a body learns that somebody has no counsel, or who he is.
LEARNS = (
    r"\bno (defender|lawyer|counsel|agent)|has nobody|retains? nobody|nobody (is |was )?retained"
    r"|(sees|finds|learns|notices|recogni[sz]es) "
)
OPINION = r"(receives|gets|reads) the (expert )?(opinion|report|certificate|card)"
RIGHTS = (
    r"rights (were )?told|told (of )?(his|her|their|the) rights|inform(s|ed)\b"
    r"|tells? .{0,20}(of )?(his|her|their) rights|written sheet (of rights )?signed"
)
FILE_RECEIVED = (
    r"procurat\w+ (gets|receives|got|received|has) (it|the (case|file)|both|files?)"
    r"|file (goes |passes |sent |is sent )?to the procurat|transferred to the procurat"
    r"|procurat\w+ (gets|receives|got|received)\b"
)
CAUGHT = r"caught|arrest|detain|picked up|taken (in|into)|police (take|catch|call|stop)"
ASKS_FOR_AID = r"\bask(s|ed)? (\w+ ){0,4}for (\w+ ){0,3}(aid|lawyer|counsel)|asks for an aid lawyer"
SERVED = r"serv(ed|ice)|handed over|received|read out"


def table_for(case: CaseFile) -> dict[str, Pairs]:
    """The clocks of the case's basis; none where no aid is due."""
    basis = basis_of(case)
    if basis is Basis.NONE:
        return {}
    if basis is Basis.CONSULTATION:
        return {"CL-01": _answered}
    if basis is Basis.DUTY_HELP:
        return DUTY
    if basis is Basis.APPLICATION:
        return EVERY | APPLICATION | (DEATH_REVIEW if "death_review" in case.stages else {})
    asks = any(code.startswith("CR-A") for code in case.codes)
    notice = DEATH_REVIEW if "death_review" in case.stages else NOTIFIED
    return EVERY | notice | (APPLICATION if asks else {})


def notices(case: CaseFile) -> list[DateRange]:
    """The days of the notices; one that the source leaves out came before the assignment."""
    given = [step.when for step in case.of("notified")]
    assigned = case.of("assigned")
    if not given and assigned:
        return [DateRange(None, assigned[0].when.latest)]
    return given


def _notice_to_assignment(case: CaseFile) -> Iterator[Pair]:
    if case.of("notified"):
        yield from matched(case.of("notified"), case.of("assigned"))
        return
    for when in notices(case):
        yield Pair(when, case.of("assigned")[0].when)


def _pilot_notice(case: CaseFile) -> Iterator[Pair]:
    # Full coverage at the prosecution stage is for those whom art. 25 does not reach.
    is_mandatory = any(code.startswith("CR-M") for code in case.codes)
    if not is_mandatory and "prosecution_review" in case.stages:
        yield from _notice_to_assignment(case)


def _hearing_back_to_notice(case: CaseFile) -> Iterator[Pair]:
    """Each hearing with the last notice that can have come before it."""
    given = notices(case)
    for hearing in case.of("hearing"):
        before = [
            when
            for when in given
            if not hearing.when.latest or not when.earliest or hearing.when.latest >= when.earliest
        ]
        if before:
            yield Pair(hearing.when, before[-1])


def _finding(body: str, pattern: str) -> Pairs:
    """From the day on which a body learns of the situation; else from a day before which it
    cannot have learnt, and then a late day proves nothing."""

    def pairs(case: CaseFile) -> Iterator[Pair]:
        learnt = [
            fact
            for fact in facts(case, f"{LEARNS}|{OPINION}")
            if speaks(fact, f"{body}|answers? in writing|sister|father|family")
        ]
        for fact in (learnt or facts(case, pattern))[:1]:
            after = [step for step in case.of("notified") if may_follow(fact, step)]
            yield Pair(
                fact.when,
                after[0].when if after else None,
                doubt="" if learnt and fact.when.is_exact else FINDING_UNTOLD,
            )

    return pairs


def _rights_told(case: CaseFile) -> Iterator[Pair]:
    for fact in facts(case, FILE_RECEIVED)[:1]:
        spoken = [each for each in facts(case, RIGHTS) if may_follow(fact, each)]
        done = None
        if spoken:
            done = spoken[0].when.not_before(fact.when.earliest)
        yield Pair(fact.when, done)


def _is_held(case: CaseFile) -> bool:
    held = r"in custody|detention house|\bdetained\b|in prison"
    return bool({"detained", "prisoner"} & case.tags) or case.told(held)


def _forwarded(stage: str) -> Pairs:
    """A detained person's request, and the day on which it reached the institution."""

    def pairs(case: CaseFile) -> Iterator[Pair]:
        if case.kind != "criminal" or not _is_held(case):
            return
        is_asked_here = stage == "" or stage in case.stages or not case.stages
        asked = case.of("applied") or (facts(case, ASKS_FOR_AID) if is_asked_here else [])
        for step in asked:
            passed = [e for e in case.of("notified", "assigned") if may_follow(step, e)]
            done = passed[0].when.not_before(step.when.earliest) if passed else None
            yield Pair(step.when, done)

    return pairs


def _duty_asked(case: CaseFile) -> Iterator[Pair]:
    for fact in facts(case, r"asks? .*(warder|detention house|duty lawyer)")[:1]:
        after = [step for step in case.of("met", "notified") if may_follow(fact, step)]
        if after:
            yield Pair(fact.when, DateRange(fact.when.earliest, after[0].when.latest))


def _answered(case: CaseFile) -> Iterator[Pair]:
    for step in case.of("consulted"):
        yield Pair(step.when, None if "appointment" in step.detail else step.when)


def _signing(case: CaseFile) -> Iterator[Pair]:
    for step in case.steps:
        if "sign" in step.detail and ("plea" in step.detail or "statement" in step.detail):
            yield Pair(step.when, step.when if "lawyer" in step.detail else None)


def _closing(case: CaseFile) -> Iterator[Pair]:
    ends = case.of("terminated", "judged") if case.kind != "non_litigation" else []
    closed = case.of("closed") or ends[-1:] or case.of("mediated")[-1:]
    for step in closed[:1]:
        handed = [each.when for each in case.of("archived") if may_follow(step, each)]
        yield Pair(step.when, handed[0] if handed else None)


def _decisions(case: CaseFile) -> list[Happening]:
    """Decisions told; a grant that the source leaves out came before the assignment."""
    given = case.of("granted", "refused")
    applied, assigned = case.of("applied"), case.of("assigned")
    if given or not applied or not assigned:
        return given
    between = DateRange(applied[0].when.earliest, None).not_after(assigned[0].when.latest)
    same = assigned[0].offset
    detail = "before the assignment"
    return [Happening("granted", between, detail, assigned[0].order, same)]


def _application_to_decision(case: CaseFile) -> Iterator[Pair]:
    for pair in matched(case.of("applied"), _decisions(case)):
        yield _with_supplement(case, pair)


def _with_supplement(case: CaseFile, pair: Pair) -> Pair:
    """The time in which papers were awaited is left out (PA-01)."""
    start, done = pair.start, pair.done
    for step in case.of("supplemented"):
        ended = step.when.latest
        is_inside = (
            ended is not None
            and not (start and start.earliest and ended < start.earliest)
            and not (done and done.latest and (step.when.earliest or ended) > done.latest)
        )
        if not is_inside:
            continue
        asked = facts(
            case, r"notice .*(list|missing|papers)|ask(s|ed) for (the |more )?(missing )?papers"
        )
        asked = [fact for fact in asked if may_follow(fact, step)]
        if asked and asked[-1].when.is_exact and step.when.is_exact and asked[-1].when.earliest:
            pause = Pause(asked[-1].when.earliest, ended, "补充材料")
            pair = replace(pair, pauses=(*pair.pauses, pause))
        else:
            pair = replace(pair, doubt=PAUSE_UNTOLD)
    return pair


def _grant_to_assignment(case: CaseFile) -> Iterator[Pair]:
    """From the grant; where aid came first (art. 44), from that day."""
    first = case.of("provisional")
    if first:
        yield from matched(first, case.of("assigned"))
        return
    yield from matched([e for e in _decisions(case) if e.word == "granted"], case.of("assigned"))


def _same_day(word: str, pattern: str) -> Pairs:
    """A moment: what the law asks for on the spot is in the very words of the step."""

    def pairs(case: CaseFile) -> Iterator[Pair]:
        for step in case.of(word):
            yield Pair(step.when, step.when if speaks(step, pattern) else None)

    return pairs


def _replacement(case: CaseFile) -> Iterator[Pair]:
    asked = r"asks? .*(another|other|new|different) lawyer|asks? .*(replac|chang)"
    for fact in facts(case, asked)[:1]:
        answers = [*case.of("assigned")[1:], *facts(case, r"replacement (agreed|refused)")]
        after = [step for step in answers if may_follow(fact, step)]
        yield Pair(fact.when, after[0].when if after else None)


def _termination_papers(case: CaseFile) -> Iterator[Pair]:
    handed = r"(decision|paper|letter).{0,30}(handed|sent|served|delivered)|handed to"
    ends = [*case.steps, *case.background]
    for step in case.of("terminated"):
        after = [e for e in ends if e is not step and speaks(e, handed) and may_follow(step, e)]
        yield Pair(step.when, after[0].when if after else None)


def _filed_in_time(pattern: str, *words: str) -> Pairs:
    """From the fact that starts a limitation to the filing; nothing where either is not told."""

    def pairs(case: CaseFile) -> Iterator[Pair]:
        for fact in facts(case, pattern)[-1:]:
            after = [step for step in case.of(*words) if may_follow(fact, step)]
            if after:
                yield Pair(fact.when, after[0].when)

    return pairs


def _appeal(case: CaseFile) -> Iterator[Pair]:
    """From the service of the judgment; of the day itself only where it was served that day."""
    served = [*facts(case, r"judgment .*serv|judgment .*(received|handed)|served on")]
    served += [step for step in case.of("judged") if speaks(step, SERVED)]
    for appeal in case.of("appealed")[:1]:
        before = [step for step in served if may_follow(step, appeal)]
        if before:
            yield Pair(before[-1].when, appeal.when)


def _before(days: int, case: CaseFile, pattern: str) -> bool:
    """Whether something was told within so many days before the application."""
    first = next((step.when.earliest for step in case.of("applied")), None)
    return first is not None and any(
        fact.when.latest and fact.when.latest >= first - timedelta(days=days)
        for fact in facts(case, pattern)
    )


APPLICATION: dict[str, Pairs] = {
    "AP-02": _application_to_decision,
    "AP-03": _grant_to_assignment,
    "AP-04": _same_day("refused", r"writ|reason|decision paper"),
    "AP-05": follows(steps("applied"), steps("provisional")),
    "OB-01": follows(
        told(r"bureau (receives|gets|got|received)|objection reaches|objects? to the bureau"),
        told(r"bureau (orders|upholds|keeps|confirms|decides|corrects|overturns|sets aside)"),
    ),
    "OB-05": follows(
        told(r"bureau (orders|corrects|overturns|sets aside|decides)"), steps("assigned")
    ),
    "AS-10": _termination_papers,
    "LM-01": _filed_in_time(
        r"last day at work|dismiss|laid off|\bfired\b|employment ends|stops work",
        "filed",
    ),
    "LM-02": _filed_in_time(r"knocked|injur|crash|\bcut\b|hurt|collision|breaks", "filed"),
    "LM-04": _filed_in_time(r"(decision|notice|letter|reply|refusal).*(serv|receiv)", "filed"),
    "LM-05a": _appeal,
}
NOTIFIED: dict[str, Pairs] = {
    "NT-01": _finding(r"court", r"court accept|indict|asks? the court|court takes"),
    "NT-02": _notice_to_assignment,
    "NT-03": _finding(r"police|arrest|officer|interview", CAUGHT),
    "NT-04": _finding(r"procurat|prosecutor", FILE_RECEIVED),
    "NT-05": _hearing_back_to_notice,
    "NT-11": _pilot_notice,
    "LM-06a": _appeal,
}
DEATH_REVIEW: dict[str, Pairs] = {
    "NT-12": follows(told(r"serv"), steps("applied")),
    "NT-13": _notice_to_assignment,
    "NT-14b": follows(steps("assigned"), steps("opinion_submitted")),
}
EVERY: dict[str, Pairs] = {
    "CL-01": _answered,
    "CL-03": follows(lambda case: case.of("applied") if _is_held(case) else [], steps("notified")),
    "CL-05a": _forwarded("investigation"),
    "CL-06": _forwarded("prosecution_review"),
    "CL-09": _rights_told,
    "AS-03": follows(steps("assigned"), steps("met")),
    "AS-08": _replacement,
    "CA-01": _closing,
}
DUTY: dict[str, Pairs] = {
    "CL-07": _duty_asked,
    "CL-09": _rights_told,
    "DL-01": follows(steps("notified"), steps("assigned")),
    "DL-02": _signing,
}
