"""Planted frauds: each says by itself which files it made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hengyuan.law.calendar import is_rest_day
from hengyuan.law.radar import HEARING, MEETING, Decision, Entry, Seal, Signature, Trace, Visit
from hengyuan.law.tests.radar_county.honest import honest
from hengyuan.law.tests.radar_county.life import (
    BEGINS,
    TOWNS,
    County,
    Plant,
    working_day,
)


def _planted(made: County, kind: str, traces: list[Trace]) -> None:
    made.plants.append(Plant(kind, {one.file for one in traces}))


def _civil(made: County, **told: object) -> Trace:
    told = {"kind": "civil", "matter": "wages", "proceeding": "trial", **told}
    if "opponents" not in told:
        told["opponents"] = (made.new("o"),)
    return honest(made, told.pop("opened", None), **told)  # type: ignore[arg-type]


def _change(made: County, trace: Trace, **told: object) -> Trace:
    at = next(n for n, one in enumerate(made.traces) if one.file == trace.file)
    made.traces[at] = replace(trace, **told)  # type: ignore[arg-type]
    return made.traces[at]


def plant_seal(made: County) -> None:
    """R-01: the certificate of one town bears the seal of another."""
    paper, seal = made.dice.sample(TOWNS, 2)
    seals = (Seal("D-05", f"{paper}人民政府", f"{seal}人民政府"),)
    _planted(made, "R-01", [_change(made, honest(made), seals=seals)])


def plant_cut(made: County) -> None:
    """R-02: one dispute as two to four files: of one person, or under one docket."""
    dice, opened, handler = made.dice, made.day(), made.handler()
    opponent, docket, recipient = made.new("o"), made.new("d"), made.new("r")
    is_docket, traces = made.chance(0.3), []
    for n in range(dice.randint(3, 5) if is_docket else dice.randint(2, 4)):
        told: dict[str, object] = {"docket": docket} if is_docket else {"recipient": recipient}
        if not is_docket and made.chance(0.4):
            told["matter"] = f"part {n}"
        day = opened + timedelta(days=dice.randint(0, 25))
        traces.append(_civil(made, opened=day, opponents=(opponent,), handler=handler, **told))
    _planted(made, "R-02", traces)


def plant_unsigned(made: County) -> None:
    """R-03: nobody signed the decision."""
    one = honest(made)
    bare = (Decision("D-09", one.opened_on, False),)
    _planted(made, "R-03", [_change(made, one, decisions=bare)])


def plant_telephone(made: County) -> None:
    """R-04: the inventor gives his own telephone for people who do not know each other."""
    phone, handler, opened = made.new("p"), made.handler(), made.day()
    days = [
        opened + timedelta(days=made.dice.randint(0, 150)) for _ in range(made.dice.randint(4, 12))
    ]
    traces = [_civil(made, opened=day, handler=handler) for day in days]
    _planted(made, "R-04", [_change(made, one, phone=phone) for one in traces])


def plant_account(made: County) -> None:
    """R-05: the money of strangers goes to one account, sometimes the handler's own."""
    account, handler, opened = made.new("b"), made.handler(), made.day()
    own = account if made.chance(0.3) else ""
    traces = []
    for _ in range(made.dice.randint(3, 8)):
        one = _civil(
            made, opened=opened + timedelta(days=made.dice.randint(0, 300)), handler=handler
        )
        traces.append(_change(made, one, account=account, handler_account=own))
    _planted(made, "R-05", traces)


def plant_two_places(made: County) -> None:
    """R-06: two meetings of one handler in two centres, with less than the road between them."""
    handler, opened = made.handler(), made.day()
    met = working_day(opened + timedelta(days=12))
    begins = made.dice.randint(540, 600)
    again = begins + made.dice.randint(0, 60)
    traces = []
    for start, place, town in ((begins, "centre 1", TOWNS[0]), (again, "centre 2", TOWNS[5])):
        visit = Visit(MEETING, met, start, start + made.dice.randint(20, 50), place, town)
        one = honest(made, opened, kind="criminal", handler=handler, opponents=())
        traces.append(_change(made, one, visits=(visit,)))
    _planted(made, "R-06", traces)


