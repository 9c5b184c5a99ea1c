"""志愿者名单: open to everybody, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hengyuan.kernel import clock
from hengyuan.pool.queries.volunteers import MOST, volunteers_published


def volunteers(request: HttpRequest) -> HttpResponse:
    """The names that the rules want published; of one region where it is asked for."""
    region = request.GET.get("region", "")
    region = region if region.isdigit() and len(region) <= 6 else ""
    found = list(volunteers_published(clock.today(), region.rstrip("0"))[: MOST + 1])
    context = {"found": found[:MOST], "has_more": len(found) > MOST, "today": clock.today()}
    return render(request, "pool/volunteers.html", context)
