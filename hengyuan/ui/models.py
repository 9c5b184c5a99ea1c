"""One table: the lists that a person keeps for herself. A preference, not an act of the chain."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A named filter of one list, of one account."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    page = models.CharField(_("列表"), max_length=60)
    title = models.CharField(_("名称"), max_length=40)
    query = models.CharField(_("条件"), max_length=1000)

    class Meta:
        """Names are unique per account and list."""

        verbose_name = _("常用视图")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("account", "page", "title"), name="ui_one_view_a_name")
        ]
        ordering: ClassVar[list[str]] = ["title"]

    def __str__(self) -> str:
        return self.title
