"""Who watches a case, and the contacts that were made."""

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.contacts import How, Party
from hengyuan.people.models import Account


class CaseSupervisor(models.Model):
    """一案专人: who watches the case. `next_due_on` is the next contact that can still be made."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="supervisor"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    next_due_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["account", "next_due_on"],
                condition=models.Q(next_due_on__isnull=False),
                name="contacts_due_by_supervisor",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.account_id}"


class ContactNote(models.Model):
    """One contact, or a try that reached nobody."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    party = models.CharField(max_length=10, choices=choices_of(Party))
    on = models.DateField()
    how = models.CharField(max_length=8, choices=choices_of(How))
    is_reached = models.BooleanField(default=True)
    text = EncryptedTextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["case", "-on"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.party} {self.on}"
