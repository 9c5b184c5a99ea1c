"""纸质评估结果: a round that was read outside this program, entered from a list or as totals."""

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.peer_review.models.rounds import Round
from hengyuan.people.models import Account


class Paper(models.Model):
    """What is known of such a round beside its rows (`Entry`): where it comes from, who checked it.

    `totals` instead of rows, where only sums were published: by grade, and by field if told. The
    `digest` seals all that was entered. `corrects` is the earlier entry that this one stands for.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="paper")
    ended_on = models.DateField()
    source = EncryptedTextField()
    totals = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    corrects = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    confirmed_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-ended_on"]

    def __str__(self) -> str:
        return str(self.round_id)
