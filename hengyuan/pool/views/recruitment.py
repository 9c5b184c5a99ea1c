"""Recruitments: the list, the notice with its applications, and each step on its page."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.pool import local_rule
from hengyuan.law.qualification import ProviderKind
from hengyuan.orgs.queries import organisation
from hengyuan.people.rules import FACTS, Role
from hengyuan.pool import access, commands, forms
from hengyuan.pool.queries import recruitment as queries
from hengyuan.pool.rules.recruitment import Standing, State
from hengyuan.pool.tables import RecruitmentTable, state_chip
from hengyuan.pool.views.members import crumb
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.forms import HouseForm
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def crumbs() -> list[Link]:
    """The way back to the list."""
    return [crumb(), Link(_("招募"), reverse("pool:recruitments"))]


@login_required
@require_safe
def recruitment_list(request: ActorRequest) -> HttpResponse:
    """招募: notices of the city, and the draft of the own institution."""
    return render_list(
        request,
        "pool/recruitments.html",
        table_class=RecruitmentTable,
        rows=access.recruitments_visible_to(request.actor).order_by("-opens_on", "-id"),
        name="recruitments",
        context={
            "may_prepare": access.may_prepare(request.actor),
            "own_id": request.actor.provider_id,
        },
        title=_("招募"),
    )


@login_required
@require_safe
def recruitment(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """One recruitment: the notice, where it stands, what can be done now, and the applications."""
    today = clock.today()
    found = access.get_recruitment_for(request.actor, recruitment_id)
    may_run = access.may_run(request.actor, found)
    may_approve = access.may_approve(request.actor, found, today)
    sees_all = may_run or may_approve
    own = access.applications_visible_to(request.actor).filter(recruitment=found)
    role = Role(found.approval) if found.approval else access.approver(found, today)
    context = {
        "recruitment": found,
        "crumbs": crumbs(),
        "state": state_chip(found),
        "sees_all": sees_all,
        "lines": queries.lines(found) if sees_all else [],
        "own": [] if sees_all else own,
        "acts": _acts(found, may_run=may_run, may_approve=may_approve, today=today),
        "may_apply": access.may_apply(request.actor, found, today),
        "approver": FACTS[role].name_zh,
        "rule": local_rule("entry_approval", found.institution.region, today),
        "history": queries.history(found.stream) if sees_all else [],
    }
    return render(request, "pool/recruitment.html", context)


def _acts(found: Any, *, may_run: bool, may_approve: bool, today: Any) -> list[Link]:
    """The next step, for who may take it."""
    steps = {
        State.DRAFT: (may_approve, _("发布招募公告"), "publish"),
        State.OPEN: (may_run and today > found.closes_on, _("截止报名，开始评分"), "close"),
        State.SCORING: (may_approve, _("公示拟入库名单"), "names"),
        State.PUBLICISED: (
            may_approve and found.publicity_ends_on and today > found.publicity_ends_on,
            _("办理入库"),
            "enter",
        ),
    }
    may, text, name = steps.get(State.parse(found.state), (False, "", ""))
    return [Link(text, reverse(f"pool:{name}", args=[found.pk]))] if may else []


@login_required
def draft(request: ActorRequest) -> HttpResponse:
    """起草招募公告."""
    if not access.may_prepare(request.actor):
        raise Http404
    at = clock.now()
    home = organisation(request.actor.organisation_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        notice = commands.Notice(**stated | {"kind": ProviderKind.parse(stated["kind"])})
        made = commands.draft_recruitment(
            institution=home, notice=notice, actor=request.actor, at=at
        )
        messages.success(request, _("公告已起草，等待批准发布。"))
        return redirect("pool:recruitment", made.pk)

    rule = local_rule("scorers", home.region, clock.day_of(at))
    act = Act(
        title=_("起草招募公告"),
        line=home.name,
        button=_("存为草稿"),
        back=reverse("pool:recruitments"),
        crumbs=crumbs(),
        afterwards=[
            _("发布之前只有本机构看得到，由起草人以外的人批准发布。"),
            _("每项由至少两人分别评分，取平均分；分数给出后不能改。"),
        ],
    )
    initial = {"scorers": rule.value if rule else 2, "opens_on": clock.day_of(at)}
    return act_page(request, act, forms.NoticeForm(request.POST or None, initial=initial), perform)


def _step(
    request: ActorRequest,
    found: Any,
    form: django_forms.Form,
    perform: Callable[[dict[str, Any]], object],
    *,
    title: str,
    button: str,
    afterwards: Sequence[str],
) -> HttpResponse:
    back = reverse("pool:recruitment", args=[found.pk])

    def done(stated: dict[str, Any]) -> HttpResponse:
        perform(stated)
        messages.success(request, _("已办理：%(what)s。") % {"what": title})
        return redirect(back)

    act = Act(title, found.title, button, back, [*crumbs(), Link(found.title, back)], afterwards)
    return act_page(request, act, form, done)


def _confirmed(request: ActorRequest) -> HouseForm:
    """A form without questions: it is bound when it was sent, though it holds nothing."""
    return HouseForm(request.POST if request.method == "POST" else None)


def _approved(request: ActorRequest, recruitment_id: int) -> Any:
    found = access.get_recruitment_for(request.actor, recruitment_id)
    if not access.may_approve(request.actor, found, clock.today()):
        raise Http404
    return found


@login_required
def publish(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """发布招募公告."""
    at = clock.now()
    found = _approved(request, recruitment_id)

    def perform(stated: dict[str, Any]) -> None:
        commands.publish_recruitment(recruitment=found, actor=request.actor, at=at)

    return _step(
        request, found, _confirmed(request), perform,
        title=_("发布招募公告"), button=_("发布招募公告"),
        afterwards=[_("本市各所和律师看得到公告，在报名时间内可以报名。"), _("公告不能再改。")],
    )  # fmt: skip


@login_required
def close(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """截止报名."""
    at = clock.now()
    found = access.get_recruitment_for(request.actor, recruitment_id)
    if not access.may_run(request.actor, found):
        raise Http404

    def perform(stated: dict[str, Any]) -> None:
        commands.close_applications(recruitment=found, actor=request.actor, at=at)

    return _step(
        request, found, _confirmed(request), perform,
        title=_("截止报名，开始评分"), button=_("截止报名，开始评分"),
        afterwards=[_("不再接受报名；可以给材料合格的人评分。")],
    )  # fmt: skip


@login_required
def names(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """公示拟入库名单."""
    at = clock.now()
    found = _approved(request, recruitment_id)
    admitted = {
        line.application.pk: line
        for line in queries.lines(found)
        if line.application.state == Standing.ADMITTED
    }
    people = [
        (str(pk), f"{line.application.name} · {line.application.organisation.name} · {line.shown}")
        for pk, line in admitted.items()
    ]

    def perform(stated: dict[str, Any]) -> None:
        chosen = [admitted[pk].application for pk in stated["chosen"]]
        commands.publicise_names(
            recruitment=found, chosen=chosen, ends_on=stated["ends_on"], actor=request.actor, at=at
        )

    today = clock.day_of(at)
    rule = local_rule("publication_days", found.institution.region, today)
    days = int(rule.value) if rule else 7
    best = [pk for pk, line in admitted.items() if not line.lacking][: found.seats]
    initial = {"ends_on": today + timedelta(days=days), "chosen": best}
    form = forms.NamesForm(request.POST or None, initial=initial, people=people)
    return _step(
        request, found, form, perform,
        title=_("公示拟入库名单"), button=_("公示这些姓名"),
        afterwards=[
            _("按平均分从高到低列出，由批准人选定；未选的人记为未列入公示。"),
            _("公示期内受理异议；公示期满、异议处理完才能入库。"),
            rule.note_zh if rule else "",
        ],
    )  # fmt: skip


@login_required
def enter(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """办理入库."""
    at = clock.now()
    found = _approved(request, recruitment_id)

    def perform(stated: dict[str, Any]) -> None:
        commands.end_recruitment(recruitment=found, actor=request.actor, at=at)

    return _step(
        request, found, _confirmed(request), perform,
        title=_("办理入库"), button=_("公示的人员入库"),
        afterwards=[_("公示的人员从今天起在库；异议成立的除外。"), _("招募结束。")],
    )  # fmt: skip
