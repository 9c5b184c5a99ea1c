"""Rounds of the lot (摇号): who brings a secret, what was committed to, the record issued.

Announcement and record are kept as the text that was issued, so that what is handed out is byte by
byte what was hashed. A round is never removed: an abandoned one keeps its number and its record.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models.assignment import Assignment
from hengyuan.assignment.rules import Among, RoundState, SecretOf
from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.law.draw import Why
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account

STATE_NAMES = {
    RoundState.PREPARED: _("筹备中"),
    RoundState.COMMITTED: _("已承诺，待揭示"),
    RoundState.DRAWN: _("已摇出"),
    RoundState.ABANDONED: _("已作废"),
    RoundState.WITHDRAWN: _("承诺前撤回"),
}
AMONG_NAMES = {Among.FIRMS: _("在单位中摇"), Among.PEOPLE: _("在人员中摇")}
WHY_NAMES = {
    Why.FIRST: _("首次摇号"),
    Why.ABANDONED: _("前一轮已作废"),
    Why.REFUSED: _("摇中者退回指派"),
    Why.REPLACED: _("更换承办人"),
    Why.NEXT_STAGE: _("进入下一诉讼阶段"),
    Why.MORE: _("需要增加人员"),
    Why.OTHER: _("其他原因"),
}
PARTY_NAMES = {
    SecretOf.INSTITUTION: _("法律援助机构"),
    SecretOf.BAR: _("律师协会"),
    SecretOf.RECIPIENT: _("受援人"),
}


def _choices(names: dict[str, object]) -> list[tuple[str, object]]:
    return [(str(word.value), name) for word, name in names.items()]  # type: ignore[attr-defined]


class Round(models.Model):
    """One round of a series. `number` is given with the commitment and has no gap."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    series = models.CharField(max_length=100)
    number = models.PositiveIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=40)
    among = models.CharField(max_length=8, choices=_choices(AMONG_NAMES))  # type: ignore[arg-type]
    count = models.PositiveSmallIntegerField(default=1)
    why = models.CharField(max_length=12, choices=_choices(WHY_NAMES))  # type: ignore[arg-type]
    state = models.CharField(
        max_length=12,
        choices=_choices(STATE_NAMES),  # type: ignore[arg-type]
        default=RoundState.PREPARED.value,
    )

    external_source = models.CharField(max_length=60, blank=True)
    external_issue = models.CharField(max_length=40, blank=True)
    external_due_at = models.DateTimeField(null=True, blank=True)
    printed_value = models.CharField(max_length=200, blank=True)
    printed_at = models.DateTimeField(null=True, blank=True)

    announcement = models.TextField(blank=True)
    commitment = models.CharField(max_length=64, blank=True)
    record = models.TextField(blank=True)
    record_hash = models.CharField(max_length=64, blank=True)

    prepared_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    assignment = models.OneToOneField(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="round"
    )

    class Meta:
        ordering = ["-prepared_at"]
        indexes = [
            models.Index(fields=["institution", "-prepared_at"]),
            models.Index(fields=["series", "number"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series"],
                condition=models.Q(state__in=["prepared", "committed"]),
                name="one_open_round_per_series",
            ),
            models.UniqueConstraint(fields=["series", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=~models.Q(commitment=""),
                name="one_round_per_commitment",
            ),
            models.UniqueConstraint(
                fields=["record_hash"],
                condition=~models.Q(record_hash=""),
                name="one_round_per_record",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["drawn", "abandoned"]) | ~models.Q(record=""),
                name="a_closed_round_has_its_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.number or '—'}"

    @property
    def stream(self) -> str:
        """Where the ledger keeps the round: in the case's stream, or in the series' own."""
        return self.case.stream if self.case else f"lots:{self.series.rpartition(':')[2]}"

    @property
    def is_open(self) -> bool:
        """Whether the round can still be drawn, abandoned or withdrawn."""
        return self.state in (RoundState.PREPARED, RoundState.COMMITTED)


class RoundParty(models.Model):
    """Who brings a secret: its SM3 before the commitment, the secret itself afterwards.

    The institution's secret is made by the system and sealed until it is revealed; the others'
    is not known here before they hand it in. `token` opens the party's own page.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="parties")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=_choices(PARTY_NAMES))  # type: ignore[arg-type]
    commitment = models.CharField(max_length=64, blank=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    secret = EncryptedTextField(blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    token = EncryptedTextField(blank=True)
    token_index = models.CharField(max_length=64, blank=True, db_index=True)
    typed_by = models.ForeignKey(  # an officer typed it from paper; empty: the party's own page
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="one_secret_per_party"),
            models.UniqueConstraint(fields=["round", "place"], name="one_party_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind}"

    @property
    def is_institution(self) -> bool:
        """Whether the system keeps this secret for the institution."""
        return self.kind == SecretOf.INSTITUTION
