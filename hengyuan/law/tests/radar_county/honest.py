"""Honest files, as life writes them, and what honestly resembles a fraud."""

from dataclasses import replace
from datetime import date, timedelta

from hengyuan.law.radar import HEARING, MEETING, Decision, Entry, Seal, Signature, Trace, Visit
from hengyuan.law.tests.radar_county.life import CENTRES, COURTS, REGION, TOWNS, County, working_day


def honest(made: County, opened: date | None = None, **told: object) -> Trace:
    """One honest file; what is told stands before what life would give."""
    dice, life = made.dice, made.life
    opened = opened or made.day()
    town = dice.choice(TOWNS)
    is_criminal = made.chance(life.criminal)
    handler = str(told.pop("handler", "") or made.handler(town))
    firm = made.firm_of[handler]
    own: dict[str, object] = {
        "kind": "criminal" if is_criminal else "civil",
        "matter": "defence" if is_criminal else dice.choice(("wages", "divorce", "injury", "care")),
        "proceeding": dice.choice(("investigation", "prosecution", "trial"))
        if is_criminal else "trial", "recipient": made.new("r"), "address": made.new("a"),
        "handler": handler, "firm": firm, "docket": made.new("d") if made.chance(0.6) else "",
        "opponents": () if is_criminal else (_opponent(made),),
    }  # fmt: skip
    kept = {**own, **told}
    trace = Trace(file=made.new("c"), region=REGION, opened_on=opened, **kept)  # type: ignore[arg-type]
    for part in (_contacts, _appointment, _papers, _entries):
        trace = part(made, trace, town)
    made.traces.append(replace(trace, **{k: v for k, v in told.items() if v}))  # type: ignore[arg-type]
    return made.traces[-1]


def _opponent(made: County) -> str:
    """Mostly somebody of one's own; sometimes the insurer or a large employer of the county."""
    return (
        made.dice.choice(("insurer", "factory", "builder")) if made.chance(0.08) else made.new("o")
    )


def _contacts(made: County, trace: Trace, town: str) -> Trace:
    life, dice = made.life, made.dice
    phone, account, is_shared, address = made.new("p"), "", False, trace.address
    if made.chance(life.phone_of_cadre):
        phone = f"cadre {town} {dice.randrange(life.villages // len(TOWNS))}"
    elif made.chance(life.phone_of_station):
        phone, is_shared = f"station {town}", made.chance(life.station_is_known)
    elif made.chance(life.phone_of_home) and made.homes:
        phone, _account, address = dice.choice(made.homes)
    elif made.chance(life.phone_of_child) and made.homes:
        phone = dice.choice(made.homes)[0]
    else:
        made.homes.append((phone, made.new("b"), address))
    if trace.kind != "criminal" and made.chance(life.account_known):
        account = made.new("b")
        if made.chance(life.account_of_child) and made.homes:
            account = dice.choice(made.homes)[1]
        elif made.chance(life.account_of_home):
            account, address = f"home {town}", f"home {town}"
    return replace(trace, phone=phone, account=account, is_shared_phone=is_shared, address=address)


def _appointment(made: County, trace: Trace, town: str) -> Trace:
    """When he was assigned, when he met the recipient, when and where he was heard."""
    life, dice = made.life, made.dice
    assigned = working_day(trace.opened_on + timedelta(days=dice.randint(1, 8)))
    met, is_provisional, was_duty = assigned + timedelta(days=dice.randint(0, 6)), False, False
    if made.chance(life.assigned_by_telephone):
        met = assigned - timedelta(days=dice.randint(1, 2))
    elif trace.kind == "criminal" and made.chance(life.was_duty):
        met = assigned - timedelta(days=dice.randint(2, 15))
        was_duty = made.chance(life.duty_is_said)
    elif made.chance(life.provisional):
        met, is_provisional = assigned - timedelta(days=dice.randint(1, 8)), True
    elif made.chance(life.mandate_before):
        met = assigned - timedelta(days=dice.randint(3, 60))
    if made.chance(life.day_mistyped):
        met += timedelta(days=dice.choice((-365, -30, -10, 10, 30)))
    in_custody = trace.kind == "criminal" and made.chance(0.7)
    office = (f"office {trace.firm}", made.town_of[trace.firm])
    met_at = dice.choice(CENTRES) if in_custody else office
    visits = [_visit(made, trace.handler, MEETING, met, *met_at)]
    if made.chance(0.8):
        heard = working_day(assigned + timedelta(days=dice.randint(15, 90)))
        if made.chance(life.hearing_on_rest_day):
            heard += timedelta(days=5 - heard.weekday() if heard.weekday() < 5 else 0)
        if made.chance(life.day_mistyped):
            heard += timedelta(days=dice.randint(-20, 20))
        visits.append(_visit(made, trace.handler, HEARING, heard, *dice.choice(COURTS)))
    return replace(
        trace, assigned_on=assigned, visits=tuple(visits), is_provisional=is_provisional,
        was_duty=was_duty,
    )  # fmt: skip


