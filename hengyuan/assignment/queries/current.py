"""Reads of the assignments of one case."""

from uuid import UUID

from hengyuan.assignment.models import Assignment


def current_assignment(case_id: UUID) -> Assignment | None:
    """The assignment of a case that has not ended."""
    return (
        Assignment.objects.filter(case_id=case_id, ended_at=None)
        .select_related("firm", "handler", "case", "record")
        .first()
    )


def declined_firms(case_id: UUID) -> list[int]:
    """Firms that gave this case back."""
    return list(
        Assignment.objects.filter(case_id=case_id, ended_at__isnull=False).values_list(
            "firm_id", flat=True
        )
    )
