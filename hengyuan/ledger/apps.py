"""The app `ledger` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """账本."""

    name = "hengyuan.ledger"
    label = "ledger"
    verbose_name = _("账本")
