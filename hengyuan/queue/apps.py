"""The app `queue` as Django knows it; loads the tasks of every app at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class QueueConfig(AppConfig):
    """后台任务."""

    name = "hengyuan.queue"
    label = "queue"
    verbose_name = _("后台任务")

    def ready(self) -> None:
        autodiscover_modules("tasks")
