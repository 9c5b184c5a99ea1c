"""The app `ledger` as Django knows it; loads what every app says of its events at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """账本."""

    name = "hengyuan.ledger"
    label = "ledger"
    verbose_name = _("账本")

    def ready(self) -> None:
        autodiscover_modules("events")
        autodiscover_modules("audit")
