"""How a complaint is taken in: whom it means, which rules hold, which bureau handles it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel import reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.complaints import About, Channel, Complainant, grounds_of
from hengyuan.law.errors import NoValueInForce
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import complaints as access
from hengyuan.supervision.commands.complaints import CannotHandleComplaint
from hengyuan.supervision.events import complaints as events
from hengyuan.supervision.models import Complaint
from hengyuan.supervision.queries import complaints as queries


@transaction.atomic
def receive_complaint(
    *,
    institution: Organisation,
    about: About,
    channel: Channel,
    relation: Complainant,
    complainant: str,
    contents: str,
    grounds: Sequence[str],
    received_on: date,
    actor: Actor,
    at: datetime,
    case_number: str = "",
    named: str = "",
    phone: str = "",
    needs: str = "",
) -> Complaint:
    """登记投诉: it goes to the bureau that set up the institution. Raises NotAllowed,

    CannotHandleComplaint for a name that means nobody, grounds of other rules, a day to come.
    """
    places = access.institutions_for(actor, day_of(at))
    if not access.may_receive(actor) or not places.filter(pk=institution.pk).exists():
        raise NotAllowed(_("投诉由设立该法律援助机构的司法行政机关登记。"))
    _check_reception(complainant, contents, grounds, received_on, at)
    case = _case_of(institution, case_number)
    bureau = institution.parent
    assert bureau is not None  # of institutions_for
    word = f"{bureau.short_name or bureau.name}法援投"
    number = reference_number.take(organisation_id=bureau.pk, word=word, year=received_on.year)
    complaint = Complaint(
        number=str(number), bureau=bureau, institution=institution, region=institution.region,
        case=case, about=about, channel=channel, relation=relation, grounds=list(grounds),
        complainant=complainant.strip(), phone=phone.strip(), needs=needs.strip(),
        contents=contents.strip(), received_on=received_on, received_at=at,
        received_by_id=actor.account_id, **_meant(about, institution, case, named.strip()),
    )  # fmt: skip
    complaint.due_on = queries.due_of(complaint)
    complaint.save(force_insert=True)
    values = {
        "number": complaint.number, "institution": institution.pk, "about": complaint.about_code,
        "channel": channel.value, "relation": relation.value, "grounds": list(grounds),
        "received_on": received_on, "due_on": complaint.due_on, "case": case.pk if case else None,
    }  # fmt: skip
    words = {
        "complainant": complaint.complainant, "phone": complaint.phone, "needs": complaint.needs,
        "contents": complaint.contents,
    }  # fmt: skip
    append(
        stream=complaint.stream, event=events.RECEIVED, actor=actor, at=at, values=values,
        words=words,
    )  # fmt: skip
    return complaint


def _check_reception(
    complainant: str, contents: str, grounds: Sequence[str], received_on: date, at: datetime
) -> None:
    if received_on > day_of(at):
        raise CannotHandleComplaint(_("收到日期不能晚于今天。"), field="received_on")
    if not complainant.strip():
        raise CannotHandleComplaint(_("请填写投诉人的姓名或者名称。"), field="complainant")
    if not contents.strip():
        raise CannotHandleComplaint(_("请写明投诉的事实和请求。"), field="contents")
    try:
        known = {one.id for one in grounds_of(received_on)}
    except NoValueInForce as error:
        raise CannotHandleComplaint(_("该日没有投诉办法施行。"), field="received_on") from error
    if not grounds or not set(grounds) <= known:
        raise CannotHandleComplaint(_("请选择收到投诉之日施行的办法所列的事由。"), field="grounds")


def _case_of(institution: Organisation, number: str) -> Case | None:
    if not number.strip():
        return None
    case = queries.case_numbered(institution, number)
    if case is None:
        raise CannotHandleComplaint(_("该机构没有这个案号。"), field="case_number")
    return case


def _meant(
    about: About, institution: Organisation, case: Case | None, named: str
) -> dict[str, Any]:
    """Who is complained of: the case's own handler and firm, or whoever the name means."""
    if about is About.INSTITUTION:
        return {}
    if about is About.PERSON:
        found: Sequence[Any] = queries.persons_called(institution, named) if named else (
            [case.handler] if case and case.handler else []
        )  # fmt: skip
        column = "provider"
    elif about is About.UNIT:
        found = queries.units_called(named) if named else (
            [case.firm] if case and case.firm else []
        )  # fmt: skip
        column = "unit"
    else:
        found, column = queries.staff_called(institution, named), "staff"
    if len(found) != 1:
        raise CannotHandleComplaint(
            _("没有找到唯一的被投诉人：请填写全名，人员重名的填写执业证号。"), field="named"
        )
    return {column: found[0]}
