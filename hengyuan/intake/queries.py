"""Reads of the register, applications, notices and supplement requests."""

import json

from django.db.models import Q, QuerySet

from hengyuan.cases.rules import Stage
from hengyuan.dossier import rendering
from hengyuan.intake.models import Consultation, RegisterSheet
from hengyuan.intake.rules import AdviceResult
from hengyuan.kernel.clock import day_of
from hengyuan.orgs.models import Organisation


def register_of(institution_id: int) -> QuerySet[Consultation]:
    """The register of an institution and of the workstations beneath it, newest first."""
    return _newest(Consultation.objects.filter(institution_id__in=here_and_beneath(institution_id)))


def here_and_beneath(institution_id: int) -> list[int]:
    """An institution and its workstations, as ids: a join would keep the list from its index."""
    beneath = Organisation.objects.filter(parent_id=institution_id).order_by("pk")
    return [institution_id, *beneath.values_list("pk", flat=True)]


def received_at(organisation_id: int, role: str) -> QuerySet[Consultation]:
    """What somebody received in a role at a place, wherever it stands now, newest first."""
    return _newest(Consultation.objects.filter(receiver_id=organisation_id, received_as=role))


def _newest(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    # Fetched apart: joined, the places would lead the query, and every row would be sorted.
    return rows.prefetch_related("institution", "receiver").order_by("-received_at")


def unfinished(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    """Those that wait for an answer, or for the application that they turned into."""
    waiting = Q(stage=Stage.RECEIVED) | Q(
        stage=Stage.ADVISED, result=AdviceResult.TURNED_TO_APPLICATION
    )
    open_stages = [Stage.RECEIVED, Stage.ADVISED]  # for the index, which an OR does not use
    return rows.filter(waiting, stage__in=open_stages).order_by("received_at", "number")


def sheets_of(consultation: Consultation) -> QuerySet[RegisterSheet]:
    """The sheets issued of a consultation, newest first."""
    return consultation.sheets.select_related("made_by").order_by("-made_at")


def printed_sheet(sheet: RegisterSheet, number: str) -> rendering.PrintedDocument:
    """The sheet as it is printed, under the number of its row of the register."""
    imprint = rendering.Imprint(
        institution=sheet.institution.name, number=number, dated_on=day_of(sheet.made_at)
    )
    return rendering.build("D-01", json.loads(sheet.values), imprint)
