"""The 29 actors as roles, who may hold and give which where, and the separation of duties."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Roles R-01 … R-29; a role is held at an organisation from a day to a day."""

    MINISTRY = "R-01"
    PROVINCE = "R-02"
    BUREAU_OFFICER = "R-03"
    INSTITUTION_STAFF = "R-04"
    HEAD = "R-05"
    OFFICER = "R-06"
    ASSIGNER = "R-07"
    QUALITY_HEAD = "R-08"
    FINANCE = "R-09"
    ARCHIVIST = "R-10"
    WORKSTATION = "R-11"
    LIAISON_POINT = "R-12"
    DUTY_LAWYER = "R-13"
    HOTLINE = "R-14"
    HANDLER = "R-15"
    FIRM = "R-16"
    ASSOCIATION = "R-17"
    CASE_AUTHORITY = "R-18"
    REVIEWER = "R-19"
    OBSERVER = "R-20"
    AUDIT = "R-21"
    TAX = "R-22"
    DATA_PARTNER = "R-23"
    APPLICANT = "R-24"
    PUBLIC = "R-25"
    GROUP_ORGANISATION = "R-26"
    FOUNDATION = "R-27"
    THIRD_PARTY = "R-28"
    ADMINISTRATOR = "R-29a"
    SECURITY_AUDITOR = "R-29b"


class Duty(StrEnum):
    """Acts on one case that the separation of duties keeps apart."""

    EXAMINE = "examine"  # 审查
    DECIDE = "decide"  # 审批
    ASSIGN = "assign"  # 指派
    APPROVE_DESIGNATION = "approve_designation"
    HANDLE = "handle"  # 办理
    EXAMINE_DOSSIER_FIRST = "examine_dossier_first"
    EXAMINE_DOSSIER_SECOND = "examine_dossier_second"
    SIGN_SUBSIDY = "sign_subsidy"
    PAY = "pay"


# One person must not do both on the same case; the sentence tells why.
SEPARATED: tuple[tuple[Duty, Duty, str], ...] = (
    (Duty.EXAMINE, Duty.DECIDE, "审查人不得审批自己审查的案件"),
    (Duty.ASSIGN, Duty.HANDLE, "指派人不得承办自己指派的案件"),
    (Duty.ASSIGN, Duty.APPROVE_DESIGNATION, "指定承办须由另一人批准"),
    (Duty.DECIDE, Duty.HANDLE, "审批人不得承办自己审批的案件"),
    (Duty.HANDLE, Duty.EXAMINE_DOSSIER_FIRST, "承办人不得审查自己的案卷"),
    (Duty.HANDLE, Duty.EXAMINE_DOSSIER_SECOND, "承办人不得审查自己的案卷"),
    (Duty.HANDLE, Duty.SIGN_SUBSIDY, "承办人不得核定自己的补贴"),
    (Duty.EXAMINE_DOSSIER_FIRST, Duty.EXAMINE_DOSSIER_SECOND, "案卷两级审查须由不同的人进行"),
    (Duty.SIGN_SUBSIDY, Duty.PAY, "补贴核定人不得发放"),
)

# Roles that one account must not hold together, wherever they are held.
INCOMPATIBLE_ROLES: tuple[tuple[Role, Role, str], ...] = (
    (Role.ADMINISTRATOR, Role.SECURITY_AUDITOR, "系统管理员与安全审计员须由不同的人担任"),
    (Role.QUALITY_HEAD, Role.FINANCE, "质量审查负责人不得兼任补贴会计"),
)


# Roles that are the only one of their account: who opens accounts sees no cases, who reads the
# ledger does nothing that it records.
HELD_ALONE: tuple[tuple[Role, str], ...] = (
    (Role.SECURITY_AUDITOR, "安全审计员不得兼任其他角色"),
    (Role.ADMINISTRATOR, "系统管理员不得兼任业务角色"),
)

# Who gives which roles where. Nobody names an equal at home, nobody at home names who leads the
# house, and no administrator names the auditor who reads what administrators did.
ADMINISTERING = (Role.ADMINISTRATOR, Role.HEAD, Role.BUREAU_OFFICER)
NOT_AT_HOME: dict[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR, Role.HEAD, Role.SECURITY_AUDITOR}),
    Role.HEAD: frozenset({Role.HEAD}),
    Role.BUREAU_OFFICER: frozenset({Role.BUREAU_OFFICER}),
}
NOT_BENEATH: dict[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset({Role.SECURITY_AUDITOR}),
    Role.HEAD: frozenset(),
    Role.BUREAU_OFFICER: frozenset(),
}
# Roles of one level of the state: held only at a bureau whose region is of that level.
LEVELS = {Role.MINISTRY: "000000", Role.PROVINCE: "0000"}


def may_give(giver: frozenset[str], role: Role, *, at_home: bool) -> bool:
    """Whether the giver's roles let them give this role, at their own organisation or beneath."""
    kept = NOT_AT_HOME if at_home else NOT_BENEATH
    return any(each.value in giver and role not in kept[each] for each in ADMINISTERING)


def objection_to_role(role: Role, held: Collection[str]) -> str:
    """Why an account that holds these roles must not hold this one as well; "" if it may."""
    others = set(held) - {role.value}
    for first, second, why in INCOMPATIBLE_ROLES:
        if role in (first, second) and (second if role is first else first) in others:
            return why
    for alone, why in HELD_ALONE:
        if (role is alone and others) or alone in others:
            return why
    return ""


def is_of_level(role: Role, region: str) -> bool:
    """Whether the role is one of this region's level; most roles are of every level."""
    return region.endswith(LEVELS.get(role, ""))


