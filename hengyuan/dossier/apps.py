"""The app `dossier` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossierConfig(AppConfig):
    """案卷."""

    name = "hengyuan.dossier"
    label = "dossier"
    verbose_name = _("案卷")
