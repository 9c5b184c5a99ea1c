"""The lot without an account: the page that verifies, records by their hash, a party's own page.

A record is found by its hash only, an announcement by its commitment: whoever has the paper has
the address, nobody can walk through them. What they hold is published by the round itself.
"""

import json
from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.assignment import commands
from hengyuan.assignment.access import lots as access
from hengyuan.assignment.queries import lots
from hengyuan.assignment.queries.round_page import round_page
from hengyuan.assignment.rules import RoundState
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.law.draw.page import PAGE, content_policy
from hengyuan.ui.rules import Link


def qr(content: str) -> str:
    """A QR code as the address of an image."""
    code = segno.make(content, error="m", micro=False)
    return str(code.svg_data_uri(scale=4, border=2))


def record_address(request: HttpRequest, round_: Any) -> str:
    """Where anybody finds the record."""
    return request.build_absolute_uri(reverse("draw:record", args=[round_.record_hash]))


def files_of(round_: Any) -> list[Link]:
    """What can be taken away to verify a round elsewhere."""
    found = []
    if round_.commitment:
        url = reverse("draw:announcement_file", args=[round_.commitment])
        found.append(Link(_("公示（JSON）"), url))
    if round_.record:
        for name, text in (
            ("record_file", _("记录（JSON）")),
            ("ledger_file", _("账本的记载（JSON）")),
            ("earlier_file", _("同一案件的其他轮次（JSON）")),
        ):
            found.append(Link(text, reverse(f"draw:{name}", args=[round_.record_hash])))
    return found


@require_safe
def verify_page(_request: HttpRequest) -> HttpResponse:
    """The stand-alone page: it computes in the browser and connects to nothing."""
    answer = HttpResponse(PAGE.read_bytes(), content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = content_policy()
    return answer


def _recorded(record_hash: str) -> Any:
    found = lots.round_by_record(record_hash)
    if found is None:
        raise Http404
    return found


@require_safe
def open_record(request: HttpRequest, record_hash: str) -> HttpResponse:
    """A record as the paper's QR code opens it: result, verdict, files, how to verify oneself."""
    found = _recorded(record_hash)
    context = {
        "round": found,
        "page": round_page(found, clock.today()),
        "verdict": lots.verdict_on(found),
        "files": files_of(found),
    }
    return render(request, "assignment/open_record.html", context)


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def record_file(_request: HttpRequest, record_hash: str) -> HttpResponse:
    """The record, byte by byte as it was issued."""
    found = _recorded(record_hash)
    return _file(found.record, f"draw-record-{found.number}-{record_hash[:12]}.json")


@require_safe
def ledger_file(_request: HttpRequest, record_hash: str) -> HttpResponse:
    """What the ledger says of rounds and checkpoints, as `draw verify --ledger` reads it."""
    found = _recorded(record_hash)
    text = lots.anchor_text(lots.anchor_of(found))
    return _file(text, f"draw-ledger-{record_hash[:12]}.json")


@require_safe
def earlier_file(_request: HttpRequest, record_hash: str) -> HttpResponse:
    """The records of all other rounds of the series, as a list."""
    others = lots.other_records(_recorded(record_hash))
    text = json.dumps(others, ensure_ascii=False, indent=2) + "\n"
    return _file(text, f"draw-others-{record_hash[:12]}.json")


@require_safe
def announcement_file(_request: HttpRequest, commitment: str) -> HttpResponse:
    """What was fixed before the draw; published from the commitment on."""
    found = lots.round_by_commitment(commitment)
    if found is None:
        raise Http404
    return _file(found.announcement, f"draw-announcement-{commitment[:12]}.json")


def party_page(request: HttpRequest, token: str) -> HttpResponse:
    """A party's own page: the browser makes the secret, hands in its SM3, later the secret."""
    party = access.get_party_by_token(token)
    refused, status = "", 200
    if request.method == "POST":
        actor, at = access.as_party(party), clock.now()
        try:
            if party.round.state == RoundState.PREPARED:
                given = request.POST.get("commitment", "")
                commands.hand_in_commitment(party=party, commitment=given, actor=actor, at=at)
            else:
                given = request.POST.get("secret", "")
                commands.hand_in_secret(party=party, secret=given, actor=actor, at=at)
        except Refused as error:
            refused, status = error.message, 422
        else:
            return redirect("draw:party", token)
    parties = lots.parties_of(party.round)
    context = {
        "party": party,
        "round": party.round,
        "refused": refused,
        "files": files_of(party.round),
        "own_is_sealed": any(each.is_institution and not each.revealed_at for each in parties),
    }
    answer = render(request, "assignment/party.html", context, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
