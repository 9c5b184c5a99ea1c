"""Ledger events of subsidies. Sums are public; who is paid stands by provider and firm."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

SUBSIDY_SIGNED = event_type(
    "subsidy.signed",
    _("核定补贴{amount}元"),
    is_public=True,
    words=("share_reasons", "pick_reason"),
)
NO_SUBSIDY_RECORDED = event_type(
    "subsidy.not_due", _("不发放补贴：{reason}"), is_public=True, words=("reason",)
)
SUBSIDY_PAID = event_type("subsidy.paid", _("补贴{amount}元已发放（批次{batch}）"), is_public=True)
BATCH_PAID = event_type("batch.paid", _("发放批次{number}：{count}件，共{amount}元"))
