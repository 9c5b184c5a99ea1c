"""Forms of the pool: they parse and explain, and never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.law import pool as law
from hengyuan.pool.choices import choices_of
from hengyuan.pool.rules.members import Conclusion
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
