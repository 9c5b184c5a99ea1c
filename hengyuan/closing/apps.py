"""The app `closing` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClosingConfig(AppConfig):
    """结案归档."""

    name = "hengyuan.closing"
    label = "closing"
    verbose_name = _("结案归档")
