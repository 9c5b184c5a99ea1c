"""Events of how often rounds are held."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

SET = event_type("review_schedule.set", _("设定同行评估每年{rounds}轮，自{valid_from}起"))
