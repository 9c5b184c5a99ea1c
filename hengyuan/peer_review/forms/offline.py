"""What comes back of a sheet that was taken away."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.peer_review.rules.offline import LARGEST, Carried, WrongFile, read
from hengyuan.ui.forms import HouseForm


class OfflineForm(HouseForm):
    """The exported file."""

    file = forms.FileField(
        label=gettext_lazy("导出的文件（json）"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )

    def clean_file(self) -> str:
        """Its text."""
        found: Any = self.cleaned_data["file"]
        if found.size > LARGEST:
            raise forms.ValidationError(_("文件过大，不是离线评估表。"))
        text = found.read().decode("utf-8-sig", "replace")
        carried_in(text)
        return str(text)


def carried_in(text: str) -> Carried:
    """What a text carries; raises ValidationError."""
    try:
        return read(text)
    except WrongFile as error:
        raise forms.ValidationError(_("这不是离线评估表导出的文件。")) from error
