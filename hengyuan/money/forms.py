"""Forms of subsidies."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import Yuan
from hengyuan.kernel.language import name_of
from hengyuan.law.subsidy import ENDED, Outcome
from hengyuan.money.queries import Handled
from hengyuan.money.rules import EarlyEnd, Portion

GRADES = [
    ("qualified", _("合格")),
    ("good", _("良好")),
    ("excellent", _("优秀")),
    ("unqualified", _("不合格")),
]


class GradeForm(forms.Form):
    """The grade of the closed dossier, as the schedule asks for it."""

    grade = forms.ChoiceField(label=_("案卷等次（由质量审查负责人评定）"), choices=GRADES)

    def __init__(
        self,
        *args: Any,
        handlers: Sequence[Handled] = (),
        ended: Outcome | None = None,
        **kwargs: Any,
    ) -> None:
        """With several `handlers` also the part of each in percent, and why this much.

        `ended` is how far the work of ended aid seems to have come: the signer decides.
        """
        super().__init__(*args, **kwargs)
        self._is_ended = ended is not None
        if ended is not None:
            self._ask_early_end(ended)
        self._handlers = handlers if len(handlers) > 1 else ()
        for each in self._handlers:
            name = {"name": each.provider.name, "firm": each.firm.name}
            self.fields[f"percent_{each.provider.pk}"] = forms.IntegerField(
                label=_("%(name)s（%(firm)s）所占比例（%%）") % name, min_value=0, max_value=100
            )
            self.fields[f"reason_{each.provider.pk}"] = forms.CharField(
                label=_("%(name)s完成的工作和比例的理由") % name,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def _ask_early_end(self, ended: Outcome) -> None:
        self.fields["early_outcome"] = forms.ChoiceField(
            label=_("终止前办到哪一步（按已登记的办案事项提示）"),
            choices=[(each.value, name_of(each)) for each in ENDED],
            initial=ended.value,
        )
        self.fields["early_fen"] = Yuan(label=_("标准规定幅度的，核定金额（元）"), required=False)
        self.fields["early_reason"] = forms.CharField(
            label=_("终止前完成的工作和核定的理由"), widget=forms.Textarea(attrs={"rows": 2})
        )

    def early_end(self) -> EarlyEnd | None:
        """What was decided about aid that was ended; None for a case that was not."""
        if not self._is_ended:
            return None
        found = self.cleaned_data
        return EarlyEnd(found["early_outcome"], found["early_fen"], found["early_reason"])

    def portions(self) -> list[Portion]:
        """What was decided about each handler."""
        found = self.cleaned_data
        return [
            Portion(
                provider_id=each.provider.pk,
                began_on=each.since,
                percent=found[f"percent_{each.provider.pk}"],
                reason=found[f"reason_{each.provider.pk}"],
            )
            for each in self._handlers
        ]


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
