"""Pages of alerts: the inbox, all of them, one with its acts and its notice."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengyuan.dossier.rendering import render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import law_text
from hengyuan.supervision import printing, queries
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.commands import alerts as commands
from hengyuan.supervision.forms import alerts as forms
from hengyuan.supervision.rules import alerts as rules
from hengyuan.supervision.tables.alerts import AlertFilter, AlertTable
from hengyuan.supervision.tables.inbox import InboxFilter, InboxTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

PDF = "application/pdf"
Command = Callable[..., None]
# Of each act its command, its form, and what will be true afterwards.
CHECKED = gettext_lazy("由另一位工作人员核对。")
ACTS: dict[str, tuple[Command, type[django_forms.Form], tuple[str | Promise, ...]]] = {
    "explain": (commands.explain, forms.WordForm, (CHECKED,)),
    "dispute": (commands.dispute, forms.WordForm, (CHECKED,)),
    "settle": (
        commands.settle, forms.WordForm, (gettext_lazy("提示了结，说明留在案件经过中。"),),
    ),
    "dismiss": (
        commands.dismiss, forms.DismissalForm,
        (gettext_lazy("提示不成立，理由按规则计数：常常不成立的规则要改。"),),
    ),
    "order": (
        commands.order, forms.OrderForm,
        (
            gettext_lazy("签发整改通知书，承办人和本机构有关人员可以看到。"),
            gettext_lazy("逾期未回复的，逐级上报。"),
        ),
    ),
    "reply": (commands.reply, forms.WordForm, (CHECKED,)),
    "accept": (
        commands.accept, forms.WordForm, (gettext_lazy("整改核对通过，提示了结。"),),
    ),
    "return": (
        commands.send_back, forms.OrderForm,
        (gettext_lazy("退回继续整改，按新的期限回复。"),),
    ),
}  # fmt: skip


@login_required
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """待我处理: what waits for this person, the gravest and oldest first."""
    access.refuse_strangers(request.actor)
    waiting = access.inbox_of(request.actor)
    return render_list(
        request,
        "supervision/inbox.html",
        table_class=InboxTable,
        rows=queries.by_weight(waiting),
        filterset_class=InboxFilter,
        name="alerts_inbox",
        title=_("监督：待我处理"),
        context=tabs(request)
        | {
            "by_rule": queries.by_rule(waiting),
            "rule": request.GET.get("rule", ""),
            "together": [rules.ACTS[name] for name in rules.TOGETHER],
        },
    )


@login_required
@require_safe
def alerts(request: ActorRequest) -> HttpResponse:
    """全部提示: every alert that the actor may read, with filters."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "supervision/alerts.html",
        table_class=AlertTable,
        rows=access.visible_to(request.actor),
        filterset_class=AlertFilter,
        name="alerts",
        title=_("监督提示"),
        context=tabs(request),
    )


@login_required
@require_safe
def alert(request: ActorRequest, alert_id: UUID) -> HttpResponse:
    """One alert: what was seen, under which rule, what clears it, and what can be done."""
    found = access.get_alert_for(request.actor, alert_id)
    context = {
        "shown": queries.Shown(found),
        "state": _(found.get_state_display()),
        "tone": rules.TONES[rules.State(found.state)],
        "level": _(rules.LEVELS[found.level]) if found.is_open and found.level else "",
        "acts": access.acts_for(request.actor, found),
        "crumbs": crumbs(),
    }
    return render(request, "supervision/alert.html", context)


@login_required
@require_safe
def notice(request: ActorRequest, alert_id: UUID) -> HttpResponse:
    """整改通知书 as it is printed."""
    found = access.get_alert_for(request.actor, alert_id)
    if not found.order:
        raise Http404
    evidence = [
        (date.fromisoformat(piece.on), piece.what) for piece in queries.Shown(found).evidence
    ]
    paper = printing.notice_paper(found, evidence)
    return private_file(render_pdf(paper), PDF, f"{paper.title}.pdf")


@login_required
def act(request: ActorRequest, alert_id: UUID, act: str) -> HttpResponse:
    """One act on an alert, on a page of its own."""
    found = access.get_alert_for(request.actor, alert_id)
    if act not in ACTS:
        raise Http404
    command, form_class, afterwards = ACTS[act]
    back = reverse("supervision:alert", args=[found.pk])
    button = _(rules.ACTS[act].button)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(alert=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": button})
        return redirect(back)

    page = Act(
        title=button,
        line=f"{found.case.number} · {law_text(found.sentence)}",
        button=button,
        back=back,
        crumbs=[*crumbs(), Link(law_text(found.sentence), back)],
        afterwards=[str(line) for line in afterwards],
    )
    allowed = rules.ACTS[act] in access.acts_for(request.actor, found)
    refusal = "" if allowed else _("现在不能由您进行这一步：请看提示的状态和等待的人员。")
    form = form_class(request.POST if request.method == "POST" else None)
    return act_page(request, page, form, perform, refusal=refusal)
