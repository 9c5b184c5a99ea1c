"""Addresses of background work, under /queue/."""

from django.urls import path

from hengyuan.queue import views

app_name = "queue"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:job_id>/", views.job, name="job"),
    path("<int:job_id>/retry/", views.retry, name="retry"),
    path("<int:job_id>/discard/", views.discard, name="discard"),
]
