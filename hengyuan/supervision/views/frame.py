"""What every page of supervision shows: its tabs, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import bulletins
from hengyuan.ui.rules import Link


def crumbs() -> list[Link]:
    """The way back to the inbox."""
    return [Link(_("监督"), reverse("supervision:inbox"))]


def tabs(request: ActorRequest) -> dict[str, Any]:
    """What the tabs ask."""
    return {"reads_bulletins": bulletins.reads(request.actor), "crumbs": crumbs()}
