"""The request as the site's views see it: with the actor that the middleware found."""

from django.http import HttpRequest

from hengyuan.kernel.actor import Actor


class ActorRequest(HttpRequest):
    """A request of somebody who holds a role today; `people.middleware` sees to it."""

    actor: Actor
