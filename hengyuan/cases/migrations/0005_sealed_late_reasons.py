"""The reason of lateness is typed: it may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_parties")]

    operations = [
        *seal_column("cases.caseclock", "late_reason", EncryptedTextField(blank=True)),
    ]
