"""Addresses of the statistics."""

from django.urls import path

from hengyuan.insight import views

app_name = "insight"
urlpatterns = [
    path("fairness/", views.months, name="months"),
    path("fairness/<int:run_id>/", views.month, name="month"),
    path("fairness/<int:run_id>/again/", views.again, name="again"),
    path("fairness/<int:run_id>/firms/<int:firm_id>/", views.firm, name="firm"),
    path("fairness/<int:run_id>/judge/<str:level>/<str:unit>/", views.judge, name="judge"),
]
