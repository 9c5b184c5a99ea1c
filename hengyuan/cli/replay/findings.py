"""What the facts of a file say: regime, basis, mandatory group, matter, hardship, urgency.

The sources tell in words what the eligibility engine takes as values; the lexicon below reads
them, and each reading is an assumption that the report names.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hengyuan.cli.replay.read import CaseFile

LAW = date(2022, 1, 1)
TRAFFIC = r"\bcrash|traffic|collision|hit by a (car|truck|lorry)|motorcycle"
WORK = r"work[- ]injur|at work|building site|construction site|scaffold|machine"
MEDICAL = r"malpractice|medical accident|wrong operation|misdiagnos"
FOOD = r"food poison|food safety|false (medicine|drug)|drug safety"
ASSAULT = r"\bbeat|assault|attack|stabb|kick|punch|fight|\bbitten|\bdog\b"
VIOLENCE = (
    r"domestic violence|abus(e|ed) by (her|his) (husband|father|mother|wife)|abandon|maltreat"
)


@dataclass(slots=True)
class Findings:
    """The engine's view of one case, each finding with why."""

    regime: str
    basis: str
    mandatory: bool
    mandatory_code: str
    matter: bool | str | None
    hardship: str
    hardship_code: str
    urgent: str
    why: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


def find(case: CaseFile) -> Findings:
    """Everything that the facts decide."""
    basis = basis_of(case)
    mandatory = next((code for code in case.codes if code.startswith("CR-M")), "")
    hardship, code, why = hardship_of(case, basis)
    urgent, urgent_why = urgency_of(case, basis)
    return Findings(
        regime=regime_of(case),
        basis=basis,
        mandatory=bool(mandatory) and basis == "notified",
        mandatory_code=mandatory,
        matter=matter_of(case),
        hardship=hardship,
        hardship_code=code,
        urgent=urgent,
        why={"hardship": why, "urgent": urgent_why},
    )


def regime_of(case: CaseFile) -> str:
    """in-force, as-if or crosses, by the days of the steps."""
    before = after = False
    for step in case.steps:
        earliest, latest = step.when.earliest, step.when.latest
        before |= bool(earliest and earliest < LAW) or bool(latest and latest < LAW)
        after |= bool(earliest and earliest >= LAW) or bool(latest and latest >= LAW)
    if not before and not after:
        text = str(case.raw.get("law_at_time") or "")
        after = "法律援助法" in text.replace("条例", "")
        before = not after
    return "crosses" if before and after else "in-force" if after else "as-if"


def basis_of(case: CaseFile) -> str:
    """How the aid began, or that none is due."""
    if case.kind == "duty_help":
        return "duty-help"
    if case.recipients == 0 or case.route == "none":
        return "none"
    if case.stages == ["consultation"] and not case.of("applied", "granted", "assigned"):
        return "consultation"
    is_agency = any(code.startswith("CR-A") for code in case.codes[:1])
    if is_agency:
        return "application"
    has_notice = bool(case.of("notified")) or bool(case.raw.get("notified_ground"))
    if case.route == "notified" or has_notice or any(c.startswith("CR-M") for c in case.codes):
        return "notified"
    return "application"


def injury_of(case: CaseFile) -> str:
    """What caused an injury, as art. 31 item 7 tells them apart; "other" for none of these."""
    tagged = {
        "traffic": "traffic",
        "work-injury": "work",
        "medical": "medical",
        "food": "food_drug",
    }
    for tag, injury in tagged.items():
        if tag in case.tags:
            return injury
    for pattern, injury in ((TRAFFIC, "traffic"), (WORK, "work"), (MEDICAL, "medical")):
        if case.told(pattern):
            return injury
    if case.told(FOOD):
        return "food_drug"
    return "other" if case.told(ASSAULT) else ""


def matter_of(case: CaseFile) -> bool | str | None:
    """Whether the matter is in the national list (arts. 29, 31); None when nothing is asked."""
    for code in case.codes:
        if code == "CV-07":
            return "unclear" if injury_of(case) == "other" else True
        if code == "CV-09":
            return False
        if code.startswith(("CV-", "CR-A")):
            return True
    return False if _art_32(case) else None


