"""Accounts, the roles they hold, providers with their standing, and recipients."""

import uuid
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import lazy

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import name_of
from hengyuan.law.qualification import ProviderKind
from hengyuan.orgs.models import Organisation
from hengyuan.people.rules import FACTS, Role


class AccountManager(BaseUserManager["Account"]):
    """Accounts are found by user name."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Somebody who logs in. What they may do comes from the roles they hold."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    # Somebody else knows the password: it opens the page where it is changed, and no other.
    must_change_password = models.BooleanField(default=False)
    code_ends_at = models.DateTimeField(null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def stream(self) -> str:
        """The name of the account's stream in the ledger."""
        return f"account:{self.pk}"

    def has_run_out_at(self, at: datetime) -> bool:
        """Whether the password is a one-time code whose time is over."""
        return bool(self.must_change_password and self.code_ends_at and self.code_ends_at < at)


def role_name(code: str) -> str:
    """What a role is called, in the language of the reader; a code of an older table as it is."""
    if code not in set(Role):
        return code
    return name_of(FACTS[Role(code)])


class RoleHeld(models.Model):
    """A role held by an account at an organisation, from a day to a day."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(
        max_length=6, choices=[(r.value, lazy(role_name, str)(r.value)) for r in Role]
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "organisation", "valid_from"], name="one_role_per_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} @{self.organisation_id}"


PROVIDER_KINDS = [(word.value, lazy(name_of, str)(word)) for word in ProviderKind]


class Provider(models.Model):
    """A person of the roster, with licence, fields, languages and years."""

    account = models.OneToOneField(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="provider"
    )
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=24, choices=PROVIDER_KINDS)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="providers"
    )
    licence_number = models.CharField(max_length=40, blank=True)
    has_lawyer_licence = models.BooleanField(default=False)
    licensed_on = models.DateField(null=True, blank=True)
    criminal_since = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=6, blank=True)
    # Field of practice (hengyuan.law.pool.Field) → since which day, "" where it is not known.
    fields = models.JSONField(default=dict, blank=True)
    languages = models.JSONField(default=list, blank=True)  # as law.pool.LANGUAGES calls them
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["licence_number"],
                condition=Q(left_on=None) & ~Q(licence_number=""),
                name="one_licence_in_force",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Hold(models.Model):
    """No new assignments to a provider or a firm, by a decision, until a day or further notice."""

    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="holds"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="holds"
    )
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = EncryptedTextField()
    placed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    deciding_organisation = models.ForeignKey(  # where it was decided: there or above it is lifted
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(provider=None) ^ Q(organisation=None), name="hold_on_one_of_both"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider_id or self.organisation_id}: {self.begins_on}–{self.ends_on or ''}"

    @property
    def stream(self) -> str:
        """The ledger's stream of whom it stops."""
        if self.provider_id is not None:
            return f"provider:{self.provider_id}"
        return f"organisation:{self.organisation_id}"


class Person(models.Model):
    """An applicant, recipient or other party. All that names the person is sealed.

    `id` is also the ledger's subject: forgetting the subject's key forgets the person there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = EncryptedTextField()
    name_index = models.CharField(max_length=64, blank=True, db_index=True)
    identity_number = EncryptedTextField(blank=True)
    identity_index = models.CharField(max_length=64, blank=True, db_index=True)
    phone = EncryptedTextField(blank=True)
    address = EncryptedTextField(blank=True)
    born_on = EncryptedTextField(blank=True)  # ISO date
    sex = models.CharField(max_length=6, blank=True)
    tags = models.JSONField(default=list, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identity_index"],
                condition=~Q(identity_index=""),
                name="one_person_per_identity_number",
            )
        ]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def masked_name(self) -> str:
        """The family name and as many stars as characters follow."""
        return mask_name(self.name)

    @property
    def birth_date(self) -> date | None:
        """The date of birth, if it is known."""
        return date.fromisoformat(self.born_on) if self.born_on else None


def mask_name(name: str) -> str:
    """陈小明 → 陈**. Never longer than four characters, so that length tells little."""
    return name[:1] + "*" * max(1, min(3, len(name) - 1)) if name else "—"