def _visit(made: County, handler: str, kind: str, on: date, place: str, town: str) -> Visit:
    life, dice = made.life, made.dice
    is_summoned = kind == HEARING and made.chance(life.summons_on_file)
    if not made.chance(life.minutes_known):
        return Visit(kind, on, place=place, town=town, is_summoned=is_summoned)
    if kind == MEETING and made.chance(life.remote):
        length = dice.randint(15, 40)
        begins = 8 * 60 + 5 * dice.randrange(100)
        is_said = made.chance(life.remote_is_said)
        return Visit(kind, on, begins, begins + length, place, town, is_remote=is_said)
    length = int(dice.lognormvariate(3.8, 0.5)) if kind == MEETING else dice.randint(40, 130)
    visit = Visit(kind, on, None, None, place, town, is_summoned=is_summoned)
    minutes = made.free(handler, on, place, min(length, 170))
    return replace(visit, begins=minutes[0], ends=minutes[1]) if minutes else visit


def _papers(made: County, trace: Trace, town: str) -> Trace:
    life, dice = made.life, made.dice
    seals = []
    if not made.chance(life.seal_unread):
        body = f"{town}{dice.choice(('人民政府', '司法所', '社会事务办公室'))}"
        seal = body if made.chance(0.5) else body.removeprefix("青石市青石区")
        if made.chance(life.seal_misread):
            seal = f"{dice.choice(TOWNS)}人民政府"
        elif made.chance(life.seal_of_old_name):
            seal = "老庄乡人民政府"
        seals.append(Seal("D-05", body, seal))
    is_signed: bool | None = True
    if made.chance(life.signature_unclear):
        is_signed = None
    elif made.chance(life.signature_missing):
        is_signed = False
    signatures = []
    if made.chance(life.picture_known):
        hand = made.picture()
        signatures = [Signature(form, made.picture(hand)) for form in ("D-01", "D-22")]
        if made.chance(life.thumb_taken_for_strokes):
            signatures = [Signature("D-01", made.picture(0x00183C7E7E3C1800, 0.03))]
    decision = Decision("D-09", trace.opened_on + timedelta(days=1), is_signed)
    return replace(trace, seals=tuple(seals), signatures=tuple(signatures), decisions=(decision,))


def _entries(made: County, trace: Trace, town: str) -> Trace:
    """Acts are entered as they happen; of a backlog all at once, long after."""
    dice, life = made.dice, made.life
    days = [trace.opened_on + timedelta(days=n) for n in (0, 2, 4, 10, 40, 70)]
    if made.chance(life.backlog):
        told = working_day(date(2025, dice.randint(1, 10), dice.randint(1, 28)))
        who, begins = dice.randrange(1, 13), dice.randint(500, 900)
        entries = [Entry(str(n), day, told, begins + 4 * n, who) for n, day in enumerate(days)]
        is_said = made.chance(life.backlog_is_said)
        return replace(trace, entries=tuple(entries), is_backlog=is_said)
    entries = [
        Entry(str(n), day, day + timedelta(days=dice.randint(0, 4)), dice.randint(500, 1080),
              dice.randrange(1, 80))
        for n, day in enumerate(days)
    ]  # fmt: skip
    return replace(trace, entries=tuple(entries))


def collective(made: County) -> int:
    """Workers of one employer come within days; a few handlers share them; how many files.

    Each has a docket of his own: this county counts a joint suit as one file.
    """
    dice, life = made.dice, made.life
    size, opened, employer = dice.randint(*life.batch), made.day(), made.new("o")
    hands = [made.handler() for _ in range(dice.randint(1, 3))]
    foreman = made.new("p") if made.chance(0.3) else ""
    account = made.new("b") if made.chance(0.15) else ""
    for _ in range(size):
        honest(
            made, working_day(opened + timedelta(days=dice.randint(0, 2))),
            kind="civil", matter="wages", proceeding="trial", opponents=(employer,),
            handler=dice.choice(hands), docket=made.new("d"), phone=foreman,
            account=account,
        )  # fmt: skip
    return size


def together(made: County) -> int:
    """A file with what honestly resembles it: plaintiffs, accused, a second proceeding."""
    dice, life = made.dice, made.life
    one = honest(made)
    if one.kind == "criminal":
        if not made.chance(life.co_accused):
            return 1
        docket, more = made.new("d"), dice.randint(1, 5)
        made.traces[-1] = replace(one, docket=docket)
        for _ in range(more):
            honest(
                made, one.opened_on, kind="criminal", matter="defence",
                proceeding=one.proceeding, docket=docket, opponents=(),
            )  # fmt: skip
        return 1 + more
    same = {"kind": "civil", "matter": one.matter, "opponents": one.opponents}
    for share, more in ((life.two_plaintiffs, 1), (life.family_of_three, 2)):
        if made.chance(share):
            docket = made.new("d")
            made.traces[-1] = replace(one, docket=docket)
            for _ in range(more):
                honest(
                    made, one.opened_on, docket=docket, proceeding="trial", handler=one.handler,
                    address=one.address, **same,
                )  # fmt: skip
            return 1 + more
    later = one.opened_on + timedelta(days=dice.randint(20, 200))
    if made.chance(life.second_proceeding):
        honest(made, later, recipient=one.recipient, proceeding="second_instance",
               handler=one.handler, **same)  # fmt: skip
        return 2
    if made.chance(life.applied_again):
        made.traces[-1] = replace(one, is_withdrawn=made.chance(life.withdrawal_is_said))
        honest(made, one.opened_on + timedelta(days=dice.randint(2, 30)), proceeding="trial",
               recipient=one.recipient, **same)  # fmt: skip
        return 2
    return 1
