"""One page, one word, several alerts of the inbox."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision import queries
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.commands.alerts_together import Said, say_of_several
from hengyuan.supervision.forms.alerts import WordForm
from hengyuan.supervision.rules.alerts import ACTS, TOGETHER
from hengyuan.supervision.views.frame import crumbs
from hengyuan.ui.act_page import Act, act_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: ActorRequest, act: str) -> HttpResponse:
    """The act on every ticked alert that waits for this person: `?alert=…&alert=…`."""
    access.refuse_strangers(request.actor)
    if act not in TOGETHER:
        raise Http404
    chosen = _chosen(request)
    count = len(chosen)
    back = reverse("supervision:inbox")
    button = _(ACTS[act].button)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        said = say_of_several(
            alerts=list(chosen), act=act, word=stated["word"], actor=request.actor, at=clock.now()
        )
        _tell(request, said)
        return redirect(back)

    rules = queries.by_rule(chosen)
    page = Act(
        title=_("一并办理：%(act)s") % {"act": button},
        line=_line(count),
        button=button,
        back=back,
        crumbs=crumbs(),
        afterwards=[
            _("每条提示各留一份记录，写同样的话。"),
            _("办不了的不办，其余照办。"),
            *(f"{one.id} {one.name}：{one.count}" for one in rules),
        ],
    )
    refusal = "" if count else _("没有勾选待您处理的提示。")
    return act_page(request, page, WordForm(request.POST or None), perform, refusal=refusal)


def _line(count: int) -> str:
    return ngettext("%(count)s 条提示", "%(count)s 条提示", count) % {"count": count}


def _chosen(request: ActorRequest) -> QuerySet[Any]:
    """The ticked alerts that wait for this person; a word that is no number is ignored."""
    ids = []
    for text in request.GET.getlist("alert"):
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return access.inbox_of(request.actor).filter(pk__in=ids).order_by("since", "pk")


def _tell(request: ActorRequest, said: Said) -> None:
    if said.saved:
        messages.success(request, _("已保存：%(what)s。") % {"what": _line(said.saved)})
    for alert, why in said.refused:
        messages.warning(request, f"{alert.case.number}：{why}")
