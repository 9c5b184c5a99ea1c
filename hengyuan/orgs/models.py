"""Organisations: one tree, each node with the days on which it exists."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hengyuan.orgs.rules import Kind

KIND_NAMES = {
    Kind.BUREAU: _("司法行政机关"),
    Kind.INSTITUTION: _("法律援助机构"),
    Kind.WORKSTATION: _("工作站"),
    Kind.LIAISON_POINT: _("联络点"),
    Kind.FIRM: _("律师事务所"),
    Kind.LEGAL_SERVICE_OFFICE: _("基层法律服务所"),
    Kind.CASE_AUTHORITY: _("办案机关"),
    Kind.ASSOCIATION: _("律师协会"),
}


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Reads by day."""

    def existing(self, on: date) -> "OrganisationQuerySet":
        """Organisations that exist on this day."""
        return self.filter(Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on)))


class Organisation(models.Model):
    """A bureau, institution, station, point, firm, office or case authority."""

    kind = models.CharField(max_length=24, choices=[(k.value, v) for k, v in KIND_NAMES.items()])
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=20, blank=True)  # as in reference numbers: 青
    region = models.CharField(max_length=6)  # GB/T 2260
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    licence_number = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["region", "kind", "name"]
        indexes = [models.Index(fields=["kind", "region"])]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="one_organisation_per_name"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="organisation_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name
