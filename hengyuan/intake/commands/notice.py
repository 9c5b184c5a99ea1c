"""A case authority's notice (法律援助法 arts. 25, 28, 36): no hardship test, three days."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from hengyuan.cases.commands import open_case
from hengyuan.cases.models import Case, Side
from hengyuan.cases.queries import opening_of
from hengyuan.dossier.commands import issue_document
from hengyuan.dossier.models import Origin
from hengyuan.intake import events
from hengyuan.intake.models import Notice
from hengyuan.kernel import crypto, reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law.vocabulary import Basis, Kind, Stage
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Person


@transaction.atomic
def register_notice(
    *,
    institution: Organisation,
    person: Person,
    authority_name: str,
    proceeding: Stage,
    ground: str,
    charge: str,
    actor: Actor,
    at: datetime,
    notice_number: str = "",
    custody_place: str = "",
    hearing_on: date | None = None,
    authority: Organisation | None = None,
    tags: tuple[str, ...] = (),
    case_number: str = "",
    co_accused: Sequence[str] = (),
    victims: Sequence[str] = (),
) -> Case:
    """Open the case of a notice; one case for each represented person. Raises NotAllowed.

    The authority's number of its case (or of its notice, on one day) joins those who are tried
    together: one lawyer must not defend two of them (刑诉法解释 art. 43).
    """
    number = reference_number.take(
        organisation_id=institution.pk, word=f"{institution.short_name}援通", year=day_of(at).year
    )
    case = Case(
        number=str(number),
        institution=institution,
        region=institution.region,
        kind=Kind.CRIMINAL,
        basis=Basis.NOTIFIED,
        proceeding=proceeding,
        matter=ground,
        cause=charge,
        tags=list(tags),
        authority=authority,
        authority_case_number=case_number,
        joint_key=_joint_key(authority_name, case_number, notice_number, day_of(at)),
        recipient=person,
        applied_at=at,
    )
    open_case(
        case=case,
        command="register_notice",
        actor=actor,
        at=at,
        event=events.NOTICE_RECEIVED,
        values={**opening_of(case), "ground": ground},
        words={"authority": authority_name},
        personal=_named(person, co_accused, victims),
        others={Side.CO_ACCUSED: co_accused, Side.VICTIM: victims},
    )
    notice = Notice(
        authority_name=authority_name,
        notice_number=notice_number,
        custody_place=custody_place,
        hearing_on=hearing_on,
    )
    _keep(notice, case, actor, at)
    return case


def _keep(notice: Notice, case: Case, actor: Actor, at: datetime) -> None:
    notice.case, notice.received_at = case, at
    notice.ground, notice.charge = case.matter, case.cause
    notice.save(force_insert=True)
    _make_papers(case, notice, actor, at)


def _joint_key(authority: str, case_number: str, notice_number: str, on: date) -> str:
    """One key for those tried together: by the authority's case number, else by its notice."""
    if case_number.strip():
        return crypto.blind_index("joint", "|".join(map(_plain, (authority, case_number))))
    if notice_number.strip():
        said = (authority, notice_number, on.isoformat())
        return crypto.blind_index("joint", "|".join(map(_plain, said)))
    return ""


def _plain(text: str) -> str:
    """Width of letters and brackets, and spaces, make no other number."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _named(
    person: Person, co_accused: Sequence[str], victims: Sequence[str]
) -> dict[UUID, dict[str, list[str]]]:
    named = {"co_accused": list(co_accused), "victims": list(victims)}
    told = {key: names for key, names in named.items() if names}
    return {person.pk: told} if told else {}


def _make_papers(case: Case, notice: Notice, actor: Actor, at: datetime) -> None:
    is_agency = notice.ground == "CR-M8"
    issue_document(
        case=case,
        form="D-20" if is_agency else "D-19",
        title="通知代理公函" if is_agency else "通知辩护公函",
        origin=Origin.RECEIVED,
        values={
            "recipient": case.recipient.name,
            "authority": notice.authority_name,
            "notice_number": notice.notice_number,
            "ground": notice.ground,
            "charge": notice.charge,
            "custody_place": notice.custody_place,
            "proceeding": case.proceeding,
            "hearing_on": notice.hearing_on,
        },
        actor=actor,
        at=at,
    )
    for row, title in (("I-03", "办案机关提供的身份信息"), ("I-06", "通知所附案件材料")):
        issue_document(
            case=case,
            form="",
            row=row,
            title=title,
            values={"recipient": case.recipient.name, "is_entry_only": True},
            origin=Origin.RECEIVED,
            actor=actor,
            at=at,
        )
