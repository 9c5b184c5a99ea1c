"""评估专家: the pool of a bureau or an institution."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedJSONField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class Reader(models.Model):
    """Somebody who reads dossiers for one pool.

    `kin` are providers with whom a tie was declared, `kin_names` people and firms that stand in no
    roster here. `provider` is himself on the roster, where he handles cases too; `district` is
    where he works.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pool = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="readers")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    workplace = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    district = models.CharField(max_length=6, blank=True)
    fields = models.JSONField(default=list)  # law.review.words.Field
    matters = models.JSONField(default=list)  # CV-.. or CR-..
    practises_since = models.PositiveSmallIntegerField()
    trained_on = models.DateField(null=True, blank=True)
    disciplined_until = models.DateField(null=True, blank=True)
    most_dossiers = models.PositiveSmallIntegerField(null=True, blank=True)
    kin = EncryptedJSONField(default=list)
    kin_names = EncryptedJSONField(default=list)
    entered_at = models.DateTimeField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["account__name"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "account"], name="one_reader_per_pool")
        ]

    def __str__(self) -> str:
        return f"{self.pool_id} {self.account_id}"

    @property
    def stream(self) -> str:
        """The reader in the ledger."""
        return f"review_reader:{self.pk}"
