"""Accounts of the cast, and a real browser."""

import pytest

from tests.cast import build


@pytest.fixture
def cast(db):
    """The people everyone knows, read anew: their passwords were set after they were stored."""
    cast = build()
    for account in cast.accounts.values():
        account.refresh_from_db()
    return cast


@pytest.fixture
def account(cast):
    """沈一禾, who keeps lists and drafts."""
    return cast.accounts["officer"]


@pytest.fixture
def outsider(cast):
    """外人, of another district."""
    return cast.accounts["outsider"]
