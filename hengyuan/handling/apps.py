"""The app `handling` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandlingConfig(AppConfig):
    """办理."""

    name = "hengyuan.handling"
    label = "handling"
    verbose_name = _("办理")
