"""Where firms and people stand, places of the month, and the records of earlier assignments."""

from collections import Counter
from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import Max

SHANGHAI = ZoneInfo("Asia/Shanghai")


def fill(apps, schema_editor):
    """Read once from the history what is kept current from now on."""
    model = apps.get_model("assignment", "Assignment")
    turns(apps, model)
    places(apps, model)
    records(apps, model)


def turns(apps, model):
    standing = apps.get_model("assignment", "FirmTurn")
    rows = model.objects.filter(assigned_on__isnull=False).values_list("firm")
    standing.objects.bulk_create(
        [
            standing(firm_id=firm, last_assigned_at=at)
            for firm, at in rows.annotate(Max("proposed_at")).order_by()
        ],
        batch_size=1000,
    )
    standing = apps.get_model("assignment", "PersonTurn")
    rows = model.objects.filter(named_at__isnull=False).values_list("handler")
    standing.objects.bulk_create(
        [
            standing(provider_id=provider, last_assigned_at=at)
            for provider, at in rows.annotate(Max("proposed_at")).order_by()
        ],
        batch_size=1000,
    )


def places(apps, model):
    month_load = apps.get_model("assignment", "MonthLoad")
    counted = Counter()
    rows = model.objects.filter(named_at__isnull=False, ended_at=None, case__group_size=1)
    for pk, provider, at in list(rows.values_list("pk", "handler_id", "named_at")):
        month = f"{at.astimezone(SHANGHAI):%Y-%m}"
        counted[provider, month] += 1
        model.objects.filter(pk=pk).update(slot_month=month)
    month_load.objects.bulk_create(
        [month_load(provider_id=who, month=month, count=n) for (who, month), n in counted.items()],
        batch_size=1000,
    )


def records(apps, model):
    import zlib

    from hengyuan.kernel import crypto
    from hengyuan.ledger.rules import canonical_json

    record = apps.get_model("assignment", "DecisionRecord")
    batch = []
    for one in model.objects.select_related("firm").iterator(chunk_size=500):
        rows = one.considered or []
        text = canonical_json(
            {
                "format": "hengyuan-decision-1", "on": str(one.assigned_on or ""),
                "method": one.method, "why": "", "passed": [], "wished": [], "policy": "",
                "plan": {}, "firm": one.firm_id, "provider": one.handler_id, "people": [],
                "reasons": [],
                "firms": [
                    [one.firm_id if row.get("firm") == one.firm.name else 0, row.get("firm", ""),
                     row.get("last_assigned_on", ""), row.get("reason", "")]
                    for row in rows
                ],
            }
        )
        eligible = sum(1 for row in rows if row.get("is_eligible"))
        batch.append(
            record(
                assignment_id=one.pk, kept=zlib.compress(text.encode(), 6),
                digest=crypto.sm3_hex(text.encode()), eligible=eligible,
                excluded=len(rows) - eligible,
            )
        )
    record.objects.bulk_create(batch, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("assignment", "0002_engine")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
