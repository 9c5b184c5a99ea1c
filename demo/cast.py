"""The people everyone knows: one city, three districts, the same names in tests and demo.

沈一禾 receives and examines, 顾怀山 decides, 许知白 assigns, 林砚秋 signs for quality, 何算 pays,
罗存真 archives; 周明远 handles for 青石正平律师事务所. 程默 administers the accounts of the
city, 方寸 those of the district's institution. 陆近 receives at a street's workstation, 闻声
answers the city's hotline. 江明 and 严守正 are officers of the city's and the district's bureau.
外人 works in another district.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.kernel.identity_number import check_character
from hengyuan.law.qualification import ProviderKind
from hengyuan.orgs.commands import open_organisation
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.people.commands import enter_provider, give_role, open_account
from hengyuan.people.models import Account, Provider
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role

FOUNDED = date(2020, 1, 1)
PASSWORD = "hengyuan-demo"  # noqa: S105  # the demo's own, printed at start
STAFF = {
    "officer": ("沈一禾", Role.OFFICER),
    "head": ("顾怀山", Role.HEAD),
    "assigner": ("许知白", Role.ASSIGNER),
    "quality": ("林砚秋", Role.QUALITY_HEAD),
    "finance": ("何算", Role.FINANCE),
    "archivist": ("罗存真", Role.ARCHIVIST),
    "second_officer": ("苏晚", Role.OFFICER),
    "auditor": ("秦照", Role.SECURITY_AUDITOR),
}


def at(text: str) -> datetime:
    """An instant in Shanghai: at("2026-03-02 09:30")."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


OPENED = at("2020-01-01 08:00")


def identity_number(serial: int, born: str = "19800101") -> str:
    """A number with a right check digit under the region code that nobody has."""
    first = f"990102{born}{serial:03d}"
    return first + check_character(first)


@dataclass
class Cast:
    """The organisations, accounts and providers that tests and demo share."""

    bureau: Organisation
    institution: Organisation
    other_institution: Organisation
    firms: list[Organisation] = field(default_factory=list)
    stations: list[Organisation] = field(default_factory=list)
    accounts: dict[str, Account] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        """One of the cast, acting where the first role is held."""
        found = actor_of(self.accounts[who], date(2026, 3, 1))
        assert found is not None
        return found


def new_organisation(
    kind: Kind, name: str, short: str, region: str, parent: Organisation | None = None
) -> Organisation:
    """Store an organisation that has existed since the city was founded."""
    organisation = Organisation(
        kind=kind, name=name, short_name=short, region=region, parent=parent, valid_from=FOUNDED
    )
    return open_organisation(organisation=organisation, actor=SYSTEM, at=OPENED)


def new_account(cast: Cast, key: str, name: str, role: Role, place: Organisation) -> Account:
    """Open an account with one role; the key is its user name."""
    account = open_account(username=key, name=name, password=None, actor=SYSTEM, at=OPENED)
    give_role(
        account=account,
        role=role,
        organisation=place,
        valid_from=FOUNDED,
        actor=SYSTEM,
        at=OPENED,
    )
    cast.accounts[key] = account
    return account


def new_provider(
    cast: Cast, key: str, name: str, firm: Organisation, kind: str = ProviderKind.LAWYER
) -> Provider:
    """Enter somebody with an account in the roster."""
    account = new_account(cast, key, name, Role.HANDLER, firm)
    is_lawyer = kind == ProviderKind.LAWYER
    provider = Provider(
        account=account,
        name=name,
        kind=kind,
        organisation=firm,
        licence_number=f"1{firm.pk:05d}{account.pk:05d}",
        has_lawyer_licence=is_lawyer,
        licensed_on=date(2010, 6, 1) if is_lawyer else None,
        criminal_since=date(2012, 6, 1) if is_lawyer else None,
        fields={"minors": "2012-06-01"},
        joined_on=FOUNDED,
    )
    cast.providers[key] = enter_provider(provider=provider, actor=SYSTEM, at=OPENED)
    return provider


def let_everybody_in() -> None:
    """One hash of the demo's password for all: hashing sixty times would take half the build."""
    Account.objects.update(password=make_password(PASSWORD))


def build() -> Cast:
    """Store the cast."""
    bureau = new_organisation(Kind.BUREAU, "青石市司法局", "青石", "990100")
    district = new_organisation(Kind.BUREAU, "青石市青石区司法局", "青", "990102", bureau)
    other = new_organisation(Kind.BUREAU, "青石市云渡区司法局", "云", "990103", bureau)
    cast = Cast(
        bureau,
        new_organisation(Kind.INSTITUTION, "青石市青石区法律援助中心", "青", "990102", district),
        new_organisation(Kind.INSTITUTION, "青石市云渡区法律援助中心", "云", "990103", other),
    )
    for key, (name, role) in STAFF.items():
        new_account(cast, key, name, role, cast.institution)
    new_account(cast, "outsider", "外人", Role.OFFICER, cast.other_institution)
    new_account(cast, "bureau", "江明", Role.BUREAU_OFFICER, bureau)
    for index, name in enumerate(("青石正平律师事务所", "青石明衡律师事务所"), start=1):
        firm = new_organisation(Kind.FIRM, name, "", "990102")
        cast.firms.append(firm)
        new_account(cast, f"firm_{index}", f"{name[2:4]}所主任", Role.FIRM, firm)
    new_provider(cast, "handler", "周明远", cast.firms[0])
    new_provider(cast, "second_handler", "叶知秋", cast.firms[1])
    new_account(cast, "administrator", "程默", Role.ADMINISTRATOR, bureau)
    new_account(cast, "local_administrator", "方寸", Role.ADMINISTRATOR, cast.institution)
    station = new_organisation(
        Kind.WORKSTATION, "青石街道法律援助工作站", "", "990102", cast.institution
    )
    cast.stations.append(station)
    new_account(cast, "station", "陆近", Role.WORKSTATION, station)
    new_account(cast, "hotline", "闻声", Role.HOTLINE, bureau)
    new_account(cast, "district_bureau", "严守正", Role.BUREAU_OFFICER, district)
    let_everybody_in()
    return cast
