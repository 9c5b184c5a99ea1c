"""Pages of dossiers from elsewhere: handed in and looked through, the letter, what came back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier.files import content_of
from hengyuan.inspection.bundle import unbundled
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.commands import elsewhere as commands
from hengyuan.peer_review.forms import elsewhere as forms
from hengyuan.peer_review.queries import elsewhere as queries
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.queries import sheets as sheet_queries
from hengyuan.peer_review.rules.elsewhere import HandoverState
from hengyuan.peer_review.rules.rounds import DossierState, RoundState
from hengyuan.peer_review.views.frame import crumbs
from hengyuan.pool import workbook
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import XLSX

SHOWN = 500  # rows on a page


@login_required
@require_safe
def template(request: ActorRequest) -> HttpResponse:
    """The empty list, with a sheet that explains its columns."""
    access.refuse_unless(access.runs(request.actor))
    return private_file(workbook.write([], forms.LIST), XLSX, f"{_('外来案卷清单模板')}.xlsx")


def _round_for(request: ActorRequest, round_id: UUID) -> Any:
    """A round over dossiers from elsewhere that the actor runs; otherwise Http404."""
    row = access.get_own_round_for(request.actor, round_id)
    access.refuse_unless(row.from_elsewhere)
    return row


@login_required
def handover(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """外来案卷: a zip and its list are judged row by row; what is in order waits for a person."""
    row = _round_for(request, round_id)
    if request.method != "POST":
        return _page(request, row, forms.HandoverForm(), 200)
    form = forms.HandoverForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, form, 422)
    archive = form.cleaned_data["archive"]
    with _on_disk(archive) as path, unbundled(path, archive.name or "zip") as bundle:
        rows, others = queries.judged(form.rows(row.closed_from, row.closed_to), bundle, row)
        if others or any(one.wrong for one in rows):
            return _page(request, row, form, 422, judged=rows, others=others)
        members = {one.name: one for one in bundle.members}
        try:
            commands.hand_in(
                round_=row, rows=rows, members=members, actor=request.actor, at=clock.now()
            )
        except Refused as error:
            form.add_error(None, error.message)
            return _page(request, row, form, 422)
    return redirect("peer_review:handover", row.pk)


@contextmanager
def _on_disk(upload: Any) -> Iterator[Path]:
    """An uploaded file as a path; a small one is written down for as long as the block runs."""
    if isinstance(upload, TemporaryUploadedFile):
        yield Path(upload.temporary_file_path())
        return
    with NamedTemporaryFile(prefix="hengyuan-bundle-") as written:
        for part in upload.chunks():
            written.write(part)
        written.flush()
        yield Path(written.name)


def _page(request: ActorRequest, row: Any, form: Any, status: int, **judged: Any) -> HttpResponse:
    handovers = queries.handovers_of(row)
    waiting = next((one for one in handovers if one.state == HandoverState.WAITING), None)
    entries = queries.entries_in(waiting) if waiting else []
    rows = judged.get("judged", [])
    context = {
        "round": row,
        "form": form,
        "is_open": row.state == RoundState.OPENED,
        "waiting": waiting,
        "entries": entries[:SHOWN],
        "pages": sum(one.pages for one in entries),
        "accepted": [one for one in handovers if one.state == HandoverState.ACCEPTED],
        "judged": rows,
        "others": judged.get("others", []),
        "wrong": sum(bool(one.wrong) for one in rows),
        "crumbs": [*crumbs(), Link(row.title, reverse("peer_review:round", args=[row.pk]))],
    }
    return render(request, "peer_review/handover.html", context, status=status)


@login_required
@require_POST
def take_in(request: ActorRequest, round_id: UUID, act: str) -> HttpResponse:
    """Accept what waits, or put it away."""
    row = _round_for(request, round_id)
    command = {"accept": commands.accept, "discard": commands.discard}.get(act)
    waiting = queries.waiting(row)
    if command is None or waiting is None or str(waiting.pk) != request.POST.get("handover"):
        messages.error(request, _("这批案卷已经不在待核对。"))
        return redirect("peer_review:handover", row.pk)
    try:
        command(handover=waiting, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("peer_review:handover", row.pk)
    return redirect("peer_review:round" if act == "accept" else "peer_review:handover", row.pk)


@login_required
@require_safe
def original(request: ActorRequest, dossier_id: UUID, place: int) -> HttpResponse:
    """One file of a dossier from elsewhere as it came, for whoever runs the round or decides."""
    row = access.get_dossier_for(request.actor, dossier_id)
    may = access.may_run(request.actor, row.round) or access.is_chief(request.actor, row.round)
    files = queries.files_of(row.entry) if row.entry and may else []
    found = next((one for one in files if one.place == place), None)
    if found is None:
        raise Http404
    name = found.name.rpartition("/")[2]
    return private_file(content_of(found.file), found.file.media_type, name)


@login_required
@require_safe
def letter(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """初评等次告知书: to be printed for a handler who has no account here; no reader is named."""
    row = access.get_dossier_for(request.actor, dossier_id)
    draft = round_queries.last_decision(row)
    if row.entry is None or draft is None:
        raise Http404
    standard = round_queries.standard_of(row.round, row.field)
    signed = sheet_queries.signed_sheets(row)
    back = reverse("peer_review:dossier", args=[row.pk])
    context = {
        "dossier": row,
        "round": row.round,
        "decision": draft,
        "standard": standard,
        "compared": sheet_queries.side_by_side(signed, standard),
        "names": [_("专家{n}").format(n=n) for n, _one in enumerate(signed, start=1)],
        "crumbs": [*crumbs(), Link(row.code, back)],
    }
    return render(request, "peer_review/letter.html", context)


@login_required
def enter_reply(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """登记意见: what came back to the letter, with the name of who answered."""
    row = access.get_dossier_for(request.actor, dossier_id)
    draft = round_queries.last_decision(row)
    if row.entry is None or draft is None or not access.may_run(request.actor, row.round):
        raise Http404
    form = forms.EnterReplyForm(
        request.POST if request.method == "POST" else None, today=clock.today()
    )
    back = reverse("peer_review:dossier", args=[row.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        decisions.enter_reply(decision=draft, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    page = ui.Act(
        title=_("登记承办人意见"), line=f"{row.code} {row.number}", button=_("登记意见"), back=back,
        crumbs=[*crumbs(), Link(row.code, back)],
        afterwards=[_("由评估组长说明理由后确定等次。"), _("意见和答复都保存。")],
    )  # fmt: skip
    is_waiting = row.state == DossierState.REPLY and not hasattr(draft, "reply")
    refusal = "" if is_waiting else _("这一等次已经不再等待意见。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
