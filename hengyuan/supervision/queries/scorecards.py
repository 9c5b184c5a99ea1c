"""Scorecards as their pages tell them: one row with its figures, many of them worst first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import scorecard as law
from hengyuan.law.errors import UnknownRule
from hengyuan.law.scorecard import Figure, Measure, Reading, Tally, Weighed, Whom
from hengyuan.ledger.rules import canonical_json
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.supervision.models import Scorecard, ScorecardRow
from hengyuan.supervision.rules import scorecards as rules
from hengyuan.supervision.rules.indicator_sets import figures_under, weighed_of
from hengyuan.supervision.rules.quarters import Quarter

QUARTERS = 8  # two years of trend
READ = 4 * QUARTERS  # rows looked at for it: a card may have been made again


def edition_at(region: str, on: date) -> list[dict[str, Any]]:
    """The indicators of a day with their versions and the references of the files."""
    found = []
    for one in (gauge.INDICATOR for gauge in law.GAUGES):
        against, extras = law.reference(one, region, on), law.extras(one, region, on)
        found.append(
            {
                "id": one.id, "version": against.version, "point": one.point,
                "target": against.target, "least": against.least,
                **({"extras": extras} if extras else {}),
            }
        )  # fmt: skip
    return found


def plain_rows(card: Scorecard) -> list[list[Any]]:
    """The rows of a card as they were frozen."""
    return sorted([row.whom, row.subject, row.tallies] for row in card.rows.all())


def digest_of(edition: list[Any], entries: list[Any], rows: list[list[Any]]) -> str:
    """SM3 of a card: its indicators, what was counted, and its rows."""
    whole = {"edition": edition, "entries": entries, "rows": sorted(rows)}
    return crypto.sm3_hex(canonical_json(whole).encode())


def indicator_of(indicator_id: str) -> law.Indicator | None:
    """The indicator, if it is still known."""
    try:
        return law.gauge(indicator_id).INDICATOR
    except UnknownRule:
        return None


def figures_of(row: ScorecardRow) -> dict[str, Figure]:
    """The figures of a row by indicator, against the references of its card."""
    return figures_under(row.card.edition, row.tallies)


def weighed(row: ScorecardRow, figures: dict[str, Figure]) -> Weighed | None:
    """The parts of the weighted sum of a row; None where its card was made without weights."""
    readings = {key: figure.reading for key, figure in figures.items()}
    return weighed_of(row.card.edition, row.whom, readings)


def names_of(found: Iterable[ScorecardRow]) -> dict[tuple[str, int], str]:
    """What the subjects of rows are called; two queries."""
    wanted: dict[bool, set[int]] = {True: set(), False: set()}
    for row in found:
        wanted[row.whom == Whom.HANDLER].add(row.subject)
    places = Organisation.objects.filter(pk__in=wanted[False]).values_list("pk", "name")
    people = Provider.objects.filter(pk__in=wanted[True]).values_list("pk", "name")
    named = {(Whom.HANDLER.value, pk): name for pk, name in people}
    for pk, name in places:
        named[Whom.INSTITUTION.value, pk] = named[Whom.FIRM.value, pk] = name
    return named


@dataclass(frozen=True, slots=True)
class Line:
    """A row in the list: how many indicators read how; parts of a sum where weights were set."""

    pk: int
    name: str
    below: int
    unclear: int
    meets: int
    silent: int
    worst: str
    weighed: Weighed | None


def lines_of(card: Scorecard, whom: Whom) -> list[Line]:
    """The rows of a card, those with the most indicators short of their reference first."""
    found = list(card.rows.filter(whom=whom.value))
    for row in found:
        row.card = card
    names = names_of(found)
    lines = [_line(row, names.get((row.whom, row.subject), "")) for row in found]
    return sorted(lines, key=lambda line: (-line.below, line.meets, line.name, line.pk))


def _line(row: ScorecardRow, name: str) -> Line:
    figures = figures_of(row)
    read = Counter(figure.reading for figure in figures.values())
    short = [key for key, figure in figures.items() if figure.reading is Reading.BELOW]
    worst = "、".join(law_text(law.gauge(key).INDICATOR.name_zh) for key in short)
    silent = read[Reading.TOO_FEW] + read[Reading.NO_DATA]
    return Line(
        row.pk, name, read[Reading.BELOW], read[Reading.UNCLEAR], read[Reading.MEETS], silent,
        worst, weighed(row, figures),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One month, or quarter, of a trend: no value where too few were counted."""

    label: str
    value: float | None
    text: str
    n: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator of a row in the language of the reader."""

    id: str
    name: str
    counts: str
    of: str
    point: str
    version: int
    better: str
    target: str
    least: int
    value: str
    k: int | None
    n: int | None
    interval: str
    reading: str
    tone: str
    before: str
    is_apart: bool
    has_cases: bool
    weight: int | None = None
    trend: tuple[Point, ...] = field(default=())

    @property
    def line(self) -> str:
        """The trend as points of a polyline, 240 wide and 48 high; "" where it has no two."""
        values = [(place, p.value) for place, p in enumerate(self.trend) if p.value is not None]
        if len(values) < 2:
            return ""
        low, high = min(v for _p, v in values), max(v for _p, v in values)
        step = 236 / max(1, len(self.trend) - 1)
        scale = 40 / (high - low) if high > low else 0
        return " ".join(f"{2 + p * step:.1f},{44 - (v - low) * scale:.1f}" for p, v in values)


def shown_figures(
    row: ScorecardRow, past: Sequence[ScorecardRow], beside: ScorecardRow | None
) -> list[Shown]:
    """Every indicator of a row, beside that of another quarter, with its trend over `past`."""
    now = figures_of(row)
    before = figures_of(beside) if beside else {}
    edition = {each["id"]: each for each in row.card.edition}
    return [_shown(row.whom, now[key], before.get(key), edition[key], past) for key in now]


def _shown(
    whom: str, now: Figure, before: Figure | None, frozen: dict[str, Any],
    past: Sequence[ScorecardRow],
) -> Shown:  # fmt: skip
    key = now.indicator
    one = law.gauge(key).INDICATOR
    low_high = now.interval and "–".join(said(one.measure, end) for end in now.interval)
    return Shown(
        key, law_text(one.name_zh), _counted_by(one, frozen), law_text(one.of_zh), frozen["point"],
        frozen["version"], name_of(one.better), said(one.measure, frozen["target"]),
        frozen["least"], said(one.measure, now.value), now.tally.k if now.tally else None,
        now.tally.n if now.tally else None, low_high or "", name_of(now.reading),
        rules.TONES[now.reading], said(one.measure, before.value) if before else "",
        before is not None and rules.clearly_apart(now, before),
        bool(now.tally and now.tally.n) and rules.leads_to_cases(one),
        frozen.get("weights", {}).get(whom), _trend(one, past),
    )  # fmt: skip


def _counted_by(one: law.Indicator, frozen: dict[str, Any]) -> str:
    """What is counted, with the numbers by which it was: ours unless a place set its own."""
    numbers = [
        _("%(name)s：%(value)s（本系统或本地自定，没有官方规定）")
        % {"name": law_text(one.bounds[name].name_zh), "value": value}
        for name, value in frozen.get("extras", {}).items()
        if name in one.bounds
    ]
    return " · ".join([law_text(one.counts_zh), *numbers])


def said(measure: Measure, value: float | None) -> str:
    """A value in the unit of its measure; a dash where there is none."""
    if value is None:
        return "—"
    if measure is Measure.SHARE:
        return f"{value:.1%}"
    return f"{100 * value:.1f}" if measure is Measure.RATE else f"{value:.1f}"


def _trend(one: law.Indicator, past: Sequence[ScorecardRow]) -> tuple[Point, ...]:
    """Month by month, the oldest first; a spread has no trend by months."""
    if one.measure is Measure.SPREAD:
        return ()
    points = []
    for row in reversed(past):
        first = Quarter.parse(row.card.quarter).begins_on
        for month, each in enumerate(row.tallies.get(one.id, [])):
            tally = Tally(*each)
            value = tally.k / tally.n if tally.n >= rules.FEWEST else None
            label = f"{first.year}-{first.month + month:02}"
            is_hidden = value is None and rules.is_sealed(one)
            n = 0 if is_hidden else tally.n
            points.append(Point(label, value, said(one.measure, value), n))
    return tuple(points)


def past_of(row: ScorecardRow, rows: QuerySet[ScorecardRow]) -> list[ScorecardRow]:
    """This row and the latest of each quarter before it, the newest first: two years at most."""
    same = rows.filter(
        whom=row.whom, subject=row.subject, card__organisation=row.card.organisation_id,
        card__quarter__lt=row.card.quarter,
    )  # fmt: skip
    found = {row.card.quarter: row}
    for each in same.order_by("-card__quarter", "-card__made_at")[:READ]:
        found.setdefault(each.card.quarter, each)
    return list(found.values())[:QUARTERS]


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind a figure: those that the reader sees, and how many more there are."""

    rows: list[tuple[Case, int, int]]
    hidden: int


def behind(row: ScorecardRow, indicator: law.Indicator, cases: QuerySet[Case]) -> Behind:
    """What was counted of each case on the day the card was made."""
    k, n = indicator.reads[:2]
    counted: dict[str, list[int]] = {}
    for plain in row.card.entries:
        entry = rules.Entry(*plain)
        of, counts = entry.subject(Whom.parse(row.whom)), entry.counts
        if entry.case and of == row.subject and (counts.get(k) or counts.get(n)):
            both = counted.setdefault(entry.case, [0, 0])
            both[0] += counts.get(k, 0)
            both[1] += counts.get(n, 0)
    seen = cases.filter(pk__in=list(counted)).order_by("number")
    rows = [(case, counted[str(case.pk)][0], counted[str(case.pk)][1]) for case in seen]
    more = indicator.better is law.Better.MORE
    rows.sort(key=lambda each: each[2] - each[1] if more else each[1], reverse=True)
    return Behind(rows, len(counted) - len(rows))


def title_of(row: ScorecardRow) -> str:
    """Whose card it is."""
    return names_of([row]).get((row.whom, row.subject), "") or _("（已注销）")
