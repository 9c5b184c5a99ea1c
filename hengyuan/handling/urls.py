"""Addresses of handling."""

from django.urls import path

from hengyuan.handling import views

app_name = "handling"
urlpatterns = [
    path("<uuid:case_id>/", views.record_act, name="record_act"),
    path("<uuid:case_id>/<slug:page>/", views.record_act, name="record_act"),
]
