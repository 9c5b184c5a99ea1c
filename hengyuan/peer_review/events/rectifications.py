"""Events of rectification after a review, on the stream of the dossier."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

ASKED = event_type(
    "review_dossier.rectification_asked", _("要求整改，{due_on}前回复：{order}"), words=("order",)
)
ANSWERED = event_type(
    "review_dossier.rectification_answered", _("回复整改：{answer}"), words=("answer",)
)
ACCEPTED = event_type(
    "review_dossier.rectification_accepted", _("整改核对通过：{word}"), words=("word",)
)
RETURNED = event_type(
    "review_dossier.rectification_returned", _("退回继续整改，{due_on}前回复：{word}"),
    words=("word",),
)  # fmt: skip
