"""Titles and reasons of papers are typed: they may name anybody."""

from django.db import migrations

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.sealed_columns import seal_column


class Migration(migrations.Migration):
    dependencies = [("dossier", "0002_longer_form_names")]

    operations = [
        *seal_column("dossier.document", "title", EncryptedTextField()),
        *seal_column("dossier.document", "void_reason", EncryptedTextField(blank=True)),
    ]
