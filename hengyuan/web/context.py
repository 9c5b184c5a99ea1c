"""What every page of the site shows: navigation by role, the actor, the demo's cast."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.actor import Actor
from hengyuan.people.models import RoleHeld
from hengyuan.people.queries import demo_cast
from hengyuan.queue.access import may_see_jobs
from hengyuan.ui.rules import DemoAccount

SUPERVISING = ("R-03", "R-08")  # the bureau's officer and the quality head

# label, url name, roles that see it (empty: everybody with a role)
ENTRIES = (
    (_("工作台"), "web:desk", ()),
    (_("案件"), "cases:list", ()),
    (_("接待"), "intake:register", ("R-05", "R-06", "R-11", "R-14")),
    (_("律师库"), "people:roster", ("R-02", "R-03", "R-05", "R-07", "R-08", "R-16")),
    (_("指派办法"), "assignment:policies", ("R-02", "R-03", "R-05", "R-07")),
    (_("批量匹配"), "assignment:batches", ("R-05", "R-07")),
    (_("摇号"), "assignment:lots", ("R-02", "R-03", "R-05", "R-07", "R-29b")),
    (_("协作"), "cooperation:requests", ("R-05", "R-06", "R-07")),
    (_("利害关系"), "assignment:own_declarations", ("R-05", "R-07", "R-15")),
    (_("招募"), "pool:recruitments", ("R-13", "R-15", "R-16")),
    (_("账户"), "people:accounts", ("R-03", "R-05", "R-29a")),
    (_("机构"), "orgs:list", ("R-02", "R-03", "R-05", "R-29a")),
    (_("补贴"), "money:batches", ("R-09",)),
    (
        _("监督"),
        "supervision:inbox",
        ("R-02", "R-03", "R-05", "R-06", "R-07", "R-08", "R-15", "R-21"),
    ),
    (_("回访旁听"), "supervision:follow_ups", ("R-20",)),
    (
        _("同行评估"),
        "peer_review:home",
        ("R-02", "R-03", "R-05", "R-08", "R-15", "R-16", "R-19", "R-21"),
    ),
    (_("指派均衡"), "insight:months", ("R-03", "R-05", "R-21")),
    (_("账本"), "ledger:checkpoints", ("R-03", "R-05", "R-29b")),
    (_("后台任务"), "queue:jobs", ("R-29a",)),
)


def _navigation(actor: Actor, path: str) -> list[dict[str, Any]]:
    """The actor's entries; the longest address that the page stands under is where one is."""
    desk = reverse("web:desk")
    found = [(label, reverse(name)) for label, name, roles in ENTRIES if _sees(actor, name, roles)]
    here = [url for _, url in found if path.startswith(url) and (url != desk or path == desk)]
    current = max(here, key=len, default="")
    return [
        {"label": label, "url": url, "is_here": url == current, "is_current": url == path}
        for label, url in found
    ]


def _sees(actor: Actor, name: str, roles: tuple[str, ...]) -> bool:
    if name == "queue:jobs":
        return may_see_jobs(actor)
    return not roles or actor.has(*roles)


def _role_of(held: RoleHeld) -> str:
    """The role, and that it is the one who supervises."""
    role = str(held.get_role_display())
    if held.role in SUPERVISING:
        return gettext("{role}（监督人员）").format(role=role)
    return role


def site(request: HttpRequest) -> dict[str, Any]:
    """Navigation, actor, demo flag; the cast only on the login page of a demo."""
    actor = getattr(request, "actor", None)
    nav = _navigation(actor, request.path) if actor else []
    context: dict[str, Any] = {"actor": actor or None, "nav": nav, "is_demo": settings.DEMO}
    if settings.DEMO and request.path == reverse("account_login"):
        context["demo_cast"] = [
            DemoAccount(
                username=held.account.username,
                password=settings.DEMO_PASSWORD,
                name=held.account.name,
                role=_role_of(held),
                organisation=held.organisation.name,
            )
            for held in demo_cast()
        ]
    return context
