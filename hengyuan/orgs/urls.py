"""Addresses of organisations, under /organisations/."""

from django.urls import path

from hengyuan.orgs import views

app_name = "orgs"
urlpatterns = [
    path("", views.organisation_list, name="list"),
    path("<int:organisation_id>/", views.organisation, name="organisation"),
]
