"""The ledger's own events: a person's key was erased; ledger and tables were compared."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

SUBJECT_FORGOTTEN = event_type(
    "subject.forgotten", _("销毁此人的个人信息密钥，事由：{reason}"), words=("reason",)
)
LEDGER_AUDITED = event_type(
    "ledger.audited", _("账本与数据表核对：事件{events}条，表中{rows}行，差异{differences}处")
)
