"""Pages of cooperation: the list, one request, and each act on a page of its own."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.cases.access import get_case_for
from hengyuan.cooperation import access, commands, forms
from hengyuan.cooperation.rules import Kind, State
from hengyuan.cooperation.tables import CooperationTable
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [Link(_("协作"), reverse("cooperation:requests"))]


@login_required
@require_safe
def requests(request: ActorRequest) -> HttpResponse:
    """协作: what the institution asked of others, and what others ask of it."""
    if not request.actor or not request.actor.has(*access.AT_THE_DESK):
        raise Http404
    return render_list(
        request,
        "cooperation/requests.html",
        table_class=CooperationTable,
        rows=access.visible_to(request.actor),
        name="cooperation",
        title=_("协作"),
    )


@login_required
@require_safe
def cooperation(request: ActorRequest, cooperation_id: int) -> HttpResponse:
    """One request: who asks whom for what, the answer, the report, and what can be done."""
    found = access.get_cooperation_for(request.actor, cooperation_id)
    answers = access.may_answer(request.actor, found)
    context = {
        "found": found,
        "kind": forms.named(found.kind),
        "state": _(found.get_state_display()),
        "crumbs": _crumbs(),
        "is_asking": access.may_ask(request.actor, found.case),
        "may_answer": answers and found.state == State.ASKED,
        "may_report": answers and found.state == State.ACCEPTED,
        "pauses": found.kind == Kind.CHECK and found.is_open,
    }
    return render(request, "cooperation/cooperation.html", context)


@login_required
def ask(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """请求协作: a letter to another institution."""
    case = get_case_for(request.actor, case_id)
    form = forms.RequestForm(request.POST or None, places=access.places_to_ask(case))

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.request_cooperation(
            case=case, actor=request.actor, at=clock.now(), **stated
        )
        return redirect("cooperation:cooperation", made.pk)

    back = reverse("cases:case", args=[case.pk])
    act = Act(
        title=_("请求协作"),
        line=f"{case.number} · {case.cause}",
        button=_("签发协作函"),
        back=back,
        crumbs=[Link(case.number, back)],
        afterwards=[
            _("签发法律援助协作函（D-09），入卷。"),
            _("核查经济困难状况的，作出决定的期限在答复之前暂停计算（PA-02）。"),
            _("对方机构只看到协作函的内容，看不到本案的其他材料。"),
        ],
    )
    may = access.may_ask(request.actor, case)
    refusal = "" if may else _("由本机构的窗口、指派人员或者负责人请求协作。")
    return act_page(request, act, form, perform, refusal=refusal)


def _act(
    request: ActorRequest,
    cooperation_id: int,
    title: str,
    form: django_forms.Form,
    command: Callable[..., None],
    afterwards: Sequence[str],
) -> HttpResponse:
    """An act on a request, and back to it."""
    found = access.get_cooperation_for(request.actor, cooperation_id)
    back = reverse("cooperation:cooperation", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(cooperation=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": title})
        return redirect(back)

    line = f"{found.case.institution.name} → {found.place} · {forms.named(found.kind)}"
    act = Act(
        title=title, line=line, button=title, back=back, crumbs=_crumbs(), afterwards=afterwards
    )
    return act_page(request, act, form, perform)


@login_required
def accept(request: ActorRequest, cooperation_id: int) -> HttpResponse:
    """接受协作."""
    told = [_("请求的机构看到已接受。"), _("办完后在本页反馈结果。")]
    form = forms.AnswerForm(request.POST if request.method == "POST" else None)
    return _act(request, cooperation_id, _("接受协作"), form, commands.accept_cooperation, told)


@login_required
def decline(request: ActorRequest, cooperation_id: int) -> HttpResponse:
    """不能协作, with why."""
    told = [_("请求的机构看到原因，可以另请他处。"), _("因核查而暂停的期限恢复计算。")]
    form = forms.AnswerForm(request.POST if request.method == "POST" else None)
    return _act(request, cooperation_id, _("不能协作"), form, commands.decline_cooperation, told)


@login_required
def report(request: ActorRequest, cooperation_id: int) -> HttpResponse:
    """反馈结果: the reply joins the dossier of the asking side."""
    told = [_("回复（D-09）归入请求机构的案卷。"), _("因核查而暂停的期限恢复计算。")]
    form = forms.ReportForm(request.POST or None)
    return _act(request, cooperation_id, _("反馈结果"), form, commands.report_cooperation, told)


@login_required
def withdraw(request: ActorRequest, cooperation_id: int) -> HttpResponse:
    """撤回请求."""
    told = [_("对方机构看到已撤回。"), _("因核查而暂停的期限恢复计算。")]
    form = forms.WithdrawalForm(request.POST or None)
    return _act(request, cooperation_id, _("撤回请求"), form, commands.withdraw_cooperation, told)
