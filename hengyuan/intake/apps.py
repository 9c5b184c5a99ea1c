"""The app `intake` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """接待与申请."""

    name = "hengyuan.intake"
    label = "intake"
    verbose_name = _("接待与申请")
