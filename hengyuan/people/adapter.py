"""How accounts log in: nobody signs up, a one-time code runs out and must be changed.

Like a view, the adapter stands at the edge: it reads the clock and runs commands.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.people.commands import change_own_password
from hengyuan.people.models import Account
from hengyuan.people.queries import acting_as_oneself


class ClosedSignupAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Closes the sign-up page; knows one-time codes; writes password changes to the ledger."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """The account, unless its password is a one-time code whose days are over."""
        account: Account | None = super().authenticate(request, **credentials)
        if account is not None and account.has_run_out_at(clock.now()):
            raise ValidationError(_("一次性登录码已过期，请系统管理员重设密码。"))
        return account

    def clean_password(self, password: str, user: Account | None = None) -> str:
        """A new password is not the one-time code again."""
        if user is not None and user.must_change_password and user.check_password(password):
            raise ValidationError(_("新密码不能与一次性登录码相同。"))
        cleaned: str = super().clean_password(password, user)
        return cleaned

    def set_password(self, user: Account, password: str) -> None:
        """The owner's own new password, with its event."""
        at = clock.now()
        actor = acting_as_oneself(user, clock.day_of(at))
        change_own_password(account=user, password=password, actor=actor, at=at)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)
