"""What fell two years running, read from the frozen cards of three years."""

from collections import defaultdict
from collections.abc import Iterable

from hengyuan.kernel.language import law_text
from hengyuan.law.scorecard import YEARS, Fall, Tally, Whom
from hengyuan.supervision.models import Scorecard, ScorecardFall, ScorecardRow
from hengyuan.supervision.queries.scorecards import indicator_of, said
from hengyuan.supervision.rules.falls import QUARTERS_A_YEAR, TONES, State, falls_of
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.rules.scorecards import Months


def falls_at(card: Scorecard) -> dict[int, dict[str, tuple[list[Tally], Fall]]]:
    """By institution, what fell over the three years that end with this card; else nothing.

    Only the last quarter of a year ends one. Of a quarter made twice the later card counts.
    """
    last = Quarter.parse(card.quarter)
    if last.number != QUARTERS_A_YEAR:
        return {}
    years = range(last.year - YEARS + 1, last.year + 1)
    rows = ScorecardRow.objects.filter(
        whom=Whom.INSTITUTION.value, card__organisation=card.organisation_id,
        card__quarter__gte=str(Quarter(years[0], 1)), card__quarter__lte=card.quarter,
    )  # fmt: skip
    latest: dict[int, dict[str, dict[str, Months]]] = defaultdict(dict)
    for subject, quarter, tallies in rows.order_by("card__made_at").values_list(
        "subject", "card__quarter", "tallies"
    ):
        latest[subject][quarter] = tallies
    least = {each["id"]: each["least"] for each in card.edition}
    found = {}
    for subject, quarters in latest.items():
        by_year = [[t for q, t in quarters.items() if q.startswith(str(year))] for year in years]
        if fallen := falls_of(by_year, least):
            found[subject] = fallen
    return found


def shown(fall: ScorecardFall) -> tuple[str, list[tuple[int, str, int]]]:
    """The name of what fell, and year, value, number of each of the three."""
    one = indicator_of(fall.indicator)
    if one is None:
        return fall.indicator, []
    years = [
        (fall.year - YEARS + 1 + place, said(one.measure, k / n), n)
        for place, (k, n, _squares) in enumerate(fall.years)
    ]
    return law_text(one.name_zh), years


def listed(found: Iterable[ScorecardFall]) -> list[tuple[ScorecardFall, str, str]]:
    """Falls with the name of what fell and the tone of their state."""
    return [(fall, shown(fall)[0], TONES[State(fall.state)]) for fall in found]
