"""Reads of the assignments of one case."""

from uuid import UUID

from hengyuan.assignment.models import Assignment, Outcome, Replacement, Round


def current_assignment(case_id: UUID) -> Assignment | None:
    """The assignment of a case that has not ended."""
    return (
        Assignment.objects.filter(case_id=case_id, ended_at=None)
        .select_related("firm", "handler", "case", "record")
        .first()
    )


def decisions_of(case_id: UUID) -> list[Assignment]:
    """Every assignment of a case, the newest first, with the figures of its record."""
    return list(
        Assignment.objects.filter(case_id=case_id)
        .select_related("firm", "handler", "assigned_by", "approved_by", "record")
        .defer("record__kept")
        .order_by("-proposed_at", "-pk")
    )


def rounds_of(case_id: UUID) -> list[Round]:
    """Every round of the lot that was held for a case, the newest first."""
    return list(Round.objects.filter(case_id=case_id).defer("announcement", "record"))


def declined_firms(case_id: UUID) -> list[int]:
    """Firms that gave this case back."""
    return list(
        Assignment.objects.filter(case_id=case_id, ended_at__isnull=False).values_list(
            "firm_id", flat=True
        )
    )


def waiting_replacement(case_id: UUID) -> Replacement | None:
    """The request to replace the handler that waits for its decision."""
    return (
        Replacement.objects.filter(case_id=case_id, outcome=Outcome.PENDING)
        .select_related(
            "case__recipient",
            "case__institution",
            "assignment__firm",
            "assignment__handler",
            "requested_by",
        )
        .first()
    )


def replacements_of(case_id: UUID) -> list[Replacement]:
    """Every request of a case, the newest first."""
    return list(
        Replacement.objects.filter(case_id=case_id).select_related(
            "assignment__firm", "assignment__handler", "requested_by", "decided_by"
        )
    )


def replacement_by_id(case_id: UUID, replacement_id: int) -> Replacement | None:
    """One request of a case."""
    return (
        Replacement.objects.filter(case_id=case_id, pk=replacement_id)
        .select_related("case__institution", "assignment__firm", "assignment__handler")
        .first()
    )
