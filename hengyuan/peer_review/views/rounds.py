"""Pages of rounds: the list, opening one, its steps, its dossiers, the plan of readers."""

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

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.law.errors import LawError
from hengyuan.law.review.words import Field
from hengyuan.orgs.queries import organisation
from hengyuan.peer_review.access import rectifications
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.access import self_check as self_check_access
from hengyuan.peer_review.commands import rounds as commands
from hengyuan.peer_review.forms import rounds as forms
from hengyuan.peer_review.queries import cross, elsewhere, named
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import self_check as self_check_queries
from hengyuan.peer_review.queries.allocation import plan_of
from hengyuan.peer_review.queries.schedule import pace_of
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.rounds import DossierState, RoundState
from hengyuan.peer_review.tables.rounds import (
    TONES,
    DossierFilter,
    DossierTable,
    RoundTable,
)
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """同行评估: to the first page that the actor has."""
    for has, name in (
        (access.sees, "rounds"), (access.reads, "sheets"), (access.answers, "grades"),
        (rectifications.sees, "rectifications"),
    ):  # fmt: skip
        if has(request.actor):
            return redirect(f"peer_review:{name}")
    raise Http404


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """Rounds that the actor sees."""
    access.refuse_unless(access.sees(request.actor))
    return render_list(
        request,
        "peer_review/rounds.html",
        table_class=RoundTable,
        rows=access.rounds_for(request.actor),
        name="review_rounds",
        title=_("评估"),
        context={
            **tabs(request),
            "may_open": access.runs(request.actor),
            "pace": pace_of(request.actor.organisation_id, clock.today()),
        },
    )


@login_required
def open_round(request: ActorRequest) -> HttpResponse:
    """开启评估, on a page of its own."""
    access.refuse_unless(access.runs(request.actor))
    home = organisation(request.actor.organisation_id)
    today = clock.today()
    chiefs = queries.chiefs_at(home.pk, today)
    form = forms.RoundForm(request.POST if request.method == "POST" else None, chiefs=chiefs)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        try:
            size = queries.frame_size(home, stated["closed_from"], stated["closed_to"])
            settings = form.settings_for(size)
            standards = {field: standard_at(field, home.region, today) for field in Field}
        except LawError as error:
            raise commands.CannotReview(str(error)) from error
        made = commands.open_round(
            organisation=home, settings=settings, standards=standards,
            from_elsewhere=form.from_elsewhere,
            chief=queries.account(int(stated["chief"])), actor=request.actor, at=clock.now(),
            **{name: stated[name] for name in ("title", "closed_from", "closed_to", "hints_of")},
        )  # fmt: skip
        return redirect("peer_review:round", made.pk)

    page = ui.Act(
        title=_("开启评估"),
        line=home.name,
        button=_("开启评估"),
        back=reverse("peer_review:rounds"),
        crumbs=crumbs(),
        afterwards=[
            _("今天有效的标准固定下来，这一轮都按它评。"),
            _("下一步封闭抽样范围并公示承诺，之后才能抽样。"),
        ],
    )
    return ui.act_page(request, page, form, perform)


