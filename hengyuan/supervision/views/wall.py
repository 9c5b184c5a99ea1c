"""The wall screen (大屏): read from across a room, touched by nobody."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.queries.wall import Wall


@login_required
@require_safe
def wall(request: ActorRequest) -> HttpResponse:
    """监督大屏: links, institutions, what is due today; the screen asks for itself again."""
    access.refuse_from_the_wall(request.actor)
    shown = Wall(access.visible_to(request.actor), access.cases_of(request.actor), clock.now())
    is_again = request.headers.get("HX-Request") == "true"
    template = "supervision/_wall.html" if is_again else "supervision/wall.html"
    answer = render(request, template, {"wall": shown, "place": request.actor.organisation_name})
    answer["Cache-Control"] = "private, no-store"
    return answer
