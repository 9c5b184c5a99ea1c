"""What every page of supervision shows: its tabs, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import (
    alerts,
    bulletins,
    complaints,
    contacts,
    evaluation,
    follow_up,
    objections,
    observation,
    opinions,
    radar,
    scorecards,
)
from hengyuan.ui.rules import Link


def crumbs() -> list[Link]:
    """The way back to the inbox."""
    return [Link(_("监督"), reverse("supervision:inbox"))]


def tabs(request: ActorRequest) -> dict[str, Any]:
    """What the tabs ask."""
    actor = request.actor
    return {
        "reads_alerts": alerts.reads(actor),
        "reads_radar": radar.reads(actor),
        "reads_bulletins": bulletins.reads(actor),
        "reads_scorecards": scorecards.reads(actor),
        "sees_follow_ups": follow_up.calls(actor) or follow_up.reads(actor),
        "reads_complaints": complaints.reads(actor),
        "reads_objections": objections.reads(actor),
        "reads_supervisors": contacts.reads(actor),
        "reads_evaluations": evaluation.reads(actor),
        "sees_hearings": observation.sees_hearings(actor),
        "sees_observation": observation.sees_plan(actor),
        "reads_opinions": opinions.reads(actor),
        "crumbs": crumbs(),
    }
