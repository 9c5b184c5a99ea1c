"""The consultation register, applications, notices and supplement requests."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.models import STAGE_NAMES, Case
from hengyuan.intake.rules import AdviceResult, Channel, Rating, waited_minutes
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account

CHANNEL_NAMES = {
    Channel.VISIT: _("来访"),
    Channel.PHONE: _("电话"),
    Channel.LETTER: _("信函"),
    Channel.NETWORK: _("网络"),
}
RESULT_NAMES = {
    AdviceResult.ANSWERED: _("当场解答"),
    AdviceResult.APPOINTMENT: _("预约解答"),
    AdviceResult.TURNED_TO_APPLICATION: _("转为申请"),
    AdviceResult.REFERRED: _("指引到其他机构"),
}
RATING_NAMES = {
    Rating.VERY_GOOD: _("非常满意"),
    Rating.GOOD: _("满意"),
    Rating.FAIR: _("基本满意"),
    Rating.BAD: _("不满意"),
    Rating.VERY_BAD: _("非常不满意"),
    Rating.DECLINED: _("不愿评价"),
}


class Consultation(models.Model):
    """One row of the consultation register (D-01)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The indexes below serve it; one of its own would be taken instead, and every row sorted.
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="consultations", db_index=False
    )
    # Where and in which role it was received; the register in which it stands may change.
    receiver = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_as = models.CharField(max_length=6, blank=True)
    number = models.CharField(max_length=60)
    channel = models.CharField(
        max_length=8, choices=[(channel.value, name) for channel, name in CHANNEL_NAMES.items()]
    )
    stage = models.CharField(max_length=24, choices=[(s.value, n) for s, n in STAGE_NAMES.items()])
    came_at = models.DateTimeField(null=True, blank=True)  # when the visitor entered, if known
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    matter_kind = models.CharField(max_length=24, blank=True)
    question = EncryptedTextField(blank=True)
    answer = EncryptedTextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    told_of_right = models.BooleanField(default=False)
    result = models.CharField(
        max_length=24,
        blank=True,
        choices=[(result.value, name) for result, name in RESULT_NAMES.items()],
    )
    rating = EncryptedTextField(blank=True)  # a code of RATING_NAMES; what one person said
    rated_at = models.DateTimeField(null=True, blank=True)
    rated_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["institution", "stage", "-received_at"]),
            models.Index(fields=["institution", "-received_at"]),
            models.Index(fields=["-received_at"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stream(self) -> str:
        """The name of the consultation's stream in the ledger."""
        return f"consultation:{self.pk}"

    @property
    def waited_minutes(self) -> int | None:
        """Whole minutes from coming to reception; None where nobody put down when."""
        return waited_minutes(self.came_at, self.received_at)

    @property
    def rating_name(self) -> Any:
        """The rating in words; empty where none was put down."""
        return RATING_NAMES[Rating(self.rating)] if self.rating else ""


class RegisterSheet(models.Model):
    """D-01 as an act issued it; the sheet of the answer says more than that of the reception.

    It stays in the register (docs/law/catalogue.md): a consultation is no case and has no dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sheets")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    values = EncryptedTextField()  # canonical JSON
    values_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"sheet of {self.consultation_id}"


class Application(models.Model):
    """What the applicant handed in and declared; the statement itself stands with the case."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="application")
    papers = EncryptedJSONField(default=list)  # names of papers handed in
    declared_at = models.DateTimeField(null=True, blank=True)  # good-faith declaration
    was_read_aloud = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"application of {self.case_id}"


class Notice(models.Model):
    """A case authority's notice to appoint a defender or an agent (D-19, D-20)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="notice")
    authority_name = models.CharField(max_length=120)
    notice_number = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=24)  # CR-M1 … CR-M8, art25p2, NT-11
    charge = models.CharField(max_length=120, blank=True)
    custody_place = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()
    hearing_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"notice of {self.case_id}"


class SupplementRequest(models.Model):
    """One notice that names everything missing, its due day, and when the papers came."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="supplement_requests")
    missing = EncryptedJSONField(default=list)
    due_on = models.DateField()
    requested_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"supplement for {self.case_id}"
