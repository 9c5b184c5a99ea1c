"""What is asked for 交叉评估: for each district, which one reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hengyuan.ui.forms import HouseForm

PREFIX = "of_"


class CrossForm(HouseForm):
    """A choice for each district of the dossiers; all left empty: nothing is crossed."""

    def __init__(
        self, *args: Any, districts: list[tuple[str, str]], readers: list[tuple[str, str]],
        proposed: dict[str, str], **kwargs: Any,
    ) -> None:  # fmt: skip
        """Codes with their names; `proposed` stands in the fields at first."""
        super().__init__(*args, **kwargs)
        for code, name in districts:
            others = [one for one in readers if one[0] != code]
            self.fields[f"{PREFIX}{code}"] = forms.ChoiceField(
                label=name, required=False, choices=[("", _("不交叉评估")), *others],
                initial=proposed.get(code, ""),
            )  # fmt: skip

    def cross(self) -> dict[str, str]:
        """Which district reads which."""
        return {
            name.removeprefix(PREFIX): value for name, value in self.cleaned_data.items() if value
        }
