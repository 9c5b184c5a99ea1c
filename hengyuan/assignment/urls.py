"""Addresses of assignment."""

from django.urls import path

from hengyuan.assignment import views

app_name = "assignment"
urlpatterns = [
    path("<uuid:case_id>/rotation/", views.assign_by_rotation, name="assign_by_rotation"),
    path("<uuid:case_id>/choice/", views.assign_by_choice, name="assign_by_choice"),
    path("<uuid:case_id>/designation/", views.propose_designation, name="propose_designation"),
    path(
        "<uuid:case_id>/designation/approve/",
        views.approve_designation,
        name="approve_designation",
    ),
    path("<uuid:case_id>/handler/", views.name_handler, name="name_handler"),
    path("<uuid:case_id>/decline/", views.decline_assignment, name="decline_assignment"),
]
