"""Pages of 征询意见: response beside satisfaction, the body's own page, sheets, scans."""

from typing import Any
from uuid import UUID

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hengyuan.inspection.boxes import CannotRead
from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.law.opinions.sheet import ROWS
from hengyuan.supervision.access import opinions as access
from hengyuan.supervision.commands import opinions as commands
from hengyuan.supervision.forms import opinions as forms
from hengyuan.supervision.printing import opinions as printing
from hengyuan.supervision.queries import opinions as queries
from hengyuan.supervision.rules.opinions import How
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.views.frame import tabs
from hengyuan.ui.rules import Link

PDF = "application/pdf"
QUARTERS = 8


def _crumbs() -> list[Link]:
    return [Link(_("征询意见"), reverse("supervision:opinions"))]


@login_required
def listed(request: ActorRequest) -> HttpResponse:
    """征询意见: rounds, and a new one."""
    access.refuse_strangers(request.actor)
    this = Quarter.of(clock.today())
    last, quarters = this.before(), this.and_before(QUARTERS)
    may_ask = access.asks(request.actor)
    form = forms.RoundForm(
        request.POST if request.method == "POST" else None, initial={"quarter": str(last)},
        quarters=quarters,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        place = access.home_of(request.actor)
        try:
            made = commands.open_round(
                institution=place, actor=request.actor, at=clock.now(), **form.cleaned_data
            )
            return redirect("supervision:opinion_round", made.pk)
        except Refused as error:
            form.add_error(error.field or None, error.message)
    context = {
        "rows": queries.tallies(access.rounds_for(request.actor)), "form": form,
        "may_ask": may_ask,
        "bodies": queries.bodies_at(access.home_of(request.actor), last) if may_ask else [],
        **tabs(request),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "supervision/opinions.html", context, status=status)


@login_required
@require_safe
def one(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """One round: the address, the sheets, what came."""
    found = access.get_round_for(request.actor, round_id)
    opinions = queries.opinions_of(found)
    may = access.may_enter(request.actor, found)
    url = reverse("opinions:body", args=[access.token_of(found)])
    address = request.build_absolute_uri(url) if may else ""
    context = {
        "found": found, "opinions": opinions, "lines": queries.lines_of(opinions),
        "tally": queries.tally_of(opinions), "may_enter": may, "address": address,
        "code": segno.make(address, micro=False).svg_data_uri(scale=3) if may else "",
        "is_open": clock.today() <= found.expires_on, "scan": forms.ScanForm(),
        "unclear": [each for each in opinions if each.unclear], "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/opinion_round.html", context)


@login_required
@require_safe
def sheets(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The sheets to print."""
    found = access.get_round_for(request.actor, round_id)
    paper = printing.opinion_sheets(found, queries.opinions_of(found))
    return private_file(paper, PDF, f"征询意见表-{found.quarter}.pdf")


@login_required
def scan(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Read filled sheets back: what is clear is kept, the rest waits for a person."""
    found = access.get_round_for(request.actor, round_id)
    back = redirect("supervision:opinion_round", found.pk)
    form = forms.ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("请选择扫描件。"))
        return back
    try:
        pages = [
            page for page in printing.read_scan(form.cleaned_data["file"])
            if page.sheet == found.pk.hex
        ]  # fmt: skip
        if not pages:
            messages.error(request, _("扫描件里没有这一轮的表。"))
        for page in pages:
            _keep_page(request, found, page)
    except CannotRead as error:
        messages.error(request, _("没有读出：%(why)s。") % {"why": _why(str(error))})
    except Refused as error:
        messages.error(request, error.message)
    return back


WHY = {
    "no sheet was found": gettext_lazy("扫描件里没有带四角图案的表"),
    "this is no PDF and no picture": gettext_lazy("这不是 PDF，也不是图片"),
    "this machine has no reader of pictures": gettext_lazy(
        "这台机器没有安装读图的部件，请人工录入"
    ),
}


def _why(said: str) -> str:
    return str(WHY.get(said) or _("四角图案不全，请重新扫描"))


def _keep_page(request: ActorRequest, found: Any, page: Any) -> None:
    first = (page.page - 1) * ROWS + 1
    answers = [commands.Answer(first + row.row, row.answers, "", row.unclear) for row in page.rows]
    kept, unclear = commands.keep_scan(
        round_=found, page=page.page, answers=answers, digest=page.digest, actor=request.actor,
        at=clock.now(),
    )  # fmt: skip
    said = _("第 %(page)s 页：收到 %(kept)s 件，%(unclear)s 件看不清，请人工录入。")
    messages.success(request, said % {"page": page.page, "kept": kept, "unclear": unclear})


@login_required
def typed(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """人工录入: what came on paper and was not read."""
    found = access.get_round_for(request.actor, round_id)
    back = reverse("supervision:opinion_round", args=[found.pk])
    answered = _answer(request, found, request.actor, How.TYPED)
    if isinstance(answered, int):
        messages.success(request, _("已保存 %(n)s 件。") % {"n": answered})
        return redirect(back)
    context = {"found": found, "form": answered, "back": back, "crumbs": _crumbs()}
    status = 422 if answered.errors else 200
    return render(request, "supervision/opinion_typed.html", context, status=status)


def body(request: HttpRequest, token: str) -> HttpResponse:
    """The body's own page, without an account: by a signed address that expires."""
    found = access.get_by_token(token)
    is_open = clock.today() <= found.expires_on
    answered = _answer(request, found, access.as_body(found), How.PAGE)
    context: dict[str, Any] = {"found": found, "is_open": is_open, "kept": None}
    if isinstance(answered, int):
        context |= {"kept": answered, "form": _form(None, found)}
    else:
        context["form"] = answered
    status = 422 if context["form"].errors else 200 if is_open else 410
    answer = render(request, "supervision/opinion_body.html", context, status=status)
    answer["Referrer-Policy"] = "same-origin"  # with none a browser sends no origin
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(sent: Any, found: Any) -> forms.AnswersForm:
    return forms.AnswersForm(sent, opinions=queries.opinions_of(found))


def _answer(request: HttpRequest, found: Any, actor: Actor, how: How) -> forms.AnswersForm | int:
    """The form to show, or how many cases were kept."""
    form = _form(request.POST if request.method == "POST" else None, found)
    if request.method != "POST" or not form.is_valid():
        return form
    answers = [commands.Answer(*stated) for stated in form.stated()]
    try:
        return commands.keep_answers(
            round_=found, answers=answers, how=how, actor=actor, at=clock.now()
        )
    except Refused as error:
        form.add_error(None, error.message)
        return form
