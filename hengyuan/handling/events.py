"""Ledger events of handling: one type, the act in its values."""

from django.utils.translation import gettext_lazy as _

from hengyuan.handling.rules import ACTS
from hengyuan.ledger.catalogue import event_type

ACT_RECORDED = event_type(
    "handling.recorded",
    _("{act}（{happened_on}）"),
    personal=("text",),
    is_public=True,
    names={"act": {act.value: facts.name_zh for act, facts in ACTS.items()}},
)
