"""Reads of the register, applications, notices and supplement requests."""

import json

from django.db.models import Q, QuerySet

from hengyuan.cases.rules import Stage
from hengyuan.dossier import rendering
from hengyuan.intake.models import Consultation, RegisterSheet
from hengyuan.intake.rules import AdviceResult
from hengyuan.kernel.clock import day_of


def register_of(institution_id: int) -> QuerySet[Consultation]:
    """The register of an institution and of the workstations beneath it, newest first."""
    here = Q(institution_id=institution_id) | Q(institution__parent_id=institution_id)
    return _newest(Consultation.objects.filter(here))


def received_at(organisation_id: int, role: str) -> QuerySet[Consultation]:
    """What somebody received in a role at a place, wherever it stands now, newest first."""
    return _newest(Consultation.objects.filter(receiver_id=organisation_id, received_as=role))


def _newest(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    return rows.select_related("institution", "receiver").order_by("-received_at")


def unfinished(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Those that wait for an answer, or for the application that they turned into."""
    waiting = Q(stage=Stage.RECEIVED) | Q(
        stage=Stage.ADVISED, result=AdviceResult.TURNED_TO_APPLICATION
    )
    return rows.filter(waiting).order_by("received_at")


def sheets_of(consultation: Consultation) -> QuerySet[RegisterSheet]:
    """The sheets issued of a consultation, newest first."""
    return consultation.sheets.select_related("made_by").order_by("-made_at")


def printed_sheet(sheet: RegisterSheet, number: str) -> rendering.PrintedDocument:
    """The sheet as it is printed, under the number of its row of the register."""
    imprint = rendering.Imprint(
        institution=sheet.institution.name, number=number, dated_on=day_of(sheet.made_at)
    )
    return rendering.build("D-01", json.loads(sheet.values), imprint)
