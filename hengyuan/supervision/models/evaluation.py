"""Evaluation sheets: what each source said of a closed case, frozen, and a person's remarks."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.people.models import Account


class EvaluationSheet(models.Model):
    """一案一评估: a version of the sheet of a case. `content` is `rules.evaluation.as_plain`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evaluations")
    version = models.PositiveIntegerField()
    content = EncryptedJSONField(default=list)
    digest = models.CharField(max_length=64)  # SM3 of the content
    remarks = EncryptedTextField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="one_evaluation_version_each")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"
