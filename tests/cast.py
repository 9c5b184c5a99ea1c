"""The cast of the tests is the cast of the demo city: names that everyone knows.

Storing it takes some two hundred events, and nearly every test begins with it. So the first build
of a process goes through the commands; its rows are kept and stored again for the tests after it.
"""

import pickle

from django.apps import apps
from django.db import models, transaction

from demo import cast as demo_cast
from demo.cast import (
    FOUNDED,
    PASSWORD,
    Cast,
    at,
    identity_number,
    new_account,
    new_organisation,
    new_provider,
)
from hengyuan.ledger.models import Event

__all__ = [
    "FOUNDED", "PASSWORD", "Cast", "at", "build", "identity_number",
    "new_account", "new_organisation", "new_provider",
]  # fmt: skip

Rows = list[tuple[type[models.Model], list[models.Model]]]
kept: list[bytes] = []


def build() -> Cast:
    """Store the cast; from the second time on, as it was stored the first time."""
    if Event.objects.exists():  # somebody else was stored before: only the commands fit in
        return demo_cast.build()
    if not kept:
        before = keys()
        cast = demo_cast.build()
        kept.append(pickle.dumps((cast, rows_beyond(before))))
        return cast
    stored: tuple[Cast, Rows] = pickle.loads(kept[0])
    cast, rows = stored
    with transaction.atomic():
        for model, each in rows:
            model._base_manager.bulk_create(each)
    return cast


def keys() -> dict[type[models.Model], set[object]]:
    """What lies in every table."""
    return {
        model: set(model._base_manager.values_list("pk", flat=True))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def rows_beyond(before: dict[type[models.Model], set[object]]) -> Rows:
    """The rows that came since, table by table."""
    found = [
        (model, list(model._base_manager.exclude(pk__in=known))) for model, known in before.items()
    ]
    return [(model, rows) for model, rows in found if rows]
