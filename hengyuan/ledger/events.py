"""The ledger's own event: a person's key was erased."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

SUBJECT_FORGOTTEN = event_type(
    "subject.forgotten", _("销毁此人的个人信息密钥，事由：{reason}"), words=("reason",)
)
