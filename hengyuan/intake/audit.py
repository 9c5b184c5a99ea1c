"""What reception, applications, notices and supplements leave in the tables."""

from collections.abc import Iterator, Sequence

from hengyuan.cases import rules as chain
from hengyuan.cases.audit import moved, opened
from hengyuan.cases.models import Case
from hengyuan.intake import events
from hengyuan.intake.models import (
    Application,
    Consultation,
    Notice,
    RegisterSheet,
    SupplementRequest,
)
from hengyuan.kernel import crypto
from hengyuan.law.vocabulary import Basis, Kind
from hengyuan.ledger.audit import Rows, Sealed, Standing, Told, declare

CONSULTATION, APPLICATION = "intake.Consultation", "intake.Application"
SHEET = "intake.RegisterSheet"
NOTICE, SUPPLEMENT = "intake.Notice", "intake.SupplementRequest"


def _visitor(rows: Rows, told: Told) -> None:
    rows.add(
        CONSULTATION,
        number=told.get("number"), channel=told.get("channel"),
        matter_kind=told.get("matter_kind"), institution=told.get("institution"),
        stage=chain.Stage.RECEIVED.value, received_at=told.at, received_by=told.account_id,
        name=told.word("name"), phone=told.word("phone"), question=told.word("question"),
        answer="", result="", answered_at=None, came_at=told.get("came_at"),
        rating="", rated_at=None, rated_by=None,
    )  # fmt: skip


def _advice(rows: Rows, told: Told) -> None:
    rows.change(
        CONSULTATION,
        stage=chain.Stage.ADVISED.value, answered_at=told.at, answer=told.word("answer"),
        told_of_right=told.get("told_of_right"), result=told.get("result"),
    )  # fmt: skip


def _rated(rows: Rows, told: Told) -> None:
    rows.change(
        CONSULTATION, rating=told.word("rating"), rated_at=told.at, rated_by=told.account_id
    )


def _sheet(rows: Rows, told: Told) -> None:
    rows.add(
        SHEET, told.values["sheet"],
        digest=told.get("digest"), made_at=told.at, made_by=told.account_id,
    )  # fmt: skip


def _passed_on(rows: Rows, told: Told) -> None:
    rows.change(CONSULTATION, institution=told.get("institution"))


def _application(rows: Rows, told: Told) -> None:
    opened(
        rows, told, "receive_application",
        basis=Basis.APPLICATION.value, applied_at=told.at, facts=told.word("facts"),
        opponents=told.word("opponents", []),
        **{name: told.get(name) for name in ("number", "kind", "matter", *PLACE)},
    )  # fmt: skip
    rows.add(APPLICATION, papers=told.word("papers", []))


PLACE = ("proceeding", "institution", "region")


def _notice(rows: Rows, told: Told) -> None:
    opened(
        rows, told, "register_notice",
        basis=Basis.NOTIFIED.value, kind=Kind.CRIMINAL.value, applied_at=told.at,
        matter=told.get("ground"), facts="", opponents=[],
        **{name: told.get(name) for name in ("number", *PLACE)},
    )  # fmt: skip
    rows.add(
        NOTICE, ground=told.get("ground"), authority_name=told.word("authority"),
        received_at=told.at,
    )  # fmt: skip


def _supplement_requested(rows: Rows, told: Told) -> None:
    moved(rows, told, "request_supplement")
    rows.add(
        SUPPLEMENT,
        due_on=told.get("due_on"), requested_at=told.at, answered_at=None,
        missing=told.word("missing", []),
    )  # fmt: skip


def _supplement_received(rows: Rows, told: Told) -> None:
    moved(rows, told, "receive_supplement")
    for request in rows.of(SUPPLEMENT):
        if request["answered_at"] is None:
            request["answered_at"] = told.at
    application, came = rows.last(APPLICATION), told.word("papers", [])
    before = application.get("papers")
    if isinstance(before, Sealed) and isinstance(came, Sealed):
        application["papers"] = Sealed([*before.value, *came.value])
    else:
        application["papers"] = came if not isinstance(came, Sealed) else before


def _deemed(rows: Rows, told: Told) -> None:
    moved(rows, told, "record_deemed_withdrawal")


def _withdrawn(rows: Rows, told: Told) -> None:
    moved(rows, told, "withdraw_application")


def _consultations(ids: Sequence[str]) -> Iterator[Standing]:
    """The register. That an application came of it is told by the case, not by this stream."""
    applied = set(
        Case.objects.filter(consultation_id__in=ids).values_list("consultation_id", flat=True)
    )
    for row in Consultation.objects.filter(pk__in=ids):
        stage = row.stage
        if row.pk in applied:
            stage = "advised" if stage == chain.Stage.APPLIED else f"{stage}≠applied"
        yield (
            str(row.pk),
            CONSULTATION,
            "",
            {
                **{name: getattr(row, name) for name in REGISTER},
                "stage": stage,
                "institution": row.institution_id,
                "received_by": row.received_by_id,
                "rated_by": row.rated_by_id,
            },
        )


REGISTER = (
    "number", "channel", "matter_kind", "received_at", "name", "phone", "question", "answer",
    "answered_at", "told_of_right", "result", "came_at", "rating", "rated_at",
)  # fmt: skip


def _sheets(ids: Sequence[str]) -> Iterator[Standing]:
    key = crypto.data_key()
    for row in RegisterSheet.objects.filter(consultation_id__in=ids).order_by("made_at"):
        yield (
            str(row.consultation_id),
            SHEET,
            str(row.pk),
            {
                "digest": crypto.hmac_sm3(key, row.values.encode()).hex(),
                "made_at": row.made_at,
                "made_by": row.made_by_id,
            },
        )


def _papers(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Application.objects.filter(case_id__in=ids):
        yield str(row.case_id), APPLICATION, "", {"papers": row.papers}
    for notice in Notice.objects.filter(case_id__in=ids):
        yield (
            str(notice.case_id),
            NOTICE,
            "",
            {
                "ground": notice.ground,
                "authority_name": notice.authority_name,
                "received_at": notice.received_at,
            },
        )
    for request in SupplementRequest.objects.filter(case_id__in=ids).order_by("id"):
        yield (
            str(request.case_id),
            SUPPLEMENT,
            "",
            {
                "due_on": request.due_on,
                "requested_at": request.requested_at,
                "answered_at": request.answered_at,
                "missing": request.missing,
            },
        )


declare(
    "consultation",
    anchor=Consultation.objects.all(),
    reads=(_consultations, _sheets),
    tells={
        events.VISITOR_RECEIVED.key: _visitor,
        events.ADVICE_GIVEN.key: _advice,
        events.VISITOR_RATED.key: _rated,
        events.SHEET_ISSUED.key: _sheet,
        events.CONSULTATION_PASSED_ON.key: _passed_on,
    },
)
declare(
    "case",
    reads=(_papers,),
    tells={
        events.APPLICATION_RECEIVED.key: _application,
        events.NOTICE_RECEIVED.key: _notice,
        events.SUPPLEMENT_REQUESTED.key: _supplement_requested,
        events.SUPPLEMENT_RECEIVED.key: _supplement_received,
        events.WITHDRAWAL_DEEMED.key: _deemed,
        events.APPLICATION_WITHDRAWN.key: _withdrawn,
    },
)