def plant_met_before(made: County) -> None:
    """R-07: a paid mandate of earlier weeks comes as an aided case."""
    one = _civil(made)
    assigned = one.assigned_on or one.opened_on
    met = assigned - timedelta(days=made.dice.randint(5, 60))
    kept = (Visit(MEETING, met), *(v for v in one.visits if v.kind == HEARING))
    _planted(made, "R-07", [_change(made, one, visits=kept)])


def plant_closed_day(made: County) -> None:
    """R-08: the invented hearing fell on a day on which the court was closed."""
    one = honest(made)
    day = one.opened_on + timedelta(days=made.dice.randint(20, 80))
    while not is_rest_day(day):
        day += timedelta(days=1)
    kept = (*(v for v in one.visits if v.kind == MEETING), Visit(HEARING, day))
    _planted(made, "R-08", [_change(made, one, visits=kept)])


def plant_signature(made: County) -> None:
    """R-09: one signature is pasted into the files of several, scanned with a little noise."""
    base, traces = made.picture(), []
    for _ in range(made.dice.randint(2, 6)):
        picture = Signature("D-22", made.picture(base, 0.025))
        one = honest(made)
        traces.append(_change(made, one, signatures=(*one.signatures[:1], picture)))
    _planted(made, "R-09", traces)


def plant_jump(made: County) -> None:
    """R-10: a handler of few cases opens a batch of invented ones in one month."""
    handler = made.dice.choice([h for h, weight in made.weight.items() if weight == 1])
    month = BEGINS + timedelta(days=31 * made.dice.randint(9, 20))
    days = [
        working_day(month.replace(day=made.dice.randint(1, 25)))
        for _ in range(made.dice.randint(16, 30))
    ]
    _planted(made, "R-10", [_civil(made, opened=day, handler=handler) for day in days])


def plant_round(made: County) -> None:
    """R-11: the same minutes in every invented interview of half a year."""
    handler = made.dice.choice([h for h, weight in made.weight.items() if weight == 1])
    begins = made.dice.choice((540, 570, 600, 870, 900))
    ends, opened, traces = begins + made.dice.choice((30, 40, 60)), made.day(), []
    for _ in range(made.dice.randint(16, 30)):
        one = _civil(
            made, opened=opened + timedelta(days=made.dice.randint(0, 180)), handler=handler
        )
        met = (one.assigned_on or one.opened_on) + timedelta(days=made.dice.randint(0, 5))
        visit = Visit(MEETING, met, begins, ends, f"office {one.firm}", made.town_of[one.firm])
        kept = (visit, *(v for v in one.visits if v.kind == HEARING))
        traces.append(_change(made, one, visits=kept))
    _planted(made, "R-11", traces)


def plant_sitting(made: County) -> None:
    """R-12: invented files are typed in from beginning to end, one after the other."""
    told, who = working_day(date(2025, made.dice.randint(1, 10), 9)), made.dice.randrange(100, 160)
    minute, traces = made.dice.randint(540, 700), []
    for _ in range(made.dice.randint(3, 8)):
        opened = told - timedelta(days=made.dice.randint(60, 150))
        entries = []
        for n, days in enumerate((0, 3, 5, 12, 30, 45)):
            entries.append(Entry(str(n), opened + timedelta(days=days), told, minute, who))
            minute += made.dice.randint(1, 4)
        one = honest(made, working_day(opened))
        traces.append(_change(made, one, entries=tuple(entries), is_backlog=False))
    _planted(made, "R-12", traces)


PLANTS: tuple[Callable[[County], None], ...] = (
    plant_seal, plant_cut, plant_unsigned, plant_telephone, plant_account, plant_two_places,
    plant_met_before, plant_closed_day, plant_signature, plant_jump, plant_round, plant_sitting,
)  # fmt: skip
FEW = (plant_jump, plant_round)  # each takes a handler's months: a county has few such
