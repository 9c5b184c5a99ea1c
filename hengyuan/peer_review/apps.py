"""The app `peer_review` as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeerReviewConfig(AppConfig):
    """案件质量同行评估."""

    name = "hengyuan.peer_review"
    label = "peer_review"
    verbose_name = _("同行评估")
