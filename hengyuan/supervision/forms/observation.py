"""What is asked on the pages of observation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import day
from hengyuan.kernel.language import choices_of, law_text, name_of
from hengyuan.law.observation import Mark, points
from hengyuan.supervision.forms.alerts import WordForm
from hengyuan.supervision.rules.observation import USUAL_MINUTES


def _instant(**kwargs: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **kwargs
    )


class HearingForm(forms.Form):
    """A hearing for the calendar."""

    number = forms.CharField(label=_("援助案号"), max_length=60)
    court = forms.CharField(label=_("法院或者仲裁机构"), max_length=80)
    region = forms.RegexField(
        label=_("所在地（区划代码）"), regex=r"^\d{6}$",
        help_text=_("用来估计路程，例如 990102。"),
    )  # fmt: skip
    hall = forms.CharField(label=_("法庭（选填）"), max_length=40, required=False)
    starts_at = _instant(label=_("开庭时间"))
    minutes = forms.IntegerField(
        label=_("预计分钟"), min_value=10, max_value=600, initial=USUAL_MINUTES
    )
    is_public = forms.BooleanField(
        label=_("公开开庭"), required=False, initial=True, help_text=_("不公开的不旁听。")
    )
    is_hard = forms.BooleanField(label=_("疑难或者社会关注"), required=False)

    def __init__(self, *args: Any, is_staff: bool, **kwargs: Any) -> None:
        """Who handles the case does not say whether it is hard."""
        super().__init__(*args, **kwargs)
        if not is_staff:
            del self.fields["is_hard"]


class MoveForm(forms.Form):
    """Another time, or another hall."""

    starts_at = _instant(label=_("新的开庭时间"))
    hall = forms.CharField(label=_("法庭（选填）"), max_length=40, required=False)


class NothingForm(forms.Form):
    """Nothing is asked: the button is the act."""


class SuspendForm(WordForm):
    """From when until when observation is suspended, and why."""

    field_order = ("begins_on", "ends_on", "word")
    begins_on = day(label=_("自"))
    ends_on = day(label=_("至（选填：另行通知为止）"), required=False)


class SheetForm(forms.Form):
    """The observer's form: one mark a point, and free remarks."""

    remark = forms.CharField(
        label=_("意见（选填）"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("可以写审判人员的简短意见、受援人的感受。不拍照、不录音。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One field a point."""
        super().__init__(*args, **kwargs)
        for one in points():
            self.fields[one.id] = forms.ChoiceField(
                label=name_of(one), choices=choices_of(Mark), widget=forms.RadioSelect
            )

    @property
    def parts(self) -> None:
        """Drawn by the page's own template."""

    def grouped(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The points under their parts."""
        found: dict[str, list[forms.BoundField]] = {}
        for one in points():
            found.setdefault(law_text(one.part), []).append(self[one.id])
        return list(found.items())

    def marks(self) -> dict[str, str]:
        """The marks without the remark."""
        return {one.id: self.cleaned_data[one.id] for one in points()}
