"""Make scorecards."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.scorecard import thawed_set
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import scorecards as access
from hengyuan.supervision.commands.falls import raise_falls
from hengyuan.supervision.events import scorecards as events
from hengyuan.supervision.models import Scorecard, ScorecardRow
from hengyuan.supervision.queries import scorecards as queries
from hengyuan.supervision.queries.indicator_sets import set_at
from hengyuan.supervision.queries.scorecard_counts import Counting
from hengyuan.supervision.rules.indicator_sets import edition_under
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.rules.scorecards import tallies_of


class CannotMakeScorecard(Refused):
    """The quarter is not over."""


@transaction.atomic
def make_scorecard(*, quarter: Quarter, actor: Actor, at: datetime) -> Scorecard:
    """Freeze the indicators of a quarter as they are known now, with versions and references.

    The set of the place is the one in force on the first day of the quarter, for a set reaches back
    to no quarter that had begun. Raises NotAllowed, and CannotMakeScorecard for a quarter that is
    not over.
    """
    if not access.may_make(actor):
        raise NotAllowed(_("由机构负责人、质量审查负责人或者司法行政机关编制考核指标。"))
    on = day_of(at)
    if quarter.ends_before > on:
        raise CannotMakeScorecard(_("这个季度还没有结束。"), field="quarter")
    institutions = list(access.institutions_of(actor).values_list("pk", flat=True))
    counted = Counting(institutions, quarter, on, actor.region).entries()
    return _kept(quarter, actor, at, [each.plain for each in counted], tallies_of(counted), on)


def _kept(
    quarter: Quarter, actor: Actor, at: datetime, entries: list[Any], rows: Any, on: date
) -> Scorecard:
    edition = queries.edition_at(actor.region, on)
    chosen = set_at(actor.region, quarter.begins_on)
    if chosen is not None:
        edition = edition_under(edition, thawed_set(chosen.content))
    plain = [[whom.value, subject, tallies] for (whom, subject), tallies in sorted(rows.items())]
    digest = queries.digest_of(edition, entries, plain)
    card = Scorecard.objects.create(
        organisation_id=actor.organisation_id, region=actor.region, quarter=str(quarter),
        made_at=at, made_by_id=actor.account_id, edition=edition, entries=entries, digest=digest,
        indicator_set=chosen,
    )  # fmt: skip
    ScorecardRow.objects.bulk_create(
        ScorecardRow(card=card, whom=whom, subject=subject, tallies=tallies)
        for whom, subject, tallies in plain
    )
    values = {"quarter": str(quarter), "rows": len(plain), "digest": digest,
              "indicator_set": str(chosen.pk) if chosen else ""}  # fmt: skip
    append(stream=card.stream, event=events.MADE, actor=actor, at=at, values=values)
    raise_falls(card=card, at=at)
    return card
