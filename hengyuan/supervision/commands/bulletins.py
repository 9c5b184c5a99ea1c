"""Make bulletins."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.supervision import queries
from hengyuan.supervision.access import alerts, bulletins
from hengyuan.supervision.events import bulletins as events
from hengyuan.supervision.models import Bulletin
from hengyuan.supervision.rules.quarters import Quarter


class CannotMakeBulletin(Refused):
    """The quarter is not over."""


@transaction.atomic
def make_bulletin(*, quarter: Quarter, actor: Actor, at: datetime) -> Bulletin:
    """季度通报: freeze the figures of a quarter as they are known now. Raises NotAllowed and

    CannotMakeBulletin for a quarter that is not over.
    """
    if not bulletins.may_make(actor):
        raise NotAllowed(_("由机构负责人、质量审查负责人或者司法行政机关编制通报。"))
    if quarter.ends_before > day_of(at):
        raise CannotMakeBulletin(_("这个季度还没有结束。"), field="quarter")
    entries = queries.entries_of(alerts.visible_to(actor), quarter, day_of(at))
    figures = queries.figures_of(entries, alerts.cases_of(actor), quarter)
    digest = queries.digest_of(entries, figures)
    made = Bulletin.objects.create(
        organisation_id=actor.organisation_id, region=actor.region, quarter=str(quarter),
        made_at=at, made_by_id=actor.account_id, figures=figures, entries=entries, digest=digest,
    )  # fmt: skip
    values = {"quarter": str(quarter), "alerts": len(entries), "digest": digest}
    append(stream=made.stream, event=events.MADE, actor=actor, at=at, values=values)
    return made
