"""The demo city's pool: fields, languages, groups, duty loads, leave, a recruitment in progress."""

import random
from datetime import date, datetime, time, timedelta

from demo import cast as the_cast
from demo.city import City
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.pool import Field, Grade, Group
from hengyuan.law.qualification import ProviderKind
from hengyuan.people.models import Provider
from hengyuan.pool import commands
from hengyuan.pool.models import Application, Recruitment
from hengyuan.pool.rules.members import Conclusion
from hengyuan.pool.rules.recruitment import Part

LANGUAGES = ("粤语", "英语", "手语", "维吾尔语", "闽南语")
APPLICANTS = (("宁远志", 88, 86, 90, 92), ("谭静安", 81, 79, 85, 83), ("温如玉", 74, 78, 70, 73))
GROUPS = (
    (Group.EXPERT, ()),
    (Group.LABOUR, (Field.LABOUR, Field.WORK_INJURY)),
    (Group.MINORS, (Field.MINORS,)),
    (Group.WOMEN, (Field.WOMEN, Field.FAMILY)),
    (Group.CAPITAL, (Field.CAPITAL,)),
)


def fill(city: City) -> None:
    """Everything that the pool knows, as of the day before today and a month before."""
    began = city.today - timedelta(days=60)
    providers = [city.cast.providers[key] for key in city.cast.providers]
    _profiles(city, providers, _at(began))
    _groups(city, providers, _at(began + timedelta(days=1)))
    _loads(city, providers, _at(began + timedelta(days=2)))
    _lives(city, providers, _at(city.today - timedelta(days=3)))
    _recruitment(city)


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)


def _profiles(city: City, providers: list[Provider], at: datetime) -> None:
    assigner = city.cast.actor("assigner")
    chance = random.Random(len(providers))  # its own: the cases of the city stay as they are
    for number, provider in enumerate(providers):
        chosen = chance.sample(list(Field), 3)
        fields = {each.value: f"{2012 + (number + place) % 9}-06-01"
                  for place, each in enumerate(chosen)}  # fmt: skip
        if number < 12:  # the first ones stand in for the city's experienced
            fields |= {Field.MINORS.value: "2014-06-01", Field.CAPITAL.value: "2013-06-01"}
        languages = [LANGUAGES[number % len(LANGUAGES)]] if number % 3 == 0 else []
        commands.change_profile(
            provider=provider,
            profile=commands.Profile(
                fields=fields, languages=languages, criminal_since=provider.criminal_since
            ),
            actor=assigner,
            at=at,
        )
        provider.fields = fields


def _groups(city: City, providers: list[Provider], at: datetime) -> None:
    assigner = city.cast.actor("assigner")
    for kind, wanted in GROUPS:
        group = commands.found_group(
            kind=kind, institution=city.cast.institution, actor=assigner, at=at
        )
        able = [
            each
            for each in providers
            if not wanted or {field.value for field in wanted} & set(each.fields)
        ]
        for provider in able[:12]:
            commands.join_group(group=group, provider=provider, actor=assigner, at=at)


def _loads(city: City, providers: list[Provider], at: datetime) -> None:
    head, year = city.cast.actor("head"), city.today.year
    for firm in city.cast.firms:
        commands.fix_duty_load(
            organisation=firm, year=year, cases=12, reason="演示数据，非官方数字", actor=head, at=at
        )
    for provider in providers[:30]:
        commands.fix_duty_load(
            provider=provider, year=year, cases=3, reason="演示数据，非官方数字", actor=head, at=at
        )
    for number, provider in enumerate(providers[:10]):
        commands.record_duty_day(
            provider=provider, on=at.date() - timedelta(days=number), place="青石市看守所",
            actor=city.cast.actor("assigner"), at=at,
        )  # fmt: skip


def _lives(city: City, providers: list[Provider], at: datetime) -> None:
    head, assigner = city.cast.actor("head"), city.cast.actor("assigner")
    for number, provider in enumerate(providers[:20]):
        grade = (Grade.SENIOR, Grade.MIDDLE, Grade.JUNIOR)[number % 3]
        commands.fix_grade(
            provider=provider, grade=grade, reason="按执业年限和办案质量", actor=head, at=at
        )
    for provider in providers[:8]:
        commands.record_recheck(
            provider=provider, year=city.today.year - 1, conclusion=Conclusion.KEPT,
            reason="执业证有效，完成上年任务", actor=head, at=at,
        )  # fmt: skip
    commands.record_honour(
        provider=providers[0], title="全市优秀法律援助律师", given_by="青石市司法局",
        given_on=at.date() - timedelta(days=200), actor=assigner, at=at,
    )  # fmt: skip
    commands.take_leave(
        provider=providers[5], begins_on=city.today, ends_on=city.today + timedelta(days=14),
        reason="外出培训", actor=city.cast.actor("assigner"), at=at,
    )  # fmt: skip
    commands.set_limit(provider=providers[6], limit=5, actor=assigner, at=at)


def _recruitment(city: City) -> None:
    """One notice whose applications closed: papers screened, two scorers done with two of three."""
    cast, today = city.cast, city.today
    assigner, head = cast.actor("assigner"), cast.actor("head")
    opens, closes = today - timedelta(days=24), today - timedelta(days=5)
    notice = commands.Notice(
        title=f"青石区法律援助律师库{today.year}年度招募",
        kind=ProviderKind.LAWYER,
        seats=2,
        min_years=3,
        conditions="执业三年以上，近三年没有受过处罚。\n材料：申请表、执业证复印件、办案清单。",
        opens_on=opens,
        closes_on=closes,
    )
    made = commands.draft_recruitment(
        institution=cast.institution, notice=notice, actor=assigner, at=_at(opens, 9)
    )
    commands.publish_recruitment(recruitment=made, actor=head, at=_at(opens, 11))
    applications = _applications(city, made, _at(opens + timedelta(days=2)))
    for application in applications:
        commands.screen_application(
            application=application, is_admitted=True, reason="材料齐全", actor=assigner,
            at=_at(closes, 16),
        )  # fmt: skip
    closed = _at(closes + timedelta(days=1), 9)
    commands.close_applications(recruitment=made, actor=assigner, at=closed)
    made.refresh_from_db()
    for application, (_name, *points) in zip(applications[:2], APPLICANTS, strict=False):
        application.recruitment = made
        _score(application, points, (assigner, head), closed)


def _applications(city: City, made: Recruitment, at: datetime) -> list[Application]:
    found = []
    for number, (name, *_points) in enumerate(APPLICANTS):
        applicant = commands.Applicant(
            name=name,
            identity=the_cast.identity_number(900 + number, "19850301"),
            licence_number=f"1990120150000{number:04d}",
            licensed_on=date(2015, 3, 1),
            fields={Field.LABOUR.value: "2016-03-01"},
            papers=("申请表", "执业证复印件", "办案清单"),
        )
        firm = city.cast.firms[number % 2]
        found.append(
            commands.apply_for_seat(
                recruitment=made,
                organisation=firm,
                applicant=applicant,
                actor=city.cast.actor(f"firm_{number % 2 + 1}"),
                at=at,
            )
        )
    return found


def _score(
    application: Application, points: list[int], scorers: tuple[Actor, Actor], at: datetime
) -> None:
    given = iter(points)
    for part in Part:
        for scorer in scorers:
            commands.score_application(
                application=application,
                part=part,
                points=next(given),
                remarks="",
                actor=scorer,
                at=at,
            )
