"""Pages of training decks: made and answered on the round, gone through by a reader."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.dossier.rendering import render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import is_english
from hengyuan.law.errors import LawError
from hengyuan.law.review.words import Answer
from hengyuan.peer_review.access import decks as access
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.commands import decks as commands
from hengyuan.peer_review.forms.decks import OUT, CardForm
from hengyuan.peer_review.forms.rounds import NothingForm
from hengyuan.peer_review.printing.decks import deck_paper
from hengyuan.peer_review.queries import decks as queries
from hengyuan.peer_review.rules.decks import DeckState
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link

KINDS = ("pdf", "html")


@login_required
@require_safe
def of_round(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The deck of a round: its cards, the chief's answers, who went through it."""
    row = _round(request, round_id)
    deck = queries.deck_of(row)
    cards = queries.of_deck(deck) if deck else []
    may_make = access.may_make(request.actor, row)
    context = {
        **tabs(request),
        "round": row,
        "deck": deck,
        "state": DeckState.parse(deck.state) if deck else None,
        "cards": queries.shown(deck, enumerate(cards, 1)) if deck else [],
        "left": sum(not one.is_settled for one in cards),
        "may_make": may_make,
        "may_settle": deck is not None and deck.state == DeckState.DRAFT
        and access.may_settle(request.actor, row),
        "runs": queries.runs_of(deck) if deck and may_make else [],
        "crumbs": _crumbs(row),
    }  # fmt: skip
    return render(request, "peer_review/deck_of_round.html", context)


def _round(request: ActorRequest, round_id: UUID) -> Any:
    """A closed round that the actor sees, or whose chief he is."""
    row = round_access.get_chiefs_round_for(request.actor, round_id)
    round_access.refuse_unless(row.state == RoundState.CLOSED)
    return row


def _crumbs(row: Any) -> list[Link]:
    return [*crumbs(), Link(row.title, reverse("peer_review:round", args=[row.pk]))]


@login_required
def act(request: ActorRequest, round_id: UUID, name: str) -> HttpResponse:
    """生成 or 发布, on a page of its own."""
    row = _round(request, round_id)
    round_access.refuse_unless(access.may_make(request.actor, row))
    deck, back = queries.deck_of(row), reverse("peer_review:deck_of_round", args=[row.pk])
    if name not in ("make", "issue") or (name == "issue" and deck is None):
        raise Http404
    form = NothingForm(request.POST if request.method == "POST" else None)

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        if name == "make":
            commands.make_deck(round_=row, actor=request.actor, at=clock.now())
        elif deck is not None:
            commands.issue_deck(deck=deck, actor=request.actor, at=clock.now())
        return redirect(back)

    title = _("生成培训教材") if name == "make" else _("发布培训教材")
    afterwards = [
        _("每个类别取分歧最多的条目，各取分歧最大的案卷；同一轮总是生成同样的题目。"),
        _("姓名、单位、号码按遮盖案卷的规则遮盖；由组长写明参考答案以后发布。"),
    ] if name == "make" else [
        _("评估专家库中的专家可以作答，作答以后看到参考答案和理由。"), _("题目和答案不再改动。"),
    ]  # fmt: skip
    page = ui.Act(
        title=title, line=row.title, button=title, back=back, afterwards=afterwards,
        crumbs=[*_crumbs(row), Link(_("培训教材"), back)],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform)


