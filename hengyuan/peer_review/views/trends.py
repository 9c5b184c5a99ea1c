"""The trend over rounds and years: shares with intervals, indicators, what was short, one scale."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import name_of
from hengyuan.law.review.trend import YEARS
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.printing.trends import trend_workbook
from hengyuan.peer_review.queries import trends as queries
from hengyuan.peer_review.rules.trends import Unit
from hengyuan.peer_review.views.frame import tabs
from hengyuan.ui.tables import XLSX

WIDTH, LEFT, BASE = 480, 48, 190  # of the chart, in units of its own


@dataclass(frozen=True, slots=True)
class Dot:
    """A year of the chart: the share of good or better between the ends of its interval."""

    year: int
    x: float
    y: float
    top: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose trend, over which rounds; what else may be asked for."""

    organisations: dict[str, str]
    organisation: str
    rounds: list[Any]
    units: list[Unit]
    unit: Unit


def _asked(request: ActorRequest) -> Asked:
    access.refuse_unless(access.sees(request.actor))
    every = list(queries.ended_in(access.rounds_for(request.actor)))
    names = {str(one.organisation_id): one.organisation.name for one in every}
    wanted = request.GET.get("organisation", "")
    home = str(request.actor.organisation_id)
    chosen = next((one for one in (wanted, home, *names) if one in names), "")
    rounds = [one for one in every if str(one.organisation_id) == chosen]
    units, unit = queries.units_of(rounds), Unit.of(request.GET.get("unit", ""))
    return Asked(names, chosen, rounds, units, unit if unit in units else Unit())


@login_required
@require_safe
def page(request: ActorRequest) -> HttpResponse:
    """The trend of one organisation's rounds, of all or of one institution or firm."""
    asked = _asked(request)
    found = queries.trend_of(asked.rounds, asked.unit)
    known = {word: _known(rows) for word, rows in _by_field(found).items()}
    context = {
        **tabs(request),
        "asked": asked,
        "trend": found,
        "grades": list(Grade),
        "dots": _dots(found.years),
        "line": " ".join(f"{one.x:.1f},{one.y:.1f}" for one in _dots(found.years)),
        "falls_long": found.falls >= YEARS,
        "indicators": [(name_of(field), rows) for field, rows in known.items()],
        "short": [
            (one.round, [(name_of(field), rows) for field, rows in one.short.items() if rows])
            for one in found.steps
            if any(one.short.values())
        ],
        "scaled": [(name_of(field), rows) for field, rows in found.scaled.items()],
        "query": request.GET.urlencode(),
    }
    return render(request, "peer_review/trends.html", context)


def _by_field(found: queries.Trend) -> dict[Field, list[tuple[Any, dict[str, Any]]]]:
    """By field each round that has it, with its means by indicator."""
    return {
        field: [
            (one.round, {mean.indicator: mean for mean in one.means[field]})
            for one in found.steps
            if field in one.means
        ]
        for field in Field
        if any(field in one.means for one in found.steps)
    }


def _known(rows: list[tuple[Any, dict[str, Any]]]) -> dict[str, Any]:
    """Indicators as lines, rounds as columns; the words of the last round that has it."""
    named = {name: mean for _round, means in rows for name, mean in means.items()}
    return {
        "rounds": [round_ for round_, _means in rows],
        "lines": [
            (mean, [means[name].mean if name in means else None for _round, means in rows])
            for name, mean in named.items()
        ],
    }


def _dots(years: Any) -> list[Dot]:
    """Years from left to right, 0 to 100 per cent from the base up."""
    told = [one for one in years if one.row.total]
    step = (WIDTH - LEFT) / max(len(told), 1)
    found = []
    for at, one in enumerate(told):
        good = float(one.row.good_or_better) / 100
        low, high = one.good
        x = LEFT + step * (at + 0.5)
        found.append(Dot(one.year, x, _y(good), _y(high), _y(low), f"{one.row.good_or_better}%"))
    return found


def _y(part: float) -> float:
    return BASE - part * (BASE - 20)


@login_required
@require_safe
def workbook(request: ActorRequest) -> HttpResponse:
    """The same figures as a spreadsheet."""
    asked = _asked(request)
    found = queries.trend_of(asked.rounds, asked.unit)
    name = asked.organisations.get(asked.organisation, "")
    title = f"{name} {asked.unit.name} 案件质量同行评估趋势"
    return private_file(trend_workbook(title, found), XLSX, f"{_('评估趋势')}.xlsx")
