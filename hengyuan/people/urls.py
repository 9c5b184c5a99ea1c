"""Addresses of people, under /people/."""

from django.urls import path

from hengyuan.people import views

app_name = "people"
urlpatterns = [
    path("", views.roster, name="roster"),
    path("<int:provider_id>/", views.provider, name="provider"),
    path("<int:provider_id>/hold/", views.place_hold, name="place_hold"),
]
