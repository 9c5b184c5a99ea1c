"""Reads of blind pages, and of what the inspection found on them."""

from dataclasses import dataclass
from uuid import UUID

from hengyuan.assignment.models import Assignment
from hengyuan.dossier.models import Finding, Inspection, InspectionState
from hengyuan.inspection.blinding import Kind, Secret
from hengyuan.peer_review.models import BlindPage, Dossier


def dossier_by_id(dossier_id: UUID) -> Dossier | None:
    """A dossier with its case or its entry; None where it is gone."""
    rows = Dossier.objects.select_related("case__recipient", "case__handler", "case__firm", "entry")
    return rows.filter(pk=dossier_id).first()


def dossiers_in(round_id: UUID) -> list[Dossier]:
    """The dossiers of a round, anchors too."""
    return list(Dossier.objects.filter(round=round_id).order_by("pk"))


def is_blind(dossier: Dossier) -> bool:
    """Whether its pages were made."""
    return BlindPage.objects.filter(dossier=dossier).exists()


def pages_of(dossier: Dossier) -> list[BlindPage]:
    """The pages of a dossier, without their words."""
    return list(BlindPage.objects.filter(dossier=dossier).defer("text").order_by("number"))


def page_of(dossier: Dossier, number: int) -> BlindPage | None:
    """One page that is shown."""
    rows = BlindPage.objects.filter(dossier=dossier, number=number, picture__isnull=False)
    return rows.select_related("picture").first()


def earlier_handlers(dossier: Dossier) -> list[Secret]:
    """Whoever had the case before, and their firms: secrets as well."""
    rows = Assignment.objects.filter(case=dossier.case_id).select_related("handler", "firm")
    found = [Secret(Kind.FIRM, row.firm.name) for row in rows]
    return found + [Secret(Kind.HANDLER, row.handler.name) for row in rows if row.handler]


@dataclass(frozen=True, slots=True)
class ReviewHint:
    """What the inspection found and a person confirmed: the rule's name and its pages, no words."""

    name: str
    pages: tuple[int, ...]


def hints_of(dossier: Dossier) -> list[ReviewHint]:
    """Confirmed findings of the last inspection; none where the dossier is of the control group."""
    if not dossier.has_hints or dossier.case_id is None:
        return []
    last = Inspection.objects.filter(case=dossier.case_id, state=InspectionState.DONE)
    newest = last.order_by("-asked_at").first()
    if newest is None:
        return []
    rows = Finding.objects.filter(inspection=newest, verdict="confirmed").order_by("place")
    return [
        ReviewHint(row.name, tuple(sorted({spot["page"] for spot in row.spots if spot["page"]})))
        for row in rows
    ]
