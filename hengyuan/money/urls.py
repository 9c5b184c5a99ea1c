"""Addresses of subsidies."""

from django.urls import path

from hengyuan.money import views

app_name = "money"
urlpatterns = [
    path("batches/", views.batches, name="batches"),
    path("<uuid:case_id>/sign/", views.sign_subsidy, name="sign_subsidy"),
    path("<uuid:case_id>/none/", views.record_no_subsidy, name="record_no_subsidy"),
]
