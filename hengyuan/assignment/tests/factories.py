"""Cases that wait for assignment, firms and people beyond the cast."""

from datetime import date

from hengyuan.assignment import commands
from hengyuan.cases.models import Case
from hengyuan.intake import commands as intake
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.commands import register_person
from hengyuan.people.models import Provider
from tests.cast import FOUNDED, Cast, at, identity_number, new_organisation, new_provider
from tests.journeys.test_chain import apply, examine_and_grant

TODAY = date(2026, 3, 5)


def person(cast: Cast, name: str, serial: int):
    """Somebody with an identity number of the demo."""
    return register_person(
        name=name, number=identity_number(serial), demo=True, actor=cast.actor("officer"),
        at=at("2026-03-02 09:00"),
    )  # fmt: skip


def granted(cast: Cast, name: str = "陈小工", serial: int = 11, **stated) -> Case:
    """An application that was granted."""
    statement = {
        "kind": Kind.CIVIL, "proceeding": Stage.TRIAL_FIRST_INSTANCE, "matter": "CV-05",
        "cause": "追索劳动报酬", "facts": "拖欠工资", "opponents": (), "papers": ("身份证",),
        "groups": ("migrant-worker",),
    }  # fmt: skip
    case = intake.receive_application(
        institution=cast.institution, person=person(cast, name, serial), consultation=None,
        statement=intake.Statement(**(statement | stated)), actor=cast.actor("officer"),
        at=at("2026-03-02 09:30"),
    )  # fmt: skip
    examine_and_grant(cast, case)
    return case


def notified(cast: Cast, name: str, serial: int, **stated) -> Case:
    """A criminal notice that waits for assignment."""
    notice = {
        "authority_name": "青石区人民法院", "proceeding": Stage.TRIAL_FIRST_INSTANCE,
        "ground": "CR-M4", "charge": "故意伤害罪",
    }  # fmt: skip
    return intake.register_notice(
        institution=cast.institution, person=person(cast, name, serial),
        actor=cast.actor("officer"), at=at("2026-03-02 10:00"), **(notice | stated),
    )  # fmt: skip


def firm(cast: Cast, name: str, region: str = "990102") -> tuple[Organisation, Provider]:
    """A firm with one lawyer."""
    found = new_organisation(Place.FIRM, name, "", region)
    return found, new_provider(cast, f"of_{found.pk}", f"{name[:1]}律师", found)


def assigned(cast: Cast, case: Case, *, day: str = "2026-03-05"):
    """By rotation, and the firm names its only lawyer."""
    made = commands.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at(f"{day} 09:00")
    )
    return named(cast, case, made, day=day)


def named(cast: Cast, case: Case, made, *, day: str = "2026-03-05"):
    """The firm of an assignment names its first lawyer."""
    provider = Provider.objects.filter(organisation=made.firm).order_by("pk")[0]
    commands.name_handler(
        case=case, provider=provider, actor=cast.actor("assigner"), at=at(f"{day} 15:00")
    )
    return provider


__all__ = [
    "FOUNDED", "TODAY", "apply", "assigned", "firm", "granted", "named", "notified", "person",
]  # fmt: skip
