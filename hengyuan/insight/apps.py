"""The app `insight` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    """统计分析."""

    name = "hengyuan.insight"
    label = "insight"
    verbose_name = _("统计分析")