@login_required
def settle(request: ActorRequest, round_id: UUID, number: int) -> HttpResponse:
    """写明参考答案 of one card, which stands above the form."""
    row = _round(request, round_id)
    deck = queries.deck_of(row)
    round_access.refuse_unless(deck is not None and access.may_settle(request.actor, row))
    cards = queries.of_deck(deck) if deck else []
    if deck is None or not 1 <= number <= len(cards):
        raise Http404
    card, back = cards[number - 1], reverse("peer_review:deck_of_round", args=[row.pk])
    known = OUT if card.is_out else card.answer
    initial = {"answer": known, "reason": card.reason or card.word}
    form = CardForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.settle_card(
                deck=deck, card=number, actor=request.actor, at=clock.now(), **form.cleaned_data
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return redirect(f"{back}#card-{number}")
    [shown] = queries.shown(deck, [(number, card)])
    context = {
        "round": row, "each": shown, "form": form, "back": back,
        "crumbs": [*_crumbs(row), Link(_("培训教材"), back)],
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "peer_review/deck_card.html", context, status=status)


@login_required
@require_safe
def file_of_round(request: ActorRequest, round_id: UUID, kind: str) -> HttpResponse:
    """The deck as a file, for those who see the round."""
    row = _round(request, round_id)
    deck = queries.deck_of(row)
    if deck is None or kind not in KINDS:
        raise Http404
    return _file(deck, kind)


def _file(deck: Any, kind: str) -> HttpResponse:
    """PDF with the answers at its end; or one page without any script, each answer folded away."""
    name = f"deck-{deck.round.number}.{kind}"
    if kind == "pdf":
        content = render_pdf(deck_paper(deck, clock.today()))
        return private_file(content, "application/pdf", name)
    context = {
        "deck": deck, "round": deck.round, "is_english": is_english(),
        "cards": queries.shown(deck, queries.asked(deck)),
    }  # fmt: skip
    content = render_to_string("peer_review/deck_file.html", context).encode()
    answer = private_file(content, "text/html; charset=utf-8", name)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """Decks that a reader may go through, and how he did."""
    round_access.refuse_unless(round_access.reads(request.actor))
    rows = access.decks_for(request.actor)
    context = {
        **tabs(request),
        "decks": [(one, len(queries.asked(one)), _run(request, one)) for one in rows],
    }
    return render(request, "peer_review/decks.html", context)


def _run(request: ActorRequest, deck: Any) -> Any:
    return queries.run_of(deck, request.actor.account_id)


@login_required
def one(request: ActorRequest, deck_id: UUID) -> HttpResponse:
    """The cards to be answered; afterwards his answers beside the chief's."""
    deck = access.get_deck_for(request.actor, deck_id)
    run, problem = _run(request, deck), ""
    if request.method == "POST" and run is None:
        try:
            answers = _answers(request)
            commands.go_through(deck=deck, answers=answers, actor=request.actor, at=clock.now())
        except (Refused, LawError) as error:
            problem = str(error)
        else:
            messages.success(request, _("已完成。"))
            return redirect("peer_review:deck", deck.pk)
    context = {
        **tabs(request),
        "deck": deck,
        "run": run,
        "problem": problem,
        "answers": list(Answer),
        "cards": [
            (each, _own_answer(request, run, each.number))
            for each in queries.shown(deck, queries.asked(deck))
        ],
        "crumbs": [*crumbs(), Link(_("培训教材"), reverse("peer_review:decks"))],
    }
    return render(request, "peer_review/deck.html", context, status=422 if problem else 200)


def _answers(request: ActorRequest) -> dict[int, Answer]:
    """What was answered; raises UnknownRule."""
    return {
        int(name.removeprefix("card-")): Answer.parse(str(value))
        for name, value in request.POST.items()
        if name.startswith("card-") and name.removeprefix("card-").isascii()
        and name.removeprefix("card-").isdigit()
    }  # fmt: skip


def _own_answer(request: ActorRequest, run: Any, number: int) -> Answer | None:
    told = run.answers.get(str(number)) if run else request.POST.get(f"card-{number}")
    known = {word.value: word for word in Answer}
    return known.get(told or "")


@login_required
@require_safe
def file(request: ActorRequest, deck_id: UUID, kind: str) -> HttpResponse:
    """The deck as a file, for a reader once he went through it."""
    deck = access.get_deck_for(request.actor, deck_id)
    if kind not in KINDS or _run(request, deck) is None:
        raise Http404
    return _file(deck, kind)
