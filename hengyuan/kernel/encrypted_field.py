"""A text column that the database sees only sealed (SM4-GCM); the key is a file outside it.

Search goes by a blind index in a column of its own (`crypto.blind_index`), never by this one.
"""

import json
from typing import Any

from django.db import models

from hengyuan.kernel import crypto


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # generic only in stubs
    """Text at the Python side, sealed bytes in the table; the empty string stays empty."""

    description = "text sealed by SM4-GCM"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        kwargs.setdefault("default", b"")
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, bytes | memoryview):
            return value
        return crypto.seal(crypto.data_key(), str(value).encode()) if value else b""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        sealed = bytes(value)
        return crypto.unseal(crypto.data_key(), sealed).decode() if sealed else ""

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def get_default(self) -> Any:
        return "" if self.default == b"" else super().get_default()


class EncryptedJSONField(EncryptedTextField):
    """A JSON value at the Python side, sealed bytes in the table; an empty one stays empty."""

    description = "JSON sealed by SM4-GCM"

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, bytes | memoryview):
            return value
        return super().get_prep_value(json.dumps(value, ensure_ascii=False) if value else "")

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        text = super().from_db_value(value, expression, connection)
        return json.loads(text) if text else self.get_default()
