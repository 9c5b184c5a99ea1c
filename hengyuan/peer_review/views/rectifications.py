"""Pages of rectification after a review: the list, one with its acts, asking for one, the proof."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.dossier.files import content_of
from hengyuan.dossier.rules import SUFFIXES
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.peer_review.access import rectifications as access
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.commands import rectifications as commands
from hengyuan.peer_review.forms import rectifications as forms
from hengyuan.peer_review.queries import rectifications as queries
from hengyuan.peer_review.rules.rectifications import (
    RectificationState,
    is_overdue,
    usual_due_day,
)
from hengyuan.peer_review.rules.rounds import DossierState
from hengyuan.peer_review.tables.rectifications import (
    RectificationFilter,
    RectificationTable,
    chip,
)
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """整改: what the actor asked for, or is asked."""
    round_access.refuse_unless(access.sees(request.actor))
    return render_list(
        request,
        "peer_review/rectifications.html",
        table_class=RectificationTable,
        rows=access.visible_to(request.actor),
        filterset_class=RectificationFilter,
        name="review_rectifications",
        title=_("评估整改"),
        context=tabs(request),
    )


@login_required
@require_safe
def one(request: ActorRequest, rectification_id: UUID) -> HttpResponse:
    """One rectification: what is asked, what was answered, what was checked; no reader is named."""
    row = access.get_rectification_for(request.actor, rectification_id)
    state = RectificationState.parse(row.state)
    context = {
        "row": row,
        "state_chip": chip(row, clock.today()),
        "is_overdue": is_overdue(state, row.due_on, clock.today()),
        "items": queries.items_in(row),
        "is_office": access.is_office(request.actor, row),
        "acts": _acts(request, row),
        "crumbs": _crumbs(),
    }
    return render(request, "peer_review/rectification.html", context)


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("评估整改"), reverse("peer_review:rectifications"))]


def _acts(request: ActorRequest, row: Any) -> list[tuple[str, str]]:
    """What this person may do now."""
    if row.state == RectificationState.ASKED and access.may_answer(request.actor, row):
        return [("answer", _("回复整改"))]
    if row.state == RectificationState.ANSWERED and access.may_check(request.actor, row):
        return [("accept", _("核对通过，了结")), ("return", _("退回继续整改"))]
    return []


@login_required
def ask(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """要求整改, on a page of its own."""
    row = round_access.get_dossier_for(request.actor, dossier_id)
    round_access.refuse_unless(round_access.may_run(request.actor, row.round))
    back = reverse("peer_review:dossier", args=[row.pk])
    lacks = [one for one in queries.lacks_of(row) if one.name not in queries.asked_about(row)]
    form = forms.AskForm(
        request.POST if request.method == "POST" else None, lacks=lacks,
        initial={"due_on": usual_due_day(clock.today())},
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.ask_rectification(
            dossier=row, actor=request.actor, at=clock.now(), **stated
        )
        return redirect("peer_review:rectification", made.pk)

    page = ui.Act(
        title=_("要求整改"), line=f"{row.code} · {row.handler_name}", button=_("要求整改"),
        back=back, crumbs=[*crumbs(), Link(row.code, back)],
        afterwards=[
            _("承办人和其单位看到要求和期限，看不到评估专家。"),
            _("回复由另一位工作人员核对，了结或者退回。"),
        ],
    )  # fmt: skip
    refusal = "" if row.state == DossierState.FINAL else _("等次尚未确定，不能要求整改。")
    if not refusal and not lacks:
        refusal = _("没有还可以要求整改的项目。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


def _answered(stated: dict[str, Any]) -> dict[str, Any]:
    return {"turn": stated["turn"], "answer": stated["answer"], "content": stated["proof"]}


Told = Callable[[dict[str, Any]], dict[str, Any]]
ACTS: dict[str, tuple[Callable[..., Any], type[forms.TurnForm], Told]] = {
    "answer": (commands.answer_rectification, forms.AnswerForm, _answered),
    "accept": (commands.accept_rectification, forms.AcceptForm, dict),
    "return": (commands.return_rectification, forms.ReturnForm, dict),
}


@login_required
def act(request: ActorRequest, rectification_id: UUID, act: str) -> HttpResponse:
    """Answering, accepting, sending back: each on a page of its own."""
    row = access.get_rectification_for(request.actor, rectification_id)
    if act not in ACTS:
        raise Http404
    command, form_class, told = ACTS[act]
    back = reverse("peer_review:rectification", args=[row.pk])
    titles = {
        "answer": _("回复整改"), "accept": _("核对通过，了结"), "return": _("退回继续整改"),
    }  # fmt: skip
    is_sent = request.method == "POST"
    initial = {"turn": row.turn, "due_on": usual_due_day(clock.today())}
    form = form_class(request.POST if is_sent else None, request.FILES if is_sent else None,
                      initial=initial)  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(rectification=row, actor=request.actor, at=clock.now(), **told(stated))
        messages.success(request, _("已保存：%(what)s。") % {"what": titles[act]})
        return redirect(back)

    page = ui.Act(
        title=titles[act], line=row.dossier.number, button=titles[act], back=back,
        crumbs=[*_crumbs(), Link(row.dossier.number, back)],
        afterwards=_afterwards(act),
    )  # fmt: skip
    allowed = act in dict(_acts(request, row))
    refusal = "" if allowed else _("现在不能由您进行这一步：请看状态和等待的人员。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


def _afterwards(act: str) -> list[str]:
    return {
        "answer": [_("由要求整改的机关另一位工作人员核对。")],
        "accept": [_("整改了结；等次不因此改变。")],
        "return": [_("退回继续整改，按新的期限回复。")],
    }[act]


@login_required
@require_safe
def proof(request: ActorRequest, rectification_id: UUID) -> HttpResponse:
    """The file that came with the last answer."""
    row = access.get_rectification_for(request.actor, rectification_id)
    if row.proof is None:
        raise Http404
    name = f"{_('整改证明')}{SUFFIXES.get(row.proof.media_type, '')}"
    return private_file(content_of(row.proof), row.proof.media_type, name)
