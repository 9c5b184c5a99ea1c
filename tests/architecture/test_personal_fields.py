"""Who a person is shows nowhere by accident: not in `str`, not in the ledger, not in a column."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CharField, JSONField, TextField

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


# Texts of more than a code's length that stand in clear, each with why nobody is named there.
IN_CLEAR = {
    "assignment.Batch.figures": "figures and prices of rules",
    "assignment.BatchLine.proposal": "points and rules; people of the roster stand by their number",
    "assignment.FormerPost.authority": "the name of a court or procuratorate",
    "assignment.Policy.content": "a policy, published",
    "assignment.Policy.filing_number": "a number",
    "assignment.Policy.note": "why a published policy was changed",
    "assignment.Round.announcement": "the canonical announcement of a lot, published",
    "assignment.Round.external_source": "where a printed number comes from, published",
    "assignment.Round.printed_value": "a printed number, published",
    "assignment.Round.record": "the record of a lot, published",
    "assignment.Round.series": "made by the system",
    "cases.Case.authority_case_number": "a number",
    "cases.Case.cause": "the kind of matter, in words; lists and statistics search it",
    "cases.Case.number": "a number",
    "cases.Case.tags": "codes",
    "cases.ClockPause.evidence": "the id of a paper",
    "dossier.Document.number": "a number",
    "dossier.Document.row": "a row of the catalogue",
    "dossier.ReadPage.reader": "an OCR engine and its version",
    "dossier.StoredFile.media_type": "a code",
    "dossier.TextRelation.passages": "places in two sealed texts",
    "dossier.Finding.cites": "citations",
    "dossier.Finding.indicator": "the name of an indicator of peer review",
    "dossier.Finding.name": "the name of a rule",
    "dossier.Finding.rule": "the id of a rule",
    "dossier.Inspection.pages": "ids of papers and numbers of pages",
    "insight.FairnessRun.figures": "figures by id; people stand by their number",
    "insight.FairnessRun.window": "days and rules of a test",
    "intake.Consultation.number": "a number",
    "intake.Notice.authority_name": "the name of a court, procuratorate or police office",
    "intake.Notice.charge": "a crime of the penal code; without the person it names nobody",
    "intake.Notice.custody_place": "the name of a detention centre",
    "intake.Notice.notice_number": "a number",
    "ledger.Audit.differences": "sealed values are not among them",
    "ledger.Checkpoint.signature": "a signature",
    "ledger.Event.roles": "codes",
    "ledger.Event.sealed": "sealed already",
    "ledger.Event.type": "a code",
    "ledger.Event.values": "what a person typed is refused there",
    "ledger.Stream.name": "a kind and an id",
    "money.PaymentBatch.number": "a number",
    "money.SubsidySlip.computation": "sums and rules; who is paid stands by id",
    "orgs.Organisation.address": "of an organisation, published",
    "cooperation.Cooperation.asked_name": "the name of an institution",
    "orgs.Organisation.name": "of an organisation, published",
    "people.Account.name": "whoever acts in office is named to those who deal with them",
    "people.Account.password": "a hash",
    "people.Account.username": "the login itself; found by it",
    "people.Person.tags": "codes",
    "people.Provider.fields": "codes",
    "people.Provider.languages": "codes",
    "people.Provider.name": "the roster is published",
    "pool.Application.fields": "codes",
    "pool.Application.languages": "codes",
    "pool.Application.name": "the names of those proposed are published",
    "pool.Application.papers": "names of a lawyer's own papers",
    "pool.DutyDay.place": "the name of a duty station",
    "pool.Honour.given_by": "the name of a body",
    "pool.Honour.title": "an honour of a lawyer, published",
    "pool.Recheck.seen": "figures",
    "pool.Recruitment.conditions": "a notice, published",
    "pool.Recruitment.title": "a notice, published",
    "queue.Call.task": "the name of a task",
    "queue.Followed.task": "the name of a task",
    "queue.Job.error": "kind and places of an error, never its message",
    "queue.Job.task": "the name of a task",
    "queue.Job.worker": "the name of a process",
    "peer_review.BlindPage.trouble": "a code: why a page is not shown",
    "peer_review.Paper.totals": "counts of cases",
    "peer_review.Round.announcement": "published; names the organisation alone",
    "peer_review.Round.cross": "codes of districts",
    "peer_review.Round.frame": "ids and codes, published with the record",
    "peer_review.Round.record": "published; ids and codes, no person",
    "peer_review.Round.settings": "numbers and codes",
    "peer_review.Round.standards": "indicators and numbers",
    "peer_review.Round.title": "what a round is called",
    "peer_review.Reader.matters": "codes of matters",
    "peer_review.Reader.fields": "codes of fields",
    "peer_review.StandardVersion.content": "indicators and numbers",
    "peer_review.StandardVersion.title": "what a standard is called",
    "peer_review.DeckRun.answers": "answers by the numbers of cards",
    "peer_review.Dossier.components": "points by the ids of the standard",
    "peer_review.Entry.contents": "digests of files",
    "peer_review.Sheet.why": "numbers: why a reader was chosen",
    "peer_review.Rectification.items": "ids of the standard's items",
    "supervision.FollowUp.flags": "codes: why a case is called for certain",
    "supervision.FollowUpBatch.body": "published with the record: ids and codes, no person",
    "supervision.FollowUpPeriod.announcement": "published; names the institution alone",
    "supervision.FollowUpPeriod.record": "published; ids and codes, no person",
    "supervision.Hearing.flags": "codes: why a case weighs more",
    "supervision.Opinion.unclear": "ids of questions that a scan left to a person",
    "supervision.OpinionRound.body": "the name of a court, procuratorate or police station",
    "supervision.Hearing.court": "the name of a court",
    "supervision.FollowUpSettings.content": "numbers and codes",
    "supervision.Alert.key": "a code of the rule, days and clocks",
    "supervision.Alert.seen": "acts by their names, days and accounts",
    "supervision.Alert.sentence": "a sentence of the law floor: days and counts",
    "supervision.RehearsalFlip.key": "a code of the rule, days and clocks",
    "supervision.RehearsalFlip.sentence": "a sentence of the law floor: days and counts",
    "supervision.Bulletin.entries": "codes and ids of alerts",
    "supervision.Bulletin.figures": "counts and names of institutions",
    "supervision.IndicatorSetVersion.content": "ids of indicators, weights and references",
    "supervision.Scorecard.edition": "ids of indicators and their references",
    "supervision.Scorecard.entries": "ids and counts; sealed answers by institution alone",
    "supervision.ScorecardFall.years": "counts of three years",
    "supervision.ScorecardRow.tallies": "counts by indicator",
    "supervision.Complaint.grounds": "ids of the law floor",
    "supervision.Complaint.number": "a number",
    "supervision.CaseTrace.body": "digests under the site's key, days and minutes",
    "supervision.RadarHint.facts": "ids of cases, names of what was compared, days",
    "supervision.RadarHint.ground": "a sentence of the law floor: why a hint was cleared",
    "supervision.RadarHint.sentence": "a sentence of the law floor: days and counts",
    "supervision.CaseStory.body": "acts by their codes, days and accounts",
    "ui.SavedView.page": "the name of a list",
    "ui.SavedView.query": "a filter of one's own; names are never searched in clear",
}
A_CODE = 40  # as long as this, a column holds a code, a short number or the name of a series


def free_texts():
    for model in OURS:
        for field in model._meta.get_fields():
            is_text = isinstance(field, TextField | JSONField)
            is_long = isinstance(field, CharField) and (field.max_length or 999) > A_CODE
            is_code = bool(getattr(field, "choices", None)) or "hash" in field.name
            if (is_text or is_long) and not is_code and getattr(field, "max_length", 0) != 64:
                yield f"{model._meta.label}.{field.name}"


def test_each_free_text_is_sealed_or_says_why_not():
    found = set(free_texts())
    assert found - set(IN_CLEAR) == set(), "seal it (EncryptedTextField), or say why it is in clear"
    assert set(IN_CLEAR) - found == set()
