"""The end of a generated case: termination, closing with its returns, archive, subsidy.

Each step is a day of its own, so that some case of the city stands in every stage.
"""

from demo import walk
from demo.city import Road, Walker
from hengyuan.cases.models import Case
from hengyuan.closing import commands as closing
from hengyuan.examination import commands as examination
from hengyuan.handling.rules import Act
from hengyuan.kernel.actor import Actor
from hengyuan.money.commands import pay_batch
from hengyuan.supervision.commands.evaluation import make_sheet

ENDED_EARLY, TERMINATED, RETURNED, NOT_YET_ARCHIVED = (
    0.05,
    0.04,
    0.12,
    0.3,
)  # shares of the cases that come so far


def finish(walker: Walker, case: Case, handler: Actor, work: Road, *, is_criminal: bool) -> Road:
    """From the handling to payment, or as far as the days reach; some aid is ended on the way."""
    chance = walker.chance
    if walker.city.dice("ended early", case.number).random() < ENDED_EARLY:
        yield from _end_early(walker, case, handler)
        return
    yield from work
    if chance.random() < TERMINATED:
        yield from _terminate(walker, case)
        yield from _hand_in(walker, case, handler)
        return
    yield from _close(walker, case, handler, is_criminal=is_criminal)
    if chance.random() < NOT_YET_ARCHIVED:
        return
    actors = walker.desk.actors
    make_sheet(
        case=case, remarks="各环节按期，材料齐全。", actor=actors["quality"],
        at=(yield from walker.step(1, 9)),
    )  # fmt: skip
    closing.archive(case=case, actor=actors["archivist"], at=(yield from walker.step(1, 15)))
    grade = chance.choices(("qualified", "good", "excellent"), weights=(5, 4, 1))[0]
    slip = walk.sign(
        case=case, grade=grade, actor=actors["quality"], at=(yield from walker.step(3))
    )
    pay_batch(
        institution=walker.desk.institution,
        slip_ids=[slip.pk],
        actor=actors["finance"],
        at=(yield from walker.step(9)),
    )


def _terminate(walker: Walker, case: Case) -> Road:
    examination.terminate(
        case=case,
        code="TM-6",
        reasons="受援人自行委托了律师。",
        actor=walker.desk.actors["head"],
        at=(yield from walker.step(2, 15)),
    )


def _end_early(walker: Walker, case: Case, handler: Actor) -> Road:
    """After the first meeting the recipient retains a lawyer."""
    at = yield from walker.step(2, 17)
    walk.record(
        case=case, on=walker.day, acts=[(Act.AGREEMENT, []), (Act.MEETING, [])], actor=handler,
        at=at,
    )  # fmt: skip
    yield from _terminate(walker, case)
    yield from _hand_in(walker, case, handler)


def _hand_in(walker: Walker, case: Case, handler: Actor) -> Road:
    """What was done until then comes in, mostly in time; its examination is left to the desk."""
    closing.hand_in_after_termination(
        case=case,
        summary="已会见受援人并完成部分工作，受援人随后自行委托律师。",
        actor=handler,
        at=(yield from walker.step(walker.chance.choice((9, 33)), 14)),
    )


def _close(walker: Walker, case: Case, handler: Actor, *, is_criminal: bool) -> Road:
    chance, actors = walker.chance, walker.desk.actors
    outcomes = ("won", "partly_won", "lost")
    if is_criminal:
        outcomes = ("opinion_adopted", "opinion_partly_adopted", "opinion_not_adopted")
    outcome = chance.choice(outcomes)
    yield from _report(walker, case, handler, outcome, chance.choice((5, 20, 33)))
    if chance.random() < RETURNED:
        closing.return_dossier(
            case=case,
            missing=["会见笔录缺受援人签名"],
            remarks="补正后再交",
            actor=actors["second_officer"],
            at=(yield from walker.step(4, 10)),
        )
        yield from _report(walker, case, handler, outcome, 5)
    closing.examine_dossier_first(
        case=case,
        remarks="齐全",
        actor=actors["second_officer"],
        at=(yield from walker.step(4, 14)),
    )
    closing.close(
        case=case, remarks="同意结案", actor=actors["quality"], at=(yield from walker.step(2, 14))
    )


def _report(walker: Walker, case: Case, handler: Actor, outcome: str, days: int) -> Road:
    closing.report_closing(
        case=case,
        outcome=outcome,
        summary="按委托协议完成办理。",
        actor=handler,
        at=(yield from walker.step(days, 14)),
    )
