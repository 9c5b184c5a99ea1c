"""Complaints of the demo city: one that waits, one that is checked, one that was decided."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from demo.city import City
from hengyuan.cases.models import Case
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.calendar import next_working_day
from hengyuan.law.complaints import About, Channel, Complainant, Finding, Measure
from hengyuan.supervision.commands import complaints as commands
from hengyuan.supervision.commands.complaint_reception import receive_complaint
from hengyuan.supervision.models import Complaint

TOLD = (
    ("N-3", "两个月没有联系，打电话也不接，不知道案件到哪一步了。"),
    ("N-2", "开庭前没有见面，庭上没有提交证据。"),
    ("N-1", "开庭后要求另付交通费三百元，已经转账。"),
)


@transaction.atomic
def fill(city: City) -> None:
    """Take three complaints in over the last month and carry each a different way."""
    for number, ((ground, contents), case) in enumerate(zip(TOLD, _cases(city), strict=False)):
        _Way(city, case, 24 - 10 * number).go(ground, contents, number)


def _cases(city: City) -> list[Case]:
    handled = Case.objects.filter(institution=city.cast.institution, stage="under_handling")
    handled = handled.filter(handler__isnull=False, handling_since__lt=_before(city, 30))
    return list(handled.order_by("applied_at", "number")[: len(TOLD)])


def _before(city: City, days: int) -> Any:
    return city.today - timedelta(days=days)


class _Way:
    """One complaint on its way; each step some days after the last."""

    def __init__(self, city: City, case: Case, ago: int) -> None:
        self.city, self.case, self.day = city, case, _before(city, ago)
        self.actor = city.cast.actor("district_bureau")

    def next(self, days: int = 1) -> datetime:
        """The morning of a working day some days on, never later than yesterday."""
        later = next_working_day(self.day + timedelta(days=days))
        self.day = min(later, _before(self.city, 1))
        return datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=SHANGHAI)

    def go(self, ground: str, contents: str, number: int) -> None:
        """The oldest to its measures, the next into its check; the newest waits."""
        at = self.next(0)
        complaint = receive_complaint(
            institution=self.case.institution, about=About.PERSON, channel=Channel.ORAL,
            relation=Complainant.RECIPIENT, complainant=self.city.names.name(), phone="",
            needs="", contents=contents, grounds=[ground], received_on=at.date(),
            case_number=self.case.number, actor=self.actor, at=at,
        )  # fmt: skip
        if number == 2:
            return
        self._do(complaint, commands.accept, "予以受理。")
        self._do(
            complaint, commands.ask_answer, "请说明最近两个月与受援人的联系情况。",
            due_on=self.city.today + timedelta(days=5),
        )  # fmt: skip
        if number == 1:
            return
        self._do(complaint, commands.check, "查阅案卷和通话记录，两个月没有联系。")
        self._do(complaint, commands.decide, "投诉属实。", code=Finding.FOUND, is_liable=True)
        self._do(complaint, commands.reply, "您反映的情况属实，已要求承办人改正。")
        self._do(complaint, commands.take_measure, "批评教育。", code=Measure.CRITICISM)

    def _do(self, complaint: Complaint, command: Callable[..., None], text: str,
            **more: Any) -> None:  # fmt: skip
        command(complaint=complaint, text=text, actor=self.actor, at=self.next(2), **more)
