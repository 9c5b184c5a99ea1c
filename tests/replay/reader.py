"""A second reading of the law, apart from the program's: which alerts a case of 2026 should have.

It knows nothing of `hengyuan.law`: days, rest days and rules stand here once more, in the plainest
way, as somebody would count them on a paper calendar beside the ledger. What the program finds and
what is found here must be the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

DAY = timedelta(days=1)


def _span(month: int, first: int, last: int) -> set[date]:
    return {date(2026, month, day) for day in range(first, last + 1)}


# The arrangement of 2026 by the State Council's office: days off, and weekend days at work.
OFF = (
    _span(1, 1, 3) | _span(2, 15, 23) | _span(4, 4, 6) | _span(5, 1, 5) | _span(6, 19, 21)
    | _span(9, 25, 27) | _span(10, 1, 7)
)  # fmt: skip
AT_WORK = {
    date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9),
    date(2026, 9, 20), date(2026, 10, 10),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One event of a case as the ledger tells it: `on` is the day on which it happened."""

    kind: str
    at: datetime
    on: date
    values: dict[str, Any]


Alert = tuple[str, str, date, date | None]
"""Rule, key, the day from which it stands, the day on which it ended."""


def is_rest(day: date) -> bool:
    """Whether offices are closed."""
    return day in OFF or (day.weekday() >= 5 and day not in AT_WORK)


def due(start: date, days: int) -> date:
    """The last day of a period: its first day is not counted, a rest day moves it on."""
    last = start + days * DAY
    while is_rest(last):
        last += DAY
    return last


