"""Subsidy slips and payment batches. A slip keeps the version of the standard behind it."""

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.money_field import MoneyField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class PaymentBatch(models.Model):
    """Slips paid together by the finance officer."""

    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="payment_batches"
    )
    number = models.CharField(max_length=60, unique=True)
    paid_on = models.DateField()
    paid_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    total_fen = MoneyField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["-paid_on", "-id"]

    def __str__(self) -> str:
        return self.number


class SubsidySlip(models.Model):
    """The sum for one case: lines with their rules, the schedule's version, who signed."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="subsidy")
    firm = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    schedule = models.CharField(max_length=40)
    computation = models.JSONField()  # frozen answer of the law floor
    total_fen = MoneyField()
    signed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    batch = models.ForeignKey(
        PaymentBatch, null=True, blank=True, on_delete=models.PROTECT, related_name="slips"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(total_fen__gte=0), name="subsidy_not_below_zero"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.total_fen}"


class SubsidyShare(models.Model):
    """One handler's part of a slip, where the handler was replaced; the parts make the total."""

    slip = models.ForeignKey(SubsidySlip, on_delete=models.PROTECT, related_name="shares")
    firm = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    fen = MoneyField()
    rule = models.CharField(max_length=40)  # of the schedule
    reason = EncryptedTextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["slip", "provider"], name="one_share_per_handler"),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100, fen__gte=0), name="a_share_is_a_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slip_id} {self.provider_id} {self.fen}"
