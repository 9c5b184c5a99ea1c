"""Pages of handling: one page, one act (or two that are done in one sitting)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.handling import commands, forms
from hengyuan.handling.commands import DoneAct, Paper
from hengyuan.handling.queries import acts_of
from hengyuan.handling.rules import ACTS, PAGES, Act, rows_for
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest

Found = dict[str, Any]


def _agreement(case: Any, found: Found) -> list[DoneAct]:
    values = {
        "place": found["place"],
        "began_at": clock.at(found["happened_on"], found["began_at"]),
        "ended_at": clock.at(found["happened_on"], found["ended_at"]),
        "rights_told": found["rights_told"],
    }
    acts = [DoneAct(Act.MEETING, found["happened_on"], found["text"], values)]
    if found["has_signed_agreement"]:
        acts.insert(0, DoneAct(Act.AGREEMENT, found["happened_on"]))
    return acts


def _filing(case: Any, found: Found) -> list[DoneAct]:
    papers = [
        Paper(title=title, row=row, form=form)
        for title in found["papers"]
        for form, row in [rows_for(title, case.kind)]
    ]
    return [
        DoneAct(
            Act.FILING,
            found["happened_on"],
            found["text"],
            {"case_number": found["case_number"]},
            papers,
        )
    ]


def _hearing(case: Any, found: Found) -> list[DoneAct]:
    form, row = rows_for("开庭传票", case.kind)
    acts = [
        DoneAct(
            Act.HEARING,
            found["happened_on"],
            found["text"],
            {"court": found["court"]},
            [Paper("开庭传票", form=form, row=row, is_received=True)],
        )
    ]
    if found["opinion"]:
        filed_on = found["opinion_filed_on"] or found["happened_on"]
        acts.append(DoneAct(Act.OPINION, filed_on, found["opinion"]))
    return acts


def _result(case: Any, found: Found) -> list[DoneAct]:
    form, row = rows_for(found["document"], case.kind)
    content = found["file"].read() if found["file"] else b""
    paper = Paper(found["document"], form=form, row=row, content=content, is_received=True)
    acts = [DoneAct(Act.RESULT, found["happened_on"], found["text"], papers=[paper])]
    if found["told_recipient"]:
        acts.append(DoneAct(Act.PROGRESS_REPORT, found["happened_on"], found["text"]))
    return acts


def _text(act: Act) -> Callable[[Any, Found], list[DoneAct]]:
    def build(case: Any, found: Found) -> list[DoneAct]:
        content = found["file"].read() if found["file"] else b""
        papers = [Paper(ACTS[act].name_zh, content=content)] if content else []
        return [DoneAct(act, found["happened_on"], found["text"], papers=papers)]

    return build


BUILDERS: dict[str, tuple[type[forms.ActForm], Callable[[Any, Found], list[DoneAct]]]] = {
    "agreement": (forms.AgreementForm, _agreement),
    "file_reading": (forms.TextActForm, _text(Act.FILE_READING)),
    "investigation": (forms.TextActForm, _text(Act.INVESTIGATION)),
    "filing": (forms.FilingForm, _filing),
    "hearing": (forms.HearingForm, _hearing),
    "opinion": (forms.TextActForm, _text(Act.OPINION)),
    "mediation": (forms.TextActForm, _text(Act.MEDIATION)),
    "progress_report": (forms.TextActForm, _text(Act.PROGRESS_REPORT)),
    "result": (forms.ResultForm, _result),
}


@login_required
def record_act(request: ActorRequest, case_id: UUID, page: str = "agreement") -> HttpResponse:
    """办理: the acts of the case so far, and the form of one act."""
    case = get_case_for(request.actor, case_id)
    if page not in BUILDERS:
        raise Http404
    form_class, build = BUILDERS[page]
    form = form_class(
        request.POST or None, request.FILES or None, initial={"happened_on": clock.today()}
    )

    def perform(found: Found) -> None:
        commands.record_acts(
            case=case,
            acts=build(case, found),
            token=found["token"],
            actor=request.actor,
            at=clock.now(),
        )

    return act_page(
        request,
        case=case,
        command="record_act",
        form=form,
        perform=perform,
        context={"page": page, "pages": PAGES, "acts": acts_of(case.pk)},
        template="handling/record_act.html",
    )
