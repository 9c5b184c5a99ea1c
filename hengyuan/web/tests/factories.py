"""Cases at the first stages of the chain, made by the real commands."""

from datetime import date

from django.test import Client

from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.people.commands import register_person
from hengyuan.people.models import Account
from tests.cast import Cast, at, identity_number


def signed_in(who: str) -> Client:
    """A browser in which this member of the cast is logged in."""
    client = Client()
    client.force_login(Account.objects.get(username=who))
    return client


def applied(cast: Cast, serial: int = 11, name: str = "陈小工", day: str = "2026-03-02") -> Case:
    """A window application for pay by a migrant worker."""
    officer, when = cast.actor("officer"), at(f"{day} 09:30")
    consultation = intake.receive_visitor(
        institution=cast.institution, channel=Channel.VISIT, name=name, question="欠薪",
        actor=officer, at=when,
    )  # fmt: skip
    intake.give_advice(
        consultation=consultation, answer="可以申请法律援助", told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION, actor=officer, at=when,
    )  # fmt: skip
    person = register_person(
        name=name, number=identity_number(serial), phone="13900000000", demo=True,
        actor=officer, at=when,
    )  # fmt: skip
    statement = intake.Statement(
        kind=Kind.CIVIL, proceeding=Proceeding.TRIAL_FIRST_INSTANCE, matter="CV-05",
        cause="追索劳动报酬", facts="拖欠工资三个月", opponents=("某建筑劳务公司",),
        groups=("migrant-worker",), papers=("身份证", "欠条"),
    )  # fmt: skip
    return intake.receive_application(
        institution=cast.institution, person=person, consultation=consultation,
        statement=statement, actor=officer, at=when,
    )  # fmt: skip


def examined(cast: Cast, case: Case, by: str = "officer", day: str = "2026-03-04") -> Case:
    """The officer's opinion lies before the head."""
    examination.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="材料齐全", proposal=proposal_of(case),
        actor=cast.actor(by), at=at(f"{day} 10:00"),
    )  # fmt: skip
    return case


def granted(cast: Cast, case: Case, day: str = "2026-03-04") -> Case:
    """Aid is granted."""
    examined(cast, case, day=day)
    examination.grant(
        case=case, reasons="符合条件", actor=cast.actor("head"), at=at(f"{day} 16:00")
    )
    return case


def under_handling(cast: Cast, case: Case, day: str = "2026-03-05") -> tuple[Case, str]:
    """Assigned by rotation, with the handler named; gives the handler's key as well."""
    granted(cast, case)
    assignment.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=at(f"{day} 09:00"))
    is_first = case.firm_id == cast.firms[0].pk
    firm, handler = ("firm_1", "handler") if is_first else ("firm_2", "second_handler")
    assignment.name_handler(
        case=case, provider=cast.providers[handler], actor=cast.actor(firm),
        at=at(f"{day} 15:00"),
    )  # fmt: skip
    return case, handler


TODAY = date(2026, 3, 6)
