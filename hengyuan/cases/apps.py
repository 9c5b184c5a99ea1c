"""The app `cases` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """案件."""

    name = "hengyuan.cases"
    label = "cases"
    verbose_name = _("案件")
