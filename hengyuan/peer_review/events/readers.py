"""Events of the readers of a pool, each on the stream of the reader."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

ENTERED = event_type("review_reader.entered", _("列入评估专家"))
CHANGED = event_type("review_reader.changed", _("更改评估专家的情况"))
TRAINED = event_type("review_reader.trained", _("登记{on}参加评估培训"))
DISCIPLINED = event_type(
    "review_reader.disciplined", _("登记处分，至{until}不参加评估"), words=("reason",)
)
CLEARED = event_type("review_reader.cleared", _("恢复参加评估"), words=("reason",))
TIED = event_type("review_reader.tied", _("申报回避关系{count}人"), words=("kin", "names"))
LEFT = event_type("review_reader.left", _("自{on}起退出评估专家库"), words=("reason",))
RETURNED = event_type("review_reader.returned", _("回到评估专家库"))
