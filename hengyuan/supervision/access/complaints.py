"""Who sees and handles complaints, who learns who complained, who answers.

The bureau that set up the institution handles them; bureaus and auditors of the region and the
head and quality head of the institution read them, without the complainant's name. Nobody reads
or handles what is about himself: whoever is complained of sees the question that he is to answer.
"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.law.complaints import About, Act, Move
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, region_range
from hengyuan.supervision.access.alerts import REGION
from hengyuan.supervision.models import Complaint, ComplaintNote
from hengyuan.supervision.rules import complaints as rules
from hengyuan.supervision.rules.alerts import BUREAU, FIRM, HANDLER, HEAD, QUALITY

READERS = (HEAD, QUALITY, *REGION)
WITH_NAMES = ("case", "institution", "bureau", "provider", "unit", "staff")


def reads(actor: Actor | None) -> bool:
    """Whether the actor has a list of complaints."""
    return holds(actor, *READERS)


def visible_to(actor: Actor | None) -> QuerySet[Complaint]:
    """Complaints that the actor may read, none that is about himself."""
    found = Complaint.objects.select_related(*WITH_NAMES)
    if not actor or not reads(actor):
        return found.none()
    seen = NOTHING
    if actor.has(HEAD, QUALITY):
        seen |= Q(institution_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen).exclude(_about(actor))


def _about(actor: Actor) -> Q:
    own = Q(staff_id=actor.account_id)
    return own | Q(provider_id=actor.provider_id) if actor.provider_id is not None else own


def get_complaint_for(actor: Actor | None, complaint_id: UUID) -> Complaint:
    """The complaint, if the actor may see it; otherwise Http404."""
    found = visible_to(actor).filter(pk=complaint_id).first()
    if found is None:
        raise Http404
    return found


def may_receive(actor: Actor | None) -> bool:
    """Whether the actor takes complaints in."""
    return holds(actor, BUREAU)


def institutions_for(actor: Actor, on: date) -> QuerySet[Organisation]:
    """Institutions about which the actor takes complaints in: those of the region."""
    places = Organisation.objects.existing(on).filter(kind=Kind.INSTITUTION)
    return places.filter(region__range=region_range(actor.region), parent__isnull=False)


def handles(actor: Actor, complaint: Complaint) -> bool:
    """Whether the complaint is the actor's to handle: at the bureau that set up the institution."""
    if actor.account_id == complaint.staff_id or (
        actor.provider_id is not None and actor.provider_id == complaint.provider_id
    ):
        return False
    return actor.has(BUREAU) and actor.organisation_id == complaint.bureau_id


def acts_for(actor: Actor, complaint: Complaint) -> list[Move]:
    """What the actor can do with the complaint now."""
    if not handles(actor, complaint):
        return []
    moves = rules.possible(
        complaint.state, asked_before=complaint.asked_on is not None, finding=complaint.finding
    )
    return [move for move in moves if move.act is not Act.MERGE or mergeable(complaint).exists()]


def mergeable(complaint: Complaint) -> QuerySet[Complaint]:
    """Open complaints of the same matter at the same bureau."""
    same = Complaint.objects.filter(
        bureau=complaint.bureau, case=complaint.case, about=complaint.about,
        provider=complaint.provider, unit=complaint.unit, staff=complaint.staff,
        institution=complaint.institution, state__in=("received", "accepted", "checking"),
    )  # fmt: skip
    return same.exclude(pk=complaint.pk)


def questions_to(actor: Actor | None) -> QuerySet[ComplaintNote]:
    """Questions that the actor is to answer, or has answered: all that he sees of a complaint."""
    asked = ComplaintNote.objects.filter(act=Act.ASK_ANSWER.value)
    asked = asked.select_related("complaint", "complaint__case", "complaint__bureau", "answer")
    if not actor:
        return asked.none()
    meant = Q(complaint__staff_id=actor.account_id)
    if actor.has(HANDLER) and actor.provider_id is not None:
        meant |= Q(complaint__provider_id=actor.provider_id)
    if actor.has(FIRM):
        meant |= Q(complaint__about=About.UNIT, complaint__unit_id=actor.organisation_id)
    if actor.has(HEAD):
        here = Q(complaint__institution_id=actor.organisation_id)
        meant |= here & Q(complaint__about=About.INSTITUTION)
    return asked.filter(meant).order_by("due_on", "at")


def get_question_for(actor: Actor | None, note_id: UUID) -> ComplaintNote:
    """The question, if the actor is to answer it; otherwise Http404."""
    found = questions_to(actor).filter(pk=note_id).first()
    if found is None:
        raise Http404
    return found


def waiting_for(actor: Actor | None) -> QuerySet[Complaint]:
    """Open complaints that the actor's bureau has to handle, the earliest due first."""
    if not may_receive(actor) or not actor:
        return Complaint.objects.none()
    here = visible_to(actor).filter(bureau_id=actor.organisation_id)
    return here.filter(state__in=rules.OPEN).order_by("due_on", "received_on")
