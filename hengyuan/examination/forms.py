"""Forms of examination and decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import day
from hengyuan.examination.rules import Conclusion

REFUSALS = [
    ("RF-1", _("RF-1 申请事项不属于法律援助范围")),
    ("RF-2", _("RF-2 不符合经济困难条件")),
    ("RF-3", _("RF-3 不属于本机构管辖")),
    ("RF-5", _("RF-5 不属于办案机关受理范围")),
    ("RF-6", _("RF-6 无法确定对方当事人")),
    ("RF-7", _("RF-7 事项已办结，同一理由再次申请")),
    ("RF-9", _("RF-9 已委托代理人或者辩护人")),
]
TERMINATIONS = [
    ("TM-1", _("TM-1 以欺骗等不正当手段获得援助")),
    ("TM-2", _("TM-2 故意隐瞒重要事实或者提供虚假证据")),
    ("TM-3", _("TM-3 利用援助从事违法活动")),
    ("TM-4", _("TM-4 经济状况发生变化，不再符合条件")),
    ("TM-5", _("TM-5 案件终止审理或者已被撤销")),
    ("TM-6", _("TM-6 自行委托律师或者其他代理人")),
    ("TM-7", _("TM-7 有正当理由要求终止")),
    ("TM-8", _("TM-8 其他应当终止的情形")),
]
URGENT = [
    ("T1", _("时效或者法定期限不足七日")),
    ("T2", _("需要立即保全或者先予执行")),
    ("T3", _("其他情形")),
]


def reasons(*, required: bool) -> forms.CharField:
    """The reasons, in words."""
    return forms.CharField(
        label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), required=required
    )


class ExaminationForm(forms.Form):
    """The examiner's conclusion."""

    conclusion = forms.ChoiceField(
        label=_("审查意见"),
        choices=[
            (Conclusion.GRANT.value, _("建议给予法律援助")),
            (Conclusion.REFUSE.value, _("建议不予法律援助")),
        ],
        widget=forms.RadioSelect,
        initial=Conclusion.GRANT.value,
    )
    refusal_code = forms.ChoiceField(
        label=_("不予援助的理由（建议不予时选择）"),
        choices=[("", "—"), *REFUSALS],
        required=False,
    )
    reasons = reasons(required=False)


class DecisionForm(forms.Form):
    """The head's decision."""

    decision = forms.ChoiceField(
        label=_("审批决定"),
        choices=[
            ("grant", _("给予法律援助并签发决定书")),
            ("refuse", _("不予法律援助并签发决定书")),
            ("return", _("退回审查员重新审查")),
        ],
        widget=forms.RadioSelect,
    )
    code = forms.ChoiceField(
        label=_("不予援助的理由（不予时选择）"), choices=[("", "—"), *REFUSALS], required=False
    )
    reasons = reasons(required=False)


class ProvideFirstForm(forms.Form):
    """Aid before the examination ends."""

    ground = forms.ChoiceField(label=_("情形"), choices=URGENT)
    papers_due_on = day(label=_("补交材料期限"))


class TerminationForm(forms.Form):
    """The end of aid by decision."""

    code = forms.ChoiceField(label=_("终止情形"), choices=TERMINATIONS)
    reasons = reasons(required=True)
