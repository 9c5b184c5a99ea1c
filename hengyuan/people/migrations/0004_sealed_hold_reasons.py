"""The reason of a hold is typed: it may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("people", "0003_fields_with_their_days")]

    operations = [
        *seal_column("people.hold", "reason", EncryptedTextField()),
    ]
