"""Kinds of organisation, and the tree that they may form (法律援助法 arts. 5, 12–16)."""

from enum import StrEnum


class Kind(StrEnum):
    """What an organisation is in legal aid."""

    BUREAU = "bureau"  # 司法行政机关
    INSTITUTION = "institution"  # 法律援助机构
    WORKSTATION = "workstation"  # 工作站
    LIAISON_POINT = "liaison_point"  # 联络点
    FIRM = "firm"  # 律师事务所
    LEGAL_SERVICE_OFFICE = "legal_service_office"  # 基层法律服务所
    CASE_AUTHORITY = "case_authority"  # 办案机关
    ASSOCIATION = "association"  # 律师协会


# child kind -> kinds of parent that it may stand under; an empty tuple means: may stand alone
PARENTS: dict[Kind, tuple[Kind, ...]] = {
    Kind.BUREAU: (Kind.BUREAU,),
    Kind.INSTITUTION: (Kind.BUREAU,),
    Kind.WORKSTATION: (Kind.INSTITUTION,),
    Kind.LIAISON_POINT: (Kind.INSTITUTION, Kind.WORKSTATION),
    Kind.FIRM: (),
    Kind.LEGAL_SERVICE_OFFICE: (),
    Kind.CASE_AUTHORITY: (),
    Kind.ASSOCIATION: (),
}

OUTSIDE_THE_TREE = tuple(kind for kind, parents in PARENTS.items() if not parents)
HANDLING_UNITS = (Kind.FIRM, Kind.LEGAL_SERVICE_OFFICE, Kind.INSTITUTION)


def may_stand_under(child: Kind, parent: Kind | None) -> bool:
    """Whether the tree allows it; a bureau may be the root of a city."""
    if parent is None:
        return child is Kind.BUREAU or not PARENTS[child]
    return parent in PARENTS[child]


def region_prefix(code: str) -> str:
    """The digits that all regions inside this one share: 990100 → 9901, 990000 → 99."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def region_range(code: str) -> tuple[str, str]:
    """The first and the last code inside a region, for a search that an index serves."""
    prefix = region_prefix(code)
    return prefix.ljust(6, "0"), prefix.ljust(6, "9")
