"""Members of the pool: grade, own limit, honours, leave, groups, the yearly re-check."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.law import pool as law
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider
from hengyuan.pool.choices import choices_of
from hengyuan.pool.rules.members import Conclusion


class Standing(models.Model):
    """What the pool knows of a member beyond the roster. Identity and telephone are sealed."""

    provider = models.OneToOneField(Provider, on_delete=models.PROTECT, related_name="standing")
    grade = models.CharField(max_length=8, choices=choices_of(law.Grade), blank=True)
    monthly_limit = models.PositiveSmallIntegerField(null=True, blank=True)  # the member's own
    is_student = models.BooleanField(default=False)
    has_legal_qualification = models.BooleanField(default=False)
    passed_year = models.PositiveSmallIntegerField(null=True, blank=True)  # last re-check passed
    identity_number = EncryptedTextField(blank=True)
    identity_index = models.CharField(max_length=64, blank=True)
    phone = EncryptedTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identity_index"],
                condition=~Q(identity_index=""),
                name="one_member_per_identity_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.grade}"


class Honour(models.Model):
    """An honour of a member; the title names no recipient of aid."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="honours")
    title = models.CharField(max_length=120)
    given_by = models.CharField(max_length=120)
    given_on = models.DateField()

    class Meta:
        ordering = ["-given_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Leave(models.Model):
    """Days on which a member takes no new case, by the member's own word. The reason is sealed."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="leaves")
    begins_on = models.DateField()
    ends_on = models.DateField()
    reason = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["-begins_on", "-id"]
        indexes = [models.Index(fields=["begins_on", "ends_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="leave_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.begins_on}–{self.ends_on}"


class Group(models.Model):
    """A group of an institution's pool, kept for one kind of case."""

    kind = models.CharField(max_length=16, choices=choices_of(law.Group))
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["institution", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "kind"],
                condition=Q(valid_to=None),
                name="one_running_group_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.kind}"

    @property
    def stream(self) -> str:
        """The group's stream in the ledger."""
        return f"pool_group:{self.pk}"


class GroupMember(models.Model):
    """A member of a group, from a day to a day."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="groups")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group", "provider"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "provider"],
                condition=Q(left_on=None),
                name="once_in_a_group",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.provider_id}"


class Recheck(models.Model):
    """年度复核: what a member did in a year, frozen, and what was concluded from it."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="rechecks")
    year = models.PositiveSmallIntegerField()
    conclusion = models.CharField(max_length=8, choices=choices_of(Conclusion))
    reason = EncryptedTextField(blank=True)
    seen = models.JSONField(default=dict)  # the figures that the page showed when it was decided
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("年度复核")
        constraints = [
            models.UniqueConstraint(fields=["provider", "year"], name="one_recheck_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.year}: {self.conclusion}"
