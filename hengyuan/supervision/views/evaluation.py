"""Pages of evaluation sheets: the list, one case, making a version, its papers."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.cases.access import get_case_for
from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.supervision import printing
from hengyuan.supervision.access import evaluation as access
from hengyuan.supervision.commands import evaluation as commands
from hengyuan.supervision.forms import evaluation as forms
from hengyuan.supervision.queries import evaluation as queries
from hengyuan.supervision.rules.evaluation import Source, from_plain
from hengyuan.supervision.tables.evaluation import EvaluationTable
from hengyuan.supervision.views.complaints import DOCX, PDF
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("评估"), reverse("supervision:evaluations"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """一案一评估: the sheets, and closed cases that have none."""
    if not access.reads(request.actor):
        raise Http404
    return render_list(
        request,
        "supervision/evaluations.html",
        table_class=EvaluationTable,
        rows=access.visible_to(request.actor).order_by("-made_at"),
        name="evaluations",
        title=_("评估表"),
        context={"without": access.without_sheet(request.actor), **tabs(request)},
    )


@login_required
@require_safe
def one(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """One case: what each source says today beside the last frozen sheet."""
    case = get_case_for(request.actor, case_id)
    if not access.sees(request.actor, case):
        raise Http404
    sheets = queries.sheets_of(case)
    today = queries.shown(queries.sheet_of(case))
    frozen = queries.shown(from_plain(sheets[0].content)) if sheets else []
    context = {
        "case": case,
        "rows": _rows(case.pk, case.number, today, frozen),
        "sheets": sheets,
        "may_make": access.may_make(request.actor, case),
        "crumbs": _crumbs(),
    }
    return render(request, "supervision/evaluation.html", context)


def _rows(
    case_id: UUID, number: str, today: list[queries.Shown], frozen: list[queries.Shown]
) -> list[tuple[queries.Shown, str, list[tuple[str, str]]]]:
    """Each source with its page, today's lines and those of the last sheet."""
    links = _links(case_id, number)
    kept = {each.key: each.lines for each in frozen}
    return [(each, links[each.key], kept.get(each.key, [])) for each in today]


def _links(case_id: UUID, number: str) -> dict[str, str]:
    """Where each source has its own page, for this case where that can be."""
    asked = f"?{urlencode({'number': number})}"
    return {
        Source.INSPECTION: reverse("dossier:inspections", args=[case_id]),
        Source.CLOCKS: reverse("cases:case", args=[case_id]),
        Source.ALERTS: reverse("supervision:alerts") + asked,
        Source.CONTACTS: reverse("supervision:contacts", args=[case_id]),
        Source.FOLLOW_UP: reverse("supervision:follow_up_results"),
        Source.OBSERVATION: reverse("supervision:observation"),
        Source.OPINIONS: reverse("supervision:opinions"),
        Source.COMPLAINTS: reverse("supervision:complaints") + asked,
    }


@login_required
def make(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """编制评估表, on a page of its own."""
    case = get_case_for(request.actor, case_id)
    back = reverse("supervision:evaluation", args=[case.pk])
    form = forms.RemarksForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.make_sheet(case=case, actor=request.actor, at=clock.now(), **stated)
        return redirect("supervision:evaluation", case.pk)

    page = ui.Act(
        title=_("编制评估表"),
        line=f"{case.number} {case.cause}",
        button=_("编制评估表"),
        back=back,
        crumbs=[*_crumbs(), Link(case.number, back)],
        afterwards=[
            _("各来源今天的内容固定下来，附摘要。"),
            _("以后有新的材料，可以再编制一版，原来的保留。"),
        ],
    )
    allowed = access.may_make(request.actor, case)
    refusal = "" if allowed else _("结案之后由机构负责人或者质量审查负责人编制。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


@login_required
@require_safe
def paper(request: ActorRequest, case_id: UUID, version: int, kind: str) -> HttpResponse:
    """A version of the sheet as PDF or .docx."""
    rows = access.visible_to(request.actor).select_related("case__firm", "case__handler")
    found = rows.filter(case_id=case_id, version=version).first()
    if found is None or kind not in ("pdf", "docx"):
        raise Http404
    made = printing.evaluation_paper(found)
    if kind == "pdf":
        return private_file(render_pdf(made), PDF, f"{made.title}.pdf")
    return private_file(render_docx(made), DOCX, f"{made.title}.docx")
