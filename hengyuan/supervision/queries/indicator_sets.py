"""Sets of indicators: the one in force at a place, and what a draft would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import scorecard as law
from hengyuan.law.jurisdiction import chain
from hengyuan.law.scorecard import IndicatorSet, Reading, Weighed, Whom, thawed_set
from hengyuan.supervision.models import IndicatorSetVersion, Scorecard, ScorecardRow
from hengyuan.supervision.queries.scorecards import edition_at, names_of, said
from hengyuan.supervision.rules.indicator_sets import (
    Change,
    Edition,
    Preview,
    State,
    What,
    changes,
    edition_under,
    previewed,
    tried,
)

LISTED = 50  # rows of a preview that are named, of each kind of subject


def set_at(region: str, on: date) -> IndicatorSetVersion | None:
    """The set in force at a place on a day: the most local, of one place the latest begun."""
    adopted = IndicatorSetVersion.objects.filter(
        jurisdiction__in=chain(region), valid_from__lte=on, state=State.ADOPTED.value
    )
    by_place = {row.jurisdiction: row for row in adopted.order_by("valid_from", "decided_at")}
    return next((by_place[place] for place in chain(region) if place in by_place), None)


def set_before(version: IndicatorSetVersion) -> IndicatorSet:
    """What would hold in place of a draft; an empty set where nothing was adopted."""
    found = set_at(version.jurisdiction, version.valid_from)
    return thawed_set(found.content) if found else IndicatorSet()


def last_card(version: IndicatorSetVersion) -> Scorecard | None:
    """The last card of the organisation that drafted."""
    made = Scorecard.objects.filter(organisation=version.organisation_id).defer("entries")
    return made.order_by("-quarter", "-made_at", "pk").first()


def preview_of(version: IndicatorSetVersion, card: Scorecard, on: date) -> list[Preview]:
    """The rows of a card as they stand, beside what the same counts would read under the draft."""
    new = edition_under(edition_at(card.region, on), thawed_set(version.content))
    found = []
    for whom in Whom:
        rows = card.rows.filter(whom=whom.value).values_list("subject", "tallies")
        trials = (tried(card.edition, new, whom, *row) for row in rows.iterator(chunk_size=500))
        found.append(previewed(whom, trials, LISTED))
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of a set in the language of the reader; "" where the set says nothing."""

    id: str
    point: str
    name: str
    weights: tuple[str, ...]  # of institutions, firms, handlers; a dash where it is not counted
    target: str
    is_own_target: bool
    least: int
    is_own_least: bool


def shown(edition: Edition, chosen: IndicatorSet | None) -> list[Row]:
    """Every indicator with its weights, and with the references that hold beside them."""
    kept = chosen or IndicatorSet()
    found = []
    for each in edition_under(edition, kept):
        one = law.gauge(each["id"]).INDICATOR
        weights = (
            str(each.get("weights", {}).get(whom.value, "")) if whom in one.whom else "—"
            for whom in Whom
        )
        found.append(
            Row(
                one.id, one.point, law_text(one.name_zh), tuple(weights),
                said(one.measure, each["target"]), one.id in kept.targets, each["least"],
                one.id in kept.leasts,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One number that a draft changes."""

    what: str
    of: str
    before: str
    after: str


def shown_changes(edition: Edition, old: IndicatorSet, new: IndicatorSet) -> list[ShownChange]:
    """What a draft changes against what would hold without it: a set, or the files (`edition`)."""
    ours = {each["id"]: each for each in edition}
    return [
        ShownChange(
            name_of(one.what) + (f" · {name_of(one.whom)}" if one.whom else ""),
            law_text(one.indicator.name_zh), _number(one, one.before, ours),
            _number(one, one.after, ours),
        )
        for one in changes(old, new)
    ]  # fmt: skip


def _number(change: Change, value: int, ours: dict[str, Mapping[str, Any]]) -> str:
    one = change.indicator
    if change.what is What.TARGET:
        own = value / law.SCALES[one.measure] if value else ours[one.id]["target"]
        return said(one.measure, own)
    if change.what is What.LEAST:
        return str(value or ours[one.id]["least"])
    return str(value or "—")


@dataclass(frozen=True, slots=True)
class ShownTrial:
    """One row of the last card that would say otherwise."""

    name: str
    before: Weighed | None
    after: Weighed | None
    flips: tuple[str, ...]


def shown_previews(
    version: IndicatorSetVersion, card: Scorecard, on: date
) -> list[tuple[Preview, list[str], list[ShownTrial]]]:
    """The preview with names: what was counted, which readings flip, which rows change."""
    found = []
    for preview in preview_of(version, card, on):
        rows = [ScorecardRow(whom=preview.whom.value, subject=t.subject) for t in preview.trials]
        names = names_of(rows)
        flips = [f"{_flip(key, was, will)}：{n}" for key, was, will, n in preview.flips]
        trials = [
            ShownTrial(
                names.get((preview.whom.value, t.subject), ""), t.before, t.after,
                tuple(_flip(*flip) for flip in t.flips),
            )
            for t in preview.trials
        ]  # fmt: skip
        found.append((preview, flips, trials))
    return found


def _flip(key: str, was: Reading, will: Reading) -> str:
    return f"{law_text(law.gauge(key).INDICATOR.name_zh)} {name_of(was)} → {name_of(will)}"
