"""Ledger events about documents. Each bears the digest of what was issued or received."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

DOCUMENT_ISSUED = event_type("document.issued", _("制作《{title}》{number}"), words=("title",))
DOCUMENT_RECEIVED = event_type("document.received", _("收到《{title}》"), words=("title",))
DOCUMENT_VOIDED = event_type(
    "document.voided", _("作废《{title}》{number}，事由：{reason}"), words=("title", "reason")
)
FACT_NOTED = event_type("fact.noted", _("案卷目录条件成立：{fact}"))
