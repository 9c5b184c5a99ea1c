"""The app `money` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MoneyConfig(AppConfig):
    """补贴."""

    name = "hengyuan.money"
    label = "money"
    verbose_name = _("补贴")
