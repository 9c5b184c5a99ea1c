"""Acts on one member, each on its page."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.pool import Grade
from hengyuan.pool import access, commands, forms
from hengyuan.pool.queries import members as queries
from hengyuan.pool.queries import years
from hengyuan.pool.rules.members import Conclusion
from hengyuan.pool.rules.rows import fields_text
from hengyuan.pool.views.members import crumb
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link

Allowed = Callable[[Any, Any], bool]


def _member_of(request: ActorRequest, provider_id: int, allowed: Allowed) -> Any:
    """The member, for who may do this act; to others the page does not exist."""
    found = access.get_member_for(request.actor, provider_id, clock.today())
    if not allowed(request.actor, found):
        raise Http404
    return found


def _page(
    request: ActorRequest,
    provider: Any,
    form: django_forms.Form,
    perform: Callable[[dict[str, Any]], object],
    *,
    title: str,
    button: str,
    afterwards: Sequence[str],
) -> HttpResponse:
    back = reverse("people:provider", args=[provider.pk])
    act = Act(
        title=title,
        line=f"{provider.name} · {provider.organisation.name}",
        button=button,
        back=back,
        crumbs=[crumb(), Link(provider.name, back)],
        afterwards=afterwards,
    )

    def done(stated: dict[str, Any]) -> HttpResponse:
        perform(stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": title})
        return redirect(back)

    return act_page(request, act, form, done)


@login_required
def profile(request: ActorRequest, provider_id: int) -> HttpResponse:
    """更新领域、语言和资格."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_keep)
    standing = queries.standing_of(found)

    def perform(stated: dict[str, Any]) -> None:
        known = commands.Profile(
            fields=stated["fields_text"],
            languages=stated["languages_text"],
            criminal_since=stated["criminal_since"],
            is_student=stated["is_student"],
            has_legal_qualification=stated["has_legal_qualification"],
        )
        commands.change_profile(provider=found, profile=known, actor=request.actor, at=at)

    initial = {
        "fields_text": fields_text(found.fields).replace("；", "\n"),
        "languages_text": "；".join(found.languages),
        "criminal_since": found.criminal_since,
        "is_student": standing.is_student,
        "has_legal_qualification": standing.has_legal_qualification,
    }
    return _page(
        request, found, forms.ProfileForm(request.POST or None, initial=initial), perform,
        title=_("更新领域、语言和资格"), button=_("更新在库信息"),
        afterwards=[_("指派时按新的领域、语言和资格判断。"), _("改动的项目记入账本。")],
    )  # fmt: skip


@login_required
def grade(request: ActorRequest, provider_id: int) -> HttpResponse:
    """定级."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_decide_on)

    def perform(stated: dict[str, Any]) -> None:
        commands.fix_grade(
            provider=found, grade=Grade.parse(stated["grade"]), reason=stated["reason"],
            actor=request.actor, at=at,
        )  # fmt: skip

    initial = {"grade": queries.standing_of(found).grade}
    return _page(
        request, found, forms.GradeForm(request.POST or None, initial=initial), perform,
        title=_("定级"), button=_("定级并记入账本"),
        afterwards=[_("等级本身不限制指派；各级可办什么由本地办法规定。"), _("理由记入账本。")],
    )  # fmt: skip


@login_required
def limit(request: ActorRequest, provider_id: int) -> HttpResponse:
    """本人每月上限."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_state_leave)

    def perform(stated: dict[str, Any]) -> None:
        commands.set_limit(provider=found, limit=stated["limit"], actor=request.actor, at=at)

    initial = {"limit": queries.standing_of(found).monthly_limit}
    return _page(
        request, found, forms.LimitForm(request.POST or None, initial=initial), perform,
        title=_("本人每月上限"), button=_("按此上限接新案件"),
        afterwards=[_("到了这个数，指派时会提示；规定的每月上限照样适用。")],
    )  # fmt: skip


