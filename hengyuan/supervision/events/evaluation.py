"""Events of evaluation sheets, on the stream of the case."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

MADE = event_type("evaluation.made", _("编制评估表第{version}版"), words=("remarks",))
