"""Addresses of cooperation, under /cooperation/."""

from django.urls import path

from hengyuan.cooperation import views

app_name = "cooperation"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("cases/<uuid:case_id>/ask/", views.ask, name="ask"),
    path("<int:cooperation_id>/", views.cooperation, name="cooperation"),
    path("<int:cooperation_id>/accept/", views.accept, name="accept"),
    path("<int:cooperation_id>/decline/", views.decline, name="decline"),
    path("<int:cooperation_id>/report/", views.report, name="report"),
    path("<int:cooperation_id>/withdraw/", views.withdraw, name="withdraw"),
]
