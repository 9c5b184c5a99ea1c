"""Documents of a dossier, their sealed files, the catalogue's facts, and inspections."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.models import Case
from hengyuan.dossier.rules import VERDICTS
from hengyuan.inspection.marks import mark
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class Origin(models.TextChoices):
    """Where a document came from."""

    ISSUED = "issued", _("本机构制作")
    MADE = "made", _("承办人制作")
    RECEIVED = "received", _("收到")


class StoredFile(models.Model):
    """A file as it was received: sealed on disk, known by the SM3 digest of its plain bytes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.media_type}"


class Document(models.Model):
    """One paper of the dossier. What an issued form says is kept as sealed values and printed

    from them, byte for byte the same each time; what was received is a stored file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    form = models.CharField(max_length=12, blank=True)  # D-xx, cover, catalogue, remarks
    row = models.CharField(max_length=60, blank=True)  # of the dossier's catalogue
    title = EncryptedTextField()  # as typed: it may name anybody
    number = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    dated_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    values = EncryptedTextField(blank=True)  # canonical JSON
    values_digest = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT)
    pages = models.PositiveIntegerField(null=True, blank=True)
    void_reason = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["dated_on", "made_at"]
        indexes = [models.Index(fields=["case", "dated_on"])]

    def __str__(self) -> str:
        return f"{self.form or self.row} {self.number}".strip()

    @property
    def is_void(self) -> bool:
        """Whether the paper was voided; its number stays visible."""
        return bool(self.void_reason)


class DossierFact(models.Model):
    """Something that happened in the case, so that a conditional row of the catalogue is due."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dossier_facts")
    fact = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "fact"], name="one_row_per_dossier_fact")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.fact}"


class ReadPage(models.Model):
    """A page as it was read, kept so that it is read once: words and places, and no verdict.

    It is found by the content of its file and says neither who had it read nor when; the case is
    that with which it goes.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    content = models.CharField(max_length=64)  # SM3 of a received file; the id of an issued paper
    reader = models.CharField(max_length=60)  # engine and version: another one reads anew
    number = models.PositiveIntegerField()  # of the sheet in its file, from 0
    of = models.PositiveIntegerField()  # sheets of the file
    body = EncryptedJSONField()  # what lies on the sheet: hengyuan.inspection.pages.as_plain

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content", "reader", "number"], name="one_reading_of_a_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content[:12]} {self.number}"


class InspectionState(models.TextChoices):
    """How far the machine's reading of a dossier has come."""

    WAITING = "waiting", _("等待检查")
    RUNNING = "running", _("正在检查")
    DONE = "done", _("检查完毕")
    FAILED = "failed", _("未能检查")


OPEN_STATES = (InspectionState.WAITING, InspectionState.RUNNING)


class Inspection(models.Model):
    """The machine's reading of a dossier as it stood at one moment. It hints; a person judges."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inspections")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=8, choices=InspectionState.choices, default=InspectionState.WAITING
    )
    pages_read = models.PositiveIntegerField(default=0)
    pages = models.JSONField(default=list)  # of each its paper, place in it, degrees turned, part
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-asked_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=("waiting", "running")),
                name="one_inspection_of_a_case_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in OPEN_STATES


class Finding(models.Model):
    """One hint with its evidence; the rule is copied, so that it says what it said then."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    place = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    indicator = models.CharField(max_length=200, blank=True)
    cites = models.JSONField(default=list)
    confidence = models.FloatField()
    sentence = EncryptedTextField()
    spots = EncryptedJSONField(default=list)  # [{page, box, quote}]: box in fractions of the page
    verdict = models.CharField(max_length=9, choices=list(VERDICTS.items()), blank=True)
    word = EncryptedTextField(blank=True)
    judged_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "place"], name="one_finding_in_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.place} {self.rule}"


class ComparedText(models.Model):
    """An opinion or interview record of a handed-in dossier: what later ones are held against.

    It is found by its bands. Forgetting a person whom it names removes it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="compared_texts")
    paper = models.CharField(max_length=12)  # D-22, D-26
    handler = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    firm = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    signature = models.BinaryField(max_length=72)  # the low bytes of 72 numbers
    text = EncryptedTextField()
    digest = models.CharField(max_length=64)  # keyed: the same text is kept once a case
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "digest"], name="one_compared_text_per_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.paper}"

    @property
    def name(self) -> str:
        """What such a paper is called."""
        return mark(self.paper).name


class SignaturePicture(models.Model):
    """The hash of a picture of the recipient's signature in a handed-in dossier.

    It tells a copy of the picture, not a hand. Forgetting the recipient removes it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="signature_pictures")
    paper = models.CharField(max_length=12)  # D-01, D-22
    bits = models.CharField(max_length=16)  # 64 of them, in hexadecimal

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "paper", "bits"], name="one_signature_picture_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.paper}"


class TextBand(models.Model):
    """One of the 36 numbers by which a text is found: who shares one may resemble it."""

    text = models.ForeignKey(ComparedText, on_delete=models.CASCADE, related_name="bands")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "-text"])]

    def __str__(self) -> str:
        return f"{self.text_id} {self.key}"


class TextRelation(models.Model):
    """What a hint shows side by side: two texts, how alike they are, where they agree."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="relations")
    own = models.ForeignKey(ComparedText, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(ComparedText, on_delete=models.CASCADE, related_name="+")
    circle = models.CharField(max_length=8)  # handler, firm, other
    likeness = models.FloatField()
    passages = models.JSONField(default=list)  # [start, end, start in the other, end there]

    class Meta:
        ordering = ["-likeness", "pk"]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.other_id}"

    @property
    def slices(self) -> list[dict[str, int]]:
        """The passages by the names of their ends."""
        names = ("start", "end", "other_start", "other_end")
        return [dict(zip(names, each, strict=True)) for each in self.passages]
