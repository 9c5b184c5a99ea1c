"""What the clock does for accounts: forget logins that have run out."""

from datetime import time
from importlib import import_module

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.tasks import Daily, task


@task(
    title=_("清理已过期的登录"),
    schedule=Daily(time(3, 50), catches_up=False),
    in_transaction=False,
)
def forget_ended_sessions(day: str) -> None:
    """Remove sessions whose time is over; nobody can come back by them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
