"""Addresses of supervision, under /supervision/."""

from django.urls import path

from hengyuan.supervision.views import alerts, bulletins, cockpit

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
    path("rules/", cockpit.rules_page, name="rules"),
    path("rules/<str:rule_id>/<str:bound>/", cockpit.rehearsal, name="rehearsal"),
    path("alerts/<uuid:alert_id>/", alerts.alert, name="alert"),
    path("alerts/<uuid:alert_id>/notice/", alerts.notice, name="notice"),
    path("alerts/<uuid:alert_id>/<str:act>/", alerts.act, name="act"),
]