def objection_to(duty: Duty, done: dict[Duty, int], account_id: int) -> str:
    """Why this account must not do this duty on a case, given who did the others; "" if it may.

    `done` maps duties already done on the case to the account that did them.
    """
    for first, second, why in SEPARATED:
        other = second if duty is first else first if duty is second else None
        if other is not None and done.get(other) == account_id:
            return why
    return ""


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a role is called, at which kinds of organisation it is held, may and must not."""

    role: Role
    name_zh: str
    name_en: str
    held_at: tuple[str, ...]
    may: str
    must_not: str


_BUREAU, _INSTITUTION, _FIRM = ("bureau",), ("institution",), ("firm", "legal_service_office")
ROLES: tuple[RoleFacts, ...] = (
    RoleFacts(Role.MINISTRY, "司法部", "Ministry", _BUREAU, "national report, sample", ""),
    RoleFacts(
        Role.PROVINCE,
        "省司法厅",
        "Province",
        _BUREAU,
        "standards, provincial pool",
        "open a dossier without a task",
    ),
    RoleFacts(
        Role.BUREAU_OFFICER,
        "司法局",
        "Bureau officer",
        _BUREAU,
        "objections, complaints, review rounds, publication",
        "decide single applications",
    ),
    RoleFacts(
        Role.INSTITUTION_STAFF,
        "法律援助机构工作人员",
        "Institution staff",
        _INSTITUTION,
        "the whole chain, each act by its own role",
        "paid legal work; favour",
    ),
    RoleFacts(
        Role.HEAD,
        "机构负责人",
        "Head of institution",
        _INSTITUTION,
        "approve, name an assignment",
        "approve own check",
    ),
    RoleFacts(
        Role.OFFICER,
        "窗口审查员",
        "Window officer",
        _INSTITUTION,
        "intake, notices, examination",
        "final decision",
    ),
    RoleFacts(Role.ASSIGNER, "指派员", "Assigner", _INSTITUTION, "assign, log", "change the log"),
    RoleFacts(
        Role.QUALITY_HEAD,
        "质量审查负责人",
        "Quality head",
        _INSTITUTION,
        "second examination, sign",
        "pay",
    ),
    RoleFacts(
        Role.FINANCE, "补贴会计", "Finance", _INSTITUTION, "payment batches", "edit case facts"
    ),
    RoleFacts(Role.ARCHIVIST, "档案员", "Archivist", _INSTITUTION, "seal, archive, lend", ""),
    RoleFacts(
        Role.WORKSTATION, "工作站人员", "Workstation", ("workstation",), "intake, forward", "decide"
    ),
    RoleFacts(
        Role.LIAISON_POINT,
        "联络点人员",
        "Liaison point",
        ("liaison_point",),
        "register a lead",
        "see case files",
    ),
    RoleFacts(
        Role.DUTY_LAWYER,
        "值班律师",
        "Duty lawyer",
        (*_FIRM, *_INSTITUTION),
        "shift log, work record",
        "take the person as a private client",
    ),
    RoleFacts(
        Role.HOTLINE, "12348热线", "Hotline", (*_INSTITUTION, *_BUREAU), "consultation register", ""
    ),
    RoleFacts(
        Role.HANDLER, "承办人", "Handler", (*_FIRM, *_INSTITUTION), "own cases", "other cases"
    ),
    RoleFacts(
        Role.FIRM,
        "承办单位",
        "Firm",
        _FIRM,
        "own unit's cases, name the handler",
        "refuse without reason",
    ),
    RoleFacts(
        Role.ASSOCIATION,
        "律师协会",
        "Bar association",
        ("association",),
        "yearly data of firms",
        "case content beyond need",
    ),
    RoleFacts(
        Role.CASE_AUTHORITY,
        "办案机关",
        "Case authority",
        ("case_authority",),
        "send notices, get replies",
        "see working papers",
    ),
    RoleFacts(
        Role.REVIEWER,
        "评估专家",
        "Peer reviewer",
        (*_FIRM, *_BUREAU),
        "masked dossiers allotted",
        "own firm's cases",
    ),
    RoleFacts(
        Role.OBSERVER,
        "旁听回访员",
        "Observer",
        (*_INSTITUTION, *_BUREAU),
        "observation and callback forms",
        "change grades",
    ),
    RoleFacts(Role.AUDIT, "财政审计", "Audit", _BUREAU, "read-only audit views", ""),
    RoleFacts(Role.TAX, "税务", "Tax", _BUREAU, "file exchange", ""),
    RoleFacts(
        Role.DATA_PARTNER,
        "数据协查单位",
        "Data partner",
        ("case_authority", "bureau"),
        "answer queries",
        "",
    ),
    RoleFacts(
        Role.APPLICANT, "申请人、受援人", "Applicant", (), "apply, track, choose, rate, object", ""
    ),
    RoleFacts(Role.PUBLIC, "公众", "Public", (), "published tables", ""),
    RoleFacts(
        Role.GROUP_ORGANISATION, "群团组织", "Group organisation", ("association",), "own unit", ""
    ),
    RoleFacts(
        Role.FOUNDATION, "法律援助基金会", "Foundation", ("association",), "project ledger", ""
    ),
    RoleFacts(Role.THIRD_PARTY, "第三方评估", "Third party", ("association",), "task data", ""),
    RoleFacts(
        Role.ADMINISTRATOR,
        "系统管理员",
        "Administrator",
        (*_INSTITUTION, *_BUREAU),
        "accounts and organisations",
        "business data",
    ),
    RoleFacts(
        Role.SECURITY_AUDITOR,
        "安全审计员",
        "Security auditor",
        (*_INSTITUTION, *_BUREAU),
        "ledger and access logs",
        "anything else",
    ),
)
FACTS = {facts.role: facts for facts in ROLES}
