"""Operations of a migration that turn a column in clear into a sealed one, with what it holds."""

from typing import Any

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField

AT_ONCE = 500


def seal_column(model: str, name: str, field: EncryptedTextField) -> list[Operation]:
    """Rename the old column away, add the sealed one, copy row by row, drop the old one."""
    old = f"clear_{name}"

    def seal(apps: Any, schema_editor: Any) -> None:
        _copy(apps.get_model(*model.split(".")), old, name)

    def unseal(apps: Any, schema_editor: Any) -> None:
        _copy(apps.get_model(*model.split(".")), name, old)

    own = model.split(".")[1]
    is_json = isinstance(field, EncryptedJSONField)
    # Null for a moment, so that the way back can add the column before it fills it.
    emptied = models.JSONField(null=True) if is_json else models.TextField(null=True)
    return [
        migrations.RenameField(own, name, old),
        migrations.AlterField(own, old, emptied),
        migrations.AddField(own, name, field),
        migrations.RunPython(seal, unseal),
        migrations.RemoveField(own, old),
    ]


def _copy(model: Any, source: str, target: str) -> None:
    """Batch by batch in the order of the key: memory does not grow with the table."""
    last: Any = None
    while True:
        rows = model.objects.order_by("pk")
        batch = list((rows if last is None else rows.filter(pk__gt=last))[:AT_ONCE])
        for row in batch:
            setattr(row, target, getattr(row, source))
        model.objects.bulk_update(batch, [target])
        if len(batch) < AT_ONCE:
            return
        last = batch[-1].pk
