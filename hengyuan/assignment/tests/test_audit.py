"""A replacement from its request to the papers handed over stands as the ledger tells."""

from datetime import date

import pytest

from hengyuan.assignment import commands
from hengyuan.assignment.models import DecisionRecord, Replacement
from hengyuan.assignment.tests.factories import assigned, granted
from hengyuan.ledger import audit
from tests.cast import at, build

pytestmark = pytest.mark.django_db


def test_a_replacement_is_replayed_and_a_changed_record_named():
    cast = build()
    head, officer = cast.actor("head"), cast.actor("officer")
    case = granted(cast, "甲某", 11)
    assigned(cast, case)
    for decide in ("keep", "replace"):
        commands.request_replacement(
            case=case, asked_by="recipient", ground="not_performing", reasons="联系不上某某",
            actor=officer, at=at("2026-03-10 09:00"),
        )  # fmt: skip
        if decide == "keep":
            commands.keep_handler(
                case=case, reasons="已联系", actor=head, at=at("2026-03-11 09:00")
            )
    found = commands.replace_handler(
        case=case, reasons="同意", hand_over_by=date(2026, 3, 20), actor=head,
        at=at("2026-03-12 09:00"),
    )  # fmt: skip
    commands.record_hand_over(
        replacement=found, items=["卷宗", "证据"], handed_over_on=date(2026, 3, 13), actor=officer,
        at=at("2026-03-13 09:00"),
    )  # fmt: skip
    assert audit.run().differences == []
    Replacement.objects.filter(pk=found.pk).update(handed_over="卷宗")
    DecisionRecord.objects.update(digest="0" * 64)
    changed = {(each.table, each.column) for each in audit.run().differences}
    assert changed == {
        ("assignment.Replacement", "handed_over"),
        ("assignment.DecisionRecord", "digest"),
    }
