"""The app `kernel` as Django knows it; its checks refuse a wrongly set up site."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    """内核."""

    name = "hengyuan.kernel"
    label = "kernel"
    verbose_name = _("内核")

    def ready(self) -> None:
        import_module("hengyuan.kernel.checks")
