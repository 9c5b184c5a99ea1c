"""Each event says what it leaves in the tables, so that the audit can hold them against it."""

import re
from pathlib import Path

from django.apps import apps

from hengyuan.ledger import audit
from hengyuan.ledger.catalogue import all_types

ROOT = Path(__file__).parents[2] / "hengyuan"
# Tables that no event tells, and why.
UNTOLD = {
    "assignment.FirmTurn": "derived from the assignments, for speed",
    "assignment.MonthLoad": "derived from the assignments, for speed",
    "assignment.PersonTurn": "derived from the assignments, for speed",
    "assignment.Round": "a lot's record proves itself: `hengyuan draw verify`",
    "assignment.RoundParty": "a lot's record proves itself: `hengyuan draw verify`",
    "cases.Party": "the index of the names that the events of the case seal",
    "dossier.ComparedText": "derived from the papers, for look-up; forgotten with whom it names",
    "dossier.SignaturePicture": "derived from the papers; forgotten with the recipient",
    "dossier.TextBand": "derived from the papers, for look-up",
    "dossier.TextRelation": "what a hint shows beside itself; forgotten with whom it names",
    "dossier.ReadPage": "a cache of what stands on pages; the mirror leaves no event",
    "dossier.StoredFile": "told by the document that it belongs to",
    "insight.FairnessRun": "recomputed from its seed and the hash of its rows",
    "kernel.KeyFingerprint": "which keys fit this database; compared at every start",
    "kernel.NumberSeries": "the last serials; each number stands in the event that took it",
    "kernel.SentForm": "pages that were sent, for a while",
    "ledger.Audit": "the audits themselves",
    "ledger.Checkpoint": "a chain of its own, signed: `ledger verify` proves it",
    "ledger.Event": "the ledger itself",
    "ledger.Stream": "the ledger itself",
    "peer_review.EntryFile": "its row's digest stands over it",
    "pool.Application": "recruitment is not replayed yet",
    "pool.Objection": "recruitment is not replayed yet",
    "pool.Recruitment": "recruitment is not replayed yet",
    "pool.Score": "recruitment is not replayed yet",
    "queue.Call": "when each scheduled task was called last",
    "queue.Followed": "up to which event each following task was called",
    "queue.Job": "work to do, thrown away when it is done",
    "supervision.RehearsalFlip": "counted with its run; a draft changes nothing and is tried anew",
    "supervision.ScorecardRow": "its card's digest is computed again from all of its rows",
    "supervision.CaseStory": "read from the ledger and the tables; thrown away, it is read anew",
    "supervision.CaseTrace": "read from the ledger and the tables; thrown away, it is read anew",
    "supervision.TraceKey": "derived from the traces, for look-up",
    "supervision.RadarHintCase": "the cases that the facts of a hint name, for look-up",
    "supervision.Reading": "how far the ledger was read",
    "ui.SavedView": "a preference of one person",
}


def test_each_event_says_what_it_leaves():
    ours = {event.key for event in all_types() if "_test." not in event.key}  # none of a test's own
    silent_about = ours - set(audit.told_types())
    assert silent_about == set(), "say in the app's audit.py what each leaves, or that it is silent"


def test_each_table_is_compared_or_says_why_not():
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("hengyuan.") and ".tests." not in model.__module__
    }
    sources = [*ROOT.glob("*/audit.py"), *ROOT.glob("*/audit/*.py")]
    named = {
        label
        for path in sources
        for label in re.findall(r'"(\w+\.[A-Z]\w+)"', path.read_text(encoding="utf-8"))
    }
    assert named <= ours
    assert ours - named == set(UNTOLD), "compare it in the app's audit.py, or say here why not"
