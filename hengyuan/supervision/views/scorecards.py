"""Pages of scorecards: the cards, one card's rows, one row, the cases behind a figure."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier.rendering import render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law.errors import UnknownRule
from hengyuan.law.scorecard import Whom
from hengyuan.supervision import printing
from hengyuan.supervision.access import falls, indicator_sets
from hengyuan.supervision.access import scorecards as access
from hengyuan.supervision.commands import scorecards as commands
from hengyuan.supervision.queries import falls as queries_of_falls
from hengyuan.supervision.queries import scorecards as queries
from hengyuan.supervision.rules import scorecards as rules
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.tables.scorecards import FigureTable, ScorecardTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import export, render_list

PDF = "application/pdf"
LISTED = 40  # cards on a page: ten years of one place


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("考核指标"), reverse("supervision:scorecards"))]


def _refuse_strangers(request: ActorRequest) -> None:
    if not access.reads(request.actor):
        raise Http404


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The cards of each quarter, one click for the last; a firm and a handler see their own."""
    _refuse_strangers(request)
    own = access.rows_visible_to(request.actor).filter(access.own_of(request.actor))
    context = {
        "cards": access.visible_to(request.actor)[:LISTED],
        "own": own.order_by("-card__quarter", "-card__made_at")[:LISTED]
        if access.own_of(request.actor) else [],
        "falls": queries_of_falls.listed(falls.visible_to(request.actor)[:LISTED]),
        "last": Quarter.of(clock.today()).before(), "may_make": access.may_make(request.actor),
        "reads_sets": indicator_sets.reads(request.actor),
        **tabs(request),
    }  # fmt: skip
    return render(request, "supervision/scorecards.html", context)


@login_required
@require_POST
def make(request: ActorRequest) -> HttpResponse:
    """One click: the card of the last quarter, frozen as it is known now."""
    _refuse_strangers(request)
    last = Quarter.of(clock.today()).before()
    try:
        card = commands.make_scorecard(quarter=last, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("supervision:scorecards")
    return redirect("supervision:scorecard", card.pk)


@login_required
@require_safe
def one(request: ActorRequest, card_id: UUID) -> HttpResponse:
    """One card: its institutions, firms or handlers, the most short of their reference first."""
    card = access.get_for(request.actor, card_id)
    try:
        whom = Whom.parse(request.GET.get("whom", Whom.INSTITUTION.value))
    except UnknownRule as error:
        raise Http404 from error
    return render_list(
        request,
        "supervision/scorecard.html",
        table_class=ScorecardTable,
        rows=queries.lines_of(card, whom),
        name="scorecard",
        title=_("考核指标"),
        context={
            "card": card, "whom": whom, "whoms": [(each.value, name_of(each)) for each in Whom],
            "crumbs": _crumbs(),
        },
    )  # fmt: skip


@login_required
@require_safe
def row(request: ActorRequest, row_id: int) -> HttpResponse:
    """One institution, firm or handler: figures side by side, with the quarter before and trend."""
    found = access.get_row_for(request.actor, row_id)
    past = queries.past_of(found, access.rows_visible_to(request.actor))
    wanted = request.GET.get("with", "")
    chosen = [each for each in past[1:] if each.card.quarter == wanted] or past[1:2]
    context = {
        "weighed": queries.weighed(found, queries.figures_of(found)),
        "row": found, "name": queries.title_of(found), "past": past[1:],
        "beside": chosen[0].card.quarter if chosen else "",
        "figures": queries.shown_figures(found, past, chosen[0] if chosen else None),
        "reads_all": access.reads_all(request.actor), "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/scorecard_row.html", context)


@login_required
@require_safe
def behind(request: ActorRequest, row_id: int, indicator_id: str) -> HttpResponse:
    """The cases behind a figure, as they were counted on the day the card was made."""
    found = access.get_row_for(request.actor, row_id)
    indicator = queries.indicator_of(indicator_id)
    is_here = indicator is not None and indicator_id in found.tallies
    if indicator is None or not is_here or not rules.leads_to_cases(indicator):
        raise Http404
    context = {
        "row": found, "name": queries.title_of(found), "title": law_text(indicator.name_zh),
        "counts": law_text(indicator.counts_zh), "of": law_text(indicator.of_zh),
        "found": queries.behind(found, indicator, access.cases_of(request.actor)),
        "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/scorecard_cases.html", context)


@login_required
@require_safe
def pdf(request: ActorRequest, row_id: int) -> HttpResponse:
    """One row to print."""
    found = access.get_row_for(request.actor, row_id)
    past = queries.past_of(found, access.rows_visible_to(request.actor))
    paper = printing.scorecard_paper(found, queries.title_of(found), past)
    return private_file(render_pdf(paper), PDF, f"{paper.title}.pdf")


@login_required
@require_safe
def xlsx(request: ActorRequest, row_id: int) -> HttpResponse:
    """One row as a workbook: the figures that the page shows, with those of the quarter before."""
    found = access.get_row_for(request.actor, row_id)
    past = queries.past_of(found, access.rows_visible_to(request.actor))
    figures = queries.shown_figures(found, past, past[1] if len(past) > 1 else None)
    title = f"{queries.title_of(found)} {found.card.quarter}"
    return export(FigureTable(figures), "xlsx", title)
