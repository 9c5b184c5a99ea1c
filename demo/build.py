"""Builds the demo city: one bureau, three districts, 12 firms, 60 lawyers, cases in every stage.

The published cases walk first, then generated ones fill the desks.

Everything goes through the same commands as the web, as of its own day, from one seed: the same
seed and the same day give the same city.
"""

import random
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush

from django.db import transaction
from faker import Faker

from demo import cast as the_cast
from demo import (
    courts,
    elsewhere,
    ending,
    follow_up,
    invented,
    pool,
    published,
    supervised,
    walk,
)
from demo.city import City, Desk, Road, Walker
from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.examination import commands as examination
from hengyuan.examination.rules import Conclusion
from hengyuan.handling.commands import Paper
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.models import Provider
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

SEED = 20260101
ASKED_ELSEWHERE = 0.06  # the share of applications whose means are checked by another district
ACTS_AT_ONCE = 200  # in one transaction
FOLLOWED_UP = 150  # days before today on which the follow-up of recipients began
SPAN = 200  # days before today over which the cases began
FIRM_WORDS = (
    "正平", "明衡", "同言", "知行", "允执", "观澜", "守中", "致远", "秉直", "和济", "天问", "怀瑾",
)  # fmt: skip
CAUSES = (
    ("追索劳动报酬", "CV-05", "migrant-worker", "某建筑劳务公司"),
    ("追索赡养费", "CV-04", "elderly", "某某子女"),
    ("抚养费纠纷", "CV-04", "minor", "某某父亲"),
    ("机动车交通事故责任", "CV-07", "disabled", "某运输公司"),
    ("离婚后人身安全保护", "CV-09", "violence-victim", "某某配偶"),
)


def build(*, today: date, cases: int = 300, seed: int = SEED) -> City:
    """Build the city in the empty database.

    The generated cases walk side by side: whatever happens in the city happens in order, as in a
    real one, so that a turn, a number or a free place is that of its day.
    """
    names = Faker("zh_CN")
    names.seed_instance(seed)
    with transaction.atomic():
        city = City(the_cast.build(), today, seed, names)
        _fill_firms(city)
        _fill_desks(city)
        pool.fill(city)
        the_cast.let_everybody_in()
    published.walk_all(city)
    roads = [_road(city, city.dice("case", number)) for number in range(cases)]
    cut = Walker(city, city.desks[0], today - invented.AGO, city.dice("cut"))
    roads.append(invented.cut(cut, _named))
    roads += [follow_up.road(city, today - timedelta(days=FOLLOWED_UP)), courts.road(city)]
    _walk_side_by_side(city, roads)
    supervised.fill(city)
    return city


def _walk_side_by_side(city: City, roads: Sequence[Road]) -> None:
    """Do the earliest next act of all cases, again and again, until today."""
    end = datetime.combine(city.today, time(), tzinfo=SHANGHAI)
    waiting: list[tuple[datetime, int]] = []

    def go_on(number: int) -> None:
        at = next(roads[number], end)
        if at < end:
            heappush(waiting, (at, number))

    for number in range(len(roads)):
        go_on(number)
    while waiting:
        with transaction.atomic():
            for _at, number in _next_of(waiting):
                go_on(number)


def _next_of(waiting: list[tuple[datetime, int]]) -> Iterator[tuple[datetime, int]]:
    """The acts of one transaction, the earliest first; each may put another one in the row."""
    for _number in range(ACTS_AT_ONCE):
        if waiting:
            yield heappop(waiting)


def _fill_firms(city: City) -> None:
    cast = city.cast
    for index, word in enumerate(FIRM_WORDS[2:], start=3):
        region = ("990102", "990103", "990121")[index % 3]
        firm = the_cast.new_organisation(Place.FIRM, f"青石{word}律师事务所", "", region)
        cast.firms.append(firm)
        the_cast.new_account(cast, f"firm_{index}", f"{word}所主任", Role.FIRM, firm)
    for number in range(3, 61):
        firm = cast.firms[number % len(cast.firms)]
        the_cast.new_provider(cast, f"lawyer_{number}", city.names.name(), firm)
    for provider in cast.providers.values():
        city.people.setdefault(provider.organisation_id, []).append(provider)
        city.handlers[provider.pk] = _acting(provider.account, city.today)
    for index, firm in enumerate(cast.firms, start=1):
        city.firm_heads[firm.pk] = cast.actor(f"firm_{index}")


