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
# What somebody sees whose password is still a one-time code.
WITH_A_CODE = frozenset({"account_change_password", "account_logout", "set_language", "web:health"})


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
        """A one-time code opens the change of password alone; without a role, only the desk."""
        if self._must_change_password(request):
            return redirect("account_change_password")
        is_ours = view.__module__.startswith("hengyuan.") and not view.__module__.startswith(
            "hengyuan.ui"
        )
        is_ours = is_ours and view.__name__ not in OPEN_VIEWS
        if is_ours and request.user.is_authenticated and not request.actor:  # type: ignore[attr-defined]
            return redirect("web:desk")
        return None

    def _must_change_password(self, request: HttpRequest) -> bool:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in WITH_A_CODE or not request.user.is_authenticated:
            return False
        return request.user.must_change_password


def find_actor(request: HttpRequest) -> Actor | None:
    """The actor of this request's account, at the organisation chosen for the session."""
    if not request.user.is_authenticated:
        return None
    return actor_of(request.user, clock.today(), request.session.get(SESSION_KEY))


def SimpleActor(request: HttpRequest) -> "SimpleLazyObject[Actor | None]":  # noqa: N802
    """Looked up on first use, so that static and public pages cost nothing."""
    return SimpleLazyObject(lambda: find_actor(request))
