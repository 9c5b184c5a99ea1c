"""Ledger events of assignment."""

from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import (
    ABANDONED_WHY,
    ASKED_BY,
    DESIGNATION_GROUNDS,
    METHOD_NAMES,
    PARTIES,
    RELATIONS,
    REPLACEMENT_GROUNDS,
    SIDES,
)
from hengyuan.ledger.catalogue import event_type

ASSIGNED = event_type(
    "assignment.made",
    _("指派{firm}（{method}，候选{candidates}，排除{excluded}）"),
    names={"method": METHOD_NAMES},
    is_public=True,
)
DESIGNATION_PROPOSED = event_type(
    "designation.proposed",
    _("提出指定{firm}承办，理由：{ground}"),
    words=("note",),
    names={"ground": DESIGNATION_GROUNDS},
)
DESIGNATION_REJECTED = event_type(
    "designation.rejected", _("不同意指定：{reason}"), words=("reason",)
)
HANDLER_NAMED = event_type("handler.named", _("{firm}确定承办人{handler}"), is_public=True)
ASSIGNMENT_DECLINED = event_type(
    "assignment.declined", _("{firm}退回指派：{reason}"), words=("reason",)
)
POLICY_DRAFTED = event_type(
    "policy.drafted", _("起草指派办法{version}，拟于{valid_from}施行"), words=("note",)
)
POLICY_APPROVED = event_type("policy.approved", _("批准指派办法{version}"), is_public=True)
POLICY_REJECTED = event_type(
    "policy.rejected", _("不同意指派办法{version}：{reason}"), words=("reason",)
)
POLICY_FILED = event_type("policy.filed", _("指派办法{version}备案：{number}"), is_public=True)
POLICY_PUBLISHED = event_type("policy.published", _("公开指派办法{version}"), is_public=True)
REPLACEMENT_REQUESTED = event_type(
    "replacement.requested",
    _("{asked_by}申请更换承办人：{ground}"),
    words=("reasons",),
    names={"asked_by": ASKED_BY, "ground": REPLACEMENT_GROUNDS},
    is_public=True,
)
HANDLER_REPLACED = event_type(
    "handler.replaced",
    _("同意更换承办人：{ground}，{hand_over_by}前移交"),
    words=("reasons",),
    names={"ground": REPLACEMENT_GROUNDS},
    is_public=True,
)
HANDLER_KEPT = event_type(
    "handler.kept",
    _("不同意更换承办人：{ground}"),
    words=("reasons",),
    names={"ground": REPLACEMENT_GROUNDS},
    is_public=True,
)
HANDED_OVER = event_type("case.handed_over", _("原承办人移交材料{count}份"), words=("papers",))
LOT_PREPARED = event_type("lot.prepared", _("筹备摇号，出秘密的有{secrets}方"), words=("note",))
LOT_SECRET_COMMITTED = event_type(
    "lot.secret_committed", _("{party}交来秘密的摘要{digest}"), names={"party": PARTIES}
)
LOT_COMMITTED = event_type(
    "lot.committed",
    _("摇号第{number}轮已承诺：候选{candidates}，排除{excluded}，承诺值{commitment}"),
    is_public=True,
)
LOT_SECRET_REVEALED = event_type(
    "lot.secret_revealed", _("第{number}轮：{party}揭示了秘密"), names={"party": PARTIES}
)
LOT_NUMBER_ENTERED = event_type("lot.number_entered", _("第{number}轮：外部数{printed}已录入"))
LOT_DRAWN = event_type(
    "lot.drawn", _("摇号第{number}轮摇出{winners}，记录{record}"), is_public=True
)
LOT_ABANDONED = event_type(
    "lot.abandoned",
    _("摇号第{number}轮作废：{code}，记录{record}"),
    words=("note",),
    names={"code": ABANDONED_WHY},
    is_public=True,
)
LOT_WITHDRAWN = event_type("lot.withdrawn", _("摇号在承诺之前撤回"), words=("note",))
BATCH_OPENED = event_type("match.opened", _("发起批量匹配：待指派案件{cases}件"))
BATCH_PROPOSED = event_type(
    "match.proposed", _("批量匹配得出建议：{placed}件有人选，{left}件没有，摘要{digest}")
)
BATCH_FAILED = event_type("match.failed", _("批量匹配没有算成：{reason}"), words=("reason",))
LINE_ACCEPTED = event_type("match.accepted", _("采纳第{place}行的建议并指派"))
LINE_STALE = event_type("match.stale", _("第{place}行的建议已过时：{reason}"), words=("reason",))
INTEREST_DECLARED = event_type(
    "interest.declared",
    _("申报利害关系：{relation}"),
    words=("name",),
    names={"relation": RELATIONS},
)
INTEREST_ENDED = event_type("interest.ended", _("利害关系结束：{reason}"), words=("reason",))
POST_DECLARED = event_type("post.declared", _("申报曾任职务，{left_on}离任"), words=("authority",))
POST_WITHDRAWN = event_type("post.withdrawn", _("更正曾任职务的申报：{reason}"), words=("reason",))
TIE_DECLARED = event_type(
    "tie.declared",
    _("申报与{firm}有利害关系（{relation}），回避指派"),
    words=("note",),
    names={"relation": RELATIONS},
)
TIE_ENDED = event_type("tie.ended", _("与{firm}的利害关系结束：{reason}"), words=("reason",))
PARTIES_ADDED = event_type(
    "party.added", _("补登{side}{count}名"), words=("names",), names={"side": SIDES}
)
CONFLICT_FOUND = event_type(
    "conflict.found", _("补登当事人后核对，{handler}有{rules}情形，由工作人员决定是否更换")
)