class Case:
    """The events of one case, and what should have been told of it."""

    def __init__(
        self, told: Sequence[Told], *, is_criminal: bool, hearing_on: date | None, people: int
    ) -> None:
        self.told = sorted(told, key=lambda one: one.on)
        self.is_criminal = is_criminal
        self.hearing_on = hearing_on
        self.people = people

    def all(self, *kinds: str) -> list[Told]:
        return [one for one in self.told if one.kind in kinds]

    def first(self, *kinds: str) -> Told | None:
        return next(iter(self.all(*kinds)), None)

    def alerts(self, today: date) -> set[Alert]:
        """What stands or stood by the evening of a day."""
        found = [*self.clocks(), *self.silences(), *self.signs(), *self.closing(), *self.watched()]
        return {one for one in found if one[2] <= today}

    # 法律援助法第三十六、四十三条，程序规定，刑诉法解释第五十二条
    def clocks(self) -> Iterator[Alert]:
        for application in self.all("application.received"):
            waited = self._waited()
            if waited is not None:
                last, decided = (
                    due(application.on, 7 + waited),
                    self.first("aid.granted", "aid.refused"),
                )
                yield from late("AP-02", application.on, last, decided)
        for granted in self.all("aid.granted"):
            made = self.first("assignment.made", "aid.terminated")
            yield from late("AP-03", granted.on, due(granted.on, 3), made)
        for notice in self.all("notice.received"):
            yield from late("NT-02", notice.on, due(notice.on, 3), self.first("assignment.made"))
        for made in self.all("assignment.made"):
            yield from self._of_the_unit(made)
        for named in self.all("handler.named"):
            if self._is_noticed_by_a_court():
                filed = self.first("handling.filing", "aid.terminated")
                yield from late("NT-07", named.on, due(named.on, 3), filed)
        yield from self._handed_in()
        for closed in self.all("case.closed"):
            paid = self.first("subsidy.paid")
            yield from late("CA-03", closed.on, due(closed.on, 30), paid)

    def _handed_in(self) -> Iterator[Alert]:
        """Thirty days from the end of the matter, or from the end of aid that somebody handled."""
        report = self.first("closing.reported", "closing.handed_in_after_termination")
        for result in self.all("handling.result"):
            yield from late("CA-01", result.on, due(result.on, 30), report)
        for ended in self.all("aid.terminated"):
            if ended.values["is_to_hand_in"] and not self.all("handling.result"):
                yield from late("CA-01", ended.on, due(ended.on, 30), report)
        yield from self._examined()

    def _examined(self) -> Iterator[Alert]:
        """Thirty days from the first hand-in to the closing, without those of a correction."""
        reports = self.all("closing.reported", "closing.handed_in_after_termination")
        returned = self.all("dossier.returned")
        if not reports or len(returned) >= len(reports):
            return  # nothing came in, or the handler has it
        away = sum(
            (back.on - gone.on).days for gone, back in zip(returned, reports[1:], strict=True)
        )
        last = due(reports[0].on, 30 + away)
        yield from late("CA-02", reports[0].on, last, self.first("case.closed"))

    def _waited(self) -> int | None:
        """Days of supplement and of checks elsewhere, which the period of decision leaves out.

        None while something is still waited for.
        """
        pairs = (
            ("supplement.requested", "supplement.received"),
            ("cooperation.requested", "cooperation.reported"),
        )
        whole = 0
        for begun, ended in pairs:
            if len(self.all(begun)) > len(self.all(ended)):
                return None
            for one, other in zip(self.all(begun), self.all(ended), strict=True):
                whole += (other.on - one.on).days
        return whole

    def _is_noticed_by_a_court(self) -> bool:
        notice = self.first("notice.received")
        return bool(notice and notice.values["proceeding"].startswith("trial"))

    def _of_the_unit(self, made: Told) -> Iterator[Alert]:
        named = self.first("handler.named")
        end = made.at + timedelta(hours=24)
        if named is None or named.at > end:
            began = end.date() + DAY
            yield (
                "J03-clock",
                f"AS-01@{made.on}",
                (min(began, named.on) if named else began),
                named.on if named else None,
            )
        agreement = self.first("handling.agreement", "aid.terminated")
        yield from late("AS-02", made.on, due(made.on, 5), agreement)
        if named:
            contact = self.first("handling.meeting", "aid.terminated")
            yield from late("AS-03", named.on, due(named.on, 5), contact)

    # 江门办法的起草说明；天数为本系统拟定
    def silences(self) -> Iterator[Alert]:
        named = self.first("handler.named")
        if named is None:
            return
        over = self.first("handling.result", "closing.reported", "aid.terminated")
        worked = [one.on for one in self.told if one.kind.startswith("handling.")]
        heard = [one.on for one in self.all(
            "handling.meeting", "handling.progress_report", "handling.agreement",
            "contact.recipient",
        )]  # fmt: skip
        for rule, days, acts in (("J06-silent", 45, worked), ("J08-contact", 60, heard)):
            for before, after in stretches(named.on, acts, over.on if over else None, days):
                yield rule, str(before), before + (days + 1) * DAY, after

    def signs(self) -> Iterator[Alert]:
        """Hearings on a day of rest, complaints, group cases not talked over, no evidence."""
        for hearing in self.all("handling.hearing"):
            if is_rest(hearing.on):
                yield "R01-rest-day", str(hearing.on), hearing.at.date(), None
        decided = self.all("case.complaint_decided")
        for number, complained in enumerate(self.all("case.complained")):
            ended = decided[number].on if number < len(decided) else None
            yield "J07-complaint", str(number + 1), complained.on, ended
        yield from self._untalked()
        yield from self._gathered()

    def closing(self) -> Iterator[Alert]:
        """No sheet sixty days after the closing (our own), and what the closing report lacks."""
        closed, sheet = self.first("case.closed"), self.first("evaluation.made")
        if closed and (sheet is None or sheet.on > closed.on + 60 * DAY):
            yield "J11-sheet", "", closed.on + 61 * DAY, sheet.on if sheet else None
        yield from self._absent()

    def _untalked(self) -> Iterator[Alert]:
        """Ten recipients or more, and thirty days without a record that it was talked over."""
        named = self.first("handler.named")
        if named is None or self.people < 10:
            return
        papers = self.all("document.issued", "document.received")
        talked = next((one for one in papers if one.values["form"] == "D-28"), None)
        last, report = named.on + 30 * DAY, self.first("closing.reported", "aid.terminated")
        is_over = talked is None and report is not None and report.on <= last
        if not is_over and (talked is None or talked.on > last):
            yield "J05-discussed", "", last + DAY, talked.on if talked else None

    def _gathered(self) -> Iterator[Alert]:
        """Thirty days (our own) in which a civil case got no evidence and was not filed."""
        named = self.first("handler.named")
        if named is None or self.is_criminal:
            return
        steps = self.all(
            "handling.investigation", "handling.filing", "handling.mediation", "handling.hearing",
            "handling.result", "closing.reported", "aid.terminated",
        )  # fmt: skip
        lists = [one for one in self.all("document.received") if one.values["row"] == "CV-06"]
        first = min((one.at.date() for one in (*steps, *lists)), default=None)
        if first is None or first > named.on + 30 * DAY:
            yield "Q04-evidence", "", named.on + 31 * DAY, first

    def _absent(self) -> Iterator[Alert]:
        """What has to be on record when the closing is reported."""
        report = self.first("closing.reported")
        needed = ["meeting", "file_reading", "opinion"] if self.is_criminal else ["meeting"]
        for act in needed if report else ():
            done = self.first(f"handling.{act}")
            if report and (done is None or done.at > report.at):
                yield "Q10-absent", act, report.at.date(), done.at.date() if done else None

    # 一案专人监督；天数为本系统拟定
    def watched(self) -> Iterator[Alert]:
        named, watched = self.first("handler.named"), self.first("supervisor.named")
        if named is None or watched is None:
            return
        began, report = max(named.on, watched.on), self.first("closing.reported", "aid.terminated")
        ended = report.on if report else None
        for point, party, days in (
            ("handler-start", "handler", 7), ("recipient-start", "recipient", 15),
            ("assigner-start", "assigner", 30),
        ):  # fmt: skip
            last = began + days * DAY
            if ended is None or ended >= last:
                yield from self._missed(point, party, began, last)
        if ended:
            yield from self._missed("recipient-end", "recipient", ended, ended + 10 * DAY)
            yield from self._missed("assigner-end", "assigner", ended, ended + 15 * DAY)
        if self.hearing_on and self.hearing_on - 5 * DAY >= began:
            last = self.hearing_on - 5 * DAY
            yield from self._missed("handler-hearing", "handler", max(began, last - 14 * DAY), last)

    def _missed(self, point: str, party: str, opens: date, last: date) -> Iterator[Alert]:
        contact = next((one for one in self.all(f"contact.{party}") if one.on >= opens), None)
        if contact is None or contact.on > last:
            yield "J08-plan", point, last + DAY, contact.on if contact else None


def late(clock: str, start: date, last: date, stop: Told | None) -> Iterator[Alert]:
    """The alert of a period that ran out."""
    if stop is None or stop.on > last:
        yield "J03-clock", f"{clock}@{start}", last + DAY, stop.on if stop else None


def stretches(
    begins: date, acts: Sequence[date], ends: date | None, longest: int
) -> Iterator[tuple[date, date | None]]:
    """Stretches of more than so many days in which nothing was done, the last one open."""
    before = begins
    for day in sorted(one for one in acts if one > begins and (ends is None or one < ends)):
        if (day - before).days > longest:
            yield before, day
        before = day
    if ends is None or (ends - before).days > longest:
        yield before, ends
