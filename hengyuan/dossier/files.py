"""Stored files where they lie: sealed, in the folder or the S3 store (HENGYUAN_FILES)."""

from uuid import UUID

from django.core.files.storage import default_storage

from hengyuan.dossier.models import StoredFile
from hengyuan.kernel import crypto


def name_of(file_id: UUID) -> str:
    """What a stored file is called, sealed, in the folder or the S3 store (HENGYUAN_FILES)."""
    name = file_id.hex
    return f"{name[:2]}/{name}.sealed"


def content_of(stored: StoredFile) -> bytes:
    """The plain bytes of a stored file. Raises CannotUnseal when it was changed where it lies."""
    with default_storage.open(name_of(stored.pk)) as file:
        return crypto.unseal(crypto.data_key(), file.read(), bound_to=stored.pk.bytes)
