"""What every page of the site shows: navigation by role, the actor, the demo's cast."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hengyuan.people.queries import demo_cast
from hengyuan.ui.rules import DemoAccount

# label, url name, roles that see it (empty: everybody with a role)
ENTRIES = (
    (_("工作台"), "web:desk", ()),
    (_("案件"), "cases:list", ()),
    (_("接待"), "intake:register", ("R-05", "R-06", "R-11", "R-14")),
    (_("律师库"), "people:roster", ("R-02", "R-03", "R-05", "R-07", "R-08", "R-16")),
    (_("指派办法"), "assignment:policies", ("R-02", "R-03", "R-05", "R-07")),
    (_("摇号"), "assignment:lots", ("R-02", "R-03", "R-05", "R-07", "R-29b")),
    (_("账户"), "people:accounts", ("R-03", "R-05", "R-29a")),
    (_("机构"), "orgs:list", ("R-02", "R-03", "R-05", "R-29a")),
    (_("补贴"), "money:batches", ("R-09",)),
    (_("账本"), "ledger:checkpoints", ("R-03", "R-05", "R-29b")),
    (_("后台任务"), "queue:jobs", ("R-29a",)),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """Navigation, actor, demo flag; the cast only on the login page of a demo."""
    actor = getattr(request, "actor", None)
    nav = []
    if actor:
        for label, name, roles in ENTRIES:
            if not roles or actor.has(*roles):
                url = reverse(name)
                nav.append({"label": label, "url": url, "is_current": request.path == url})
    context: dict[str, Any] = {"actor": actor or None, "nav": nav, "is_demo": settings.DEMO}
    if settings.DEMO and request.path == reverse("account_login"):
        context["demo_cast"] = [
            DemoAccount(
                username=held.account.username,
                password=settings.DEMO_PASSWORD,
                name=held.account.name,
                role=str(held.get_role_display()),
                organisation=held.organisation.name,
            )
            for held in demo_cast()
        ]
    return context
