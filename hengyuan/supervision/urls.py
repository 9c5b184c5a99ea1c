"""Addresses of supervision, under /supervision/."""

from django.urls import path

from hengyuan.supervision import views

app_name = "supervision"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("alerts/", views.alerts, name="alerts"),
    path("cockpit/", views.cockpit, name="cockpit"),
    path("bulletins/", views.bulletins, name="bulletins"),
    path("bulletins/make/", views.make_bulletin, name="make_bulletin"),
    path("bulletins/<uuid:bulletin_id>/", views.bulletin, name="bulletin"),
    path("bulletins/<uuid:bulletin_id>/pdf/", views.bulletin_pdf, name="bulletin_pdf"),
    path("bulletins/<uuid:bulletin_id>/docx/", views.bulletin_docx, name="bulletin_docx"),
    path("bulletins/<uuid:bulletin_id>/figure/", views.figure, name="figure"),
    path("rules/", views.rules_page, name="rules"),
    path("rules/<str:rule_id>/<str:bound>/", views.rehearsal, name="rehearsal"),
    path("alerts/<uuid:alert_id>/", views.alert, name="alert"),
    path("alerts/<uuid:alert_id>/notice/", views.notice, name="notice"),
    path("alerts/<uuid:alert_id>/<str:act>/", views.act, name="act"),
]
