"""Actor, clock, money column, sealed column, log lines, refusals."""

from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from django.db import connection, models
from django.utils.functional import SimpleLazyObject

from hengyuan.kernel import clock, crypto, logs
from hengyuan.kernel.actor import SYSTEM, Actor, belongs_to, holds
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.money_field import MoneyField
from hengyuan.law.citation import Citation


def test_an_actor_has_any_of_the_roles_asked_for():
    actor = Actor(1, "林月", 2, "援助中心", "990102", frozenset({"R-06"}))
    assert actor.has("R-05", "R-06")
    assert not actor.has("R-05")
    assert not actor.has()
    assert SYSTEM.has("system")


def test_nobody_holds_a_role_and_belongs_nowhere():
    actor = Actor(1, "林月", 2, "援助中心", "990102", frozenset({"R-06"}))
    nobody = SimpleLazyObject(lambda: None)  # as a request of a stranger has it
    assert holds(actor, "R-06") and not holds(actor, "R-05")
    assert belongs_to(actor, 2) and not belongs_to(actor, 3)
    for none in (None, nobody):
        assert not holds(none, "R-06") and not belongs_to(none, 2)


def test_a_legal_day_is_a_day_in_shanghai():
    late = datetime(2026, 2, 16, 16, 0, tzinfo=UTC)  # midnight there
    assert clock.day_of(late) == date(2026, 2, 17)
    assert clock.day_of(datetime(2026, 2, 16, 15, 59, 59, tzinfo=UTC)) == date(2026, 2, 16)
    with pytest.raises(ValueError, match="no time zone"):
        clock.day_of(late.replace(tzinfo=None))


def test_the_clock_is_aware():
    assert clock.now().tzinfo is clock.SHANGHAI
    assert abs((datetime.now(UTC) - clock.now()).total_seconds()) < 5
    assert clock.today() in {clock.day_of(clock.now()), clock.day_of(datetime.now(UTC))}


@pytest.mark.parametrize("amount", [1.0, "1", True])
def test_money_is_whole_fen(amount):
    with pytest.raises(TypeError, match="whole fen"):
        MoneyField().get_prep_value(amount)


def test_money_passes_unchanged():
    assert [MoneyField().get_prep_value(amount) for amount in (0, -5, 10**12, None)] == [
        *(0, -5, 10**12),
        None,
    ]


class Sealed(models.Model):
    """A table for this test alone."""

    text = EncryptedTextField(blank=True)

    objects: ClassVar[models.Manager["Sealed"]] = models.Manager()

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "test_sealed"


@pytest.fixture
def sealed_table(db):
    kind = "bytea" if connection.vendor == "postgresql" else "blob"
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE test_sealed (id {key} PRIMARY KEY, text {kind} NOT NULL)")


@pytest.mark.parametrize("text", ["王小明", "", "𠮷野家", "a" * 10_000])
def test_a_sealed_column_is_text_here_and_bytes_there(sealed_table, text):
    row = Sealed.objects.create(text=text)
    assert Sealed.objects.get(pk=row.pk).text == text
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM test_sealed")
        stored = bytes(cursor.fetchone()[0])
    assert text.encode() not in stored or not text
    assert bool(stored) is bool(text)


def test_a_sealed_column_that_was_changed_is_refused(sealed_table):
    row = Sealed.objects.create(text="王小明")
    Sealed.objects.filter(pk=row.pk).update(text=crypto.seal(bytes(16), "张三".encode()))
    with pytest.raises(crypto.CannotUnseal):
        Sealed.objects.get(pk=row.pk)


def test_a_sealed_column_begins_empty(sealed_table):
    assert Sealed.objects.create().text == ""
    assert Sealed(text="甲")._meta.get_field("text").value_to_string(Sealed(text="甲")) == "甲"


def test_a_sealed_null_is_nothing():
    field = EncryptedTextField(null=True)
    assert field.from_db_value(None, None, connection) is None
    assert field.get_prep_value(None) is None


def test_log_lines_carry_no_personal_value():
    line = logs.hide_personal(None, "", {"event": "saved", "name": "王小明", "case": 4})
    assert line == {"event": "saved", "name": "***", "case": 4}
    assert logs.formatter() is not None


def test_a_refusal_tells_its_rule():
    rule = Citation("法律援助法", "2022-01-01", 43)
    refused = NotAllowed("须由另一人审批。", cite=rule, field="approver")
    assert isinstance(refused, Refused)
    assert (refused.message, refused.cite, refused.field) == (str(refused), rule, "approver")
