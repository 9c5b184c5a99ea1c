"""Events of the follow-up. On the case's stream only that it ended: its handler reads there."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.follow_up import Outcome
from hengyuan.law.sampling import How
from hengyuan.ledger.catalogue import event_type

OUTCOMES = {"outcome": {word.value: word.name_zh for word in Outcome}}
HOW = {"how": {word.value: word.name_zh for word in How} | {"second": "再次回访"}}

SETTINGS = event_type("follow_up_settings.changed", _("修改回访抽样设置，第{version}版"))
OPENED = event_type(
    "follow_up_period.opened", _("公布回访抽样方案（{starts_on}至{ends_on}），承诺{commitment}")
)
CLOSED = event_type("follow_up_period.batched", _("结案{cases}件，当即抽中{drawn}件，第{batch}批"))
ENDED = event_type(
    "follow_up_period.ended", _("回访抽样结束：{cases}件中抽中{drawn}件，记录{record}")
)
DRAWN = event_type("follow_up.drawn", _("抽中回访（{how}）"), names=HOW)
TAKEN = event_type("follow_up.taken", _("承接回访，查看受援人电话"))
TRIED = event_type("follow_up.tried", _("第{number}次回访：{outcome}"), names=OUTCOMES)
DECIDED = event_type(
    "follow_up.decided", _("涉及财物的线索：{decision}"), words=("word",),
    names={"decision": {"asked_again": "再次回访", "left": "不再回访"}},
)  # fmt: skip
FOLLOWED_UP = event_type("recipient.followed_up", _("回访受援人：{outcome}"), names=OUTCOMES)
