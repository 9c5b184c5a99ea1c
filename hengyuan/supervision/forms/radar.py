"""What is asked when a hint of the radar is taken up."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import law_text
from hengyuan.supervision.rules.radar import OTHER, grounds


class WordForm(forms.Form):
    """A word with the act."""

    word = forms.CharField(
        label=gettext_lazy("理由或者情况"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """The same for every kind."""
        super().__init__(*args, **kwargs)


class ReferForm(WordForm):
    """To whom, and what is to be found out."""

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """The word says to whom."""
        super().__init__(kind, *args, **kwargs)
        self.fields["word"].label = _("移送给谁、需要查明什么")


class ClearForm(WordForm):
    """The honest explanation that was found, and on what it stands."""

    field_order = ("ground", "word")
    ground = forms.ChoiceField(label=gettext_lazy("排除的理由"), widget=forms.RadioSelect)

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """The explanations of the kind."""
        super().__init__(kind, *args, **kwargs)
        choices = [(one, law_text(one)) for one in grounds(kind) if one != OTHER]
        self.fields["ground"].choices = [*choices, (OTHER, _("其他原因"))]  # type: ignore[attr-defined]
        self.fields["word"].label = _("核实的经过和依据")
