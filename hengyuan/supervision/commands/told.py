"""How the ledger is told of an alert."""

from datetime import datetime
from typing import Any

from hengyuan.kernel.actor import Actor
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.supervision.models import Alert


def tell(
    alert: Alert,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:
    """An event about an alert, on the stream of its case."""
    append(
        stream=alert.case.stream,
        event=event,
        actor=actor,
        at=at,
        values={"alert": alert.pk, "rule": alert.rule, "key": alert.key, **values},
        words=words,
        about=alert.case.recipient_id,
    )
