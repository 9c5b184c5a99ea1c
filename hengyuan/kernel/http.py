"""The request as the site's views see it, with the actor that the middleware found; and files."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from hengyuan.kernel.actor import Actor


class ActorRequest(HttpRequest):
    """A request of somebody who holds a role today; `people.middleware` sees to it."""

    actor: Actor


def private_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that the browser may show, and that no cache on the way may keep."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = "inline; filename*=UTF-8''" + quote(name)
    response["Cache-Control"] = "private, no-store"
    return response
