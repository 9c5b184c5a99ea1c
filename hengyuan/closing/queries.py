"""Reads of closing reports and dossier examinations."""

from uuid import UUID

from hengyuan.closing.models import ClosingReport, DossierExamination


def report_of(case_id: UUID) -> ClosingReport | None:
    """The closing report of a case."""
    return ClosingReport.objects.filter(case_id=case_id).first()


def examinations_of(case_id: UUID) -> list[DossierExamination]:
    """The examinations of the dossier, in order."""
    return list(DossierExamination.objects.filter(case_id=case_id).select_related("examiner"))
