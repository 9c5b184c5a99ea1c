"""The page on which an organisation sets how often it holds rounds."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands.schedule import set_schedule
from hengyuan.peer_review.forms.schedule import ScheduleForm
from hengyuan.peer_review.views.frame import crumbs
from hengyuan.ui import act_page as ui


@login_required
def change(request: ActorRequest) -> HttpResponse:
    """设定每年评估轮数."""
    access.refuse_unless(access.runs(request.actor))
    home = organisation(request.actor.organisation_id)
    form = ScheduleForm(request.POST if request.method == "POST" else None, today=clock.today())

    def perform(stated: dict[str, Any]) -> HttpResponse:
        set_schedule(organisation=home, actor=request.actor, at=clock.now(), **stated)
        return redirect("peer_review:rounds")

    page = ui.Act(
        title=_("设定每年评估轮数"), line=home.name, button=_("设定每年评估轮数"),
        back=reverse("peer_review:rounds"), crumbs=crumbs(),
        afterwards=[
            _("评估的页面据此写明下一轮应当在哪一天以前结束；不在别处提醒，也不阻止什么。"),
            _("以前的设定都保留。"),
        ],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform)
