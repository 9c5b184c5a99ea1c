"""What is asked for how often rounds are held."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hengyuan.peer_review.rules.schedule import CHOICES
from hengyuan.ui.forms import DateInput, HouseForm


class ScheduleForm(HouseForm):
    """Rounds a year, from a day on."""

    rounds = forms.TypedChoiceField(
        label=gettext_lazy("每年轮数"), coerce=int, choices=[(n, str(n)) for n in CHOICES],
        help_text=gettext_lazy("见过的做法：北京每年至少两轮，宝山由每年两轮改为每月一轮。"),
    )  # fmt: skip
    valid_from = forms.DateField(label=gettext_lazy("自哪一天起"), widget=DateInput)

    def __init__(self, *args: Any, today: date, rounds: int = 2, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = today
        self.fields["rounds"].initial = rounds
