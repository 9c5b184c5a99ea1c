"""Ledger events about documents (each bears the digest of its paper) and inspections."""

from django.utils.translation import gettext_lazy as _

from hengyuan.dossier.rules import VERDICTS
from hengyuan.ledger.catalogue import event_type

DOCUMENT_ISSUED = event_type("document.issued", _("制作《{title}》{number}"), words=("title",))
DOCUMENT_RECEIVED = event_type("document.received", _("收到《{title}》"), words=("title",))
DOCUMENT_VOIDED = event_type(
    "document.voided", _("作废《{title}》{number}，事由：{reason}"), words=("title", "reason")
)
FACT_NOTED = event_type("fact.noted", _("案卷目录条件成立：{fact}"))
FACT_TAKEN_BACK = event_type("fact.taken_back", _("案卷目录条件不再成立：{fact}"))
INSPECTION_ASKED = event_type("inspection.asked", _("要求检查案卷"))
INSPECTION_DONE = event_type("inspection.done", _("案卷检查完毕：{pages}页，{findings}条提示"))
INSPECTION_FAILED = event_type("inspection.failed", _("案卷未能检查"))
FINDING_JUDGED = event_type(
    "finding.judged",
    _("检查提示{place}：{verdict}。{word}"),
    words=("word",),
    names={"verdict": VERDICTS},
)
TEXTS_FORGOTTEN = event_type("texts.forgotten", _("清除比对文本{count}份：所涉人员的信息已销毁"))
SIGNATURES_FORGOTTEN = event_type(
    "signatures.forgotten", _("清除签名图像的指纹{count}个：所涉人员的信息已销毁")
)
