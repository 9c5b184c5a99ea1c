"""Addresses of supervision, under /supervision/."""

from django.urls import path

from hengyuan.supervision import views

app_name = "supervision"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("alerts/", views.alerts, name="alerts"),
    path("cockpit/", views.cockpit, name="cockpit"),
    path("rules/", views.rules_page, name="rules"),
    path("rules/<str:rule_id>/<str:bound>/", views.rehearsal, name="rehearsal"),
    path("alerts/<uuid:alert_id>/", views.alert, name="alert"),
    path("alerts/<uuid:alert_id>/notice/", views.notice, name="notice"),
    path("alerts/<uuid:alert_id>/<str:act>/", views.act, name="act"),
]
