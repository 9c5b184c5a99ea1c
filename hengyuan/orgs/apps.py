"""The app `orgs` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgsConfig(AppConfig):
    """机构."""

    name = "hengyuan.orgs"
    label = "orgs"
    verbose_name = _("机构")