def _acting(account: object, today: date) -> Actor:
    actor = actor_of(account, today)  # type: ignore[arg-type]  # an Account
    assert actor is not None
    return actor


def _fill_desks(city: City) -> None:
    cast = city.cast
    county = the_cast.new_organisation(
        Place.BUREAU, "青石市松湾县司法局", "松", "990121", cast.bureau
    )
    third = the_cast.new_organisation(
        Place.INSTITUTION, "青石市松湾县法律援助中心", "松", "990121", county
    )
    for key, name in (("observer", "纪闻"), ("second_observer", "听雨")):
        the_cast.new_account(cast, key, name, Role.OBSERVER, cast.institution)
    keys = (*the_cast.STAFF, "observer", "second_observer")
    city.desks.append(Desk(cast.institution, {key: cast.actor(key) for key in keys}))
    for prefix, institution in (("yundu", cast.other_institution), ("songwan", third)):
        actors = {}
        observers = {"observer": ("", Role.OBSERVER), "second_observer": ("", Role.OBSERVER)}
        for key, (_name, role) in (the_cast.STAFF | observers).items():
            name = city.names.name()
            the_cast.new_account(cast, f"{prefix}_{key}", name, role, institution)
            actors[key] = cast.actor(f"{prefix}_{key}")
        city.desks.append(Desk(institution, actors))


def _road(city: City, chance: random.Random) -> Road:
    desk = chance.choices(city.desks, weights=(3, 2, 1))[0]
    began = city.today - timedelta(days=int(chance.triangular(1, SPAN, 1)))
    kind = chance.random()
    road: Callable[[Walker], Road] = _criminal if kind < 0.3 else _civil
    return road(Walker(city, desk, began, chance))


def _identity(walker: Walker) -> str:
    walker.city.serial += 1
    born = date(1950, 1, 1) + timedelta(days=walker.chance.randrange(0, 20000))
    return the_cast.identity_number(walker.city.serial % 1000, born.strftime("%Y%m%d"))


def _civil(walker: Walker) -> Road:
    city, actors = walker.city, walker.desk.actors
    chosen = walker.chance.choice(CAUSES)
    cause, matter, group, _opponent = chosen
    name = city.names.name()
    at = yield from walker.step(0, 9)
    consultation = walk.receive(
        institution=walker.desk.institution, name=name, question=cause,
        actor=actors["officer"], at=at,
    )  # fmt: skip
    if walker.chance.random() < 0.1:
        return  # advice was all that was wanted
    is_labour = matter == "CV-05" and walker.chance.random() < 0.5
    person = walk.register(
        name=name, number=_identity(walker), tags=[group], phone=f"100{city.serial:08d}",
        actor=actors["officer"], at=at,
    )  # fmt: skip
    case = intake.receive_application(
        institution=walker.desk.institution,
        person=person,
        consultation=consultation,
        statement=_statement(walker, chosen, is_labour=is_labour),
        actor=actors["officer"],
        at=at + timedelta(minutes=40),
    )
    yield from _decide(walker, case)
    if case.stage == "granted":
        yield from _from_assignment(walker, case, is_labour=is_labour)


def _statement(
    walker: Walker, chosen: tuple[str, str, str, str], *, is_labour: bool
) -> intake.Statement:
    cause, matter, group, opponent = chosen
    return intake.Statement(
        kind=Kind.LABOUR_ARBITRATION if is_labour else Kind.CIVIL,
        proceeding=Proceeding.LABOUR_ARBITRATION if is_labour else Proceeding.TRIAL_FIRST_INSTANCE,
        matter=matter,
        cause=cause,
        facts=f"{cause}，双方协商未果。",
        opponents=(opponent,),
        groups=(group,),
        papers=("身份证", "证明材料"),
        injury="traffic" if matter == "CV-07" else "",
        monthly_income_fen=walker.chance.randrange(0, 400_000),
        household_size=2,
        has_commitment=True,
        tags=(group,),
    )


