"""Writes about applicants, recipients and other parties."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel import crypto, identity_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.ledger.commands import append
from hengyuan.people import events
from hengyuan.people.models import Person
from hengyuan.people.queries import person_by_identity_number


class CannotRegisterPerson(Refused):
    """The identity number is wrong, or belongs to somebody registered under another name."""


@transaction.atomic
def register_person(
    *,
    name: str,
    actor: Actor,
    at: datetime,
    number: str = "",
    phone: str = "",
    address: str = "",
    born_on: date | None = None,
    sex: str = "",
    tags: Sequence[str] = (),
    demo: bool = False,
) -> Person:
    """The person with this identity number, or a new one. Raises CannotRegisterPerson."""
    if number:
        try:
            identity = identity_number.parse(number, today=day_of(at), demo=demo)
        except identity_number.WrongIdentityNumber as error:
            raise CannotRegisterPerson(_(str(error)), field="identity_number") from error
        known = person_by_identity_number(identity.text)
        if known is not None:
            if known.name != name:
                raise CannotRegisterPerson(
                    _("此身份证号码已登记在另一姓名下，请核对证件。"), field="identity_number"
                )
            return known
        number, born_on, sex = identity.text, identity.born_on, identity.sex.value
    person = Person(
        name=name,
        name_index=crypto.blind_index("name", name),
        identity_number=number,
        identity_index=crypto.blind_index("identity", number) if number else "",
        phone=phone,
        address=address,
        born_on=born_on.isoformat() if born_on else "",
        sex=sex,
        tags=list(tags),
    )
    person.save(force_insert=True)
    names = ("name", "identity_number", "phone", "address", "born_on")
    personal = {column: getattr(person, column) for column in names}
    append(
        stream=f"person:{person.pk}",
        event=events.PERSON_REGISTERED,
        actor=actor,
        at=at,
        values={"tags": list(tags)},
        personal={person.pk: personal},
    )
    return person


@transaction.atomic
def uncover_person(*, person: Person, reason: str, actor: Actor, at: datetime) -> None:
    """Record that the actor looked at a person's data uncovered, and why."""
    if not reason.strip():
        raise Refused(_("请写明查看事由。"), field="reason")
    append(
        stream=f"person:{person.pk}",
        event=events.PERSON_UNCOVERED,
        actor=actor,
        at=at,
        values={},
        words={"reason": reason.strip()},
        about=person.pk,
    )
