"""Readers, closed cases and rounds for the tests of peer review."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from demo.cast import let_everybody_in
from hengyuan.cases.models import Case
from hengyuan.law.review.sheet import Mark, Marks, Remark
from hengyuan.law.review.standards import Standard, standard_for
from hengyuan.law.review.words import Answer, Field, Grade
from hengyuan.law.sampling import Settings
from hengyuan.ledger import audit, findings
from hengyuan.ledger.findings import Difference
from hengyuan.peer_review.commands import rounds, sheets
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.models import Dossier, Reader, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries.sheets import verdict_of
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.people.models import Account
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role
from hengyuan.supervision.tests.follow_up_factories import closed
from tests.cast import Cast, at, new_account

MORNING = at("2026-04-01 09:00")
DRAWN_AT, READ_AT = at("2026-04-02 09:00"), at("2026-04-10 09:00")
TODAY = date(2026, 4, 2)
PROOF = Remark("第二次会见没有笔录", (3,))


def with_readers(cast: Cast, count: int = 4) -> list[Reader]:
    """Readers of the bureau's pool, from a far district, trained this year."""
    made = []
    for number in range(1, count + 1):
        account = new_account(cast, f"reader_{number}", f"阅{number}", Role.REVIEWER, cast.bureau)
        facts = Facts(None, None, "990199", tuple(Field), (), 2012 + number % 3, None)
        made.append(
            enter_reader(
                pool=cast.bureau, account=account, facts=facts, trained_on=date(2026, 1, 15),
                actor=cast.actor("bureau"), at=MORNING,
            )
        )  # fmt: skip
    let_everybody_in()
    return made


def closed_cases(cast: Cast, count: int, first: int = 60, **changes: Any) -> list[Case]:
    """Cases closed in March, shared by two handlers."""
    handlers = [cast.providers[name] for name in ("handler", "second_handler")]
    return [
        closed(cast, first + n, handler=handlers[n % 2], **changes) for n in range(count)
    ]  # fmt: skip


def opened(cast: Cast, chief: str = "bureau", rate: str = "1/2", **changes: Any) -> Round:
    """A round of the bureau over March, its standards frozen."""
    standards = {field: standard_for(field, cast.bureau.region, TODAY) for field in Field}
    columns: dict[str, Any] = {
        "organisation": cast.bureau, "title": "2026年第一季度评估",
        "closed_from": date(2026, 3, 1), "closed_to": date(2026, 3, 31),
        "settings": Settings(rate=Fraction(rate), plans=100), "standards": standards,
        "chief": cast.accounts[chief], "actor": cast.actor("bureau"), "at": MORNING,
    }  # fmt: skip
    return rounds.open_round(**columns | changes)


def drawn(cast: Cast, **changes: Any) -> Round:
    """The same, framed and drawn."""
    row, actor = opened(cast, **changes), cast.actor("bureau")
    rounds.close_frame(round_=row, actor=actor, at=MORNING)
    return rounds.draw(round_=row, actor=actor, at=DRAWN_AT)


def being_read(cast: Cast, **changes: Any) -> Round:
    """The same, with readers."""
    row = drawn(cast, **changes)
    rounds.allocate_readers(round_=row, actor=cast.actor("bureau"), at=DRAWN_AT, on=TODAY)
    row.refresh_from_db()
    return row


def differences_in(*tables: str) -> list[Difference]:
    """What the audit finds in tables whose names begin so, however much it finds elsewhere.

    Cases of these tests were closed by hand: their differences alone fill what an audit shows.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "SHOWN", 100_000)
        found = audit.run().differences
    return [one for one in found if one.table.startswith(tables)]


def reader_actor(sheet: Sheet):
    """The reader of a sheet, acting."""
    found = actor_of(Account.objects.get(pk=sheet.reader.account_id), TODAY)
    assert found is not None
    return found


def marks_for(standard: Standard, grade: Grade, *, signed: Grade | None = None) -> Marks:
    """Marks whose points are those of a grade, every lack proven."""
    answers = {
        Grade.EXCELLENT: (Answer.YES, 0), Grade.GOOD: (Answer.PARTLY, 8),
        Grade.QUALIFIED: (Answer.PARTLY, 16), Grade.UNQUALIFIED: (Answer.NO, 99),
    }  # fmt: skip
    short, left = answers[grade]
    marks = {}
    for indicator in standard.indicators:
        given, remarks = {}, {}
        for item in indicator.items:
            given[item.id] = Answer.YES
            if left > 0 and not item.is_fact:
                given[item.id], remarks[item.id] = short, PROOF
                left -= 1
        marks[indicator.id] = Mark(given, remarks)
    return Marks(marks, grade=signed or grade)


def sign(sheet: Sheet, grade: Grade, when: datetime = READ_AT, **changes: Any) -> Dossier:
    """A reader reads, writes and signs."""
    actor = reader_actor(sheet)
    row = sheets.start(sheet=sheet, actor=actor, at=when)
    standard = queries.standard_of(row.dossier.round, row.dossier.field)
    marks = marks_for(standard, grade)
    sheets.keep(sheet=row, marks=marks, saved=row.saved, actor=actor)
    row.refresh_from_db()
    assert verdict_of(row, standard).proposed is grade
    return sheets.sign(sheet=row, actor=actor, at=when)


def sheets_of(dossier: Dossier) -> list[Sheet]:
    """The sheets of a dossier that are not released."""
    found = Sheet.objects.filter(dossier=dossier).exclude(state="released")
    return list(found.select_related("reader", "dossier__round").order_by("place"))
