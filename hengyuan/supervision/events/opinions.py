"""Events of opinions, each on its round's own stream: what a body says stands in none."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type
from hengyuan.supervision.rules.opinions import HOWS

OPENED = event_type("opinion_round.opened", _("征询{quarter}意见，{cases}件"))
ANSWERED = event_type(
    "opinion_round.answered", _("收到第{number}件的意见（{how}）"),
    names={"how": {how.value: name for how, name in HOWS.items()}},
)  # fmt: skip
SCANNED = event_type(
    "opinion_round.scanned", _("读入征询意见表第{page}页，{answered}件，待人工{unclear}件")
)
