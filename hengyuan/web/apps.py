"""The app `web` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """工作台."""

    name = "hengyuan.web"
    label = "web"
    verbose_name = _("工作台")
