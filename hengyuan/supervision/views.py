"""Pages of supervision: the inbox, all alerts, one alert and its acts, the cockpit, the rules."""

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
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier.printing import DOCX
from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import law_text
from hengyuan.law.errors import UnknownRule
from hengyuan.supervision import access, commands, forms, printing, queries, rules
from hengyuan.supervision.tables import AlertFilter, AlertTable
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

PDF = "application/pdf"
LISTED = 40  # bulletins on a page: ten years of one place
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


def _crumbs() -> list[Link]:
    return [Link(_("监督"), reverse("supervision:inbox"))]


def _tabs(request: ActorRequest) -> dict[str, Any]:
    """What the tabs ask."""
    return {"reads_bulletins": access.reads_bulletins(request.actor), "crumbs": _crumbs()}


@login_required
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """待我处理: what waits for this person, the gravest and oldest first."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "supervision/inbox.html",
        table_class=AlertTable,
        rows=queries.by_weight(access.inbox_of(request.actor)),
        name="alerts_inbox",
        title=_("监督：待我处理"),
        context=_tabs(request),
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
        context=_tabs(request),
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
        "crumbs": _crumbs(),
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
        crumbs=[*_crumbs(), Link(law_text(found.sentence), back)],
        afterwards=[str(line) for line in afterwards],
    )
    allowed = rules.ACTS[act] in access.acts_for(request.actor, found)
    refusal = "" if allowed else _("现在不能由您进行这一步：请看提示的状态和等待的人员。")
    form = form_class(request.POST if request.method == "POST" else None)
    return act_page(request, page, form, perform, refusal=refusal)


@login_required
@require_safe
def cockpit(request: ActorRequest) -> HttpResponse:
    """监督驾驶舱: the chain as nine columns, institutions as rows, each cell a list of cases."""
    access.refuse_strangers(request.actor)
    return render(
        request,
        "supervision/cockpit.html",
        {
            "cockpit": queries.Cockpit(access.visible_to(request.actor), clock.today()),
            **_tabs(request),
        },
    )


@login_required
@require_safe
def rules_page(request: ActorRequest) -> HttpResponse:
    """规则: what is looked for, under which article, with which numbers, how often it misfits."""
    access.refuse_strangers(request.actor)
    place = request.actor.region if request.actor else ""
    shown = queries.rules_at(place, access.visible_to(request.actor), clock.today())
    return render(request, "supervision/rules.html", {"rules": shown, **_tabs(request)})


@login_required
@require_safe
def rehearsal(request: ActorRequest, rule_id: str, bound: str) -> HttpResponse:
    """预演: a draft of a number over the cases that the actor sees, before it is set."""
    access.refuse_strangers(request.actor)
    form = forms.NumberForm(request.GET or None)
    try:
        tried = form.cleaned_data["value"] if form.is_valid() else None
        place = request.actor.region if request.actor else ""
        shown = queries.Rehearsal(
            access.cases_of(request.actor), rule_id, bound, place, tried, clock.today()
        )
    except (UnknownRule, KeyError) as error:
        raise Http404 from error
    context = {"shown": shown, "form": form, "crumbs": _crumbs()}
    return render(request, "supervision/rehearsal.html", context)


@login_required
@require_safe
def bulletins(request: ActorRequest) -> HttpResponse:
    """季度通报: those that were made, and one click for the last quarter."""
    _refuse_who_reads_no_bulletin(request)
    context = {
        "bulletins": access.bulletins_visible_to(request.actor)[:LISTED],
        "last": rules.Quarter.of(clock.today()).before(),
        "may_make": access.may_make_bulletins(request.actor),
        **_tabs(request),
    }
    return render(request, "supervision/bulletins.html", context)


@login_required
@require_POST
def make_bulletin(request: ActorRequest) -> HttpResponse:
    """One click: the bulletin of the last quarter, frozen as it is known now."""
    _refuse_who_reads_no_bulletin(request)
    last = rules.Quarter.of(clock.today()).before()
    try:
        made = commands.make_bulletin(quarter=last, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("supervision:bulletins")
    return redirect("supervision:bulletin", made.pk)


def _refuse_who_reads_no_bulletin(request: ActorRequest) -> None:
    if not access.reads_bulletins(request.actor):
        raise Http404


@login_required
@require_safe
def bulletin(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """One bulletin: each figure leads to its alerts as they stood on the day it was made."""
    found = access.get_bulletin_for(request.actor, bulletin_id)
    context = {
        "found": found, "tables": queries.tables_of(found), "counted": queries.COUNT_NAMES,
        "all": found.figures["all"], "clocks": queries.clocks_of(found), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/bulletin.html", context)


@login_required
@require_safe
def figure(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The alerts behind one figure of a bulletin."""
    found = access.get_bulletin_for(request.actor, bulletin_id)
    by, key, count = (request.GET.get(name, "") for name in ("by", "key", "count"))
    try:
        rows = queries.shown_entries(found, by, key, count)
    except ValueError as error:
        raise Http404 from error
    context = {"found": found, "rows": rows, "crumbs": _crumbs(), "count": count}
    return render(request, "supervision/figure.html", context)


@login_required
@require_safe
def bulletin_pdf(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The bulletin to print."""
    paper = printing.bulletin_paper(access.get_bulletin_for(request.actor, bulletin_id))
    return private_file(render_pdf(paper), PDF, f"{paper.title}.pdf")


@login_required
@require_safe
def bulletin_docx(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The bulletin to edit."""
    paper = printing.bulletin_paper(access.get_bulletin_for(request.actor, bulletin_id))
    return private_file(render_docx(paper), DOCX, f"{paper.title}.docx")