@login_required
@require_safe
def one(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """One round: its steps, how far its dossiers have come."""
    row = access.get_round_for(request.actor, round_id)
    progress = queries.progress_of(row)
    state = RoundState.parse(row.state)
    handovers = elsewhere.handovers_of(row) if row.from_elsewhere else []
    context = {
        **tabs(request),
        "round": row,
        "state": state,
        "tone": TONES[state],
        "standards": queries.standards_of(row),
        "progress": [
            (word, TONES[word], progress[word.value])
            for word in DossierState
            if progress.get(word.value)
        ],
        "named": named.taken_of(row) if row.is_named else [],
        "steps": _steps(row.state) if access.may_run(request.actor, row) else [],
        "handovers": handovers,
        "needs_dossiers": row.from_elsewhere and not handovers,
        "may_run": access.may_run(request.actor, row),
        **_self_checks(request.actor, row),
        "wanting": sum(more for _dossier, more in queries.wanting(row)),
        "anchors": queries.dossiers_of(row).filter(is_anchor=True).count(),
    }
    return render_list(
        request,
        "peer_review/round.html",
        table_class=DossierTable,
        rows=queries.with_signed(row),
        filterset_class=DossierFilter,
        name="review_dossiers",
        title=row.title,
        context=context,
    )


def _self_checks(actor: Any, row: Any) -> dict[str, bool]:
    """What the page says of self-checks: whether there are any, whether they may be asked for."""
    is_asked = self_check_queries.is_asked(row)
    may_ask = row.state == RoundState.FRAMED and self_check_access.may_ask(actor, row)
    return {"has_self_checks": is_asked, "may_ask_self_check": may_ask and not is_asked}


STEPS = {
    RoundState.OPENED: ("frame",),
    RoundState.FRAMED: ("draw",),
    RoundState.DRAWN: ("anchors", "cross", "allocate"),
    RoundState.READING: ("allocate", "close"),
}


def _steps(state: str) -> list[tuple[str, str]]:
    names = {
        "frame": _("封闭抽样范围"), "draw": _("抽样"), "anchors": _("加入标定案卷"),
        "cross": _("交叉评估"), "allocate": _("分配评估专家"), "close": _("结束评估"),
    }  # fmt: skip
    return [(step, names[step]) for step in STEPS.get(RoundState.parse(state), ())]


@login_required
def step(request: ActorRequest, round_id: UUID, name: str) -> HttpResponse:
    """One step of a round, on a page of its own."""
    row = access.get_round_for(request.actor, round_id)
    steps: dict[str, Callable[[], HttpResponse]] = {
        "frame": lambda: _step(request, row, "frame", commands.close_frame, [
            _("列出接收的全部外来案卷，固定并公示其摘要。") if row.from_elsewhere
            else _("列出这一期间结案的全部案件，固定并公示其摘要。"),
            _("之后抽样的随机数已经承诺，谁也改不了。"),
        ]),
        "draw": lambda: _step(request, row, "draw", commands.draw, [
            _("公开随机数和记录，任何人可以重新抽一遍。"),
            _("抽中的案卷得到编号，专家只看到编号。"),
        ]),
        "close": lambda: _step(request, row, "close", commands.close_round, [
            _("全部等次已经确定的，本轮结束。"),
        ]),
        "anchors": lambda: _anchors(request, row),
        "allocate": lambda: _allocate(request, row),
    }  # fmt: skip
    if name not in steps:
        raise Http404
    return steps[name]()


def _page(row: Any, name: str, afterwards: list[str]) -> ui.Act:
    titles = dict(step for state in RoundState for step in _steps(state))
    back = reverse("peer_review:round", args=[row.pk])
    return ui.Act(
        title=titles[name], line=row.title, button=titles[name], back=back,
        crumbs=[*crumbs(), Link(row.title, back)], afterwards=afterwards,
    )  # fmt: skip


def _refusal(request: ActorRequest, row: Any, name: str) -> str:
    if not access.may_run(request.actor, row):
        return _("由开启评估的机关进行。")
    if name not in STEPS.get(RoundState.parse(row.state), ()):
        return _("本轮评估现在不在这一步。")
    return ""


def _step(
    request: ActorRequest,
    row: Any,
    name: str,
    command: Callable[..., Any],
    afterwards: list[str],
) -> HttpResponse:
    form = forms.NothingForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(round_=row, actor=request.actor, at=clock.now())
        return redirect("peer_review:round", row.pk)

    page = _page(row, name, afterwards)
    return ui.act_page(request, page, form, perform, refusal=_refusal(request, row, name))


def _anchors(request: ActorRequest, row: Any) -> HttpResponse:
    form = forms.AnchorForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        numbers = stated["numbers"]
        find = elsewhere.entries_by_number if row.from_elsewhere else queries.cases_by_number
        cases: list[Any] = [*find(row, numbers)]
        missing = sorted(set(numbers) - {case.number for case in cases})
        if missing:
            raise commands.CannotReview(
                _("没有这样的已结案件：{numbers}").format(numbers="、".join(missing)),
                field="numbers",
            )
        commands.add_anchors(round_=row, cases=cases, actor=request.actor, at=clock.now())
        return redirect("peer_review:round", row.pk)

    page = _page(row, "anchors", [
        _("每名专家都会读到这些案卷；它们不评等次，用来比较专家的宽严。"),
    ])  # fmt: skip
    return ui.act_page(request, page, form, perform, refusal=_refusal(request, row, "anchors"))


def _allocate(request: ActorRequest, row: Any) -> HttpResponse:
    """The plan, shown before it is entered."""
    today, context = clock.today(), {"round": row, "crumbs": crumbs()}
    context["refusal"] = _refusal(request, row, "allocate")
    asked = request.POST if request.method == "POST" else request.GET
    even_first = context["even_first"] = asked.get("first") == "even"
    context["crossed"] = cross.who_reads_whom(row)
    if request.method == "POST" and not context["refusal"]:
        try:
            made = commands.allocate_readers(
                round_=row, actor=request.actor, at=clock.now(), on=today, even_first=even_first
            )
        except commands.CannotReview as error:
            context["problem"] = error.message
        else:
            messages.success(request, _("已分配{count}份评估表。").format(count=made))
            return redirect("peer_review:round", row.pk)
    try:
        context["plan"] = plan_of(row, today, even_first=even_first)
    except LawError as error:
        context["problem"] = str(error)
    status = 403 if context["refusal"] else 422 if "problem" in context else 200
    return render(request, "peer_review/allocate.html", context, status=status)


@login_required
@require_safe
def record(request: ActorRequest, round_id: UUID, what: str) -> HttpResponse:
    """The announcement or the record, from which anybody draws again."""
    row = access.get_round_for(request.actor, round_id)
    text = {"announcement": row.announcement, "record": row.record}.get(what, "")
    if not text:
        raise Http404
    return private_file(text.encode(), "application/json", f"{what}-{row.number}.json")
