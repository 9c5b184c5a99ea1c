"""Pages of falls: what fell, its answer, its judgement."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import falls as access
from hengyuan.supervision.commands import falls as commands
from hengyuan.supervision.forms import falls as forms
from hengyuan.supervision.queries import falls as queries
from hengyuan.supervision.rules.falls import TONES, State
from hengyuan.supervision.views.frame import crumbs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link

ACTS = {
    "answer": commands.answer_fall, "accept": commands.accept_answer,
    "return": commands.return_answer,
}  # fmt: skip


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("考核指标"), reverse("supervision:scorecards"))]


@login_required
@require_safe
def one(request: ActorRequest, fall_id: UUID) -> HttpResponse:
    """One fall: its three years, what was answered, what can be done now."""
    found = access.get_for(request.actor, fall_id)
    name, years = queries.shown(found)
    context = {
        "found": found, "name": name, "years": years, "tone": TONES[State(found.state)],
        "may_answer": access.may_answer(request.actor, found),
        "may_judge": access.may_judge(request.actor, found), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/fall.html", context)


@login_required
def act(request: ActorRequest, fall_id: UUID, act: str) -> HttpResponse:
    """Answer it, accept the answer, or ask again: each on a page of its own."""
    found = access.get_for(request.actor, fall_id)
    if act not in ACTS:
        raise Http404
    back = reverse("supervision:fall", args=[found.pk])
    form = forms.WordForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        ACTS[act](fall=found, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    titles = {"answer": _("说明原因"), "accept": _("采纳说明"), "return": _("请再说明")}
    name, _years = queries.shown(found)
    page = ui.Act(
        title=titles[act], line=f"{found.institution.name} {name}", button=titles[act], back=back,
        crumbs=_crumbs(),
        afterwards=[_("您写的内容加密保存，机构和上级看得到；不自动产生任何后果。")],
    )  # fmt: skip
    may = access.may_answer if act == "answer" else access.may_judge
    refusal = "" if may(request.actor, found) else _("现在不能由您办理。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
