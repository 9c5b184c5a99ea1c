"""One page, one act, for acts that move no case: the shape that their views share.

Acts of the chain have their own (`cases.act_page`), read from the table of moves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ui.rules import Link

TEMPLATE = "ui/act.html"


@dataclass(frozen=True, slots=True)
class Act:
    """What the page is called, where it stands, and what will be true afterwards."""

    title: str
    line: str
    button: str
    back: str
    crumbs: Sequence[Link]
    afterwards: Sequence[str]


def act_page(
    request: HttpRequest,
    act: Act,
    form: forms.Form,
    perform: Callable[[dict[str, Any]], HttpResponse],
    *,
    refusal: str = "",
) -> HttpResponse:
    """Show the act's page, or run `perform`; a refusal comes back on the filled form.

    `refusal` says beforehand why this actor may not do it.
    """
    context = {"act": act, "form": form, "refusal": refusal}
    if refusal:
        return render(request, TEMPLATE, context, status=403)
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    try:
        return perform(form.cleaned_data)
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        status = 403 if isinstance(error, NotAllowed) else 422
        return render(request, TEMPLATE, context, status=status)
