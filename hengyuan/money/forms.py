"""Forms of subsidies."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

GRADES = [
    ("qualified", _("合格")),
    ("good", _("良好")),
    ("excellent", _("优秀")),
    ("unqualified", _("不合格")),
]


class GradeForm(forms.Form):
    """The grade of the closed dossier, as the schedule asks for it."""

    grade = forms.ChoiceField(label=_("案卷等次（由质量审查负责人评定）"), choices=GRADES)


class BatchForm(forms.Form):
    """The slips to be paid together."""

    def __init__(self, *args: Any, slips: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slips"] = forms.TypedMultipleChoiceField(
            label=_("待发放的补贴"),
            choices=list(slips),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
        )
