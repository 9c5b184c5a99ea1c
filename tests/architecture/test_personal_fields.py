"""Who a person is shows nowhere by accident: not in `str`, not in the ledger, not in a column."""

import pytest
from django.apps import apps
from django.db import connection

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.ledger.catalogue import all_types
from hengyuan.ledger.models import Event
from tests.cast import identity_number
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_and_archive,
    examine_and_grant,
    handle,
)

# Models that a test invents for itself have no table here.
OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("hengyuan.") and ".tests." not in model.__module__
]
SEALED = [
    model
    for model in OURS
    if any(isinstance(field, EncryptedTextField) for field in model._meta.get_fields())
]
SECRET = "欧阳无人知晓"
# Words under which an event keeps what names or describes a person.
OF_A_PERSON = {
    "address", "answer", "born_on", "facts", "identity_number", "opponents", "person", "phone",
    "question", "reasons", "recipient", "summary", "text",
}  # fmt: skip


def test_the_models_with_sealed_fields_are_found():
    assert {"Person", "Case", "Document", "Consultation", "HandlingAct"} <= {
        model.__name__ for model in SEALED
    }


@pytest.mark.parametrize("model", SEALED, ids=lambda model: model.__name__)
def test_a_row_is_called_by_nothing_sealed(model):
    sealed = [f for f in model._meta.get_fields() if isinstance(f, EncryptedTextField)]
    row = model(**{field.name: SECRET for field in sealed})
    assert SECRET not in str(row) and SECRET not in repr(row)
    assert str(row)[:3] != SECRET[:3]


@pytest.mark.parametrize("event", all_types(), ids=lambda event: event.key)
def test_a_sentence_of_the_ledger_tells_nothing_of_a_person(event):
    told = event.placeholders - set(event.words)  # words are sealed until a page opens them
    assert not told & (set(event.personal) | OF_A_PERSON)


@pytest.fixture
def walked(cast):
    """A case that has left rows in the tables of every stage."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_and_archive(cast, case, handler)
    return case


def test_no_column_holds_the_person_in_clear(walked):
    # The name, the number and what was told: each given in the walk, each only sealed.
    secrets = ["陈小工", identity_number(11), "拖欠工资三个月", "某建筑劳务公司"]
    assert walked.recipient.name == secrets[0] and walked.facts == secrets[2]
    found = [
        (table, secret) for table in tables() for secret in secrets if secret in in_clear(table)
    ]
    assert found == []


def test_no_row_and_no_event_shows_the_person(walked):
    shown = [str(row) for model in OURS for row in model._default_manager.all()]
    shown += [event.sentence for event in Event.objects.all()]
    assert len(shown) > 100
    assert [text for text in shown if "陈小工" in text or identity_number(11) in text] == []


def tables():
    return [model._meta.db_table for model in OURS]


def in_clear(table):
    """Everything that somebody with the database alone can read in a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return "\n".join(readable(value) for row in cursor.fetchall() for value in row)


def readable(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "ignore")
    text = str(value)
    # JSON columns keep Chinese as escapes: read them as a person with a viewer would.
    return text + text.encode("ascii", "ignore").decode("unicode_escape", "ignore")
