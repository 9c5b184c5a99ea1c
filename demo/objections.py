"""Objections of the demo city: one waits for the bureau, one for the institution."""

from datetime import datetime, timedelta

from django.db import transaction

from demo.city import City
from hengyuan.cases.models import Case
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.complaints import Channel
from hengyuan.supervision.commands import objections as commands

TOLD = ("上月的收入已经没有了，请重新核查。", "所诉事项属于劳动报酬，属于援助范围。")


@transaction.atomic
def fill(city: City) -> None:
    """Take two objections to refusals in; a correction is ordered on the second."""
    actor = city.cast.actor("district_bureau")
    refused = Case.objects.filter(institution=city.cast.institution, stage="refused")
    for number, case in enumerate(refused.order_by("-decided_on", "number")[: len(TOLD)]):
        at = _morning(city, 2)
        objection = commands.receive_objection(
            case=case, channel=Channel.WRITTEN, reasons=TOLD[number], actor=actor, at=at
        )
        if number:
            commands.order_correction(
                objection=objection, words="属于法律援助范围，应当给予。", actor=actor,
                at=_morning(city, 1),
            )  # fmt: skip


def _morning(city: City, ago: int) -> datetime:
    day = city.today - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)
