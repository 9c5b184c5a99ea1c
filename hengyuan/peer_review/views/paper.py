"""Pages of results on paper: entered and judged row by row, checked, shown as a report."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import name_of
from hengyuan.law.review.report import Row
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.orgs.queries import organisation
from hengyuan.peer_review.access import paper as access
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.commands import paper as commands
from hengyuan.peer_review.forms import paper as forms
from hengyuan.peer_review.forms.rounds import WordForm
from hengyuan.peer_review.queries import paper as queries
from hengyuan.peer_review.rules import paper as rules
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.tables.paper import PaperTable
from hengyuan.peer_review.tables.rounds import TONES
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.pool import workbook
from hengyuan.pool.rules.rows import Column
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import XLSX, render_list

NAMED = {"field": Field, "stage": Stage}
SHARES = workbook.Form(
    [
        Column("by", "分组", "", 12), Column("group", "名称", "", 28),
        *(Column(grade.value, grade.name_zh, "", 10) for grade in Grade),
        Column("total", "件数", "", 10),
        *(Column(f"{grade.value}_share", f"{grade.name_zh}占比", "", 12) for grade in Grade),
        Column("good_or_better", "优良率", "", 10), Column("passed", "合格率", "", 10),
    ],
    (), "等次分布",
)  # fmt: skip


@login_required
@require_safe
def template(request: ActorRequest) -> HttpResponse:
    """The empty list, with a sheet that explains its columns."""
    round_access.refuse_unless(round_access.runs(request.actor))
    return private_file(workbook.write([], forms.LIST), XLSX, f"{_('纸质评估结果模板')}.xlsx")


@login_required
def enter(request: ActorRequest) -> HttpResponse:
    """录入纸质评估结果: a list judged row by row, or totals; what is in order waits."""
    round_access.refuse_unless(round_access.runs(request.actor))
    home = organisation(request.actor.organisation_id)
    earlier = {str(one.pk): one for one in queries.corrigible(home.pk)}
    choices = [(pk, one.title) for pk, one in earlier.items()]
    if request.method != "POST":
        return _enter_page(request, forms.PaperForm(corrigible=choices), 200)
    form = forms.PaperForm(request.POST, request.FILES, corrigible=choices)
    if not form.is_valid():
        return _enter_page(request, form, 422)
    rows = form.rows()
    if any(one.wrong for one in rows):
        return _enter_page(request, form, 422, rows)
    corrected = form.cleaned_data.get("corrects") or ""
    names = ("title", "closed_from", "closed_to", "ended_on", "source")
    stated = commands.Stated(
        rows=rows, totals=form.totals(), corrects=earlier.get(corrected),
        **{name: form.cleaned_data[name] for name in names},
    )  # fmt: skip
    try:
        made = commands.enter_results(
            organisation=home, stated=stated, actor=request.actor, at=clock.now()
        )
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return _enter_page(request, form, 422)
    return redirect("peer_review:paper", made.pk)


def _enter_page(request: ActorRequest, form: Any, status: int, judged: Any = ()) -> HttpResponse:
    context = {
        "form": form,
        "judged": judged,
        "wrong": sum(bool(one.wrong) for one in judged),
        "crumbs": crumbs(),
    }
    return render(request, "peer_review/enter_paper.html", context, status=status)


@login_required
@require_safe
def one(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Results on paper: who entered and checked them, their shares, the table of annex 7."""
    row = access.get_paper_for(request.actor, round_id)
    state, found = RoundState.parse(row.state), queries.results_of(row)
    context = {
        **tabs(request),
        "round": row,
        "paper": row.paper,
        "state": state,
        "tone": TONES[state],
        "found": found,
        "shares": rules.shares(found.whole),
        "fields": [(name_of(field), count) for field, count in found.fields.items()],
        "titled": [
            (title, [(_label(name, each.group), each, rules.shares(each)) for each in rows])
            for name, title, rows in _tables(found)
        ],
        "grades": list(Grade),
        "correction": queries.correction_of(row) if state is RoundState.REPLACED else None,
        "may_confirm": state is RoundState.ENTERED and access.may_confirm(request.actor, row),
        "may_put_away": state is RoundState.ENTERED and access.may_decide(request.actor, row),
    }
    return render_list(
        request,
        "peer_review/paper.html",
        table_class=PaperTable,
        rows=queries.entries_of(row),
        name="review_paper",
        title=_("同行评估结果"),
        context=context,
        hidden=("number",),
    )


def _tables(found: rules.Results) -> list[tuple[str, str, Any]]:
    titles = {
        "field": _("按类别"), "stage": _("按阶段"), "institution": _("按机构"),
        "firm": _("按承办单位"),
    }  # fmt: skip
    return [(name, titles[name], rows) for name, rows in found.tables.items()]


def _label(name: str, group: str) -> str:
    words = NAMED.get(name)
    return name_of(words.parse(group)) if words else group


@login_required
@require_safe
def shares(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The counts and shares, whole and by group, as a spreadsheet."""
    row = access.get_paper_for(request.actor, round_id)
    found = queries.results_of(row)
    lines = [_line(_("总体"), "", found.whole)]
    for name, title, rows in _tables(found):
        lines += [_line(title, _label(name, each.group), each) for each in rows]
    content = workbook.write(lines, SHARES, notes=False)
    return private_file(content, XLSX, f"{_('等次分布')}-{row.number}.xlsx")


def _line(by: str, group: str, row: Row) -> dict[str, Any]:
    line: dict[str, Any] = {"by": by, "group": group, "total": row.total}
    for grade in Grade:
        line |= {grade.value: row.counts[grade], f"{grade.value}_share": f"{row.share(grade)}%"}
    return line | {"good_or_better": f"{row.good_or_better}%", "passed": f"{row.passed}%"}


@login_required
@require_POST
def confirm(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """核对无误."""
    row = access.get_paper_for(request.actor, round_id)
    round_access.refuse_unless(access.may_confirm(request.actor, row))
    try:
        commands.confirm_results(
            round_=row, digest=request.POST.get("digest", ""), actor=request.actor, at=clock.now()
        )
    except Refused as error:
        messages.error(request, error.message)
    return redirect("peer_review:paper", row.pk)


@login_required
def put_away(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """放弃录入的结果, with a reason."""
    row = access.get_paper_for(request.actor, round_id)
    round_access.refuse_unless(access.may_decide(request.actor, row))
    form = WordForm(request.POST if request.method == "POST" else None)
    back = reverse("peer_review:paper", args=[row.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.put_away_results(
            round_=row, word=stated["word"], actor=request.actor, at=clock.now()
        )
        return redirect("peer_review:rounds")

    page = ui.Act(
        title=_("放弃录入的结果"), line=row.title, button=_("放弃录入的结果"), back=back,
        crumbs=[*crumbs(), Link(row.title, back)],
        afterwards=[_("清单的各行删除；可以改好后重新录入。")],
    )  # fmt: skip
    refusal = "" if row.state == RoundState.ENTERED else _("录入的结果已经核对或者放弃。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
