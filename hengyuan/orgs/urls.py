"""Addresses of organisations, under /organisations/."""

from django.urls import path

from hengyuan.orgs import views

app_name = "orgs"
urlpatterns = [
    path("", views.organisation_list, name="list"),
    path("open/", views.open_organisation, name="open_organisation"),
    path("<int:organisation_id>/", views.organisation, name="organisation"),
    path("<int:organisation_id>/end/", views.end_organisation, name="end_organisation"),
]
