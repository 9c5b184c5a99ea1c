"""Addresses of peer review, under /peer-review/."""

from django.urls import URLPattern

app_name = "peer_review"
urlpatterns: list[URLPattern] = []
