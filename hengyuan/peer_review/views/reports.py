"""The report of a round: its page, its figures, and the signed sheets that they follow from."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.dossier.printing import DOCX
from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.review.report import Mean, Row
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.printing import report_paper, report_workbook
from hengyuan.peer_review.queries import exports
from hengyuan.peer_review.queries import report as queries
from hengyuan.peer_review.queries.comparable import Adjusted, NotAdjusted, Strictness
from hengyuan.peer_review.queries.previous import Previous, previous_of
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.tables.rounds import GradedTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import XLSX, render_list

JSON = "application/json"
NAMED = {"field": Field, "proceeding": Stage}


@login_required
@require_safe
def report(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The report of a round, and the table of final grades for publication."""
    row = access.get_round_for(request.actor, round_id)
    found, earlier, titles = queries.report_of(row), previous_of(row), _titles()
    context = {
        **tabs(request),
        "round": row,
        "report": found,
        "titled": [
            (
                titles[name],
                [(_label(name, each.group), each, _then(earlier, name, each)) for each in rows],
            )
            for name, rows in found.tables.items()
        ],
        "means": [
            (name_of(field), _with_then(earlier, field, each))
            for field, each in found.means.items()
        ],
        "earlier": earlier,
        "letters": _letters(),
        "printed_as": [("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")],
        "other_standards": [name_of(one) for one in Field if earlier and one not in earlier.same],
        "short": [(name_of(field), each) for field, each in found.short.items() if each],
        "agreement": [(name_of(field), each) for field, each in found.agreement.items()],
        "comparable": [
            _comparable(field, each, titles) for field, each in found.comparable.items()
        ],
        "standards": standards_of(row),
        "grades": list(Grade),
        "may_run": access.may_run(request.actor, row),
        "crumbs": [*crumbs(), Link(row.title, reverse("peer_review:round", args=[row.pk]))],
    }
    return render_list(
        request,
        "peer_review/report.html",
        table_class=GradedTable,
        rows=queries.graded(row),
        name="review_graded",
        title=_("同行评估结果"),
        context=context,
    )


def _titles() -> dict[str, str]:
    return {
        "field": _("按类别"), "proceeding": _("按阶段"), "institution": _("按机构"),
        "firm": _("按承办单位"),
    }  # fmt: skip


def _letters() -> list[tuple[str, str, str]]:
    """The letters that can be had: to whom, as what file, and how that is called."""
    to_firms, to_institutions = _("致承办单位的通报"), _("致机构的通报")
    return [
        ("firm", "docx", f"{to_firms}（Word）"), ("firm", "pdf", f"{to_firms}（PDF）"),
        ("institution", "docx", f"{to_institutions}（Word）"),
        ("institution", "pdf", f"{to_institutions}（PDF）"),
    ]  # fmt: skip


def _then(earlier: Previous | None, name: str, row: Row) -> Row | None:
    return earlier.tables[name].get(row.group) if earlier else None


def _with_then(
    earlier: Previous | None, field: Field, rows: list[Mean]
) -> list[tuple[Mean, Mean | None]]:
    """Each indicator with what the round before found for it."""
    known = earlier.means.get(field, {}) if earlier else {}
    return [(one, known.get(one.indicator)) for one in rows]


def _comparable(
    field: Field, found: Adjusted | NotAdjusted, titles: dict[str, str]
) -> dict[str, Any]:
    """What the page says of a field's comparable points, or why there are none."""
    said = {"field": name_of(field), "found": found}
    if isinstance(found, NotAdjusted):
        return said | {"none": _said(found)}
    return said | {
        "refused": [(one.number, _said(one)) for one in found.refused],
        "titled": [(titles[name], rows) for name, rows in found.groups.items() if rows],
    }


def _said(why: NotAdjusted | Strictness) -> str:
    return why.en if is_english() else why.zh


def _label(name: str, group: str) -> str:
    words = NAMED.get(name)
    return name_of(words.parse(group)) if words else group


@login_required
@require_safe
def figures(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Every number of the report, by names that stay."""
    row = access.get_round_for(request.actor, round_id)
    told = exports.figures_of(row, with_readers=access.may_run(request.actor, row))
    return _file(told, f"report-{row.number}.json")


@login_required
@require_safe
def signed(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The signed sheets and decisions, from which anybody works the report out again."""
    row = access.get_own_round_for(request.actor, round_id)
    return _file(exports.signed_of(row), f"sheets-{row.number}.json")


def _file(content: dict[str, Any], name: str) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return private_file(text.encode(), JSON, name)


@login_required
@require_safe
def printed(request: ActorRequest, round_id: UUID, kind: str) -> HttpResponse:
    """The report to print, to edit or to reckon with: the same figures as the page."""
    row = access.get_round_for(request.actor, round_id)
    if kind not in PRINTED:
        raise Http404
    make, content_type = PRINTED[kind]
    return private_file(make(row), content_type, f"report-{row.number}.{kind}")


PRINTED: dict[str, tuple[Callable[[Any], bytes], str]] = {
    "pdf": (lambda row: render_pdf(report_paper(row, clock.today())), "application/pdf"),
    "docx": (lambda row: render_docx(report_paper(row, clock.today())), DOCX),
    "xlsx": (report_workbook, XLSX),
}
