"""Notes and reasons of an assignment are typed: they may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("assignment", "0006_replacement")]

    operations = [
        *seal_column("assignment.assignment", "ground_note", EncryptedTextField(blank=True)),
        *seal_column("assignment.assignment", "end_reason", EncryptedTextField(blank=True)),
    ]
