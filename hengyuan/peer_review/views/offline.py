"""A reader's sheet away from the site: taken as one file, brought back as another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import is_english
from hengyuan.law.review.words import Answer, Grade
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands import sheets as commands
from hengyuan.peer_review.forms import offline as forms
from hengyuan.peer_review.forms.sheets import marks_from
from hengyuan.peer_review.queries import blind
from hengyuan.peer_review.queries import offline as queries
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.queries import sheets as sheet_queries
from hengyuan.peer_review.rules.offline import Carried, Side, merged
from hengyuan.peer_review.rules.sheets import OPEN
from hengyuan.peer_review.views.frame import crumbs
from hengyuan.peer_review.views.sheets import told_of
from hengyuan.ui.rules import Link


@login_required
@require_POST
def take_away(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """带走离线评估: one file that needs no network, with nothing in it that the page lacks."""
    row = access.get_sheet_for(request.actor, sheet_id)
    try:
        commands.take_away(sheet=row, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("peer_review:sheet", row.pk)
    row = access.get_sheet_for(request.actor, sheet_id)
    standard = round_queries.standard_of(row.dossier.round, row.dossier.field)
    context = {
        "sheet": row,
        "dossier": row.dossier,
        "standard": standard,
        "form": sheet_queries.filled(row, standard),
        "told": told_of(row, standard),
        "pages": queries.pages_within(row),
        "hints": blind.hints_of(row.dossier),
        "grades": list(Grade),
        "answers": list(Answer),
        "law": queries.law_for_page(standard, sheet_queries.stage_of(row), row.dossier.components),
        "issued": queries.issued(row),
        "within": queries.within(),
        "is_english": is_english(),
    }
    name = f"{row.dossier.code}.html"
    content = render_to_string("peer_review/offline.html", context).encode()
    answer = private_file(content, "text/html; charset=utf-8", name)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


@login_required
def bring_back(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """交回离线文件: what it changes is shown first, and kept once the reader accepts it."""
    row = access.get_sheet_for(request.actor, sheet_id)
    if row.state not in OPEN:
        messages.error(request, _("这份评估表已经签署或者已经退出。"))
        return redirect("peer_review:sheet", row.pk)
    if request.method != "POST":
        return _page(request, row, {"form": forms.OfflineForm()}, 200)
    if "carried" in request.POST:
        return _compared(request, row, request.POST["carried"], accepts=True)
    form = forms.OfflineForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, {"form": form}, 422)
    return _compared(request, row, form.cleaned_data["file"], accepts=False)


def _compared(request: ActorRequest, row: Any, text: str, *, accepts: bool) -> HttpResponse:
    """What the file changes; or, accepted, kept."""
    standard = round_queries.standard_of(row.dossier.round, row.dossier.field)
    try:
        carried = forms.carried_in(text)
        _refuse_another(carried, row)
        here = queries.fields_of(sheet_queries.marks_of(row))
        file = queries.fields_of(marks_from(carried.fields, standard))
        fields, changes = merged(carried.base, here, file)
        overwritten = sum(one.side is Side.BOTH for one in changes)
        if accepts:
            commands.bring_back(
                sheet=row, marks=marks_from(fields, standard), overwritten=overwritten,
                saved=_number(request.POST.get("saved", "")), actor=request.actor, at=clock.now(),
            )  # fmt: skip
            messages.success(request, _("已收下离线评估表，请核对后签署。"))
            return redirect("peer_review:sheet", row.pk)
    except ValidationError as error:
        context = {"form": forms.OfflineForm(), "problem": " ".join(error.messages)}
        return _page(request, row, context, 422)
    except commands.SavedMeanwhile:
        row = access.get_sheet_for(request.actor, row.pk)
        problem = _("核对以后系统中又有改动，请再看一遍。")
        return _again(request, row, text, problem)
    except Refused as error:
        return _page(request, row, {"form": forms.OfflineForm(), "problem": error.message}, 422)
    context = {
        "carried": text,
        "changes": queries.shown(changes, standard),
        "overwritten": overwritten,
    }
    return _page(request, row, context, 200)


def _again(request: ActorRequest, row: Any, text: str, problem: str) -> HttpResponse:
    messages.warning(request, problem)
    return _compared(request, row, text, accepts=False)


def _refuse_another(carried: Carried, row: Any) -> None:
    """Raises ValidationError for a file of another sheet, and one that the site did not make."""
    if carried.sheet != str(row.pk):
        raise ValidationError(_("这份文件属于另一份评估表。"))
    if not queries.is_of(carried, row):
        raise ValidationError(_("这份文件不是本系统为这份评估表签发的，或者签发的部分被改动过。"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _page(request: ActorRequest, row: Any, context: dict[str, Any], status: int) -> HttpResponse:
    back = reverse("peer_review:sheet", args=[row.pk])
    context |= {"sheet": row, "crumbs": [*crumbs(), Link(row.dossier.code, back)]}
    return render(request, "peer_review/bring_back.html", context, status=status)
