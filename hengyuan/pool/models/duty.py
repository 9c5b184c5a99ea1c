"""义务量: how many cases a firm or a member owes in a year, and the days they were on duty."""

from django.db import models
from django.db.models import Q

from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class DutyLoad(models.Model):
    """The load of a year, of a whole firm or of one member; fixed anew it replaces its number."""

    year = models.PositiveSmallIntegerField()
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="duty_loads"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="duty_loads"
    )
    cases = models.PositiveSmallIntegerField()
    fixed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    fixed_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(provider=None) ^ Q(organisation=None), name="load_on_one_of_both"
            ),
            models.UniqueConstraint(
                fields=["year", "provider"],
                condition=~Q(provider=None),
                name="one_load_a_year_of_a_member",
            ),
            models.UniqueConstraint(
                fields=["year", "organisation"],
                condition=~Q(organisation=None),
                name="one_load_a_year_of_a_firm",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.provider_id or self.organisation_id}: {self.cases}"

    @property
    def stream(self) -> str:
        """The ledger's stream of who owes it."""
        if self.provider_id is not None:
            return f"provider:{self.provider_id}"
        return f"organisation:{self.organisation_id}"


class DutyDay(models.Model):
    """A day that a member was on duty somewhere."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="duty_days")
    on = models.DateField()
    place = models.CharField(max_length=80)

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "on"], name="one_duty_day_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.on}"
