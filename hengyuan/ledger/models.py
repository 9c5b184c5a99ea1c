"""Tables of the ledger: streams, events, the keys of people, checkpoints.

Events and checkpoints are append-only by triggers in the database (`ledger.triggers`).
"""

import json
from dataclasses import asdict, fields
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext

from hengyuan.kernel import clock
from hengyuan.ledger import catalogue, rules
from hengyuan.ledger.sealing import KeyRing


class Stream(models.Model):
    """One aggregate's events; the row is locked while an event is appended."""

    name = models.CharField(max_length=100, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """One fact. Never changed, never removed; `hash` covers every other column."""

    id = models.BigAutoField(primary_key=True)
    stream = models.ForeignKey(
        Stream, on_delete=models.PROTECT, related_name="events", db_index=False
    )
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=80)
    at = models.DateTimeField()
    account_id = models.BigIntegerField()
    roles = models.CharField(max_length=200, blank=True)
    organisation_id = models.BigIntegerField()
    region = models.CharField(max_length=12, blank=True)
    values = models.TextField()  # canonical JSON
    sealed = models.TextField()  # canonical JSON: subject → base64 of SM4-GCM
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="one_event_per_place"),
        ]
        indexes = [models.Index(fields=["at", "id"], name="ledger_event_by_time")]

    def __str__(self) -> str:
        return f"{self.stream_id}/{self.seq} {self.type}"

    @cached_property
    def key_ring(self) -> KeyRing:
        """Where the keys of the people in this event come from; pages of events share one."""
        return KeyRing([self.sealed])

    @cached_property
    def public_values(self) -> dict[str, Any]:
        """The values kept in clear."""
        values: dict[str, Any] = json.loads(self.values)
        return values

    def personal_values(self) -> dict[UUID, dict[str, Any] | None]:
        """The sealed values by person; None for a person whose key was erased.

        Raises CannotUnseal when the sealed text was changed.
        """
        return self.key_ring.open(self.sealed, self.stream.name, self.seq)

    @property
    def subjects(self) -> list[str]:
        """The people whose personal values are sealed in this event."""
        return list(json.loads(self.sealed))

    @property
    def is_public(self) -> bool:
        """Whether the recipient may read that this happened."""
        try:
            return catalogue.get(self.type).is_public
        except catalogue.UnknownEventType:
            return False

    @property
    def sentence(self) -> str:
        """What happened, with typed words sealed; an undeclared type shows its key."""
        return self._sentence(is_opened=False)

    @property
    def opened_sentence(self) -> str:
        """What happened, with the words as they were typed: for readers of the case only."""
        return self._sentence(is_opened=True)

    def opened_words(self) -> dict[str, Any]:
        """The texts that somebody typed; one that went with its person's key says so."""
        words = catalogue.get(self.type).words
        opened: dict[str, Any] = {}
        for values in self.personal_values().values() if words else ():
            gone = dict.fromkeys(words, gettext("（已随个人信息销毁）"))
            opened |= gone if values is None else {k: values[k] for k in words if k in values}
        return opened

    def _sentence(self, *, is_opened: bool) -> str:
        try:
            declared = catalogue.get(self.type)
        except catalogue.UnknownEventType:
            return self.type
        shown = dict.fromkeys(declared.words, gettext("（已密封）")) | self.public_values
        if is_opened and declared.placeholders.intersection(declared.words):
            shown |= self.opened_words()
        for name, names in declared.names.items():
            if str(shown.get(name)) in names:
                shown[name] = gettext(names[str(shown[name])])
        return str(declared.sentence).format_map(_Shown(shown))

    def content(self) -> rules.EventContent:
        """What the hash is made of."""
        return rules.EventContent(
            id=self.pk,
            stream_id=self.stream_id,
            seq=self.seq,
            type=self.type,
            at=rules.instant(self.at),
            account_id=self.account_id,
            roles=self.roles,
            organisation_id=self.organisation_id,
            region=self.region,
            values=self.values,
            sealed=self.sealed,
            previous_hash=self.previous_hash,
        )

    @property
    def at_text(self) -> str:
        """The instant in Shanghai, to the second, for lists."""
        return _in_shanghai(self.at)

    def as_export(self) -> dict[str, Any]:
        """Every column as it is hashed, with the stream's name; sealed values stay sealed."""
        return asdict(self.content()) | {"hash": self.hash, "stream": self.stream.name}


def _in_shanghai(at: datetime) -> str:
    return at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


class _Shown(dict[str, Any]):
    """Values for a sentence; one that an older event lacks shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


class SubjectKey(models.Model):
    """A person's own key, wrapped by the site's data key; empty once it was erased."""

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(wrapped=b""),
                name="an_erased_key_is_empty",
            )
        ]

    def __str__(self) -> str:
        return str(self.subject)


class Checkpoint(models.Model):
    """A signed root over the events since the checkpoint before. Never changed or removed."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    first_id = models.PositiveBigIntegerField()
    last_id = models.PositiveBigIntegerField()
    count = models.PositiveBigIntegerField()
    total = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    public_key = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"{self.number}: {self.first_id}–{self.last_id}"

    def content(self) -> rules.CheckpointContent:
        """What the hash is made of, and through it the signature."""
        return rules.CheckpointContent(
            number=self.number,
            at=rules.instant(self.at),
            first_id=self.first_id,
            last_id=self.last_id,
            count=self.count,
            total=self.total,
            root=self.root,
            previous_hash=self.previous_hash,
            public_key=self.public_key,
        )

    @property
    def at_text(self) -> str:
        """The instant in Shanghai, to the second, for lists."""
        return _in_shanghai(self.at)

    def as_export(self) -> dict[str, Any]:
        """The checkpoint for keeping outside this system."""
        return asdict(self.content()) | {"hash": self.hash, "signature": self.signature}

    @classmethod
    def from_export(cls, values: dict[str, Any]) -> "Checkpoint":
        """A kept checkpoint again, not saved; raises ValueError, TypeError or KeyError."""
        at = datetime.fromisoformat(values["at"])
        names = {field.name for field in fields(rules.CheckpointContent)} | {"hash", "signature"}
        return cls(**{name: values[name] for name in names} | {"at": at})


class Audit(models.Model):
    """One comparison of the ledger with the tables: what was read, and the first differences."""

    at = models.DateTimeField()
    events = models.PositiveBigIntegerField()
    streams = models.PositiveBigIntegerField()
    rows = models.PositiveBigIntegerField()
    count = models.PositiveBigIntegerField()  # of differences
    seconds = models.FloatField()
    differences = models.JSONField(default=list)  # the first; sealed values are not among them

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at_text}: {self.count}"

    @property
    def at_text(self) -> str:
        """The instant in Shanghai, to the second, for lists."""
        return _in_shanghai(self.at)
