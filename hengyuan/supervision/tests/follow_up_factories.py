"""Closed cases and people for the tests of follow-up and observation."""

from datetime import date

from demo.cast import let_everybody_in
from hengyuan.cases.models import Case
from hengyuan.ledger import audit
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import applied
from tests.cast import Cast, at, new_account

OPENED = at("2026-03-01 00:10")


def with_observers(cast: Cast) -> Cast:
    """Two observers at the institution (旁听回访员)."""
    for key, name in (("observer", "纪闻"), ("second_observer", "听雨")):
        new_account(cast, key, name, Role.OBSERVER, cast.institution)
    let_everybody_in()
    return cast


def closed(cast: Cast, serial: int, day: str = "2026-03-10", **changes: object) -> Case:
    """A case that stands as closed, without its long way."""
    case = applied(cast, serial=serial, name=f"赵{serial}")
    columns = {
        "stage": "closed", "closed_on": date.fromisoformat(day), "outcome": "won",
        "handler": cast.providers["handler"], "firm": cast.firms[0], "matter": "CV-04",
    } | changes  # fmt: skip
    Case.objects.filter(pk=case.pk).update(**columns)
    return Case.objects.get(pk=case.pk)


def differences() -> list[str]:
    """What the audit finds in supervision's own tables: the cases themselves were set by hand."""
    found = audit.run().differences
    return [str(each) for each in found if each.table.startswith("supervision.")]
