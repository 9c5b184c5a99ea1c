"""Who sees the register. What is not seen does not exist: 404."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hengyuan.cases.access import RECEIVING
from hengyuan.cases.access import visible_to as cases_visible_to
from hengyuan.cases.models import Case
from hengyuan.cases.rules import Stage, move_for
from hengyuan.intake.models import Consultation, RegisterSheet
from hengyuan.intake.queries import here_and_beneath, received_at, register_of, unfinished
from hengyuan.kernel.actor import Actor
from hengyuan.orgs.access import visible_to as organisations_visible_to
from hengyuan.orgs.rules import Kind

AT_THE_INSTITUTION = ("R-04", "R-05", "R-06")


def visible_to(actor: Actor | None) -> QuerySet[Consultation]:
    """The whole register for who receives or supervises at an institution.

    A workstation and a hotline see what they received themselves, also after it was passed on.
    """
    rows = Consultation.objects.none()
    if not actor:
        return rows
    if actor.has(*AT_THE_INSTITUTION):
        rows = register_of(actor.organisation_id)
    for role in RECEIVING:
        if actor.has(role):
            rows = rows | received_at(actor.organisation_id, role)
    return rows


def answerable_by(actor: Actor | None) -> QuerySet[Consultation]:
    """Those that the actor carries on: in the register where the actor works, or beneath."""
    if not actor:
        return Consultation.objects.none()
    return visible_to(actor).filter(institution_id__in=places_of(actor))


def places_of(actor: Actor) -> list[int]:
    """Where a consultation must stand for the actor to carry it on."""
    place = actor.organisation_id
    return here_and_beneath(place) if actor.has(*AT_THE_INSTITUTION) else [place]


def waiting_for(actor: Actor | None) -> QuerySet[Consultation]:
    """What the actor has still to answer, to take the application of or to pass on, oldest first.

    At an institution an officer takes the application of whoever the hotline advised.
    """
    rows = unfinished(answerable_by(actor))
    if actor and not actor.has(*move_for("receive_application").roles):
        rows = rows.exclude(institution__kind=Kind.INSTITUTION, stage=Stage.ADVISED)
    return rows


def places_to_pass_on(actor: Actor, consultation: Consultation, on: date) -> list[tuple[str, str]]:
    """Institutions of the city other than the one where it stands."""
    places = organisations_visible_to(actor).existing(on).filter(kind=Kind.INSTITUTION)
    others = places.exclude(pk=consultation.institution_id).order_by("region", "name")
    return [(str(place.pk), place.name) for place in others]


def get_seen_consultation_for(actor: Actor | None, consultation_id: UUID) -> Consultation:
    """The consultation, if it stands in a register that the actor reads; otherwise Http404."""
    consultation = visible_to(actor).filter(pk=consultation_id).first()
    if consultation is None:
        raise Http404
    return consultation


def is_at_its_window(actor: Actor, consultation: Consultation) -> bool:
    """Whether the actor works where the visitor was received, and it was not passed on."""
    place = actor.organisation_id
    is_here = consultation.receiver_id == consultation.institution_id == place
    return is_here and actor.has(*move_for("receive_visitor").roles)


def may_rate(actor: Actor, consultation: Consultation) -> bool:
    """Whether the visitor's rating can still be put down by the actor: after the answer, once."""
    is_open = consultation.answered_at is not None and consultation.rated_at is None
    return is_open and is_at_its_window(actor, consultation)


def case_begun_by(actor: Actor, consultation: Consultation) -> Case | None:
    """The case that came of a consultation, if there is one that the actor sees."""
    return cases_visible_to(actor).filter(consultation_id=consultation.pk).first()


def consultation_of(actor: Actor, case: Case) -> Consultation | None:
    """The consultation from which a case came, if the actor reads that register."""
    if case.consultation_id is None:
        return None
    return visible_to(actor).filter(pk=case.consultation_id).first()


def get_sheet_for(actor: Actor | None, sheet_id: UUID) -> RegisterSheet:
    """A sheet of a consultation that the actor sees; otherwise Http404."""
    sheet = (
        RegisterSheet.objects.filter(pk=sheet_id, consultation__in=visible_to(actor))
        .select_related("consultation", "institution")
        .first()
    )
    if sheet is None:
        raise Http404
    return sheet


def get_consultation_for(actor: Actor | None, consultation_id: UUID) -> Consultation:
    """The consultation, if the actor may carry it on; otherwise Http404."""
    consultation = answerable_by(actor).filter(pk=consultation_id).first()
    if consultation is None:
        raise Http404
    return consultation