@login_required
def leave(request: ActorRequest, provider_id: int) -> HttpResponse:
    """请假: days without new cases."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_state_leave)

    def perform(stated: dict[str, Any]) -> None:
        commands.take_leave(provider=found, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.LeaveForm(request.POST or None), perform,
        title=_("请假"), button=_("这段时间不接新案件"),
        afterwards=[_("这段时间不再指派新案件；已经承办的案件继续办理。")],
    )  # fmt: skip


@login_required
def end_leave(request: ActorRequest, provider_id: int, leave_id: int) -> HttpResponse:
    """提前恢复接案."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_state_leave)
    taken = queries.leave_of(found, leave_id)
    if taken is None:
        raise Http404

    def perform(stated: dict[str, Any]) -> None:
        commands.end_leave(leave=taken, actor=request.actor, at=at, **stated)

    initial = {"last_day": clock.day_of(at)}
    return _page(
        request, found, forms.LastDayForm(request.POST or None, initial=initial), perform,
        title=_("提前恢复接案"), button=_("恢复接新案件"),
        afterwards=[_("最后一天之后，可以指派新案件。")],
    )  # fmt: skip


@login_required
def honour(request: ActorRequest, provider_id: int) -> HttpResponse:
    """登记荣誉."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_keep)

    def perform(stated: dict[str, Any]) -> None:
        commands.record_honour(provider=found, actor=request.actor, at=at, **stated)

    return _page(
        request, found, forms.HonourForm(request.POST or None), perform,
        title=_("登记荣誉"), button=_("登记荣誉"),
        afterwards=[_("荣誉显示在个人页，不改变指派的资格。")],
    )  # fmt: skip


@login_required
def recheck(request: ActorRequest, provider_id: int) -> HttpResponse:
    """年度复核."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_decide_on)
    last = clock.day_of(at).year - 1
    seen = years.year_of(found, last)

    def perform(stated: dict[str, Any]) -> None:
        commands.record_recheck(
            provider=found, year=stated["year"], reason=stated["reason"],
            conclusion=Conclusion.parse(stated["conclusion"]), actor=request.actor, at=at,
        )  # fmt: skip

    figures = _(
        "%(year)s年：承办%(taken)s件，办结%(closed)s件，值班%(days)s日，暂停指派%(holds)s次。"
    )
    return _page(
        request, found, forms.RecheckForm(request.POST or None, initial={"year": last}), perform,
        title=_("年度复核"), button=_("作出复核结论"),
        afterwards=[
            figures % seen.as_values(),
            _("当年的数字随结论一起固定，以后不变。"),
            _("“建议退出”不会自动退出，退出另行决定。"),
        ],
    )  # fmt: skip


@login_required
def leave_pool(request: ActorRequest, provider_id: int) -> HttpResponse:
    """退出律师库."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_decide_on)

    def perform(stated: dict[str, Any]) -> None:
        commands.leave_pool(provider=found, actor=request.actor, at=at, **stated)

    initial = {"last_day": clock.day_of(at)}
    return _page(
        request, found, forms.ExitForm(request.POST or None, initial=initial), perform,
        title=_("退出律师库"), button=_("退出律师库"),
        afterwards=[
            _("最后一天之后不再指派新案件，并退出所有专业组。"),
            _("已经承办的案件继续办理，需要时另行更换承办人。"),
            _("个人页和经过保留。"),
        ],
    )  # fmt: skip


@login_required
def duty_day(request: ActorRequest, provider_id: int) -> HttpResponse:
    """登记值班."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_keep)

    def perform(stated: dict[str, Any]) -> None:
        commands.record_duty_day(provider=found, actor=request.actor, at=at, **stated)

    initial = {"on": clock.day_of(at)}
    return _page(
        request, found, forms.DutyDayForm(request.POST or None, initial=initial), perform,
        title=_("登记值班"), button=_("登记一个值班日"),
        afterwards=[_("值班日显示在义务量旁边；只有本地有折算规定时才折算成案件。")],
    )  # fmt: skip


@login_required
def member_load(request: ActorRequest, provider_id: int) -> HttpResponse:
    """核定义务量, of a member."""
    at = clock.now()
    found = _member_of(request, provider_id, access.may_decide_on)

    def perform(stated: dict[str, Any]) -> None:
        commands.fix_duty_load(provider=found, actor=request.actor, at=at, **stated)

    initial = {"year": clock.day_of(at).year}
    return _page(
        request, found, forms.DutyLoadForm(request.POST or None, initial=initial), perform,
        title=_("核定义务量"), button=_("核定这一年的义务量"), afterwards=load_notes(),
    )  # fmt: skip


def load_notes() -> list[str]:
    """What is true after a duty load was fixed."""
    return [
        _("全国没有统一的义务量，由本地规定或核定；依据记入账本。"),
        _("承办的案件按开始承办之日计入当年。"),
        _("没有完成不会自动处理，由年度复核的人决定。"),
    ]
