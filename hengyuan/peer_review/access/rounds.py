"""Who runs rounds, who sees them, whose sheet is whose.

A reader sees his own sheets alone: no round, no case, nothing of the other reader. Whose dossier
it is, he learns nowhere.
"""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.orgs.rules import region_range
from hengyuan.peer_review.models import Decision, Dossier, Round, Sheet
from hengyuan.peer_review.rules.rounds import HANDLER, PAPER, READER, REGION, RUNNING, SEEING
from hengyuan.peer_review.rules.sheets import OPEN, SheetState


def runs(actor: Actor | None) -> bool:
    """Whether the actor opens rounds at home."""
    return actor is not None and actor.has(*RUNNING)


def sees(actor: Actor | None) -> bool:
    """Whether the actor has the list of rounds."""
    return actor is not None and actor.has(*SEEING)


def reads(actor: Actor | None) -> bool:
    """Whether the actor has sheets of his own."""
    return actor is not None and actor.has(READER)


def answers(actor: Actor | None) -> bool:
    """Whether the actor may be told draft grades of his own cases."""
    return actor is not None and actor.has(HANDLER) and actor.provider_id is not None


def refuse_unless(may: bool) -> None:
    """Raises Http404 for whoever has no such page."""
    if not may:
        raise Http404


def rounds_for(actor: Actor | None) -> QuerySet[Round]:
    """Rounds that the actor sees: his organisation's, and for a bureau those of its region."""
    found = Round.objects.select_related("organisation", "chief")
    if actor is None:
        return found.none()
    seen = NOTHING
    if actor.has(*SEEING):
        seen |= Q(organisation_id=actor.organisation_id)
    if actor.has(*REGION) and actor.region:
        seen |= Q(region__range=region_range(actor.region))
    return found.filter(seen)


def get_round_for(actor: Actor | None, round_id: UUID) -> Round:
    """The round, if the actor sees it; otherwise Http404, also for results entered from paper."""
    found = rounds_for(actor).exclude(state__in=PAPER).filter(pk=round_id).first()
    if found is None:
        raise Http404
    return found


def get_chiefs_round_for(actor: Actor | None, round_id: UUID) -> Round:
    """The same, and also for the round's chief."""
    found = Round.objects.select_related("organisation", "chief").filter(pk=round_id).first()
    if found is not None and is_chief(actor, found) and found.state not in PAPER:
        return found
    return get_round_for(actor, round_id)


def may_run(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor runs this round: at the organisation that opened it."""
    return runs(actor) and actor is not None and round_.organisation_id == actor.organisation_id


def get_own_round_for(actor: Actor | None, round_id: UUID) -> Round:
    """The round, if the actor runs it; otherwise Http404."""
    found = get_round_for(actor, round_id)
    refuse_unless(may_run(actor, found))
    return found


def is_chief(actor: Actor | None, round_: Round) -> bool:
    """Whether the actor is the round's chief (评估组长)."""
    return actor is not None and round_.chief_id == actor.account_id


def get_dossier_for(actor: Actor | None, dossier_id: UUID) -> Dossier:
    """A dossier of a round that the actor sees, or whose chief he is; otherwise Http404."""
    rows = Dossier.objects.filter(pk=dossier_id)
    found = rows.select_related("round", "case", "entry").first()
    if found is None:
        raise Http404
    if not (is_chief(actor, found.round) or rounds_for(actor).filter(pk=found.round_id).exists()):
        raise Http404
    return found


def sheets_of(actor: Actor | None) -> QuerySet[Sheet]:
    """The actor's own sheets; released ones are gone."""
    found = Sheet.objects.select_related("dossier", "dossier__round", "reader")
    if actor is None or not actor.has(READER):
        return found.none()
    own = found.filter(reader__account_id=actor.account_id)
    return own.exclude(state=SheetState.RELEASED)


def to_be_read_by(actor: Actor | None) -> QuerySet[Sheet]:
    """The actor's own sheets that he has not signed, for his desk."""
    return sheets_of(actor).filter(state__in=OPEN).order_by("dossier__code")


def get_sheet_for(actor: Actor | None, sheet_id: UUID) -> Sheet:
    """The actor's own sheet; otherwise Http404."""
    found = sheets_of(actor).filter(pk=sheet_id).first()
    if found is None:
        raise Http404
    return found


def told_to(actor: Actor | None) -> QuerySet[Decision]:
    """Grades of the actor's own cases that were told to him."""
    found = Decision.objects.select_related("dossier", "dossier__case", "reply")
    if not answers(actor) or actor is None:
        return found.none()
    return found.filter(dossier__case__handler_id=actor.provider_id)


def get_told_for(actor: Actor | None, decision_id: UUID) -> Decision:
    """A grade that was told to the actor; otherwise Http404."""
    found = told_to(actor).filter(pk=decision_id).first()
    if found is None:
        raise Http404
    return found
