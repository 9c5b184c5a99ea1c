"""Forms of the pool: they parse and explain, and never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.law import pool as law
from hengyuan.law.qualification import ProviderKind
from hengyuan.pool.choices import choices_of
from hengyuan.pool.rules.members import Conclusion
from hengyuan.pool.rules.recruitment import HIGHEST, Part
from hengyuan.pool.rules.rows import WrongCell, parse_fields, parse_languages
from hengyuan.ui.forms import HouseForm

EMPTY = [("", "—")]


class ProfileForm(HouseForm):
    """What a member knows and since when."""

    fields_text = forms.CharField(
        label=_("擅长领域"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("每行一个，可写起始日，例如：劳动争议 2015-06-01。"),
    )
    languages_text = forms.CharField(
        label=_("语言"), required=False, help_text=_("用分号隔开，例如：粤语；手语。")
    )
    criminal_since = forms.DateField(label=_("刑事执业起"), required=False)
    is_student = forms.BooleanField(label=_("在校学生（志愿者）"), required=False)
    has_legal_qualification = forms.BooleanField(
        label=_("具有法律职业资格（无律师执业证的）"), required=False
    )

    def clean_fields_text(self) -> dict[str, str]:
        """Known fields with their days."""
        return _read(parse_fields, self.cleaned_data["fields_text"])  # type: ignore[no-any-return]  # a reader of cells

    def clean_languages_text(self) -> list[str]:
        """Known languages."""
        return _read(parse_languages, self.cleaned_data["languages_text"])  # type: ignore[no-any-return]  # a reader of cells


def _read(reader: Any, text: str) -> Any:
    try:
        return reader(text)
    except WrongCell as error:
        raise forms.ValidationError(str(error)) from error


class FileForm(HouseForm):
    """A roster as a file."""

    file = forms.FileField(
        label=_("名册文件（xlsx）"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        help_text=_("最大8MB、10000行。上传后先预览，确认之前什么都不保存。"),
    )


class GradeForm(HouseForm):
    """The grade, and why."""

    grade = forms.ChoiceField(label=_("等级"), choices=EMPTY + choices_of(law.Grade))
    reason = forms.CharField(label=_("理由"), max_length=200)


class LimitForm(HouseForm):
    """The member's own limit of new cases a month."""

    limit = forms.IntegerField(
        label=_("每月最多接几件新案件"),
        min_value=0,
        max_value=99,
        required=False,
        help_text=_("留空表示不另设，只按规定的上限。"),
    )


class LeaveForm(HouseForm):
    """Days without new cases."""

    begins_on = forms.DateField(label=_("起始日"))
    ends_on = forms.DateField(label=_("截止日"))
    reason = forms.CharField(
        label=_("事由"), max_length=200, required=False, help_text=_("加密保存，可以不填。")
    )


class LastDayForm(HouseForm):
    """The last day of something that ends by itself."""

    last_day = forms.DateField(label=_("最后一天"))


class HonourForm(HouseForm):
    """An honour, who gave it, when."""

    title = forms.CharField(label=_("荣誉"), max_length=120)
    given_by = forms.CharField(label=_("授予单位"), max_length=120)
    given_on = forms.DateField(label=_("授予日期"))


class RecheckForm(HouseForm):
    """What a year's re-check concludes, and why."""

    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    conclusion = forms.ChoiceField(
        label=_("结论"),
        choices=EMPTY + choices_of(Conclusion),
        help_text=_("“留库”表示已核对执业证有效、未停止执业、通过年度考核。"),
    )
    reason = forms.CharField(label=_("理由"), max_length=200)


class ExitForm(HouseForm):
    """The last day in the pool, and why."""

    last_day = forms.DateField(label=_("最后一天"), help_text=_("这一天仍然在库；填昨天即刻退出。"))
    reason = forms.CharField(label=_("理由"), max_length=200)


class DutyLoadForm(HouseForm):
    """The cases owed in a year, and on which ground."""

    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    cases = forms.IntegerField(label=_("案件数"), min_value=0, max_value=9999)
    reason = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("例如：本市当年的核定文件及文号。")
    )


class DutyDayForm(HouseForm):
    """A day on duty."""

    on = forms.DateField(label=_("值班日期"))
    place = forms.CharField(label=_("值班地点"), max_length=80)


