"""What is asked for dossiers from elsewhere: the zip, its list, and what a handler answered."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.peer_review.rules.elsewhere import COLUMNS, MOST, Row, read_row
from hengyuan.pool import workbook
from hengyuan.ui.forms import DateInput, HouseForm

LARGEST = 500  # megabytes of a zip
MEGABYTE = 1 << 20
LIST = workbook.Form(
    COLUMNS, [one.header for one in COLUMNS if one.is_required], "外来案卷清单"
)  # fmt: skip


class HandoverForm(HouseForm):
    """A zip of dossiers and the list that names them."""

    archive = forms.FileField(
        label=gettext_lazy("案卷压缩包（zip）"),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
        help_text=gettext_lazy(
            "每件案卷一个PDF，或者一个文件夹（PDF、JPG、PNG）。最大500MB，可以分几批交。"
        ),
    )  # fmt: skip
    listing = forms.FileField(
        label=gettext_lazy("清单（xlsx或者csv）"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("每行一件案卷，用模板填写。"),
    )  # fmt: skip

    def clean_archive(self) -> Any:
        """Not larger than is taken at once."""
        found = self.cleaned_data["archive"]
        if (found.size or 0) > LARGEST * MEGABYTE:
            raise forms.ValidationError(_("压缩包超过500MB，请分成几批上传。"))
        return found

    def clean_listing(self) -> list[workbook.Line]:
        """The lines of the list."""
        return lines_of(self.cleaned_data["listing"], LIST)

    def rows(self, begins_on: date, ends_on: date) -> list[Row]:
        """The rows of the list as they are read for a round over these days."""
        lines: list[workbook.Line] = self.cleaned_data["listing"]
        return [read_row(one.number, one.cells, one.wrong, begins_on, ends_on) for one in lines]


def lines_of(upload: Any, listing: workbook.Form) -> list[workbook.Line]:
    """The lines of an uploaded list, xlsx or csv; raises ValidationError."""
    if upload.size > workbook.LARGEST:
        raise forms.ValidationError(_("清单文件过大。"))
    content = upload.read()
    read = workbook.read if content[:2] == b"PK" else workbook.read_text
    try:
        lines = read(content, listing)
    except workbook.CannotRead as error:
        raise forms.ValidationError(str(error)) from error
    if not lines:
        raise forms.ValidationError(_("清单中没有案卷。"))
    if len(lines) > MOST:
        raise forms.ValidationError(_("清单超过2000件，请分成几批上传。"))
    return lines


class EnterReplyForm(HouseForm):
    """What came back to a letter."""

    said_by = forms.CharField(label=gettext_lazy("提出意见的人"), max_length=60)
    received_on = forms.DateField(label=gettext_lazy("收到之日"), widget=DateInput)
    text = forms.CharField(
        label=gettext_lazy("意见"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("照来件录入；只能登记一次，原件留存。"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = today
