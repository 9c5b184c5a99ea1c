"""Events of bulletins, each on its own stream."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

MADE = event_type("bulletin.made", _("编制{quarter}监督通报：提示{alerts}条，摘要{digest}"))
