"""Reads of saved views."""

from django.db.models import QuerySet

from hengyuan.ui.models import SavedView


def saved_views(account_id: int | None, page: str) -> QuerySet[SavedView]:
    """What this account saved for this list, by name; nothing for a visitor."""
    if account_id is None:
        return SavedView.objects.none()
    return SavedView.objects.filter(account_id=account_id, page=page)
