"""The acts of a handler on a case, each dated."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.handling.rules import ACTS, Act
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.people.models import Account


class HandlingAct(models.Model):
    """One dated act. `token` comes with the form: sent twice, it is kept once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=16, choices=[(a.value, ACTS[a].name_zh) for a in Act])
    happened_on = models.DateField()
    text = EncryptedTextField(blank=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    token = models.UUIDField()

    class Meta:
        ordering = ["happened_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "token", "act"], name="one_act_per_form_sent")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.act} {self.happened_on}"
