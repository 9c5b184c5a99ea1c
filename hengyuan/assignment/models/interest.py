"""What may bend a case: a provider's kin and former posts, an officer's ties to firms and people.

A declaration ends and is never erased.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class Relation(models.TextChoices):
    """How somebody is close to a provider (律师法 art. 39)."""

    KIN = "kin", _("近亲属")
    OWN = "own", _("本人的利害关系")


class DeclaredInterest(models.Model):
    """A person or body in whose cases the provider does not act for the other side."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="interests")
    relation = models.CharField(max_length=8, choices=Relation.choices)
    name = EncryptedTextField()
    name_index = models.CharField(max_length=64, db_index=True)
    declared_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.provider_id} {self.relation}"


class FormerPost(models.Model):
    """A post as judge or prosecutor that the provider left (律师法 art. 41)."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="former_posts")
    authority = models.CharField(max_length=120)
    left_on = models.DateField()
    was_dismissed = models.BooleanField(default=False)
    declared_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # taken back as mistaken

    def __str__(self) -> str:
        return f"{self.provider_id} {self.left_on}"


class Tie(models.Model):
    """An officer's tie to a firm or to somebody of it: the officer assigns nothing there (C-6)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="ties")
    firm = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    relation = models.CharField(max_length=8, choices=Relation.choices)
    note = EncryptedTextField(blank=True)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} → {self.firm_id}"
