"""The one table of cooperation: a request, from the letter to the report."""

from django.db import models
from django.db.models import Q

from hengyuan.cases.models import Case
from hengyuan.cooperation.rules import KINDS, OPEN, STATES, State
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


class Cooperation(models.Model):
    """What the case's institution asked of another one.

    `asked` is an institution of this site; one elsewhere stands in `asked_name`, and its answers
    are entered from its letters by the asking side.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="cooperations")
    kind = models.CharField(max_length=12, choices=[(k.value, name) for k, name in KINDS.items()])
    asked = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="cooperations"
    )
    asked_name = models.CharField(max_length=120, blank=True)
    what = EncryptedTextField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=10,
        choices=[(s.value, name) for s, name in STATES.items()],
        default=State.ASKED.value,
    )
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = EncryptedTextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    report = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked=None) ^ Q(asked_name=""), name="cooperation_asks_one_place"
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "asked"],
                condition=Q(state__in=[state.value for state in OPEN]) & Q(asked__isnull=False),
                name="one_open_cooperation_inside",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "asked_name"],
                condition=Q(state__in=[state.value for state in OPEN]) & Q(asked__isnull=True),
                name="one_open_cooperation_outside",
            ),
        ]
        indexes = [models.Index(fields=["asked", "state"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether somebody is still waited for."""
        return self.state in OPEN

    @property
    def place(self) -> str:
        """The institution that is asked."""
        return self.asked.name if self.asked else self.asked_name
