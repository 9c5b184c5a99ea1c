"""The page of 交叉评估: who reads whom, before readers are allocated."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands.cross import settle_cross_review
from hengyuan.peer_review.forms.cross import CrossForm
from hengyuan.peer_review.queries import cross as queries
from hengyuan.peer_review.rules.cross import ring
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.views.frame import crumbs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link


@login_required
def settle(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """交叉评估: a ring over the districts is proposed, a person settles it."""
    row = access.get_round_for(request.actor, round_id)
    districts, readers = queries.districts_of(row), queries.reading_districts(row)
    names = queries.names_of({*districts, *readers})
    form = CrossForm(
        request.POST if request.method == "POST" else None,
        districts=[(code, _("{name}（{count}件）").format(name=names[code], count=count))
                   for code, count in districts.items()],
        readers=[(code, _("{name}（专家{count}名）").format(name=names[code], count=count))
                 for code, count in readers.items()],
        proposed=row.cross or ring(districts, readers),
    )  # fmt: skip
    back = reverse("peer_review:round", args=[row.pk])

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        settle_cross_review(round_=row, cross=form.cross(), actor=request.actor, at=clock.now())
        return redirect("peer_review:step", row.pk, "allocate")

    page = ui.Act(
        title=_("交叉评估"), line=row.title, button=_("设定交叉评估"), back=back,
        crumbs=[*crumbs(), Link(row.title, back)],
        afterwards=[
            _("每个地区的案卷由选定地区的专家评估，从不由本地区的专家评估。"),
            _("分配评估专家以前可以改；标定案卷仍由全部专家评估。"),
        ],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform, refusal=_refusal(request, row))


def _refusal(request: ActorRequest, row: Any) -> str:
    if not access.may_run(request.actor, row):
        return _("由开启评估的机关进行。")
    if row.state != RoundState.DRAWN:
        return _("本轮评估现在不在这一步。")
    return ""
