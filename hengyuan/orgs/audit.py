"""What events of organisations leave in their table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.orgs import events
from hengyuan.orgs.models import Organisation

ORGANISATION = "orgs.Organisation"


def _opened(rows: Rows, told: Told) -> None:
    names = ("name", "kind", "region", "parent", "valid_from")
    rows.add(ORGANISATION, **{name: told.get(name) for name in names}, valid_to=None)


def _ended(rows: Rows, told: Told) -> None:
    rows.change(ORGANISATION, valid_to=told.get("last_day"))


def _organisations(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Organisation.objects.filter(pk__in=ids):
        yield (
            str(row.pk),
            ORGANISATION,
            "",
            {
                "name": row.name,
                "kind": row.kind,
                "region": row.region,
                "parent": row.parent_id,
                "valid_from": row.valid_from,
                "valid_to": row.valid_to,
            },
        )


declare(
    "organisation",
    anchor=Organisation.objects.all(),
    reads=(_organisations,),
    tells={
        events.ORGANISATION_OPENED.key: _opened,
        events.ORGANISATION_ENDED.key: _ended,
    },
)
