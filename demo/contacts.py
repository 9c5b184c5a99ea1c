"""Supervisors of the demo city: most cases that are handled have one, some contacts were made."""

from datetime import datetime, timedelta

from django.db import transaction

from demo.city import City
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.contacts import How, Party
from hengyuan.people.queries import actor_of
from hengyuan.supervision.commands import contacts as commands
from hengyuan.supervision.models import CaseSupervisor

WATCHED_SINCE, TOLD = 20, 6  # days ago; cases with a contact


@transaction.atomic
def fill(city: City) -> None:
    """Name three weeks ago for what is handled; since then some handlers were asked."""
    head = city.cast.actor("head")
    commands.name_as_suggested(actor=head, at=_morning(city, WATCHED_SINCE))
    watched = CaseSupervisor.objects.select_related("case", "account").order_by(
        "case__applied_at", "case__number"
    )
    for number, row in enumerate(watched[:TOLD]):
        actor = actor_of(row.account, city.today)
        assert actor is not None
        at = _morning(city, 14 - number)
        commands.note_contact(
            case=row.case, party=Party.HANDLER, on=at.date(), how=How.PHONE, is_reached=True,
            text="已会见受援人，正在收集证据。", actor=actor, at=at,
        )  # fmt: skip


def _morning(city: City, ago: int) -> datetime:
    day = city.today - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 11, tzinfo=SHANGHAI)
