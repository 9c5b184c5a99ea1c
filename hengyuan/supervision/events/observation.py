"""Events of observation. On the case's stream only that it was observed, once it is over."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

YEAR = event_type(
    "observation_year.opened", _("公布{year}年旁听抽选，比例{rate}，承诺{commitment}")
)
SUSPENDED = event_type(
    "observation_year.suspended", _("暂停庭审旁听，自{begins_on}"), words=("word",)
)
RESUMED = event_type("observation_year.resumed", _("恢复庭审旁听，暂停至{ends_on}止"))
ENTERED = event_type("hearing.entered", _("登记开庭：{starts_at}"))
MOVED = event_type("hearing.moved", _("改期：{starts_at}"))
CANCELLED = event_type("hearing.cancelled", _("取消开庭"))
SEATED = event_type("hearing.seated", _("安排旁听"))
FREED = event_type("hearing.freed", _("不再安排旁听"))
EXCUSED = event_type("hearing.excused", _("旁听员不能到庭"))
OBSERVED = event_type("hearing.observed", _("交来旁听记录"))
MADE = event_type("observation.made", _("旁听庭审（{held_on}）"))
