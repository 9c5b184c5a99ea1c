"""What a provider declared that may bend a case: kin and other interests, former posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.encrypted_field import EncryptedTextField
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

    def __str__(self) -> str:
        return f"{self.provider_id} {self.left_on}"
