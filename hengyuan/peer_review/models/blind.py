"""Pages of a dossier as its readers see them: drawn anew, without its people and firms."""

from django.db import models

from hengyuan.dossier.models import StoredFile
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.peer_review.models.rounds import Dossier

DROPPED = "DROPPED"  # the trouble of a page whose round is over


class BlindPage(models.Model):
    """One page; without a picture it is not shown, and `trouble` says why.

    Once the round is over the picture and the words are deleted; that there was such a page stays,
    for sheets speak of it by its number.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    picture = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(blank=True)
    trouble = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["dossier", "number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="one_blind_page_each")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number}"

    @property
    def is_shown(self) -> bool:
        """Whether readers see it."""
        return self.picture_id is not None
