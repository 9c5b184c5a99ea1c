"""The case and its clocks. A case's stage is set by `cases.commands.move` alone."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.rules import Stage
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Grade
from hengyuan.law.vocabulary import Basis, Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Person, Provider

STAGE_NAMES = {
    Stage.RECEIVED: _("已接待"),
    Stage.ADVISED: _("已解答"),
    Stage.APPLIED: _("审查中"),
    Stage.SUPPLEMENTING: _("待补正"),
    Stage.EXAMINED: _("待审批"),
    Stage.GRANTED: _("待指派"),
    Stage.NOTICE_RECEIVED: _("收到通知，待指派"),
    Stage.DESIGNATION_PROPOSED: _("指定待批准"),
    Stage.FIRM_ASSIGNED: _("待确定承办人"),
    Stage.UNDER_HANDLING: _("办理中"),
    Stage.CLOSING_REPORTED: _("结案待一级审查"),
    Stage.DOSSIER_RETURNED: _("案卷退回补正"),
    Stage.FIRST_EXAMINED: _("结案待二级审查"),
    Stage.CLOSED: _("已结案，待归档"),
    Stage.ARCHIVED: _("已归档，待核定补贴"),
    Stage.SUBSIDY_SIGNED: _("补贴待发放"),
    Stage.PAID: _("补贴已发放"),
    Stage.NO_SUBSIDY_DUE: _("不发放补贴"),
    Stage.REFUSED: _("不予援助"),
    Stage.WITHDRAWN: _("已撤回"),
    Stage.TERMINATED: _("已终止"),
}


class Case(models.Model):
    """One matter, one recipient, one proceeding: from its application or notice to its subsidy."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=60)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    region = models.CharField(max_length=6)  # of the institution when the case was opened
    kind = models.CharField(max_length=24, choices=choices_of(Kind))
    basis = models.CharField(max_length=16, choices=choices_of(Basis))
    proceeding = models.CharField(max_length=32, choices=choices_of(Proceeding))
    matter = models.CharField(max_length=24, blank=True)  # CV-.. or CR-..
    cause = models.CharField(max_length=120)
    tags = models.JSONField(default=list, blank=True)
    authority = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authority_case_number = models.CharField(max_length=60, blank=True)

    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    opponents = EncryptedTextField(blank=True)  # names, one a line
    # Cases of one proceeding against several people carry one key (blind: authority and number).
    joint_key = models.CharField(max_length=64, blank=True)
    facts = EncryptedTextField(blank=True)  # what the applicant told, in words
    statement = EncryptedTextField(blank=True)  # canonical JSON: what an application states
    group_size = models.PositiveIntegerField(default=1)

    stage = models.CharField(
        max_length=24, choices=[(stage.value, name) for stage, name in STAGE_NAMES.items()]
    )
    stage_since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    consultation_id = models.UUIDField(null=True, blank=True)
    # Who came first was received there, in that role: a workstation or hotline follows its cases.
    receiver = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_as = models.CharField(max_length=6, blank=True)
    received_on = models.DateField(null=True, blank=True)
    advised_on = models.DateField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)  # or the notice's receipt
    decided_on = models.DateField(null=True, blank=True)
    assigned_on = models.DateField(null=True, blank=True)
    handling_since = models.DateField(null=True, blank=True)
    result_received_on = models.DateField(null=True, blank=True)  # 结案日
    closed_on = models.DateField(null=True, blank=True)
    archived_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    hearing_at = models.DateTimeField(null=True, blank=True)
    limitation_ends_on = models.DateField(null=True, blank=True)
    is_provisional = models.BooleanField(default=False)
    outcome = models.CharField(max_length=32, blank=True)

    firm = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handler = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    assignment_method = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["institution", "stage", "stage_since"]),
            models.Index(fields=["institution", "-applied_at", "id"]),
            models.Index(fields=["institution", "-stage_since"]),
            models.Index(fields=["-applied_at", "id"]),
            models.Index(fields=["-stage_since"]),
            models.Index(fields=["stage", "region"]),
            models.Index(
                fields=["closed_on", "region"],
                condition=models.Q(closed_on__isnull=False),
                name="cases_by_closing_day",
            ),
            models.Index(fields=["firm", "stage"]),
            models.Index(fields=["firm", "-applied_at", "id"]),
            models.Index(fields=["firm", "-stage_since"]),
            models.Index(fields=["handler", "stage"]),
            models.Index(
                fields=["joint_key"], condition=~models.Q(joint_key=""), name="cases_tried_jointly"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="one_case_per_number")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stream(self) -> str:
        """The name of the case's stream in the ledger."""
        return f"case:{self.pk}"


class Side(models.TextChoices):
    """How somebody other than the recipient stands to the case."""

    OPPONENT = "opponent", _("对方当事人")
    CO_ACCUSED = "co_accused", _("同案人员")
    VICTIM = "victim", _("被害人")


class Party(models.Model):
    """Somebody whom a case names beside its recipient; conflicts are found by the blind indexes."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    side = models.CharField(max_length=12, choices=Side.choices)
    name = EncryptedTextField()
    name_index = models.CharField(max_length=64)
    identity_index = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["name_index", "side"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "side", "name_index"], name="one_party_per_case_and_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.side}"


class CaseDuty(models.Model):
    """Who did which of the acts that the separation of duties keeps apart."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=32)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "duty"], name="one_account_per_case_duty")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.duty}"


class CaseClock(models.Model):
    """A statutory clock of a case. Due days are stored so that lists and desks are cheap;

    the derivation is computed again from `hengyuan.law.deadlines` when somebody asks.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    rule = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)  # hour clocks
    stopped_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    is_cancelled = models.BooleanField(default=False)
    is_paused = models.BooleanField(default=False)
    late_reason = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["started_at", "id"]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=models.Q(stopped_at=None),
                name="running_clocks_by_due_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule"],
                condition=models.Q(stopped_at=None),
                name="one_running_clock_per_rule",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.rule}"


class ReviewGrade(models.Model):
    """The final grade that a peer review gave the case, as it stands after corrections.

    Written down by the review, so that assignment, the pool, money and supervision read it here.
    `source` is the dossier that was reviewed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="review_grades")
    source = models.UUIDField(unique=True, editable=False)
    grade = models.CharField(max_length=11, choices=choices_of(Grade))
    graded_on = models.DateField()
    corrected_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-graded_on"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.grade}"


class ClockPause(models.Model):
    """An interval that does not count, with its evidence."""

    clock = models.ForeignKey(CaseClock, on_delete=models.PROTECT, related_name="pauses")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=16)  # PA-01, PA-02, …
    evidence = models.CharField(max_length=60, blank=True)  # document id

    def __str__(self) -> str:
        return f"{self.reason} {self.begins_on}–{self.ends_on or ''}"
