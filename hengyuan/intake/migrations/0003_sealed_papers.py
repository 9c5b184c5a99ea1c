"""Names of papers are typed: they may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedJSONField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_who_received")]

    operations = [
        *seal_column("intake.application", "papers", EncryptedJSONField(default=list)),
        *seal_column("intake.supplementrequest", "missing", EncryptedJSONField(default=list)),
    ]
