"""Tables of peer review, one matter a module."""

from hengyuan.peer_review.models.blind import BlindPage
from hengyuan.peer_review.models.decisions import Decision, Reply
from hengyuan.peer_review.models.decks import Deck, DeckRun
from hengyuan.peer_review.models.elsewhere import Entry, EntryFile, Handover
from hengyuan.peer_review.models.paper import Paper
from hengyuan.peer_review.models.readers import Reader
from hengyuan.peer_review.models.rectifications import Rectification
from hengyuan.peer_review.models.results import Measure
from hengyuan.peer_review.models.rounds import Dossier, Round
from hengyuan.peer_review.models.schedule import Schedule
from hengyuan.peer_review.models.self_check import SelfCheck, SelfSheet
from hengyuan.peer_review.models.sheets import Sheet
from hengyuan.peer_review.models.standards import StandardVersion

__all__ = [
    "BlindPage",
    "Decision",
    "Deck",
    "DeckRun",
    "Dossier",
    "Entry",
    "EntryFile",
    "Handover",
    "Measure",
    "Paper",
    "Reader",
    "Rectification",
    "Reply",
    "Round",
    "Schedule",
    "SelfCheck",
    "SelfSheet",
    "Sheet",
    "StandardVersion",
]
