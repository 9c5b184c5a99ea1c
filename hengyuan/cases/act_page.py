"""One page, one act: the shape that every act's view shares.

A view loads its case through access, builds its form, and hands over a function that runs one
command. What was typed is never lost: a refusal comes back on the filled form, beside its field
and at the top, with the rule that asked for it.

The page asks for its preview with PUT, never with POST: a view that does something of its own on
POST must not do it because somebody looked.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from hengyuan.cases import rules
from hengyuan.cases.access import may_do
from hengyuan.cases.commands import StageMoved, claim_form, stage_moved
from hengyuan.cases.models import Case
from hengyuan.cases.rehearsal import Rehearsal, taken_back
from hengyuan.cases.tables import clock_name
from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.language import name_of
from hengyuan.law import catalogue
from hengyuan.people.rules import FACTS, Role

TEMPLATE = "cases/act.html"
TOKEN = "form_token"  # noqa: S105  # no secret: it tells one opened page from another


class SentToken(forms.Form):
    """What marks one page as it was opened."""

    form_token = forms.UUIDField(required=False)


def act_page(
    request: HttpRequest,
    *,
    case: Case | None,
    command: str,
    form: forms.Form,
    perform: Callable[[dict[str, Any]], Case | None],
    context: dict[str, Any] | None = None,
    template: str = TEMPLATE,
) -> HttpResponse:
    """Show the act's page, or run `perform` and go on to the case that it returns."""
    move = rules.move_for(command)
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    page = {"case": case, "move": move, "form": form, **_afterwards(move), **(context or {})}
    page[TOKEN] = uuid4()
    refusal = _refusal_before(case, move, actor)
    if refusal is not None:
        return render(request, template, {**page, "refusal": refusal}, status=403)
    if request.method == "PUT":
        return _previewed(request, case, form, perform, actor)
    if request.method != "POST":
        moved = case is not None and bool(move.from_) and rules.Stage(case.stage) not in move.from_
        page["refusal"] = stage_moved(case, move.button, actor) if moved and case else None
        return render(request, template, page, status=409 if moved else 200)
    if not form.is_valid():
        return render(request, template, page, status=422)
    try:
        done = _perform_once(request, move, actor, lambda: perform(form.cleaned_data))
    except Refused as error:
        return _refused(request, template, page, form, error)
    messages.success(request, _("已完成：%(act)s") % {"act": _(move.button)})
    target = done or case
    return redirect("cases:case", target.pk) if target else redirect("web:desk")


def _perform_once(
    request: HttpRequest, move: rules.Move, actor: Actor, perform: Callable[[], Case | None]
) -> Case | None:
    """Do the act and take its page, both or neither: a page sent twice acts once."""
    sent = SentToken(request.POST)
    with transaction.atomic():
        if sent.is_valid() and sent.cleaned_data[TOKEN]:
            claim_form(
                token=sent.cleaned_data[TOKEN], command=move.command, actor=actor, at=clock.now()
            )
        return perform()


def _previewed(
    request: HttpRequest,
    case: Case | None,
    form: forms.Form,
    perform: Callable[[dict[str, Any]], Case | None],
    actor: Actor,
) -> HttpResponse:
    """The papers that the form's present values make and who is told, or what is still missing."""
    _fill(form, QueryDict(request.body, encoding="utf-8"))
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        mark = f"{actor.name} {clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
        try:
            with taken_back(Rehearsal(mark, case.pk if case else None)) as rehearsal:
                done = perform(form.cleaned_data) or case
            shown |= {
                "rehearsal": rehearsal,
                "is_sent": any(paper.goes_to for paper in rehearsal.papers),
                "next": _next_to_act(done) if done else [],
            }
        except Refused as error:
            shown["refusal"] = error
    response = render(request, "cases/_preview.html", shown)
    response["Cache-Control"] = "private, no-store"
    return response


def _fill(form: forms.Form, values: QueryDict) -> None:
    """Bind the form to what stands in it now. Files are never sent for a preview."""
    form.data, form.files, form.is_bound = values, MultiValueDict(), True
    form.full_clean()
    for name, asked in form.fields.items():
        if isinstance(asked, forms.FileField):
            asked.required = False
            form.errors.pop(name, None)
            form.cleaned_data.setdefault(name, None)


def _next_to_act(case: Case) -> list[tuple[str, str]]:
    """Who finds the case on the desk afterwards, and for which acts, by the table of moves."""
    found: dict[str, list[str]] = {}
    for move in rules.moves_from(rules.Stage(case.stage)):
        if rules.is_due_work(move):
            roles = "、".join(name_of(FACTS[Role(code)]) for code in move.roles)
            found.setdefault(roles, []).append(_(move.button))
    return [(roles, " / ".join(acts)) for roles, acts in found.items()]


def _afterwards(move: rules.Move) -> dict[str, list[str]]:
    """What will be made and which clocks turn, by name."""
    today = clock.today()
    return {
        "papers": [f"{form} {name_of(catalogue.form(form, today))}" for form in move.documents],
        "starting": [clock_name(rule) for rule in move.starts],
        "pausing": [clock_name(rule) for rule in move.pauses],
        "stopping": [clock_name(rule) for rule in move.stops],
    }


def _refusal_before(case: Case | None, move: rules.Move, actor: Actor) -> Refused | None:
    allowed = actor.has(*move.roles) if case is None else may_do(actor, case, move)
    if allowed:
        return None
    return NotAllowed(_("您的角色不能进行“%(act)s”。") % {"act": _(move.button)}, cite=move.cite)


def _refused(
    request: HttpRequest,
    template: str,
    page: dict[str, Any],
    form: forms.Form,
    error: Refused,
) -> HttpResponse:
    form.add_error(error.field if error.field in form.fields else None, error.message)
    status = 409 if isinstance(error, StageMoved) else 403 if isinstance(error, NotAllowed) else 422
    return render(request, template, {**page, "refused": error}, status=status)
