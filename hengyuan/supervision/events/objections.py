"""Events of objections, on the stream of the case."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type
from hengyuan.supervision.rules.objections import AGAINST

RECEIVED = event_type(
    "objection.received", _("收到对{against}的异议"), words=("reasons",), is_public=True,
    names={"against": AGAINST},
)  # fmt: skip
UPHELD = event_type("objection.upheld", _("异议审查：维持原决定"), words=("words",), is_public=True)
ORDERED = event_type("objection.ordered", _("异议审查：责令改正"), words=("words",), is_public=True)
CORRECTED = event_type("objection.corrected", _("按异议审查决定改正"), is_public=True)
