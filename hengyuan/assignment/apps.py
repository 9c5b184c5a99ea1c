"""The app `assignment` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssignmentConfig(AppConfig):
    """指派."""

    name = "hengyuan.assignment"
    label = "assignment"
    verbose_name = _("指派")
