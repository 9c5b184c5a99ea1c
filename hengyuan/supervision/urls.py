"""Addresses of supervision, under /supervision/."""

from django.urls import path

from hengyuan.supervision.views import alerts, bulletins, cockpit, complaints, follow_up, objections

app_name = "supervision"
urlpatterns = [
    path("", alerts.inbox, name="inbox"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("cockpit/", cockpit.cockpit, name="cockpit"),
    path("bulletins/", bulletins.listed, name="bulletins"),
    path("bulletins/make/", bulletins.make, name="make_bulletin"),
    path("bulletins/<uuid:bulletin_id>/", bulletins.one, name="bulletin"),
    path("bulletins/<uuid:bulletin_id>/pdf/", bulletins.pdf, name="bulletin_pdf"),
    path("bulletins/<uuid:bulletin_id>/docx/", bulletins.docx, name="bulletin_docx"),
    path("bulletins/<uuid:bulletin_id>/figure/", bulletins.figure, name="figure"),
    path("follow-up/", follow_up.listed, name="follow_ups"),
    path("follow-up/results/", follow_up.results, name="follow_up_results"),
    path("follow-up/settings/", follow_up.settings, name="follow_up_settings"),
    path("follow-up/settings/yield/", follow_up.settings_yield, name="follow_up_yield"),
    path("follow-up/periods/", follow_up.periods_page, name="follow_up_periods"),
    path(
        "follow-up/periods/<uuid:period_id>/<str:what>.json",
        follow_up.period_file,
        name="follow_up_period",
    ),
    path("follow-up/<uuid:follow_up_id>/", follow_up.call, name="follow_up"),
    path("follow-up/<uuid:follow_up_id>/take/", follow_up.take, name="follow_up_take"),
    path("follow-up/<uuid:follow_up_id>/decide/", follow_up.decide, name="follow_up_decide"),
    path("complaints/", complaints.listed, name="complaints"),
    path("complaints/receive/", complaints.receive, name="receive_complaint"),
    path("complaints/questions/<uuid:note_id>/", complaints.question, name="question"),
    path("complaints/<uuid:complaint_id>/", complaints.one, name="complaint"),
    path(
        "complaints/<uuid:complaint_id>/clocks/<str:step>/", complaints.clock_page,
        name="complaint_clock",
    ),
    path(
        "complaints/<uuid:complaint_id>/papers/<uuid:note_id>/<str:kind>/", complaints.paper,
        name="complaint_paper",
    ),
    path("complaints/<uuid:complaint_id>/<str:act>/", complaints.act, name="complaint_act"),
    path("objections/", objections.listed, name="objections"),
    path("objections/cases/<uuid:case_id>/", objections.receive, name="receive_objection"),
    path("objections/<uuid:objection_id>/", objections.one, name="objection"),
    path("objections/<uuid:objection_id>/decide/", objections.decide, name="decide_objection"),
    path("objections/<uuid:objection_id>/correct/", objections.correct, name="correct_objection"),
    path(
        "objections/<uuid:objection_id>/paper/<str:kind>/", objections.paper,
        name="objection_paper",
    ),
    path("rules/", cockpit.rules_page, name="rules"),
    path("rules/<str:rule_id>/<str:bound>/", cockpit.rehearsal, name="rehearsal"),
    path("alerts/<uuid:alert_id>/", alerts.alert, name="alert"),
    path("alerts/<uuid:alert_id>/notice/", alerts.notice, name="notice"),
    path("alerts/<uuid:alert_id>/<str:act>/", alerts.act, name="act"),
]  # fmt: skip
