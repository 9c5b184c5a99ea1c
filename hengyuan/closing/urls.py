"""Addresses of closing and archiving."""

from django.urls import path

from hengyuan.closing import views

app_name = "closing"
urlpatterns = [
    path("<uuid:case_id>/report/", views.report_closing, name="report_closing"),
    path(
        "<uuid:case_id>/ended/",
        views.hand_in_after_termination,
        name="hand_in_after_termination",
    ),
    path("<uuid:case_id>/return/", views.return_dossier, name="return_dossier"),
    path("<uuid:case_id>/first/", views.examine_dossier_first, name="examine_dossier_first"),
    path("<uuid:case_id>/second/", views.close, name="close"),
    path("<uuid:case_id>/archive/", views.archive, name="archive"),
]
