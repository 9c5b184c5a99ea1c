"""Pages of a reader: his sheets, one sheet beside its dossier, keeping it, signing it.

No page here names a case, a person or a firm, nor the other reader.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier.files import content_of
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.review.scoring import Verdict
from hengyuan.law.review.sheet import Missing, missing
from hengyuan.law.review.words import Answer, Grade
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands import sheets as commands
from hengyuan.peer_review.commands.rounds import release as release_sheet
from hengyuan.peer_review.forms import rounds as forms
from hengyuan.peer_review.forms.sheets import marks_from
from hengyuan.peer_review.queries import blind
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import sheets as sheet_queries
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.rules.sheets import OPEN, SheetState
from hengyuan.peer_review.tables.rounds import SheetTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The reader's own sheets, by the codes of their dossiers."""
    access.refuse_unless(access.reads(request.actor))
    return render_list(
        request,
        "peer_review/sheets.html",
        table_class=SheetTable,
        rows=access.sheets_of(request.actor).order_by("signed_at", "dossier__code"),
        name="review_sheets",
        title=_("我的评估表"),
        context=tabs(request),
    )


@login_required
@require_safe
def one(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """The sheet beside its dossier."""
    return _shown(request, access.get_sheet_for(request.actor, sheet_id))


def _shown(request: ActorRequest, row: Any, *, status: int = 200) -> HttpResponse:
    standard = queries.standard_of(row.dossier.round, row.dossier.field)
    context = {
        "sheet": row,
        "dossier": row.dossier,
        "standard": standard,
        "form": sheet_queries.filled(row, standard),
        "is_open": row.state in OPEN,
        "is_refused": status != HTTPStatus.OK,
        "state": SheetState.parse(row.state),
        "told": told_of(row, standard),
        "pages": blind.pages_of(row.dossier),
        "are_dropped": _is_over(row),
        "hints": blind.hints_of(row.dossier),
        "grades": list(Grade),
        "answers": list(Answer),
        "crumbs": [*crumbs(), Link(_("我的评估表"), reverse("peer_review:sheets"))],
    }
    return render(request, "peer_review/sheet.html", context, status=status)


def _is_over(row: Any) -> bool:
    """Whether the round has ended: then the blinded pages are gone, or about to be."""
    return bool(row.dossier.round.state == RoundState.CLOSED)


@login_required
@require_safe
def page(request: ActorRequest, sheet_id: UUID, number: int) -> HttpResponse:
    """One page of the dossier as its reader sees it."""
    row = access.get_sheet_for(request.actor, sheet_id)
    found = None if _is_over(row) else blind.page_of(row.dossier, number)
    if found is None or found.picture is None:
        raise Http404
    return private_file(content_of(found.picture), "image/png", f"{number}.png")


@login_required
@require_POST
def keep(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """Keep what is written so far; the page is told what it amounts to and what is missing."""
    row = access.get_sheet_for(request.actor, sheet_id)
    standard = queries.standard_of(row.dossier.round, row.dossier.field)
    try:
        marks = marks_from(request.POST, standard)
        saved = int(request.POST.get("saved", ""))
        commands.start(sheet=row, actor=request.actor, at=clock.now())
        commands.keep(sheet=row, marks=marks, saved=saved, actor=request.actor)
    except ValidationError as error:
        return JsonResponse({"problem": " ".join(error.messages)}, status=422)
    except ValueError:
        return JsonResponse({"problem": _("请重新载入页面。")}, status=422)
    except commands.SavedMeanwhile as error:
        return JsonResponse({"problem": error.message, "is_stale": True}, status=409)
    except Refused as error:
        return JsonResponse({"problem": error.message}, status=422)
    return JsonResponse(told_of(access.get_sheet_for(request.actor, sheet_id), standard))


def told_of(row: Any, standard: Any) -> dict[str, Any]:
    """What the sheet amounts to now, and what is missing."""
    verdict = sheet_queries.verdict_of(row, standard)
    marks, stage = sheet_queries.marks_of(row), sheet_queries.stage_of(row)
    wanting = missing(standard, stage, marks, verdict.proposed)
    return {"saved": row.saved, **said_of(verdict, wanting)}


def said_of(verdict: Verdict, wanting: Sequence[Missing]) -> dict[str, Any]:
    """A verdict and what is missing, in the reader's language."""
    return {
        "proposed": verdict.proposed.value if verdict.proposed else "",
        "proposed_name": name_of(verdict.proposed) if verdict.proposed else "",
        "why": verdict.why_en if is_english() else verdict.why_zh,
        "missing": [_missing(one) for one in wanting],
    }


def _missing(one: Missing) -> dict[str, str]:
    place = "-".join(part for part in (one.indicator, one.item) if part)
    text = one.en if is_english() else one.zh
    return {"text": text, "at": f"i-{place}" if place else "whole"}


@login_required
@require_POST
def sign(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """签署评估表: what the page holds is kept first, then signed."""
    row = access.get_sheet_for(request.actor, sheet_id)
    standard = queries.standard_of(row.dossier.round, row.dossier.field)
    now = clock.now()
    try:
        marks = marks_from(request.POST, standard)
        commands.start(sheet=row, actor=request.actor, at=now)
        saved = int(request.POST.get("saved", "-1"))
        commands.keep(sheet=row, marks=marks, saved=saved, actor=request.actor)
        commands.sign(sheet=row, actor=request.actor, at=now)
    except (Refused, ValidationError, ValueError) as error:
        told = error.message if isinstance(error, Refused) else _("请重新载入页面。")
        messages.error(request, told)
        return _shown(request, access.get_sheet_for(request.actor, sheet_id), status=422)
    messages.success(request, _("已签署 {code}。").format(code=row.dossier.code))
    return redirect("peer_review:sheets")


@login_required
def leave(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """申请回避: the reader knows whose dossier it is, or cannot read it."""
    row = access.get_sheet_for(request.actor, sheet_id)
    back = reverse("peer_review:sheet", args=[row.pk])
    form = forms.WordForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        release_sheet(sheet=row, actor=request.actor, at=clock.now(), **stated)
        return redirect("peer_review:sheets")

    page = ui.Act(
        title=_("申请回避"), line=row.dossier.code, button=_("申请回避"), back=back,
        crumbs=[*crumbs(), Link(row.dossier.code, back)],
        afterwards=[_("这份案卷交另一名专家评估；您写的内容封存，不计入。")],
    )  # fmt: skip
    refusal = "" if row.state in OPEN else _("这份评估表已经签署或者已经退出。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
