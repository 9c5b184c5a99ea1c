"""The app `kernel` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    """内核."""

    name = "hengyuan.kernel"
    label = "kernel"
    verbose_name = _("内核")
