"""The app `ui` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """界面."""

    name = "hengyuan.ui"
    label = "ui"
    verbose_name = _("界面")
