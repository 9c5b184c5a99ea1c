"""The app `examination` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExaminationConfig(AppConfig):
    """审批."""

    name = "hengyuan.examination"
    label = "examination"
    verbose_name = _("审批")
