"""Pages of complaints: the list, reception, one with its acts, a question to be answered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import name_of
from hengyuan.law.complaints import MOVES, Act, Step
from hengyuan.supervision import printing
from hengyuan.supervision.access import complaints as access
from hengyuan.supervision.commands import complaints as commands
from hengyuan.supervision.commands.complaint_reception import receive_complaint
from hengyuan.supervision.forms import complaints as forms
from hengyuan.supervision.queries import complaints as queries
from hengyuan.supervision.tables.complaints import ComplaintFilter, ComplaintTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Command = Callable[..., None]
TOLD = gettext_lazy("案件经过中记入事由和结果，不记投诉人。")
# Of each act its command, its form, and what will be true afterwards.
ACTS: dict[Act, tuple[Command, type[django_forms.Form], tuple[str | Promise, ...]]] = {
    Act.ASK_SUPPLEMENT: (
        commands.ask_supplement, forms.SupplementForm,
        (gettext_lazy("受理期限暂停，到补充之日继续。"), gettext_lazy("只能告知一次。")),
    ),
    Act.TAKE_SUPPLEMENT: (
        commands.take_supplement, forms.TextForm, (gettext_lazy("受理期限继续计算。"),),
    ),
    Act.ACCEPT: (
        commands.accept, forms.TextForm, (gettext_lazy("办结期限开始计算。"), TOLD),
    ),
    Act.REFUSE: (
        commands.refuse, forms.RefusalForm, (gettext_lazy("书面告知投诉人并说明理由。"),),
    ),
    Act.MERGE: (
        commands.merge, forms.MergeForm, (gettext_lazy("这件投诉随另一件一并处理和答复。"),),
    ),
    Act.ASK_HELP: (
        commands.ask_help, forms.HelpForm,
        (gettext_lazy("协助的结果作为核查情况登记。"),),
    ),
    Act.ASK_ANSWER: (
        commands.ask_answer, forms.QuestionForm,
        (gettext_lazy("被投诉人在工作台上看到这个问题和期限，看不到投诉人和投诉内容。"),),
    ),
    Act.CHECK: (commands.check, forms.TextForm, (gettext_lazy("记入核查记录。"),)),
    Act.DECIDE: (
        commands.decide, forms.DecisionForm,
        (gettext_lazy("答复期限开始计算。"), TOLD),
    ),
    Act.REPLY: (
        commands.reply, forms.TextForm, (gettext_lazy("可以打印答复书。"),),
    ),
    Act.MEASURE: (
        commands.take_measure, forms.MeasureForm,
        (
            gettext_lazy("致函律师协会的，可以打印函件。"),
            gettext_lazy("暂停指派的，从今天起不再向其指派新案件。"),
        ),
    ),
    Act.CLOSE: (commands.close, forms.TextForm, (gettext_lazy("投诉办结。"),)),
}  # fmt: skip


def _refuse_strangers(request: ActorRequest) -> None:
    if not access.reads(request.actor):
        raise Http404


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("投诉"), reverse("supervision:complaints"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """投诉: every complaint that the actor may read, with filters."""
    _refuse_strangers(request)
    return render_list(
        request,
        "supervision/complaints.html",
        table_class=ComplaintTable,
        rows=access.visible_to(request.actor),
        filterset_class=ComplaintFilter,
        name="complaints",
        title=_("投诉"),
        context={"may_receive": access.may_receive(request.actor), **tabs(request)},
    )


@login_required
def receive(request: ActorRequest) -> HttpResponse:
    """登记投诉: whoever tells it and however."""
    if not access.may_receive(request.actor):
        raise Http404
    form = forms.ReceptionForm(
        request.POST if request.method == "POST" else None,
        places=access.institutions_for(request.actor, clock.today()), today=clock.today(),
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = receive_complaint(actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已登记：%(what)s。") % {"what": made.number})
        if access.visible_to(request.actor).filter(pk=made.pk).exists():
            return redirect("supervision:complaint", made.pk)
        return redirect("supervision:complaints")

    page = ui.Act(
        title=_("登记投诉"),
        line=_("书面、口头或者其他方式提出的，都如实登记。"),
        button=_("登记"),
        back=reverse("supervision:complaints"),
        crumbs=_crumbs(),
        afterwards=[
            _("由设立该机构的司法行政机关处理，受理期限开始计算。"),
            _("投诉人的姓名和联系方式加密保存，被投诉人看不到。"),
        ],
    )
    return ui.act_page(request, page, form, perform)


@login_required
@require_safe
def one(request: ActorRequest, complaint_id: UUID) -> HttpResponse:
    """One complaint: its rules and clocks, its words, what can be done."""
    found = access.get_complaint_for(request.actor, complaint_id)
    shown = queries.ShownComplaint(found)
    context = {
        "shown": shown,
        "handles": access.handles(request.actor, found),
        "acts": [(move.act.value, name_of(move.act))
                 for move in access.acts_for(request.actor, found)],
        "chips": [queries.chip_of(each, clock.today(), _clock_url(found.pk, each.step))
                  for each in shown.clocks],
        "merged": list(found.merged.all()),
        "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/complaint.html", context)


def _clock_url(complaint_id: UUID, step: Step) -> str:
    return reverse("supervision:complaint_clock", args=[complaint_id, step.value])


@login_required
@require_safe
def clock_page(request: ActorRequest, complaint_id: UUID, step: str) -> HttpResponse:
    """A due day of a complaint, computed anew, day by day."""
    found = access.get_complaint_for(request.actor, complaint_id)
    shown = queries.ShownComplaint(found)
    running = next((each for each in shown.clocks if each.step == step), None)
    if running is None:
        raise Http404
    context = {
        "deadline": running.deadline, "error": running.why_not,
        "name": name_of(running.step), "number": found.number,
        "crumbs": [*_crumbs(), Link(found.number, _page_of(found.pk))],
    }  # fmt: skip
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "cases/_clock.html" if is_fragment else "supervision/clock.html"
    return render(request, template, context)


def _page_of(complaint_id: UUID) -> str:
    return reverse("supervision:complaint", args=[complaint_id])


@login_required
def act(request: ActorRequest, complaint_id: UUID, act: str) -> HttpResponse:
    """One act on a complaint, on a page of its own."""
    found = access.get_complaint_for(request.actor, complaint_id)
    if act not in set(Act):
        raise Http404
    chosen, back = Act.parse(act), _page_of(found.pk)
    command, form_class, afterwards = ACTS[chosen]
    button = name_of(chosen)
    extra: dict[str, Any] = {}
    if chosen is Act.MERGE:
        extra["others"] = access.mergeable(found)
    if chosen is Act.ASK_SUPPLEMENT:
        extra["today"] = clock.today()

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(complaint=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": button})
        return redirect(back)

    page = ui.Act(
        title=button,
        line=f"{found.number} · {found.about_name}",
        button=button,
        back=back,
        crumbs=[*_crumbs(), Link(found.number, back)],
        afterwards=[str(line) for line in afterwards],
    )
    allowed = MOVES[chosen] in access.acts_for(request.actor, found)
    refusal = "" if allowed else _("现在不能由您进行这一步：请看投诉的状态和处理的机关。")
    form = form_class(request.POST if request.method == "POST" else None, **extra)
    return ui.act_page(request, page, form, perform, refusal=refusal)


@login_required
def question(request: ActorRequest, note_id: UUID) -> HttpResponse:
    """被投诉人: the question with its day, and the answer; nothing else of the complaint."""
    found = access.get_question_for(request.actor, note_id)
    answer = getattr(found, "answer", None)
    form = forms.TextForm(request.POST if request.method == "POST" else None)
    form.fields["text"].label = _("说明的情况")
    context = {"found": found, "answer": answer, "form": form}
    if request.method != "POST" or answer:
        return render(request, "supervision/question.html", context)
    if form.is_valid():
        try:
            commands.answer(
                question=found, actor=request.actor, at=clock.now(), **form.cleaned_data
            )
        except commands.CannotHandleComplaint as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("已答复。"))
            return redirect("supervision:question", found.pk)
    return render(request, "supervision/question.html", context, status=422)


@login_required
@require_safe
def paper(request: ActorRequest, complaint_id: UUID, note_id: UUID, kind: str) -> HttpResponse:
    """A paper of the complaint, as PDF or .docx: for the bureau that handles it."""
    found = access.get_complaint_for(request.actor, complaint_id)
    note = queries.note_of(found, pk=note_id)
    if note is None or not access.handles(request.actor, found) or kind not in ("pdf", "docx"):
        raise Http404
    made = printing.paper_of(found, note)
    if made is None:
        raise Http404
    if kind == "pdf":
        return private_file(render_pdf(made), PDF, f"{made.title}.pdf")
    return private_file(render_docx(made), DOCX, f"{made.title}.docx")
