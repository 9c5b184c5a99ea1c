"""The acts on a round of the lot that ask something: one page each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.assignment import commands, forms
from hengyuan.assignment.access import lots as access
from hengyuan.assignment.queries import lots
from hengyuan.cases.access import get_case_for
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.draw import Abandoned
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


def _refusal(request: ActorRequest, institution_id: int) -> str:
    if access.may_hold(request.actor, institution_id):
        return ""
    return _("只有本机构的指派人员和负责人可以办理摇号。")


def _title(round_: Any) -> str:
    if round_.number is None:
        return _("摇号（尚未编号）")
    return _("摇号第%(number)s轮") % {"number": round_.number}


def _act(round_: Any, title: str, button: str, afterwards: list[str]) -> Act:
    back = reverse("assignment:lot", args=[round_.pk])
    crumbs = [Link(_("摇号"), reverse("assignment:lots")), Link(_title(round_), back)]
    line = round_.case.number if round_.case else round_.series
    return Act(
        title=title, line=line, button=button, back=back, crumbs=crumbs, afterwards=afterwards
    )


@login_required
def prepare_lot(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """筹备摇号: among whom, how many, who brings secrets, which number from print."""
    case = get_case_for(request.actor, case_id)
    is_first = lots.last_closed(lots.series_of(case)) is None
    seeds = lots.seeds_of(case, clock.today())
    form = forms.PrepareLotForm(request.POST or None, is_first=is_first, seeds=seeds.kinds)

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        made = commands.prepare_lot(case=case, actor=request.actor, at=clock.now(), **form.stated())
        return redirect("assignment:lot", made.pk)

    act = Act(
        title=_("筹备摇号"),
        line=f"{case.number} · {case.cause}",
        button=_("筹备这一轮摇号"),
        back=reverse("cases:case", args=[case.pk]),
        crumbs=[Link(case.number, reverse("cases:case", args=[case.pk]))],
        afterwards=[
            _("系统为本机构生成秘密并密封；其他各方先交来秘密的摘要。"),
            _("摘要交齐后承诺并公示名单，此后不能再改。"),
            _("筹备阶段可以撤回；承诺之后只能摇出或者作废，作废的轮次也留有记录。"),
        ],
    )
    return act_page(request, act, form, perform, refusal=_refusal(request, case.institution_id))


@login_required
def lot_hash(request: ActorRequest, round_id: UUID, kind: str) -> HttpResponse:
    """A party's hash from paper."""
    party = access.get_party_for(request.actor, round_id, kind)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.hand_in_commitment(party=party, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已录入摘要。"))
        return redirect("assignment:lot", round_id)

    name = str(party.get_kind_display())
    act = _act(
        party.round,
        _("录入%(who)s的摘要") % {"who": name},
        _("录入摘要"),
        [_("摘要录入后不能更换。"), _("记录注明由本机构照纸质材料录入。")],
    )
    return act_page(
        request,
        act,
        forms.HashForm(request.POST or None),
        perform,
        refusal=_refusal(request, party.round.institution_id),
    )


@login_required
def lot_secret(request: ActorRequest, round_id: UUID, kind: str) -> HttpResponse:
    """A party's secret from paper."""
    party = access.get_party_for(request.actor, round_id, kind)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.hand_in_secret(party=party, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已揭示，与公示的摘要相符。"))
        return redirect("assignment:lot", round_id)

    name = str(party.get_kind_display())
    act = _act(
        party.round,
        _("录入%(who)s的秘密") % {"who": name},
        _("揭示秘密"),
        [_("与公示的摘要不符的，不予接受。"), _("揭示之后人人可见。")],
    )
    return act_page(
        request,
        act,
        forms.SecretForm(request.POST or None),
        perform,
        refusal=_refusal(request, party.round.institution_id),
    )


@login_required
def lot_number(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The outside number from print, twice."""
    found = access.get_round_for(request.actor, round_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.enter_external_result(round_=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已录入外部数。"))
        return redirect("assignment:lot", found.pk)

    act = _act(
        found,
        _("录入外部数：%(source)s第%(issue)s期")
        % {"source": found.external_source, "issue": found.external_issue},
        _("录入外部数"),
        [
            _("两次录入须一致；录入后不能更改。"),
            _("本机构的秘密同时揭示：此后结果已定，不能再作废。"),
        ],
    )
    return act_page(
        request,
        act,
        forms.NumberForm(request.POST or None),
        perform,
        refusal=_refusal(request, found.institution_id),
    )


@login_required
def abandon_lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """作废: a round is given up; its number and record stay."""
    found = access.get_round_for(request.actor, round_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.abandon_round(
            round_=found,
            code=Abandoned(stated["code"]),
            note=stated["note"],
            actor=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("本轮已作废，记录已出具。"))
        return redirect("assignment:lot", found.pk)

    act = _act(
        found,
        _("作废本轮摇号"),
        _("作废本轮并出具记录"),
        [
            _("编号和记录保留，任何人核验后面的轮次时都会看到这一轮。"),
            _("全部秘密和外部数已经揭示的，结果已定，不能作废。"),
            _("记录只载明公开的理由；说明密封在账本里。"),
        ],
    )
    return act_page(
        request,
        act,
        forms.AbandonForm(request.POST or None),
        perform,
        refusal=_refusal(request, found.institution_id),
    )


@login_required
def withdraw_lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Take back a round before its commitment."""
    found = access.get_round_for(request.actor, round_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.withdraw_round(round_=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已撤回。"))
        return redirect("assignment:lot", found.pk)

    act = _act(
        found,
        _("撤回筹备中的摇号"),
        _("撤回"),
        [_("名单还没有承诺，任何人都不知道结果；撤回的筹备不占编号，仍在列表中。")],
    )
    return act_page(
        request,
        act,
        forms.WithdrawForm(request.POST or None),
        perform,
        refusal=_refusal(request, found.institution_id),
    )
