"""Ledger events about organisations."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

ORGANISATION_OPENED = event_type("organisation.opened", _("设立{name}"), is_public=True)
ORGANISATION_ENDED = event_type(
    "organisation.ended", _("撤销{name}，事由：{reason}"), is_public=True, words=("reason",)
)
