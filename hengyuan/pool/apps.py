"""The app `pool` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoolConfig(AppConfig):
    """律师库."""

    name = "hengyuan.pool"
    label = "pool"
    verbose_name = _("律师库")
