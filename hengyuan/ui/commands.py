"""Writes of saved views. A preference of one person is no act: it leaves no event in the ledger."""

from django.http import QueryDict

from hengyuan.ui.models import SavedView

NOT_KEPT = ("page", "export", "csrfmiddlewaretoken")


def save_view(*, account_id: int, page: str, title: str, query: str) -> SavedView:
    """Keep the filter of a list under a name; the same name again replaces it."""
    kept = QueryDict(query.removeprefix("?"), mutable=True)
    for name in NOT_KEPT:
        kept.pop(name, None)
    view, _created = SavedView.objects.update_or_create(
        account_id=account_id, page=page, title=title, defaults={"query": kept.urlencode()}
    )
    return view


def forget_view(*, view: SavedView) -> None:
    """Remove one saved view."""
    SavedView.objects.filter(pk=view.pk).delete()
