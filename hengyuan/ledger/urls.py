"""Addresses of the ledger's pages, under /ledger/."""

from django.urls import path

from hengyuan.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.newest, name="newest"),
    path("audits/", views.audits, name="audits"),
    path("checkpoints/", views.checkpoints, name="checkpoints"),
    path("<str:name>/", views.stream, name="stream"),
]
