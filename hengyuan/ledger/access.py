"""Who may look into the ledger: the security auditor everywhere, heads and bureaus at home.

Personal values stay sealed on these pages for everybody.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from hengyuan.kernel.actor import Actor, holds
from hengyuan.kernel.conditions import NOTHING
from hengyuan.ledger.models import Event, Stream

SECURITY_AUDITOR, HEAD, BUREAU_OFFICER = "R-29b", "R-05", "R-03"


def may_read_ledger(actor: Actor | None) -> bool:
    """Whether the actor has any page of the ledger."""
    return holds(actor, SECURITY_AUDITOR, HEAD, BUREAU_OFFICER)


def events_visible_to(actor: Actor | None) -> QuerySet[Event]:
    """Events that the actor may see in lists, with their streams.

    The auditor sees all, a head what the own institution did, a bureau what was done in its
    region.
    """
    events = Event.objects.select_related("stream")
    if actor is None or not may_read_ledger(actor):
        return events.none()
    if actor.has(SECURITY_AUDITOR):
        return events
    return events.filter(_within(actor))


def _within(actor: Actor) -> Q:
    reach = NOTHING
    if actor.has(HEAD):
        reach |= Q(organisation_id=actor.organisation_id)
    if actor.has(BUREAU_OFFICER) and actor.region:
        reach |= Q(region__startswith=prefix_of(actor.region))
    return reach


def prefix_of(region: str) -> str:
    """What the codes of all places within a region begin with: 370200 → 3702."""
    if region.endswith("0000"):
        return region[:2]
    return region[:4] if region.endswith("00") else region


def get_stream_for(actor: Actor | None, name: str) -> Stream:
    """The stream with this name, if the actor took part in it by office; else Http404."""
    visible = events_visible_to(actor).filter(stream=OuterRef("pk"))
    stream = Stream.objects.filter(Exists(visible), name=name).first()
    if stream is None:
        raise Http404(name)
    return stream


def refuse_all_but_the_auditor(actor: Actor | None) -> None:
    """Raises Http404 unless the actor audits the whole site."""
    if not actor or not actor.has(SECURITY_AUDITOR):
        raise Http404


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for an actor without any page of the ledger."""
    if not may_read_ledger(actor):
        raise Http404
