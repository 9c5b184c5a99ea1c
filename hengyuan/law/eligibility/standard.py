"""The hardship standard of a place on a day, its limit in fen, and the comparison (art. 34).

A formula whose figure nobody has configured raises NoValueInForce and names the row to add.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hengyuan.law.eligibility.pack import library
from hengyuan.law.eligibility.rows import Standard
from hengyuan.law.eligibility.sources import LAW_DIR, override_dir
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.parameters import in_force


@dataclass(frozen=True, slots=True)
class Limit:
    """A standard with its figure on a day: fen per head and month, exact."""

    standard: Standard
    place: str
    fen: Fraction
    is_stale: bool = False

    def admits(self, per_head: Fraction) -> bool:
        """Whether this income counts as hardship, by the comparison of the instrument."""
        return _admits(self.standard.comparison, per_head, self.fen)

    def is_disputed(self, per_head: Fraction) -> bool:
        """Whether the answer hangs on how the limit itself is read (ruling 17)."""
        open_reading = self.standard.comparison_unsure or self.standard.other_comparison
        return per_head == self.fen and bool(open_reading)


def _admits(comparison: str, per_head: Fraction, limit: Fraction) -> bool:
    return per_head < limit if comparison == "<" else per_head <= limit


def standard_for(region: str, on: date, residence: str = "") -> Standard:
    """The nearest place's standard in force; raises NoValueInForce naming what to configure."""
    every = library(override_dir()).standards
    for place in chain(region):
        rows = [row for row in every if row.source.region == place]
        valid = [row for row in rows if row.validity.covers(on)]
        for row in valid:
            if row.residence in ("", residence):
                return row
        if valid:
            words = " / ".join(row.residence for row in valid)
            raise NoValueInForce(f"hardship standard of {place}: say whether residence is {words}")
    raise NoValueInForce(
        f"hardship standard of {region or 'the nation'}: no value is in force on {on}; "
        f"add a row to standards: in {LAW_DIR}/hardship/*.yaml"
    )


def limit_for(region: str, on: date, *, residence: str = "", home_region: str = "") -> Limit:
    """The limit at the receiving place; where its rule allows, the home place's if higher."""
    standard = standard_for(region, on, residence)
    here = _limit(standard, region, on)
    if not standard.home_or_receiving or not home_region:
        return here
    home = _limit(standard_for(home_region, on, residence), home_region, on)
    return max(here, home, key=lambda limit: limit.fen)


def _limit(standard: Standard, place: str, on: date) -> Limit:
    if standard.fixed_fen is not None:
        return Limit(standard, place, Fraction(standard.fixed_fen))
    if standard.set_locally:
        raise NoValueInForce(
            f"{standard.row_id}: {place} sets its own figure, not below the local minimum wage; "
            f"add it as fixed_fen to {LAW_DIR}/hardship/*.yaml"
        )
    if standard.factor is None:
        raise NoValueInForce(
            f"{standard.row_id}: the factor of {standard.series} is not known; "
            f"add a standard for {place} to {LAW_DIR}/hardship/*.yaml"
        )
    asked_on = date(on.year - 1, 12, 31) if standard.previous_year else on
    every = library(override_dir()).series
    for code in chain(place):
        rows = [row for row in every if (row.series, row.source.region) == (standard.series, code)]
        if rows:
            value = in_force(rows, asked_on, asked=f"{standard.series} of {code}")
            start = value.validity.valid_from
            age = (on - start).days if start and standard.fresh_for_days else 0
            is_stale = age > standard.fresh_for_days
            return Limit(standard, place, value.monthly * standard.factor, is_stale)
    raise NoValueInForce(
        f"{standard.row_id}: no figure of {standard.series} for {place} on {asked_on}; "
        f"add a row to series: in {LAW_DIR}/hardship/*.yaml"
    )
