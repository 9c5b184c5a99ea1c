"""Events of scorecards, each card on its own stream."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

MADE = event_type("scorecard.made", _("编制{quarter}考核指标：{rows}张，摘要{digest}"))
