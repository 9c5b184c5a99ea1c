"""The roster as a file: the template, the export in it, and an import that is previewed first."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock, crypto
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.pool import access, commands, previews, workbook
from hengyuan.pool.forms import FileForm
from hengyuan.pool.queries.roster_file import exported, judge
from hengyuan.pool.rules.rows import Row, read_row
from hengyuan.pool.rules.verdicts import Judged, Verdict, as_text
from hengyuan.pool.views.members import crumb
from hengyuan.ui.rules import Chip
from hengyuan.ui.tables import XLSX

SHOWN = 200  # rows of one verdict on a page
TONES = {
    Verdict.NEW: "act",
    Verdict.CHANGED: "soon",
    Verdict.SAME: "paused",
    Verdict.WRONG: "late",
}


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    header = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    response.headers["Content-Disposition"] = str(header)
    return response


def _refuse_others(request: ActorRequest) -> None:
    if not access.may_prepare(request.actor):
        raise Http404


@login_required
@require_safe
def template(request: ActorRequest) -> HttpResponse:
    """The empty template."""
    _refuse_others(request)
    return _file(workbook.write([]), _("律师库名册模板"))


@login_required
@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """The pool in the template: read back unchanged, it changes nothing."""
    if not access.may_prepare(request.actor) and not access.may_decide(request.actor):
        raise Http404
    today = clock.today()
    members = access.members_visible_to(request.actor, today).exclude(left_on__lt=today)
    return _file(workbook.write(exported(members)), _("律师库名册"))


@login_required
def import_roster(request: ActorRequest) -> HttpResponse:
    """导入名册: a file is shown row by row; a confirmation stores what was shown."""
    _refuse_others(request)
    if request.method == "POST" and request.POST.get("preview"):
        return _confirm(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _upload_page(request, form, 200)
    if not form.is_valid():
        return _upload_page(request, form, 422)
    upload = form.cleaned_data["file"]
    if upload.size > workbook.LARGEST:
        limit = workbook.LARGEST // 1024 // 1024
        form.add_error("file", _("文件超过%(limit)sMB，请分成几个文件导入。") % {"limit": limit})
        return _upload_page(request, form, 422)
    content = upload.read()
    try:
        lines = workbook.read(content)
    except workbook.CannotRead as error:
        form.add_error("file", str(error))
        return _upload_page(request, form, 422)
    rows = [_row(line) for line in lines]
    return _preview_page(request, rows, crypto.sm3_hex(content), "", 200)


def _row(line: workbook.Line) -> Row:
    row = read_row(line.number, line.cells, today=clock.today(), demo=settings.DEMO)
    return Row(row.number, row.stated, (*line.wrong, *row.wrong))


def _upload_page(request: ActorRequest, form: FileForm, status: int) -> HttpResponse:
    context = {"form": form, "crumbs": [crumb()]}
    return render(request, "pool/import.html", context, status=status)


def _confirm(request: ActorRequest) -> HttpResponse:
    at = clock.now()
    account_id, today = request.actor.account_id, clock.day_of(at)
    try:
        preview = previews.unseal(request.POST["preview"], account_id, today)
    except previews.CannotOpen:
        form = FileForm()
        messages.error(request, _("预览已失效，请重新上传文件。"))
        return _upload_page(request, form, 422)
    if "store" not in request.POST:
        return _preview_page(
            request, preview.rows, preview.digest, request.POST.get("show", ""), 200
        )
    try:
        created, updated = commands.import_roster(
            rows=preview.rows, digest=preview.digest, shown=preview.shown, actor=request.actor,
            at=at,
        )  # fmt: skip
    except Refused as error:
        messages.error(request, error.message)
        return _preview_page(request, preview.rows, preview.digest, "", 422)
    told = _("已导入：新增%(created)s人，更新%(updated)s人。")
    messages.success(request, told % {"created": created, "updated": updated})
    return redirect("people:roster")


def _preview_page(
    request: ActorRequest, rows: Any, digest: str, show: str, status: int
) -> HttpResponse:
    today = clock.today()
    may_grade = access.may_decide(request.actor)
    judged = judge(rows, access.city_of(request.actor), today, may_grade=may_grade)
    counts = Counter(each.verdict for each in judged)
    wanted = _wanted(counts, show)
    verdicts = crypto.sm3_hex(as_text(judged).encode())
    preview = previews.Preview(rows, digest, verdicts)
    chosen = [each for each in judged if each.verdict is wanted]
    context = {
        "crumbs": [crumb()],
        "digest": digest,
        "tabs": [(each, counts[each], each is wanted) for each in Verdict],
        "judged": [(each, _chip(each)) for each in chosen[:SHOWN]],
        "more": max(0, len(chosen) - SHOWN),
        "to_store": counts[Verdict.NEW] + counts[Verdict.CHANGED],
        "wrong": counts[Verdict.WRONG],
        "preview": previews.seal(preview, request.actor.account_id, today),
    }
    return render(request, "pool/preview.html", context, status=status)


def _wanted(counts: Counter[Verdict], show: str) -> Verdict:
    """The verdict to look at: the one asked for, else mistakes first."""
    asked = next((each for each in Verdict if each.value == show), None)
    order = (Verdict.WRONG, Verdict.CHANGED, Verdict.NEW, Verdict.SAME)
    return asked or next((each for each in order if counts[each]), Verdict.SAME)


def _chip(judged: Judged) -> Chip:
    return Chip(_(judged.verdict.name_zh), TONES[judged.verdict])
