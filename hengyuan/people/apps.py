"""The app `people` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """人员."""

    name = "hengyuan.people"
    label = "people"
    verbose_name = _("人员")
