"""Ledger events of the pool. A member's life stands in the stream `provider:<id>`."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law import pool as law
from hengyuan.law.vocabulary import Word
from hengyuan.ledger.catalogue import event_type
from hengyuan.pool.rules.members import Conclusion
from hengyuan.pool.rules.recruitment import Part


def _names(words: type[Word]) -> dict[str, str]:
    return {word.value: word.name_zh for word in words}


YES_NO = {"True": "成立", "False": "不成立"}
REASON = ("reason",)

# The life of a member.
PROFILE_CHANGED = event_type("member.changed", _("更新在库信息（{count}项）"))
GRADE_FIXED = event_type(
    "grade.fixed", _("定级：{grade}。{reason}"), words=REASON, names={"grade": _names(law.Grade)}
)
LIMIT_SET = event_type("limit.set", _("本人每月上限定为{limit}件"))
LIMIT_REMOVED = event_type("limit.removed", _("取消本人每月上限"))
LEAVE_TAKEN = event_type(
    "leave.taken", _("{begins_on}至{ends_on}不接新案件：{reason}"), words=REASON
)
LEAVE_ENDED = event_type("leave.ended", _("自{last_day}之后恢复接新案件"))
HONOUR_RECORDED = event_type("honour.recorded", _("获得荣誉：{title}"), words=("title", "given_by"))
GROUP_JOINED = event_type("group.joined", _("加入{group}"), names={"group": _names(law.Group)})
GROUP_LEFT = event_type(
    "group.left", _("退出{group}：{reason}"), words=REASON, names={"group": _names(law.Group)}
)
RECHECKED = event_type(
    "recheck.recorded",
    _("{year}年度复核：{conclusion}。{reason}"),
    words=REASON,
    names={"conclusion": _names(Conclusion)},
)
RETURNED = event_type("provider.returned", _("重新进入律师库"))
LEFT_POOL = event_type("provider.left", _("退出律师库：{reason}"), words=REASON)
DUTY_LOAD_FIXED = event_type(
    "duty_load.fixed", _("{year}年义务量定为{cases}件：{reason}"), words=REASON
)
DUTY_DAY_RECORDED = event_type("duty_day.recorded", _("{on}值班"), words=("place",))

# Groups and the roster as a whole.
GROUP_FOUNDED = event_type("group.founded", _("设立{group}"), names={"group": _names(law.Group)})
GROUP_ENDED = event_type(
    "group.ended", _("撤销{group}：{reason}"), words=REASON, names={"group": _names(law.Group)}
)
ROSTER_IMPORTED = event_type(
    "roster.imported", _("导入名册：新增{created}人，更新{updated}人（文件SM3：{digest}）")
)

# Recruitment.
RECRUITMENT_DRAFTED = event_type(
    "recruitment.drafted", _("起草招募公告：{title}"), words=("title", "conditions")
)
RECRUITMENT_PUBLISHED = event_type(
    "recruitment.published",
    _("发布招募公告：{seats}名，{opens_on}至{closes_on}报名"),
    is_public=True,
)
RECRUITMENT_CLOSED = event_type("recruitment.closed", _("截止报名，共{count}人报名"))
APPLICATION_RECEIVED = event_type(
    "pool_application.received",
    _("报名申请入库"),
    personal=("name", "identity_number", "phone"),
    words=("papers",),
)
APPLICATION_WITHDRAWN = event_type(
    "pool_application.withdrawn", _("撤回报名：{reason}"), words=REASON
)
APPLICATION_ADMITTED = event_type(
    "pool_application.admitted", _("材料审查合格：{reason}"), words=REASON
)
APPLICATION_REJECTED = event_type(
    "pool_application.rejected", _("材料审查不合格：{reason}"), words=REASON
)
APPLICATION_SCORED = event_type(
    "pool_application.scored",
    _("{part}评分：{points}分"),
    words=("remarks",),
    names={"part": _names(Part)},
)
NAMES_PUBLICISED = event_type(
    "names.publicised", _("公示拟入库{count}人，至{ends_on}止"), is_public=True
)
OBJECTION_RAISED = event_type(
    "pool_objection.raised", _("收到对公示的异议"), words=("raised_by", "content")
)
OBJECTION_DECIDED = event_type(
    "pool_objection.decided", _("异议{outcome}：{reason}"), words=REASON, names={"outcome": YES_NO}
)
RECRUITMENT_ENDED = event_type("recruitment.ended", _("招募结束：{entered}人入库"), is_public=True)
