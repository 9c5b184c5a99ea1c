"""The cast of the journeys."""

from tests.conftest import cast

__all__ = ["cast"]