class NoticeForm(HouseForm):
    """A recruitment notice."""

    title = forms.CharField(label=_("标题"), max_length=120)
    kind = forms.ChoiceField(label=_("招募类别"), choices=EMPTY + choices_of(ProviderKind))
    seats = forms.IntegerField(label=_("名额"), min_value=1, max_value=999)
    min_years = forms.IntegerField(
        label=_("执业年限要求（年，没有要求填0）"), min_value=0, max_value=40, initial=0
    )
    conditions = forms.CharField(
        label=_("条件和报名材料"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    opens_on = forms.DateField(label=_("报名起始日"))
    closes_on = forms.DateField(label=_("报名截止日"))
    scorers = forms.IntegerField(label=_("每项评分人数"), min_value=1, max_value=9)


class ApplicationForm(HouseForm):
    """Who applies for a seat, with which papers."""

    organisation = forms.TypedChoiceField(label=_("所在单位"), coerce=int)
    name = forms.CharField(label=_("姓名"), max_length=60)
    identity = forms.CharField(
        label=_("身份证号码"), max_length=18, help_text=_("加密保存，用于查重。")
    )
    phone = forms.CharField(label=_("联系电话"), max_length=40, required=False)
    licence_number = forms.CharField(label=_("执业证号"), max_length=40, required=False)
    licensed_on = forms.DateField(label=_("取得执业证日期"), required=False)
    criminal_since = forms.DateField(label=_("刑事执业起"), required=False)
    is_student = forms.BooleanField(label=_("在校学生（志愿者）"), required=False)
    fields_text = forms.CharField(
        label=_("擅长领域"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一个，可写起始日，例如：劳动争议 2015-06-01。"),
    )
    languages_text = forms.CharField(
        label=_("语言"), required=False, help_text=_("用分号隔开，例如：粤语；手语。")
    )
    papers = forms.CharField(
        label=_("提交的材料"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一份材料的名称，原件由招募的机构核对。"),
    )

    clean_fields_text = ProfileForm.clean_fields_text
    clean_languages_text = ProfileForm.clean_languages_text

    def __init__(self, *positional: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = units


class ReasonForm(HouseForm):
    """Why."""

    reason = forms.CharField(label=_("理由"), max_length=200)


class ScreenForm(HouseForm):
    """Whether papers are in order."""

    is_admitted = forms.TypedChoiceField(
        label=_("材料"),
        choices=[("", "—"), ("1", _("合格")), ("0", _("不合格"))],
        coerce=lambda value: value == "1",
    )
    reason = forms.CharField(label=_("审查意见"), max_length=200)


class ScoreForm(HouseForm):
    """One scorer's points for one part."""

    part = forms.ChoiceField(label=_("评分项"), choices=EMPTY + choices_of(Part))
    points = forms.IntegerField(label=_("分数（0到100）"), min_value=0, max_value=HIGHEST)
    remarks = forms.CharField(label=_("评语"), max_length=200, required=False)


class NamesForm(HouseForm):
    """Whose names are published, and until when objections are taken."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("拟入库人员"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    ends_on = forms.DateField(label=_("公示截止日"))

    def __init__(self, *positional: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people


class ObjectionForm(HouseForm):
    """Who objects to a name, and why. Both are kept encrypted."""

    raised_by = forms.CharField(label=_("异议人"), max_length=60)
    content = forms.CharField(
        label=_("异议内容"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class DecisionForm(HouseForm):
    """What is decided about an objection."""

    is_upheld = forms.TypedChoiceField(
        label=_("异议"),
        choices=[("", "—"), ("1", _("成立，不予入库")), ("0", _("不成立"))],
        coerce=lambda value: value == "1",
    )
    reason = forms.CharField(label=_("理由"), max_length=200)


class GroupForm(HouseForm):
    """Which kind of group."""

    kind = forms.ChoiceField(label=_("专业组"), choices=EMPTY + choices_of(law.Group))


class JoinForm(HouseForm):
    """Whom to put into a group."""

    provider = forms.TypedChoiceField(label=_("人员"), coerce=int)

    def __init__(self, *positional: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*positional, **options)
        field = self.fields["provider"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = EMPTY + people
