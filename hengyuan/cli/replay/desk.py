"""The people of a walk: institution, firm and handler, invented where no source names them."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import count
from typing import Any, Protocol

from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.cli.replay.read import CaseFile
from hengyuan.cli.replay.readings import AGES, GROWN
from hengyuan.cli.replay.walked import START
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.identity_number import check_character
from hengyuan.law.qualification import ProviderKind
from hengyuan.orgs.commands import open_organisation
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.commands import enter_provider, give_role, open_account
from hengyuan.people.models import Account, Provider
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role
from hengyuan.pool.commands.members import Profile, change_profile

NUMBERS = count(1)
KINDS = {
    "grassroots-legal-worker": ProviderKind.GRASSROOTS_LEGAL_WORKER,
    "institution-staff": ProviderKind.INSTITUTION_STAFF,
}
STAFF = {
    "officer": Role.OFFICER,
    "head": Role.HEAD,
    "assigner": Role.ASSIGNER,
    "second_officer": Role.OFFICER,
    "quality": Role.QUALITY_HEAD,
    "archivist": Role.ARCHIVIST,
    "finance": Role.FINANCE,
}


class Desk(Protocol):
    """Who works on the case that is walked."""

    institution: Organisation
    actors: Mapping[str, Actor]

    def assign(self, case: Case, at: datetime) -> Actor:
        """Assign the case and name its handler, who is returned. Raises Refused."""

    def invent(self, file: CaseFile, on: date) -> tuple[str, str]:
        """A name and an identity number for a recipient, whom the sources never name in full."""


class InventedDesk:
    """One institution and one firm of their own, in a region that nobody has."""

    def __init__(self, file: CaseFile, at: datetime) -> None:
        """Invent everybody for one case."""
        self.number = next(NUMBERS)
        self.region = f"99{10 + self.number % 89:02d}01"
        bureau = self._place(Place.BUREAU, "某市司法局", at, None)
        self.institution = self._place(Place.INSTITUTION, "某市法律援助中心", at, bureau)
        self.firm = self._place(Place.FIRM, "某律师事务所", at, None)
        kind = KINDS.get(file.handler_kind, ProviderKind.LAWYER)
        self.is_in_house = kind == ProviderKind.INSTITUTION_STAFF
        home = self.institution if self.is_in_house else self.firm
        people = {
            key: self._account(key, role, self.institution, at) for key, role in STAFF.items()
        }
        people["firm"] = self._account("firm", Role.FIRM, self.firm, at)
        people["handler"] = self._account("handler", Role.HANDLER, home, at)
        is_licensed = kind == ProviderKind.LAWYER and "trainee" not in file.handler_kind
        self.provider = enter_provider(
            provider=Provider(
                account=people["handler"],
                name="某承办人",
                kind=kind,
                organisation=home,
                has_lawyer_licence=is_licensed,
                criminal_since=START if is_licensed else None,
                fields={"minors": ""},  # a source tells who handled it, never what they know
                joined_on=START,
            ),
            actor=SYSTEM,
            at=at,
        )
        self.actors: Mapping[str, Actor] = {
            key: _acting(account, at.date()) for key, account in people.items()
        }
        if self.is_in_house:  # art. 13: the source says that staff handled the case
            qualified = Profile(fields={"minors": ""}, has_legal_qualification=True)
            change_profile(
                provider=self.provider, profile=qualified, actor=self.actors["assigner"], at=at
            )

    def _place(
        self, kind: Place, word: str, at: datetime, parent: Organisation | None
    ) -> Organisation:
        name = f"{word}{self.number}"
        organisation = Organisation(
            kind=kind,
            name=name,
            short_name=name[-3:],
            region=self.region,
            parent=parent,
            valid_from=START,
        )
        return open_organisation(organisation=organisation, actor=SYSTEM, at=at)

    def _account(self, key: str, role: Role, place: Organisation, at: datetime) -> Account:
        account = open_account(
            username=f"{key}{self.number}", name=f"某{key}", password=None, actor=SYSTEM, at=at
        )
        give_role(
            account=account, role=role, organisation=place, valid_from=START, actor=SYSTEM, at=at
        )
        return account

    def assign(self, case: Case, at: datetime) -> Actor:
        """In house by designation with its second approver, else by rotation to the one firm."""
        assigner, head = self.actors["assigner"], self.actors["head"]
        if self.is_in_house:
            assignment.propose_designation(
                case=case,
                firm=self.institution,
                ground="in_house",
                note="来源称由机构人员承办",
                actor=assigner,
                at=at,
            )
            assignment.approve_designation(case=case, actor=head, at=at)
        else:
            assignment.assign_by_rotation(case=case, actor=assigner, at=at)
        namer = assigner if self.is_in_house else self.actors["firm"]
        assignment.name_handler(case=case, provider=self.provider, actor=namer, at=at)
        return self.actors["handler"]

    def invent(self, file: CaseFile, on: date) -> tuple[str, str]:
        """A numbered nobody, as old as the source tells."""
        number = next(NUMBERS)
        born = on.year - AGES.get(file.age_group, GROWN)
        first = f"990102{born}0101{number % 1000:03d}"
        return f"某受援人{number}", first + check_character(first)


def _acting(account: Any, on: date) -> Actor:
    actor = actor_of(account, on)
    assert actor is not None
    return actor
