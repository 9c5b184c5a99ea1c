"""Addresses of cases. The case page is composed by the web floor, which adds its own route."""

from django.urls import path

from hengyuan.cases import views

urlpatterns = [
    path("", views.case_list, name="list"),
    path("<uuid:case_id>/recipient/", views.recipient, name="recipient"),
    path("<uuid:case_id>/clocks/<int:clock_id>/", views.clock, name="clock"),
]
