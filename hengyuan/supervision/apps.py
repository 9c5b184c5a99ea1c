"""The app `supervision` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """全链条监督."""

    name = "hengyuan.supervision"
    label = "supervision"
    verbose_name = _("全链条监督")
