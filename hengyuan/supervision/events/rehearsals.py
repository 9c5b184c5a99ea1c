"""Events of rehearsals, each run on its own stream."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

ASKED = event_type("rehearsal.asked", _("试算规则{rule}：{was}改为{tried}，{total}件案件"))
DONE = event_type("rehearsal.done", _("试算完毕：新增{coming}条，取消{going}条"))
