"""Puts the actor on each request: who acts, in which roles, at which organisation."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.people.queries import actor_of

SESSION_KEY = "organisation"
OPEN_VIEWS = frozenset({"desk", "health"})


class ActorMiddleware:
    """`request.actor` is an Actor, or None for a visitor or an account without a role today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleActor(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """An account without a role today sees only the desk, which says so."""
        is_ours = view.__module__.startswith("hengyuan.") and not view.__module__.startswith(
            "hengyuan.ui"
        )
        is_ours = is_ours and view.__name__ not in OPEN_VIEWS
        if is_ours and request.user.is_authenticated and not request.actor:  # type: ignore[attr-defined]
            return redirect("web:desk")
        return None


def find_actor(request: HttpRequest) -> Actor | None:
    """The actor of this request's account, at the organisation chosen for the session."""
    if not request.user.is_authenticated:
        return None
    return actor_of(request.user, clock.today(), request.session.get(SESSION_KEY))


def SimpleActor(request: HttpRequest) -> "SimpleLazyObject[Actor | None]":  # noqa: N802
    """Looked up on first use, so that static and public pages cost nothing."""
    return SimpleLazyObject(lambda: find_actor(request))
