"""What the pages of standards ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.law.errors import LawError
from hengyuan.law.review.words import Field
from hengyuan.peer_review.rules.standards import LONGEST, read_text
from hengyuan.ui.forms import HouseForm

ROWS = {"rows": 24, "class": "font-monospace", "spellcheck": "false"}


class StandardForm(HouseForm):
    """A standard as YAML: written here, or a file in its place."""

    text = forms.CharField(
        label=gettext_lazy("标准全文（YAML）"), required=False, strip=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=gettext_lazy("已填入现行标准，改动需要改的地方；权重合计一百。"),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("或者上传 .yaml 文件"), required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("制定理由"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("加密保存，批准的人看到。"),
    )  # fmt: skip

    def __init__(self, *args: Any, judged: Field, text: str, **kwargs: Any) -> None:
        """`text` is the standard in force; `judged` the field that the page is of."""
        super().__init__(*args, **kwargs)
        self.judged = judged
        self.fields["text"].initial = text

    def clean(self) -> dict[str, Any]:
        """The standard itself, or the place of the mistake beside the text."""
        found: dict[str, Any] = super().clean() or {}
        name = "file" if found.get("file") else "text"
        try:
            standard = read_text(_content(found))
        except (LawError, UnicodeDecodeError) as error:
            self.add_error(name, str(error))
            return found
        if standard.field is not self.judged:
            self.add_error(name, _("field 应当是 {field}。").format(field=self.judged.value))
        found["standard"] = standard
        return found


def _content(found: dict[str, Any]) -> str:
    upload = found.get("file")
    if not upload:
        return str(found.get("text") or "")
    raw: bytes = upload.read(4 * LONGEST + 1)
    return raw.decode("utf-8-sig")


class WordForm(HouseForm):
    """A word with a decision; `asked` where there must be one."""

    word = forms.CharField(
        label=gettext_lazy("说明"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["word"].required = asked


class PlainForm(HouseForm):
    """An act that asks nothing."""
