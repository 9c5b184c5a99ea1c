"""What the page of a sheet sends."""

import json

from django import forms
from django.utils.translation import gettext as _

from hengyuan.law.errors import LawError
from hengyuan.law.review.sheet import LONGEST, Marks


def marks_from(text: str) -> Marks:
    """Marks from the JSON of the page; raises ValidationError for what is none or too long."""
    try:
        found = Marks.of(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError, LawError) as error:
        raise forms.ValidationError(_("评估表的内容无法读取，请重新载入页面。")) from error
    remarks = [*found.vetoes.values()]
    for mark in found.marks.values():
        remarks += [mark.remark, *mark.remarks.values()]
    texts = [one.text for one in remarks] + [found.reason]
    if any(not isinstance(one, str) or len(one) > LONGEST for one in texts):
        raise forms.ValidationError(_("每处文字不超过{most}字。").format(most=LONGEST))
    if any(type(page) is not int or page < 0 for one in remarks for page in one.pages):
        raise forms.ValidationError(_("页码应当是数字。"))
    return found