def hardship_of(case: CaseFile, basis: str) -> tuple[str, str, str]:
    """Route, code and why, in the order of ruling 15 (d), (f), (g)."""
    asks = basis == "application" or any(code.startswith("CR-A") for code in case.codes)
    if basis in ("notified", "duty-help", "none") and not asks:
        return "not-needed", "", "不经经济困难审查"
    if situation := _art_32(case):
        return "not-limited", situation, "不受经济困难条件限制"
    if "minor" in case.tags:
        return "exempt-from-check", "NC-1", "未成年人"
    pay_or_work = "CV-05" in case.codes or (
        bool({"CV-02", "CV-03", "CV-07"} & set(case.codes)) and injury_of(case) == "work"
    )
    if "migrant-worker" in case.tags and pay_or_work:
        return "exempt-from-check", "NC-3", "进城务工人员请求劳动报酬或者工伤赔偿"
    if {"migrant-worker-family", "survivor"} & case.tags:
        if case.route == "NC-3":
            return "exempt-from-check", "NC-3", "来源按进城务工人员家属办理，由人确认"
        return "unknown", "NC-3", "规定是否及于家属，由人认定"
    if {"military-dependant", "military", "soldier"} & case.tags:
        return "unknown", "HX-5", "由各地规定"
    return _special_group(case)


def _art_32(case: CaseFile) -> str:
    tags = case.tags
    if {"domestic-violence", "violence-victim", "abuse-victim", "abandoned", "abused"} & tags:
        return "HX-4"
    if "HX-4" in case.route or (case.told(VIOLENCE) and case.codes[:1] != ("CR-A2",)):
        return "HX-4"
    if "HX-" in case.route:
        return case.route[case.route.index("HX-") :][:4]
    if case.told(r"bravely|acting bravely|saved (a|the) (child|drown)"):
        return "HX-2"
    if {"martyr-family", "martyr-relative"} & tags:
        return "HX-1"
    return ""


def _special_group(case: CaseFile) -> tuple[str, str, str]:
    tags = case.tags
    relief = {"minimum-allowance", "allowance", "dibao", "extreme-poor", "low-income-allowance",
              "social-assistance", "judicial-assistance", "preferential"}  # fmt: skip
    if relief & tags or case.route == "NC-2":
        return "exempt-from-check", "NC-2", "社会救助、司法救助或者优抚对象"
    is_special = {"elderly", "disabled"} & tags or "elderly" in str(case.raw.get("applicant"))
    without_income = {"no-income", "homeless", "no-capacity", "unemployed"} & tags
    if is_special and case.raw.get("applicant", {}).get("age_group") != "mixed":
        if without_income or case.route == "NC-1":
            return "exempt-from-check", "NC-1", "无固定生活来源的老年人、残疾人"
        return "standard-test", "NC-1?", "有无固定生活来源须有材料证明"
    if case.route == "NC-1":
        return "exempt-from-check", "NC-1", "来源称无固定生活来源"
    return "standard-test", "", "没有免予核查的情形"


def urgency_of(case: CaseFile, basis: str) -> tuple[str, str]:
    """Whether art. 44 may ask for aid first: no, possible or yes."""
    if basis != "application":
        return "no", "不是依申请的案件"
    if {"CV-08", "CV-09"} & set(case.codes) and case.told(
        r"crop|harvest|season|field|seedling|fungicide|pesticide|fish|pond"
    ):
        return "yes", "证据随季节灭失，须立即保全"
    if case.told(r"frozen|freez|preserv|seiz|run(s|ning)? (off|away)|moves? (its|his) assets"):
        return "possible", "可能需要保全或者先予执行"
    if case.kind == "administrative" and not case.of("filed"):
        return "possible", "起诉期限取决于申请日"
    if case.kind == "administrative":
        return "possible", "起诉期限取决于申请日"
    if case.codes[:1] == ("CR-A2",) and any(stage.startswith("trial") for stage in case.stages):
        return "possible", "附带民事诉讼须在审判期间提出"
    if {"survivor", "work-injury"} <= case.tags:
        return "possible", "现场证据须及时固定"
    if "no-capacity" in case.tags or case.told(r"\bcoma\b|treatment money|intensive care"):
        return "possible", "可能需要先予执行医疗费用"
    if "CV-04" in case.codes and "illness" in case.tags:
        return "possible", "赡养费可以先予执行"
    return "no", "没有紧急情形"
