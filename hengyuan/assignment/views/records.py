"""“Why this lawyer, why not that one”: what was known when each assignment was made."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.assignment.queries import Kept, assignments_of, kept, replacements_of
from hengyuan.assignment.rules import ASKED_BY, DESIGNATION_GROUNDS, REPLACEMENT_GROUNDS
from hengyuan.cases.access import get_case_for, sees_working_papers
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.matching import figures_of
from hengyuan.law.methods import Method, plan_of, sentences


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment with its opened record, as the page shows it."""

    assignment: Any
    kept: Kept
    method: str
    ground: str
    passed: list[tuple[str, str]]
    policy: tuple[tuple[str, str], ...]
    weights: dict[str, Any] | None
    found: tuple[Any, ...]  # the people that the search names


def _line(assignment: Any, wanted: str, *, english: bool) -> Line:
    record = kept(assignment.record)
    plan = plan_of(record.plan, where=record.policy) if record.plan else None
    return Line(
        assignment=assignment,
        kept=record,
        method=_named(record.method, english=english),
        ground=_(DESIGNATION_GROUNDS[assignment.ground]) if assignment.ground else "",
        passed=[(_named(name, english=english), why) for name, why in record.passed],
        policy=sentences(plan, english=english) if plan else (),
        weights=_weights(record, english=english),
        found=record.named(wanted) if wanted else (),
    )


def _weights(record: Kept, *, english: bool) -> dict[str, Any] | None:
    if record.weights is None:
        return None
    own, version = record.weights["is_own"], record.weights["version"]
    numbers = {k: v for k, v in record.weights.items() if k not in ("is_own", "version")}
    return {"is_own": own, "version": version, "figures": figures_of(numbers, english=english)}


def _named(method: str, *, english: bool) -> str:
    word = Method.parse(method)
    return word.name_en if english else word.name_zh


@login_required
@require_safe
def records(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Every assignment of a case with everybody considered; a name finds its reason."""
    case = get_case_for(request.actor, case_id)
    if not sees_working_papers(request.actor, case):
        raise Http404
    wanted = request.GET.get("q", "").strip()
    english = (get_language() or "").startswith("en")
    lines = [_line(each, wanted, english=english) for each in assignments_of(case.pk)]
    return render(
        request,
        "assignment/records.html",
        {
            "case": case,
            "lines": lines,
            "wanted": wanted,
            "replacements": [
                (each, _(ASKED_BY[each.asked_by]), _(REPLACEMENT_GROUNDS[each.ground]))
                for each in replacements_of(case.pk)
            ],
        },
    )
