"""Pages of the look itself; included under /ui/."""

from django.urls import path

from hengyuan.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.style_guide, name="style_guide"),
    path("views/", views.save_view, name="save_view"),
    path("views/<int:view_id>/forget/", views.forget_view, name="forget_view"),
]
