"""Addresses of peer review, under /review/."""

from django.urls import path

from hengyuan.peer_review.views import (
    decisions,
    elsewhere,
    readers,
    reports,
    rounds,
    sheets,
    standards,
)

app_name = "peer_review"
urlpatterns = [
    path("", rounds.home, name="home"),
    path("rounds/", rounds.listed, name="rounds"),
    path("rounds/open/", rounds.open_round, name="open_round"),
    path("rounds/elsewhere.xlsx", elsewhere.template, name="handover_template"),
    path("rounds/<uuid:round_id>/elsewhere/", elsewhere.handover, name="handover"),
    path("rounds/<uuid:round_id>/elsewhere/<str:act>/", elsewhere.take_in, name="take_in"),
    path("rounds/<uuid:round_id>/", rounds.one, name="round"),
    path("rounds/<uuid:round_id>/report/", reports.report, name="report"),
    path("rounds/<uuid:round_id>/report/figures.json", reports.figures, name="figures"),
    path("rounds/<uuid:round_id>/report/sheets.json", reports.signed, name="signed_sheets"),
    path("rounds/<uuid:round_id>/<str:what>.json", rounds.record, name="round_record"),
    path("rounds/<uuid:round_id>/<str:name>/", rounds.step, name="step"),
    path("dossiers/<uuid:dossier_id>/", decisions.dossier, name="dossier"),
    path(
        "dossiers/<uuid:dossier_id>/sheets/<uuid:sheet_id>/release/", decisions.release,
        name="release",
    ),
    path("dossiers/<uuid:dossier_id>/letter/", elsewhere.letter, name="letter"),
    path("dossiers/<uuid:dossier_id>/answer/", elsewhere.enter_reply, name="enter_reply"),
    path("dossiers/<uuid:dossier_id>/files/<int:place>/", elsewhere.original, name="original"),
    path("dossiers/<uuid:dossier_id>/<str:act>/", decisions.decide, name="decide"),
    path("sheets/", sheets.listed, name="sheets"),
    path("sheets/<uuid:sheet_id>/", sheets.one, name="sheet"),
    path("sheets/<uuid:sheet_id>/keep/", sheets.keep, name="keep"),
    path("sheets/<uuid:sheet_id>/sign/", sheets.sign, name="sign"),
    path("sheets/<uuid:sheet_id>/pages/<int:number>/", sheets.page, name="page"),
    path("sheets/<uuid:sheet_id>/leave/", sheets.leave, name="leave"),
    path("readers/", readers.listed, name="readers"),
    path("readers/me/", readers.own, name="own_reader"),
    path("readers/me/<uuid:reader_id>/ties/", readers.own_ties, name="own_ties"),
    path("readers/enter/", readers.candidates, name="candidates"),
    path("readers/enter/<int:account_id>/", readers.enter, name="enter_reader"),
    path("readers/training/", readers.train, name="train_readers"),
    path("readers/<uuid:reader_id>/", readers.one, name="reader"),
    path("readers/<uuid:reader_id>/<str:name>/", readers.act, name="reader_act"),
    path("standards/", standards.listed, name="standards"),
    path("standards/<str:field>/", standards.in_force, name="standard"),
    path("standards/<str:field>/propose/", standards.propose, name="propose_standard"),
    path("standards/versions/<uuid:version_id>/", standards.version, name="standard_version"),
    path(
        "standards/versions/<uuid:version_id>/<str:act>/", standards.decide,
        name="decide_standard",
    ),
    path("grades/", decisions.grades, name="grades"),
    path("grades/<uuid:decision_id>/", decisions.told, name="told"),
    path("grades/<uuid:decision_id>/reply/", decisions.reply, name="reply"),
]  # fmt: skip
