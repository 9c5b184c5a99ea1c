"""Pages of the radar: the list, one hint with its cases side by side, its acts, the kinds."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.kernel.language import law_text
from hengyuan.supervision.access import alerts
from hengyuan.supervision.access import radar as access
from hengyuan.supervision.commands import radar as commands
from hengyuan.supervision.forms import radar as forms
from hengyuan.supervision.queries import radar as queries
from hengyuan.supervision.rules import radar as rules
from hengyuan.supervision.tables.radar import HintFilter, HintTable
from hengyuan.supervision.views.frame import tabs
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

Command = Callable[..., None]
# Of each act its command, its form, and what will be true afterwards.
ACTS: dict[str, tuple[Command, type[forms.WordForm], tuple[Promise, ...]]] = {
    "see": (
        commands.see, forms.WordForm, (gettext_lazy("线索留在“未了结”中，案件照常办理。"),),
    ),
    "clear": (
        commands.clear, forms.ClearForm,
        (
            gettext_lazy("线索了结，理由留在账本中。"),
            gettext_lazy("以后有新的案件加入同一线索时，重新提出。"),
        ),
    ),
    "refer": (
        commands.refer, forms.ReferForm,
        (
            gettext_lazy("只记录移送；本系统不对案件作任何决定，也不通知承办人。"),
            gettext_lazy("核查完毕没有问题的，再回到这里排除。"),
        ),
    ),
}  # fmt: skip


def _crumbs() -> list[Link]:
    return [Link(_("线索雷达"), reverse("supervision:radar"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """线索雷达: the hints that the actor may read, the newest first, with filters."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "supervision/radar.html",
        table_class=HintTable,
        rows=access.visible_to(request.actor),
        filterset_class=HintFilter,
        name="radar_hints",
        title=_("线索雷达"),
        context=tabs(request),
    )


@login_required
@require_safe
def kinds(request: ActorRequest) -> HttpResponse:
    """线索类别: what each compares, its numbers, what feeds it here, how its hints ended."""
    access.refuse_strangers(request.actor)
    place = request.actor.region if request.actor else ""
    rows = queries.kinds_at(place, access.visible_to(request.actor), clock.today())
    context = {**tabs(request), "kinds": rows, "crumbs": _crumbs()}
    return render(request, "supervision/radar_kinds.html", context)


@login_required
@require_safe
def hint(request: ActorRequest, hint_id: UUID) -> HttpResponse:
    """One hint: its cases side by side, what would clear it, and what can be done."""
    found = access.get_hint_for(request.actor, hint_id)
    shown = queries.Shown(found, access.members_for(request.actor).filter(hint=found))
    context = {
        "shown": shown,
        "alerts": alerts.open_among(request.actor, shown.mine),
        "state": _(found.get_state_display()),
        "tone": rules.TONES[rules.State(found.state)],
        "acts": access.acts_for(request.actor, found),
        "crumbs": _crumbs(),
    }
    return render(request, "supervision/radar_hint.html", context)


@login_required
def act(request: ActorRequest, hint_id: UUID, act: str) -> HttpResponse:
    """One act on a hint, on a page of its own."""
    found = access.get_hint_for(request.actor, hint_id)
    if act not in ACTS:
        raise Http404
    command, form_class, afterwards = ACTS[act]
    back = reverse("supervision:radar_hint", args=[found.pk])
    button = _(rules.ACTS[act].button)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(hint=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": button})
        return redirect(back)

    line = law_text(found.sentence)
    page = Act(
        title=button, line=line, button=button, back=back,
        crumbs=[*_crumbs(), Link(line, back)], afterwards=[str(each) for each in afterwards],
    )  # fmt: skip
    allowed = rules.ACTS[act] in access.acts_for(request.actor, found)
    refusal = "" if allowed else _("现在不能由您进行这一步：请看线索的状态，或者由别人处理。")
    form = form_class(found.kind, request.POST if request.method == "POST" else None)
    return act_page(request, page, form, perform, refusal=refusal)
