"""Who may see a saved view: its owner alone."""

from django.shortcuts import get_object_or_404

from hengyuan.ui.models import SavedView


def get_saved_view_for(account_id: int, view_id: int) -> SavedView:
    """The owner's view; 404 for everybody else."""
    return get_object_or_404(SavedView, pk=view_id, account_id=account_id)
