"""One application to the pool: handed in, its page, and each act on it."""

from collections.abc import Callable, Sequence
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
from hengyuan.orgs.queries import organisation
from hengyuan.pool import access, commands, forms
from hengyuan.pool.queries import members
from hengyuan.pool.queries import recruitment as queries
from hengyuan.pool.rules.recruitment import Part, Standing, State
from hengyuan.pool.views.recruitment import crumbs
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


@login_required
def apply(request: ActorRequest, recruitment_id: int) -> HttpResponse:
    """报名."""
    at = clock.now()
    today = clock.day_of(at)
    found = access.get_recruitment_for(request.actor, recruitment_id)
    if not access.may_apply(request.actor, found, today):
        raise Http404
    units = [(str(each.pk), each.name) for each in access.units_of_city(request.actor, today)]
    if not units:
        home = organisation(request.actor.organisation_id)
        units = [(str(home.pk), home.name)]
    back = reverse("pool:recruitment", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        unit = organisation(stated.pop("organisation"))
        applicant = commands.Applicant(
            fields=stated.pop("fields_text"),
            languages=stated.pop("languages_text"),
            papers=stated.pop("papers").splitlines(),
            **stated,
        )
        made = commands.apply_for_seat(
            recruitment=found, organisation=unit, applicant=applicant, actor=request.actor, at=at
        )
        messages.success(request, _("已报名。"))
        return redirect("pool:application", made.pk)

    act = Act(
        title=_("报名"),
        line=found.title,
        button=_("报名"),
        back=back,
        crumbs=[*crumbs(), Link(found.title, back)],
        afterwards=[
            _("招募的机构审查材料；合格的参加考核和面试。"),
            _("入选的姓名会公示；身份证号码和电话加密保存，不公示。"),
        ],
    )
    form = forms.ApplicationForm(request.POST or None, units=units)
    return act_page(request, act, form, perform)


@login_required
@require_safe
def application(request: ActorRequest, application_id: int) -> HttpResponse:
    """One application: what was stated, papers, scores, objections, what can be done now."""
    today = clock.today()
    found = access.get_application_for(request.actor, application_id)
    may_run = access.may_run(request.actor, found.recruitment)
    may_approve = access.may_approve(request.actor, found.recruitment, today)
    sees_all = may_run or may_approve
    context = {
        "application": found,
        "crumbs": _crumbs(found),
        "fields": members.field_lines(found.fields),
        "sees_all": sees_all,
        "may_approve": may_approve,
        "scores": queries.scores_seen_by(found, request.actor.account_id) if sees_all else [],
        "objections": queries.objections_to(found) if sees_all else [],
        "acts": _acts(found, may_run=may_run, may_approve=may_approve, today=today),
        "history": _history(found, sees_all=sees_all),
    }
    return render(request, "pool/application.html", context)


def _history(found: Any, *, sees_all: bool) -> list[Any]:
    """To an applicant, the states and no points: they are told with the names."""
    entries = queries.history(found.stream)
    return entries if sees_all else []


def _crumbs(found: Any) -> list[Link]:
    recruitment = found.recruitment
    return [
        *crumbs(),
        Link(recruitment.title, reverse("pool:recruitment", args=[recruitment.pk])),
    ]


def _acts(found: Any, *, may_run: bool, may_approve: bool, today: Any) -> list[Link]:
    names: list[tuple[str, str]] = []
    is_public = found.recruitment.state == State.PUBLICISED
    if found.state == Standing.RECEIVED:
        names.append(("withdraw", _("撤回报名")))
        if may_run:
            names.insert(0, ("screen", _("审查材料")))
    if found.state == Standing.ADMITTED and may_run and found.recruitment.state == State.SCORING:
        names.append(("score", _("评分")))
    is_public = is_public and today <= found.recruitment.publicity_ends_on
    if found.state == Standing.PROPOSED and is_public and (may_run or may_approve):
        names.append(("object", _("登记异议")))
    return [Link(text, reverse(f"pool:{name}", args=[found.pk])) for name, text in names]


def _page(
    request: ActorRequest,
    found: Any,
    form: django_forms.Form,
    perform: Callable[[dict[str, Any]], object],
    *,
    title: str,
    button: str,
    afterwards: Sequence[str],
) -> HttpResponse:
    back = reverse("pool:application", args=[found.pk])
    line = f"{found.name} · {found.organisation.name}"
    act = Act(title, line, button, back, [*_crumbs(found), Link(found.name, back)], afterwards)

    def done(stated: dict[str, Any]) -> HttpResponse:
        perform(stated)
        messages.success(request, _("已办理：%(what)s。") % {"what": title})
        return redirect(back)

    return act_page(request, act, form, done)


def _run(request: ActorRequest, application_id: int) -> Any:
    found = access.get_application_for(request.actor, application_id)
    if not access.may_run(request.actor, found.recruitment):
        raise Http404
    return found


@login_required
def withdraw(request: ActorRequest, application_id: int) -> HttpResponse:
    """撤回报名."""
    at = clock.now()
    found = access.get_application_for(request.actor, application_id)

    def perform(stated: dict[str, Any]) -> None:
        commands.withdraw_application(application=found, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.ReasonForm(request.POST or None), perform,
        title=_("撤回报名"), button=_("撤回报名"),
        afterwards=[_("报名时间内可以重新报名。")],
    )  # fmt: skip


@login_required
def screen(request: ActorRequest, application_id: int) -> HttpResponse:
    """审查材料."""
    at = clock.now()
    found = _run(request, application_id)

    def perform(stated: dict[str, Any]) -> None:
        commands.screen_application(application=found, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.ScreenForm(request.POST or None), perform,
        title=_("审查材料"), button=_("作出审查意见"),
        afterwards=[_("合格的参加评分；不合格的，意见记入账本。")],
    )  # fmt: skip


@login_required
def score(request: ActorRequest, application_id: int) -> HttpResponse:
    """评分."""
    at = clock.now()
    found = _run(request, application_id)

    def perform(stated: dict[str, Any]) -> None:
        commands.score_application(
            application=found, part=Part.parse(stated["part"]), points=stated["points"],
            remarks=stated["remarks"], actor=request.actor, at=at,
        )  # fmt: skip

    return _page(
        request, found, forms.ScoreForm(request.POST or None), perform,
        title=_("评分"), button=_("给出分数"),
        afterwards=[
            _("分数给出后不能改；给出自己的分数之后才看得到别人的。"),
            _("各项取所有评分人的平均分，总分是各项平均分的平均。"),
        ],
    )  # fmt: skip


@login_required
def object_to(request: ActorRequest, application_id: int) -> HttpResponse:
    """登记异议."""
    at = clock.now()
    found = access.get_application_for(request.actor, application_id)
    is_approver = access.may_approve(request.actor, found.recruitment, clock.day_of(at))
    if not access.may_run(request.actor, found.recruitment) and not is_approver:
        raise Http404

    def perform(stated: dict[str, Any]) -> None:
        commands.raise_objection(application=found, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.ObjectionForm(request.POST or None), perform,
        title=_("登记异议"), button=_("登记异议"),
        afterwards=[_("处理完之前不能办理入库。"), _("异议人和内容加密保存。")],
    )  # fmt: skip


@login_required
def decide(request: ActorRequest, application_id: int, objection_id: int) -> HttpResponse:
    """处理异议."""
    at = clock.now()
    found = access.get_application_for(request.actor, application_id)
    raised = queries.objection(found, objection_id)
    if raised is None or not access.may_approve(request.actor, found.recruitment, clock.day_of(at)):
        raise Http404

    def perform(stated: dict[str, Any]) -> None:
        commands.decide_objection(objection=raised, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.DecisionForm(request.POST or None), perform,
        title=_("处理异议"), button=_("作出处理"),
        afterwards=[_("成立的，此人不入库；不成立的，公示期满后可以入库。")],
    )  # fmt: skip
