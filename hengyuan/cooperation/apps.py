"""The app `cooperation` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """法律援助协作."""

    name = "hengyuan.cooperation"
    label = "cooperation"
    verbose_name = _("法律援助协作")
