"""Pages of the pool: its list, one reader, the acts on him, and what he sees of himself."""

from collections.abc import Callable
from datetime import timedelta
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
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.peer_review.access import readers as access
from hengyuan.peer_review.access.rounds import reads, refuse_unless, runs
from hengyuan.peer_review.commands import readers as commands
from hengyuan.peer_review.forms import readers as forms
from hengyuan.peer_review.forms.standards import PlainForm
from hengyuan.peer_review.queries import readers as queries
from hengyuan.peer_review.tables.readers import ReaderTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.forms import HouseForm
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

YEAR = timedelta(days=365)


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("评估专家"), reverse("peer_review:readers"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """评估专家: the pool of the organisation, each with why he may not read today."""
    refuse_unless(runs(request.actor))
    region, today = request.actor.region, clock.today()
    rows = access.readers_for(request.actor).order_by("account__name", "pk")
    return render_list(
        request,
        "peer_review/readers.html",
        table_class=ReaderTable,
        rows=queries.lines_of(rows, region, today, clock.now()),
        name="review_readers",
        title=_("评估专家"),
        context={**tabs(request), "rules": queries.reader_rules(region, today)},
    )


@login_required
@require_safe
def one(request: ActorRequest, reader_id: UUID) -> HttpResponse:
    """One reader of the pool."""
    row = access.get_reader_for(request.actor, reader_id)
    line = queries.lines_of([row], row.pool.region, clock.today(), clock.now())[0]
    context = {
        **tabs(request), "reader": row, "line": line, "ties": queries.tied_to(row),
        "matters": forms.names_of_matters(row.matters),
        "crumbs": _crumbs(), "today": clock.today(),
    }  # fmt: skip
    return render(request, "peer_review/reader.html", context)


@login_required
@require_safe
def candidates(request: ActorRequest) -> HttpResponse:
    """Who may be entered: accounts with the role that are not in the pool."""
    refuse_unless(runs(request.actor))
    home = organisation(request.actor.organisation_id)
    found = access.candidates(home, clock.today())[: access.OFFERED]
    context = {**tabs(request), "found": found, "crumbs": _crumbs()}
    return render(request, "peer_review/candidates.html", context)


@login_required
def enter(request: ActorRequest, account_id: int) -> HttpResponse:
    """列入评估专家, on a page of its own: what the roster knows is filled in."""
    refuse_unless(runs(request.actor))
    home, today = organisation(request.actor.organisation_id), clock.today()
    account = access.candidates(home, today).filter(pk=account_id).first()
    if account is None:
        raise Http404
    people = access.themselves(account, home, today)
    places = access.workplaces(account, home, today)
    form = forms.NewReaderForm(
        request.POST if request.method == "POST" else None, themselves=people, places=places,
        initial=_proposed(people, places),
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.enter_reader(
            pool=home, account=account, facts=form.facts, trained_on=stated["trained_on"],
            actor=request.actor, at=clock.now(),
        )  # fmt: skip
        return redirect("peer_review:reader", made.pk)

    page = ui.Act(
        title=_("列入评估专家"),
        line=account.name,
        button=_("列入评估专家"),
        back=reverse("peer_review:candidates"),
        crumbs=_crumbs(),
        afterwards=[
            _("符合当地条件的，下一次分配时可以分到案卷。"),
            _("本人在自己的页面申报回避关系。"),
        ],
    )
    return ui.act_page(request, page, form, perform)


def _proposed(people: list[Any], places: list[Any]) -> dict[str, Any]:
    """What the roster says of the first that it may be."""
    found: dict[str, Any] = {}
    if places:
        found |= {"workplace": places[0].pk, "district": places[0].region}
    if people:
        found["provider"] = people[0].pk
        if people[0].licensed_on is not None:
            found["practises_since"] = people[0].licensed_on.year
    return found


@login_required
def train(request: ActorRequest) -> HttpResponse:
    """登记培训 for many at once."""
    refuse_unless(runs(request.actor))
    rows = access.readers_for(request.actor).filter(left_on=None).order_by("account__name")
    by_id = {str(row.pk): row for row in rows}
    form = forms.TrainingForm(
        request.POST if request.method == "POST" else None, today=clock.today(),
        people=[(key, row.account.name) for key, row in by_id.items()],
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        chosen = [by_id[key] for key in stated["readers"]]
        count = commands.note_training(
            readers=chosen, on=stated["on"], actor=request.actor, at=clock.now()
        )
        messages.success(request, _("已登记{count}人的培训。").format(count=count))
        return redirect("peer_review:readers")

    page = ui.Act(
        _("登记培训"), "", _("登记培训"), reverse("peer_review:readers"), _crumbs(),
        [_("当地要求本年度参加培训的，登记之后可以评估。")],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform)


@login_required
def act(request: ActorRequest, reader_id: UUID, name: str) -> HttpResponse:
    """An act on one reader, on a page of its own."""
    row = access.get_reader_for(request.actor, reader_id)
    acts: dict[str, Callable[[], HttpResponse]] = {
        "change": lambda: _change(request, row),
        "discipline": lambda: _simple(
            request, row, _("登记处分"), forms.DisciplineForm(_sent(request)),
            commands.note_discipline, [_("期满之前不分配案卷；已经分配的由您决定是否换人。")],
        ),
        "ties": lambda: _ties(request, row, reverse("peer_review:reader", args=[row.pk])),
        "leave": lambda: _simple(
            request, row, _("退出评估专家库"), forms.ReasonForm(_sent(request)), commands.leave,
            [_("从今天起不再分配案卷；已经分配、没有签署的，在评估中换人。")],
        ),
        "return": lambda: _simple(
            request, row, _("回到评估专家库"), PlainForm(_sent(request)), commands.come_back,
            [_("符合条件的，下一次分配时可以分到案卷。")],
        ),
    }  # fmt: skip
    if name not in acts:
        raise Http404
    return acts[name]()


def _sent(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _simple(
    request: ActorRequest,
    row: Any,
    title: str,
    form: HouseForm,
    command: Callable[..., None],
    afterwards: list[str],
) -> HttpResponse:
    back = reverse("peer_review:reader", args=[row.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(reader=row, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    page = ui.Act(title, row.account.name, title, back, _crumbs(), afterwards)
    return ui.act_page(request, page, form, perform)


def _change(request: ActorRequest, row: Any) -> HttpResponse:
    today, back = clock.today(), reverse("peer_review:reader", args=[row.pk])
    form = forms.ReaderForm(
        _sent(request),
        themselves=access.themselves(row.account, row.pool, today),
        places=access.workplaces(row.account, row.pool, today),
        initial={
            "provider": row.provider_id, "workplace": row.workplace_id,
            "district": row.district, "fields_judged": row.fields, "matters": row.matters,
            "practises_since": row.practises_since, "most_dossiers": row.most_dossiers,
        },
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.change_reader(reader=row, facts=form.facts, actor=request.actor, at=clock.now())
        return redirect(back)

    title = _("更改情况")
    page = ui.Act(title, row.account.name, title, back, _crumbs(),
                  [_("从下一次分配起按新的情况。")])  # fmt: skip
    return ui.act_page(request, page, form, perform)


def _ties(request: ActorRequest, row: Any, back: str) -> HttpResponse:
    """申报回避关系, by the pool or by himself: names of the roster, one a line."""
    tied = queries.tied_to(row)
    shown = [queries.line_of(one) for one in tied]
    form = forms.TiesForm(_sent(request), initial={"names": shown, "others": row.kin_names})

    def perform(stated: dict[str, Any]) -> HttpResponse:
        regions = access.city_range(row.pool.region)
        named = queries.providers_named(stated["names"], regions, clock.today(), tied)
        if named.unknown:
            raise commands.CannotKeepReader(
                _("名册中没有，或者不止一人：{names}").format(names="；".join(named.unknown)),
                field="names",
            )
        commands.declare_ties(
            reader=row,
            providers=named.found,
            names=stated["others"],
            actor=request.actor,
            at=clock.now(),
        )
        return redirect(back)

    title = _("申报回避关系")
    page = ui.Act(title, row.account.name, title, back, crumbs(), [
        _("这些人承办或者曾经承办的案件不再分配给这名专家。"),
        _("已经分配到手的，请另行申请回避。"),
    ])  # fmt: skip
    return ui.act_page(request, page, form, perform)


@login_required
@require_safe
def own(request: ActorRequest) -> HttpResponse:
    """我的专家档案: his ties, and his year in numbers."""
    refuse_unless(reads(request.actor))
    at, today = clock.now(), clock.today()
    found = [
        (row, queries.own_year(row, at - YEAR), queries.tied_to(row), _why(row, today))
        for row in access.own(request.actor).order_by("entered_at")
    ]
    return render(request, "peer_review/own_reader.html", {**tabs(request), "found": found})


def _why(row: Any, today: Any) -> Any:
    return queries.lines_of([row], row.pool.region, today, clock.now())[0].why


@login_required
def own_ties(request: ActorRequest, reader_id: UUID) -> HttpResponse:
    """申报回避关系, by himself."""
    row = access.get_own_for(request.actor, reader_id)
    return _ties(request, row, reverse("peer_review:own_reader"))
