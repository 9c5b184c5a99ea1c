"""Forms of the handler's acts: each page states one act, or two that are done in one sitting."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import Lines, day

RIGHTS = [
    ("free", _("援助不收费")),
    ("replace", _("可以申请更换承办人")),
    ("object", _("可以提出异议和投诉")),
    ("truth", _("应当如实陈述")),
    ("progress", _("可以了解办理进展")),
    ("risk", _("诉讼风险")),
]


class ActForm(forms.Form):
    """What every act has: its day, and the token that keeps a double click from counting twice."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    happened_on = day(label=_("日期"))


class AgreementForm(ActForm):
    """Agreement and first meeting in one sitting."""

    place = forms.CharField(label=_("会见地点"), max_length=120)
    began_at = forms.TimeField(label=_("开始时间"), widget=forms.TimeInput(attrs={"type": "time"}))
    ended_at = forms.TimeField(label=_("结束时间"), widget=forms.TimeInput(attrs={"type": "time"}))
    rights_told = forms.MultipleChoiceField(
        label=_("已逐项告知"), choices=RIGHTS, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(label=_("谈话内容"), widget=forms.Textarea(attrs={"rows": 6}))
    has_signed_agreement = forms.BooleanField(
        label=_("已签订委托协议和授权委托书"), required=False, initial=True
    )


class TextActForm(ActForm):
    """An act told in words, with a file if there is one."""

    text = forms.CharField(label=_("内容"), widget=forms.Textarea(attrs={"rows": 6}))
    file = forms.FileField(label=_("文件（PDF、JPG、PNG、docx，可不传）"), required=False)


class FilingForm(TextActForm):
    """Filing with the court or the arbitration body."""

    case_number = forms.CharField(label=_("立案案号"), max_length=60, required=False)
    papers = Lines(
        label=_("提交和收到的文书（每行一份）"), initial=["起诉状", "证据清单", "受理通知书"]
    )


class HearingForm(TextActForm):
    """A hearing, and the opinion handed in with it."""

    court = forms.CharField(label=_("开庭地点"), max_length=120)
    opinion = forms.CharField(
        label=_("代理（辩护）意见"), widget=forms.Textarea(attrs={"rows": 6}), required=False
    )
    opinion_filed_on = day(label=_("意见提交日期"), required=False)


class ResultForm(TextActForm):
    """The document that ends the matter; its receipt is the closing day."""

    document = forms.ChoiceField(
        label=_("结案文书"),
        choices=[
            ("判决书", _("判决书")),
            ("调解书", _("调解书")),
            ("裁定书", _("裁定书")),
            ("仲裁裁决书", _("仲裁裁决书")),
            ("仲裁调解书", _("仲裁调解书")),
            ("起诉书", _("起诉书")),
            ("不起诉决定书", _("不起诉决定书")),
            ("起诉意见书", _("起诉意见书")),
            ("和解协议", _("和解协议")),
        ],
    )
    told_recipient = forms.BooleanField(label=_("已向受援人通报结果"), required=False, initial=True)
