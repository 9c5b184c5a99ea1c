"""What every page of peer review shows: its tabs, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel.http import ActorRequest
from hengyuan.peer_review.access import rectifications, rounds, self_check, standards
from hengyuan.ui.rules import Link


def crumbs() -> list[Link]:
    """The way back to the first page that the tabs lead to."""
    return [Link(_("同行评估"), reverse("peer_review:home"))]


def tabs(request: ActorRequest) -> dict[str, Any]:
    """What the tabs ask."""
    actor = request.actor
    return {
        "sees_rounds": rounds.sees(actor),
        "reads_dossiers": rounds.reads(actor),
        "is_told_grades": rounds.answers(actor),
        "sees_rectifications": rectifications.sees(actor),
        "checks_own": self_check.checks(actor),
        "keeps_readers": rounds.runs(actor),
        "reads_standards": standards.reads(actor),
        "crumbs": crumbs(),
    }
