"""Addresses of examination and decision."""

from django.urls import path

from hengyuan.examination import views

app_name = "examination"
urlpatterns = [
    path("<uuid:case_id>/", views.examine, name="examine"),
    path("<uuid:case_id>/decide/", views.decide, name="decide"),
    path("<uuid:case_id>/return/", views.return_to_examiner, name="return_to_examiner"),
    path("<uuid:case_id>/provide-first/", views.provide_first, name="provide_first"),
    path("<uuid:case_id>/terminate/", views.terminate, name="terminate"),
]
