"""Events of complaints, each on its own stream; and what the case they concern is told.

No name stands in clear; the case never learns who complained.
"""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.complaints import Channel, Finding, Helper, Measure, refusals
from hengyuan.law.complaints.instruments import all_grounds
from hengyuan.ledger.catalogue import event_type

GROUNDS = {"ground": {one.id: one.name_zh for one in all_grounds()}}
FINDINGS = {"finding": {word.value: word.name_zh for word in Finding}}

RECEIVED = event_type(
    "complaint.received", _("收到投诉（{channel}）"),
    words=("complainant", "phone", "needs", "contents"),
    names={"channel": {word.value: word.name_zh for word in Channel}},
)  # fmt: skip
ASKED = event_type(
    "complaint.supplement_asked", _("一次性告知补充，{due_on}前补充"), words=("text",)
)
SUPPLEMENTED = event_type("complaint.supplemented", _("登记补充内容"), words=("text",))
ACCEPTED = event_type("complaint.accepted", _("受理投诉"), words=("text",))
REFUSED = event_type(
    "complaint.refused", _("不予受理：{code}"), words=("text",),
    names={"code": {one.id: one.name_zh for one in refusals()}},
)  # fmt: skip
MERGED = event_type("complaint.merged", _("并入投诉{number}"), words=("text",))
HELP_ASKED = event_type(
    "complaint.help_asked", _("请求协助核查：{code}"), words=("text",),
    names={"code": {word.value: word.name_zh for word in Helper}},
)  # fmt: skip
ANSWER_ASKED = event_type(
    "complaint.answer_asked", _("要求被投诉人说明情况，{due_on}前答复"), words=("text",)
)
ANSWERED = event_type("complaint.answered", _("被投诉人说明情况"), words=("text",))
CHECKED = event_type("complaint.checked", _("登记核查情况"), words=("text",))
DECIDED = event_type(
    "complaint.decided", _("作出处理决定：{finding}"), words=("text",), names=FINDINGS
)
REPLIED = event_type("complaint.replied", _("答复投诉人"), words=("text",))
MEASURED = event_type(
    "complaint.measured", _("采取处理措施：{code}"), words=("text",),
    names={"code": {word.value: word.name_zh for word in Measure}},
)  # fmt: skip
CLOSED = event_type("complaint.closed", _("投诉办结"), words=("text",))

CASE_COMPLAINED = event_type("case.complained", _("受理涉及本案的投诉：{ground}"), names=GROUNDS)
CASE_ANSWERED = event_type(
    "case.complaint_decided", _("涉及本案的投诉已作出处理决定：{finding}"), names=FINDINGS
)
