"""Remarks on a dossier are typed: they may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("closing", "0001_initial")]

    operations = [
        *seal_column("closing.dossierexamination", "remarks", EncryptedTextField(blank=True)),
        *seal_column(
            "closing.dossierexamination", "missing", EncryptedJSONField(blank=True, default=list)
        ),
    ]
