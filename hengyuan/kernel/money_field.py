"""Money columns: integer fen, never a float. Rounding and reading live in `hengyuan.law.money`."""

from typing import Any

from django.db import models


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]  # generic only in stubs
    """An amount in fen. Raises TypeError for anything but whole fen."""

    description = "amount in fen"

    def get_prep_value(self, value: Any) -> Any:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise TypeError(f"money is whole fen, not {type(value).__name__}")
        return super().get_prep_value(value)