def _decide(walker: Walker, case: Case) -> Road:
    chance, actors = walker.chance, walker.desk.actors
    if chance.random() < 0.15:
        due = walker.day + timedelta(days=12)
        intake.request_supplement(
            case=case,
            missing=["关系证明", "收入材料"],
            due_on=due,
            actor=actors["officer"],
            at=(yield from walker.step(1)),
        )
        intake.receive_supplement(
            case=case, papers=["关系证明", "收入材料"], actor=actors["officer"],
            at=(yield from walker.step(5)),
        )  # fmt: skip
    elif chance.random() < ASKED_ELSEWHERE:
        yield from elsewhere.checked(walker, case)
    is_refusal = chance.random() < 0.06
    walk.examine(
        case=case,
        conclusion=Conclusion.REFUSE if is_refusal else Conclusion.GRANT,
        refusal_code="RF-2" if is_refusal else "",
        reasons="不符合经济困难条件" if is_refusal else "事项和条件符合规定",
        actor=actors["officer"],
        at=(yield from walker.step(chance.choice((0, 1, 2, 3, 8)), 11)),
    )
    at = yield from walker.step(1, 15)
    if is_refusal:
        examination.refuse(
            case=case, code="RF-2", reasons="不符合经济困难条件", actor=actors["head"], at=at
        )
    else:
        examination.grant(case=case, reasons="同意", actor=actors["head"], at=at)


def _criminal(walker: Walker) -> Road:
    city, actors = walker.city, walker.desk.actors
    at = yield from walker.step(0, 9)
    ground, charge = walker.chance.choice(
        (
            ("CR-M1", "盗窃罪"),
            ("CR-M2", "诈骗罪"),
            ("art25p2", "故意伤害罪"),
            ("CR-M4", "故意杀人罪"),
        )
    )
    person = walk.register(
        name=city.names.name(), number=_identity(walker), tags=[], actor=actors["officer"], at=at
    )
    case = intake.register_notice(
        institution=walker.desk.institution,
        person=person,
        authority_name="青石市青石区人民法院",
        proceeding=Proceeding.TRIAL_FIRST_INSTANCE,
        ground=ground,
        charge=charge,
        notice_number=f"法援通{city.serial}号",
        custody_place="青石市看守所",
        hearing_on=walker.day + timedelta(days=25),
        actor=actors["officer"],
        at=at,
    )
    yield from _from_assignment(walker, case, is_criminal=True)


def _from_assignment(
    walker: Walker, case: Case, *, is_labour: bool = False, is_criminal: bool = False
) -> Road:
    city, actors = walker.city, walker.desk.actors
    try:
        assignment.assign_by_rotation(
            case=case,
            actor=actors["assigner"],
            at=(yield from walker.step(walker.chance.choice((0, 1, 2)), 16)),
        )
    except assignment.CannotAssign:
        return
    provider = yield from _named(walker, case)
    if provider is None:
        return  # the case stands with the firm
    handler = city.handlers[provider.pk]
    work = _handle(walker, case, handler, is_labour=is_labour, is_criminal=is_criminal)
    yield from ending.finish(walker, case, handler, work, is_criminal=is_criminal)


def _named(walker: Walker, case: Case) -> Generator[datetime, None, Provider | None]:
    """Who handles the case; where all of the firm have their five, somebody of the next month."""
    city, firm = walker.city, case.firm_id or 0
    for days in (1, 31):
        at = yield from walker.step(days, 9)
        try:
            return walk.name_first_eligible(
                case=case, providers=city.people[firm], firm_actor=city.firm_heads[firm], at=at
            )
        except assignment.CannotNameHandler:
            continue
    return None


def _handle(
    walker: Walker, case: Case, handler: Actor, *, is_labour: bool, is_criminal: bool
) -> Road:
    def record(days: int, *acts: tuple[Act, list[Paper]]) -> Road:
        at = yield from walker.step(days, 17)
        walk.record(case=case, on=walker.day, acts=acts, actor=handler, at=at)

    chance = walker.chance
    yield from record(chance.choice((1, 2, 3, 7)), (Act.AGREEMENT, []), (Act.MEETING, []))
    if is_criminal:
        yield from record(1, (Act.FILING, []))
        yield from record(4, (Act.FILE_READING, []), (Act.PROGRESS_REPORT, []))
        yield from record(
            15, (Act.HEARING, walk.papers(case, "出庭通知书", "起诉书")), (Act.OPINION, [])
        )
        yield from record(10, (Act.RESULT, walk.papers(case, "判决书")))
        return
    first = "仲裁申请书" if is_labour else "起诉状"
    yield from record(5, (Act.FILING, walk.papers(case, first, "证据清单", "受理通知书")))
    yield from record(
        25,
        (Act.HEARING, walk.papers(case, "开庭传票")),
        (Act.OPINION, []),
        (Act.PROGRESS_REPORT, []),
    )
    result = "仲裁裁决书" if is_labour else "判决书"
    yield from record(15, (Act.RESULT, walk.papers(case, result)))
