"""The application (法律援助法 arts. 31, 38–42): the case is opened, the decision clock starts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases import rules as chain
from hengyuan.cases.commands import open_case
from hengyuan.cases.models import Case
from hengyuan.cases.queries import opening_of
from hengyuan.dossier.commands import issue_document
from hengyuan.dossier.models import Origin
from hengyuan.intake import events
from hengyuan.intake.models import Application, Consultation
from hengyuan.kernel import reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.law.vocabulary import Basis, Kind, Stage
from hengyuan.ledger.rules import canonical_json
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.queries import institution_over
from hengyuan.people.models import Person


class CannotApply(Refused):
    """The consultation already led to an application, or the statement is not complete."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the applicant states. Sums are whole fen; `groups` are codes shown by `papers`."""

    kind: Kind
    proceeding: Stage
    matter: str
    cause: str
    facts: str
    opponents: Sequence[str] = ()
    groups: Sequence[str] = ()
    papers: Sequence[str] = ()
    injury: str = ""
    claim: str = ""  # where the claim comes from, when the matter does not tell
    applicant: str = "self"  # who applies for the person (art. 40)
    has_authority_paper: bool = False
    has_steady_income: bool | None = None  # None: not stated (art. 42 item 1)
    household_size: int = 1
    monthly_income_fen: int | None = None
    has_commitment: bool = False
    was_read_aloud: bool = False
    limitation_ends_on: date | None = None
    needs_preservation: bool = False
    may_need_preservation: bool = False
    is_limitation_unclear: bool = False
    has_other_urgency: bool = False  # danger to a person and the like (art. 44 item 3)
    is_filed: bool = False
    has_counsel: bool = False
    group_size: int = 1
    tags: Sequence[str] = ()
    choices: Sequence[int] = field(default_factory=tuple)  # providers wished for

    def as_values(self) -> dict[str, Any]:
        """The statement as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def receive_application(
    *,
    institution: Organisation,
    person: Person,
    statement: Statement,
    actor: Actor,
    at: datetime,
    consultation: Consultation | None = None,
) -> Case:
    """Open the case of an application and give the receipt for the papers (D-02, D-07).

    Raises NotAllowed, CannotApply.
    """
    decides = institution_over(institution)
    if decides is None:
        raise CannotApply(_("本单位没有所属的法律援助机构，请转送有权受理的机构。"))
    if consultation is not None:
        _use_up(consultation)
    case = _new_case(decides, person, statement, at, consultation)
    case.receiver_id, case.received_as = _receipt(consultation, actor)
    open_case(
        case=case,
        command="receive_application",
        actor=actor,
        at=at,
        event=events.APPLICATION_RECEIVED,
        values={
            **opening_of(case),
            "kind": statement.kind.value,
            "matter": statement.matter,
        },
        words={"papers": list(statement.papers)},
        personal={
            person.pk: {
                "facts": statement.facts,
                "opponents": list(statement.opponents),
            }
        },
    )
    Application.objects.create(
        case=case,
        papers=list(statement.papers),
        declared_at=at if statement.has_commitment else None,
        was_read_aloud=statement.was_read_aloud,
    )
    _make_papers(case, person, statement, actor, at)
    return case


def _receipt(consultation: Consultation | None, actor: Actor) -> tuple[int, str]:
    """Where and in which role the applicant was received first."""
    if consultation is not None and consultation.receiver_id is not None:
        return consultation.receiver_id, consultation.received_as
    roles = chain.move_for("receive_application").roles
    role = next((each for each in roles if actor.has(each)), "")  # none: open_case refuses
    return actor.organisation_id, role


def _new_case(
    institution: Organisation,
    person: Person,
    statement: Statement,
    at: datetime,
    consultation: Consultation | None,
) -> Case:
    number = reference_number.take(
        organisation_id=institution.pk, word=f"{institution.short_name}援申", year=day_of(at).year
    )
    answered_at = consultation.answered_at if consultation else None
    return Case(
        number=str(number),
        institution=institution,
        region=institution.region,
        kind=statement.kind,
        basis=Basis.APPLICATION,
        proceeding=statement.proceeding,
        matter=statement.matter,
        cause=statement.cause,
        tags=list(statement.tags),
        recipient=person,
        opponents="\n".join(statement.opponents),
        facts=statement.facts,
        statement=canonical_json(statement.as_values()),
        group_size=statement.group_size,
        consultation_id=consultation.pk if consultation else None,
        received_on=day_of(consultation.received_at) if consultation else None,
        advised_on=day_of(answered_at) if answered_at else None,
        applied_at=at,
        limitation_ends_on=statement.limitation_ends_on,
    )


def _use_up(consultation: Consultation) -> None:
    applied = Consultation.objects.filter(
        pk=consultation.pk, stage=chain.Stage.ADVISED.value
    ).update(stage=chain.Stage.APPLIED.value)
    if not applied:
        raise CannotApply(_("没有保存：这次咨询尚未解答，或者已经提出申请。"))


def _stated(person: Person, statement: Statement) -> dict[str, Any]:
    """The values of the application form."""
    return {
        "recipient": person.name,
        "identity_number": person.identity_number,
        "phone": person.phone,
        "address": person.address,
        "born_on": person.born_on,
        "sex": person.sex,
        "cause": statement.cause,
        "facts": statement.facts,
        "opponents": list(statement.opponents),
        "tags": list(statement.groups),
        "kind": statement.kind.value,
        "proceeding": statement.proceeding.value,
    }


def _make_papers(
    case: Case, person: Person, statement: Statement, actor: Actor, at: datetime
) -> None:
    issue_document(
        case=case,
        form="D-02",
        title="法律援助申请表",
        number=case.number,
        values=_stated(person, statement),
        actor=actor,
        at=at,
    )
    if statement.has_commitment:
        finances = {
            "recipient": person.name,
            "household_size": statement.household_size,
            "monthly_income_fen": statement.monthly_income_fen,
            "was_read_aloud": statement.was_read_aloud,
        }
        for form, title in (("D-04", "经济困难状况说明表"), ("D-05", "个人诚信承诺书")):
            issue_document(case=case, form=form, title=title, values=finances, actor=actor, at=at)
    _enter_papers(case, person, statement, actor, at)
    issue_document(
        case=case,
        form="D-07",
        title="法律援助申请材料接收凭证",
        values={"recipient": person.name, "papers": list(statement.papers)},
        actor=actor,
        at=at,
    )


def _enter_papers(
    case: Case, person: Person, statement: Statement, actor: Actor, at: datetime
) -> None:
    for row, title in _handed_in(statement):
        issue_document(
            case=case,
            form="",
            row=row,
            title=title,
            values={"recipient": person.name, "is_entry_only": True},
            origin=Origin.RECEIVED,
            actor=actor,
            at=at,
        )


def _handed_in(statement: Statement) -> list[tuple[str, str]]:
    """Papers handed in, each on its row of the catalogue (I-03, I-05, I-06)."""
    rows = [
        ("I-03" if "身份证" in paper or "户口" in paper else "I-06", paper)
        for paper in statement.papers
    ]
    if statement.groups and not statement.has_commitment:
        rows.append(("I-05", "免予核查或者不受限制的证明"))
    return rows
