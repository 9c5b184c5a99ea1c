"""Pages of the parties: who is named in a case and what it means for its handler; names added."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.assignment import commands, forms
from hengyuan.assignment.access import parties as access
from hengyuan.assignment.queries.recheck import masked_parties, recheck
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


@login_required
@require_safe
def parties(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """当事人和利益冲突: the names, masked, and what speaks against the handler today."""
    case = access.get_case_with_parties_for(request.actor, case_id)
    context = {
        "case": case,
        "crumbs": [Link(case.number, reverse("cases:case", args=[case.pk]))],
        "parties": masked_parties(case),
        "against": recheck(case, clock.today()),
        "may_add": access.may_add_parties(request.actor, case),
    }
    return render(request, "assignment/parties.html", context)


@login_required
def add_parties(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """补登当事人: opponents and others who were found later."""
    case = access.get_case_with_parties_for(request.actor, case_id)
    back = reverse("assignment:parties", args=[case.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.add_parties(case=case, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    act = Act(
        title=_("补登当事人"),
        line=f"{case.number} · {case.cause}",
        button=_("补登并核对利益冲突"),
        back=back,
        crumbs=[
            Link(case.number, reverse("cases:case", args=[case.pk])),
            Link(_("当事人和利益冲突"), back),
        ],
        afterwards=[
            _("立即核对现承办人有无利益冲突，结果记入账本。"),
            _("发现冲突只作提示，不自动更换；是否更换由工作人员决定。"),
            _("姓名密封保存，以后每次指派都会比对。"),
        ],
    )
    may = access.may_add_parties(request.actor, case)
    refusal = "" if may else _("由本机构的工作人员或者本案承办人补登当事人。")
    return act_page(request, act, forms.PartiesForm(request.POST or None), perform, refusal=refusal)
