"""What is asked on the pages of complaints."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import choices_of, law_text, name_of
from hengyuan.law.complaints import About, Channel, Complainant, Finding, Helper, Measure, refusals
from hengyuan.law.complaints.clocks import suggested_supplement_day
from hengyuan.law.complaints.instruments import all_grounds
from hengyuan.ui.forms import HouseForm, InParts

LONG = forms.Textarea(attrs={"rows": 4})
UNREAD = _("（文字未经正式文本核对）")


NONE: list[tuple[str, Any]] = [("", "—")]  # so that nobody is given the first by haste


def _ground_name(ground: Any) -> str:
    return name_of(ground) if ground.sure.is_verified else f"{name_of(ground)}{UNREAD}"


def ground_choices(day: date) -> list[tuple[str, Any]]:
    """Grounds under the rules to which they belong: those of the day first."""
    groups: dict[str, list[tuple[str, Any]]] = {}
    for one in reversed(all_grounds()):
        rows = groups.setdefault(law_text(one.cites[0]), [])
        rows.insert(0, (one.id, lazy(_ground_name, str)(one)))
    return list(groups.items())


class ReceptionForm(InParts, HouseForm):
    """A complaint as it comes in, whoever tells it and however."""

    parts = (
        (_("投诉人"), (("relation", 4), ("complainant", 4), ("phone", 4), ("needs", 12))),
        (_("怎样收到"), (("channel", 6), ("received_on", 6))),
        (
            _("投诉谁"),
            (("institution", 6), ("case_number", 6), ("about", 6), ("named", 6)),
        ),
        (_("投诉什么"), (("grounds", 12), ("contents", 12))),
    )  # fmt: skip

    relation = forms.TypedChoiceField(
        label=_("与事项的关系"), choices=NONE + choices_of(Complainant), coerce=Complainant.parse
    )
    complainant = forms.CharField(label=_("姓名或者名称"), max_length=60)
    phone = forms.CharField(label=_("联系方式"), max_length=60, required=False)
    needs = forms.CharField(
        label=_("无障碍需要"), max_length=200, required=False,
        help_text=_("老年人、残疾人等需要的协助，例如代写、手语、上门。"),
    )  # fmt: skip
    channel = forms.TypedChoiceField(
        label=_("方式"), choices=NONE + choices_of(Channel), coerce=Channel.parse
    )
    received_on = forms.DateField(label=_("收到日期"))
    institution: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("法律援助机构"), queryset=None
    )
    case_number = forms.CharField(
        label=_("案号"), max_length=60, required=False,
        help_text=_("知道的请填写：被投诉的承办人、单位按案件登记带出。"),
    )  # fmt: skip
    about = forms.TypedChoiceField(
        label=_("被投诉的是"), choices=NONE + choices_of(About), coerce=About.parse
    )
    named = forms.CharField(
        label=_("被投诉人姓名、单位名称"), max_length=60, required=False,
        help_text=_("没有案号，或者投诉机构工作人员时填写；重名的填写执业证号。"),
    )  # fmt: skip
    grounds = forms.MultipleChoiceField(label=_("投诉事由"), widget=forms.CheckboxSelectMultiple)
    contents = forms.CharField(
        label=_("事实、理由和请求"), widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, places: QuerySet[Any], today: date, **kwargs: Any) -> None:
        """`places` are the institutions that can be complained of here."""
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = places  # type: ignore[attr-defined]  # rows
        self.fields["grounds"].choices = ground_choices(today)  # type: ignore[attr-defined]
        self.fields["received_on"].initial = today


class TextForm(HouseForm):
    """The words of an act."""

    text = forms.CharField(label=_("情况或者理由"), widget=LONG)


class DayForm(TextForm):
    """Words and a day."""

    due_on = forms.DateField(label=_("期限"))


class SupplementForm(DayForm):
    """What is missing, all of it, once."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Our own proposal for the day; no official figure was read."""
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("需要补充的全部内容")
        self.fields["due_on"].initial = suggested_supplement_day(today)
        self.fields["due_on"].help_text = _(
            "办法要求一次性告知并写明期限；默认的天数为本系统拟定。"
        )


class QuestionForm(DayForm):
    """What whoever is complained of is to answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A warning: this text is seen."""
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("需要说明的问题")
        self.fields["text"].help_text = _(
            "被投诉人只看到这段文字：不要写投诉人的姓名和可以认出他的情况。"
        )


class HelpForm(DayForm):
    """Whom to ask for help, for what."""

    field_order = ("code", "text", "due_on")
    code = forms.TypedChoiceField(
        label=_("请求谁协助"),
        choices=choices_of(Helper),
        coerce=Helper.parse,
        widget=forms.RadioSelect,
    )


class RefusalForm(TextForm):
    """Why it is not accepted."""

    field_order = ("code", "text")
    code = forms.ChoiceField(label=_("不予受理的理由"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The reasons of the law floor."""
        super().__init__(*args, **kwargs)
        rows = [(one.id, lazy(_ground_name, str)(one)) for one in refusals()]
        self.fields["code"].choices = rows  # type: ignore[attr-defined]


class MergeForm(TextForm):
    """Into which complaint of the same matter."""

    field_order = ("into", "text")
    into: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("并入"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, others: QuerySet[Any], **kwargs: Any) -> None:
        """`others` are open complaints of the same matter."""
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]  # rows


class DecisionForm(TextForm):
    """What was found, and whether it counts."""

    field_order = ("code", "is_liable", "text")
    code = forms.TypedChoiceField(
        label=_("认定"), choices=choices_of(Finding), coerce=Finding.parse, widget=forms.RadioSelect
    )
    is_liable = forms.BooleanField(
        label=_("有责投诉"), required=False,
        help_text=_("由作出决定的人认定，计入有责投诉的统计。"),
    )  # fmt: skip


class MeasureForm(TextForm):
    """What follows."""

    field_order = ("code", "text", "due_on")
    code = forms.TypedChoiceField(
        label=_("措施"), choices=choices_of(Measure), coerce=Measure.parse, widget=forms.RadioSelect
    )
    due_on = forms.DateField(
        label=_("期限"), required=False,
        help_text=_("责令改正须写明；暂停指派不写的，到另行决定为止。"),
    )  # fmt: skip
