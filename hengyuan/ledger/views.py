"""Pages of the ledger: events, one stream with its chain, the checkpoints, the audits."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengyuan.kernel.actor import Actor
from hengyuan.ledger import access, queries

PAGE = 50


def _actor(request: HttpRequest) -> Actor | None:
    actor: Actor | None = getattr(request, "actor", None)
    return actor or None


def _number(request: HttpRequest, name: str) -> int | None:
    """A positive number of the query string; anything else begins at the newest."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@login_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest events that the actor may see."""
    actor = _actor(request)
    access.refuse_strangers(actor)
    rows = queries.newest_of(
        access.events_visible_to(actor), limit=PAGE + 1, before=_number(request, "before")
    )
    page = rows[:PAGE]
    older = page[-1].pk if len(rows) > PAGE else None
    return render(request, "ledger/newest.html", {"events": page, "older": older, "here": "newest"})


@login_required
@require_safe
def stream(request: HttpRequest, name: str) -> HttpResponse:
    """One stream: who did what when, each hash recomputed and held against its neighbour."""
    found = access.get_stream_for(_actor(request), name)
    page = queries.entries(name, limit=PAGE, before=_number(request, "before"))
    older = page[-1].event.seq if page and page[-1].event.seq > 1 else None
    return render(
        request,
        "ledger/stream.html",
        {
            "stream": found,
            "entries": page,
            "older": older,
            "all_verified": all(entry.is_verified for entry in page),
        },
    )


@login_required
@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """The signed checkpoints, newest first, each signature checked anew."""
    access.refuse_strangers(_actor(request))
    page = queries.signed_pages(limit=PAGE + 1, before=_number(request, "before"))
    older = page[PAGE - 1].checkpoint.number if len(page) > PAGE else None
    return render(
        request,
        "ledger/checkpoints.html",
        {"signed": page[:PAGE], "older": older, "here": "checkpoints"},
    )


@login_required
@require_safe
def audits(request: HttpRequest) -> HttpResponse:
    """Comparisons of the ledger with the tables, the newest with its differences."""
    access.refuse_all_but_the_auditor(_actor(request))
    page = queries.audits(limit=PAGE + 1, before=_number(request, "before"))
    older = page[PAGE - 1].audit.pk if len(page) > PAGE else None
    return render(
        request, "ledger/audits.html", {"audits": page[:PAGE], "older": older, "here": "audits"}
    )
