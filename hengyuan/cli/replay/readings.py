"""What a file tells in words, as the values that the eligibility rules ask.

The sources speak in tags, codes and sentences. Each reading below is an assumption of ours that
the report names; the conclusions are the rules' own (`findings`), never the lexicon's.
"""

from dataclasses import dataclass, field
from datetime import date

from hengyuan.cli.replay import urgency
from hengyuan.cli.replay.read import CaseFile
from hengyuan.law.eligibility import Claim, Facts, Injury, Need, ReviewCourt, Role, Sentence, Shown
from hengyuan.law.eligibility.pack import COMMENCEMENT
from hengyuan.law.places import code_of
from hengyuan.law.vocabulary import Basis, Kind, Stage

AGES = {"minor": 15, "elderly": 75}
GROWN = 40

TRAFFIC = r"\bcrash|traffic|collision|hit by an? (car|truck|lorry|bus|van)|motorcycle|run over"
WORK = r"work[- ]injur|at work|building site|construction site|scaffold|machine"
MEDICAL = r"malpractice|medical (accident|dispute|damage)|wrong operation|misdiagnos"
FOOD = r"food poison|food safety|false (medicine|drug)|drug safety"
ASSAULT = r"\bbeat|assault|attack|stabb|kick|punch|fight|\bbitten|\bdog\b"
VIOLENCE = (
    r"domestic violence|abus(e|ed) by (her|his) (husband|father|mother|wife|son)|maltreat"
    r"|\babandon(ed|ment|s)\b|beat(s|en)? (her|him|by) .*(husband|wife|son|father)"
    r"|husband (beats|has beaten|hits|hit)|protection order"
)
BRAVE = r"bravely|act of bravery|saved (a|the) (child|drown|boy|girl)|rescu(ed|ing) a"

# A tag or word of the file → the group of the law.
GROUPS: dict[str, tuple[str, ...]] = {
    "minor": ("minor",),
    "elderly": ("elderly",),
    "disabled": ("disabled",),
    "visual-disability": ("blind", "visual-disability", "visually-impaired"),
    "hearing-disability": ("deaf", "hearing-disability", "deaf-mute"),
    "speech-disability": ("mute", "speech-disability"),
    "intellectual-disability": ("intellectual-disability",),
    "not-fully-aware": ("limited-capacity", "not-fully-aware", "limited-responsibility"),
    "social-assistance": (
        "minimum-allowance",
        "allowance",
        "dibao",
        "low-income-allowance",
        "social-assistance",
        "subsistence-allowance",
    ),
    "extreme-poor": ("extreme-poor", "extreme-poverty"),
    "judicial-assistance": ("judicial-assistance",),
    "preferential": ("preferential", "veteran-pension", "preferential-treatment"),
    "migrant-worker": ("migrant-worker",),
    "migrant-worker-survivor": ("migrant-worker-family",),
    "military": ("military", "soldier"),
    "military-dependant": ("military-dependant", "military-family", "soldier-family"),
    "violence-victim": (
        "domestic-violence",
        "violence-victim",
        "abuse-victim",
        "abandoned",
        "abused",
    ),
    "brave-act": ("brave-act", "good-samaritan"),
    "martyr-relative": ("martyr-family", "martyr-relative"),
    "acquitted-on-retrial": ("acquitted-on-retrial", "acquitted", "wrongly-convicted"),
}
ACCUSED_SIDE = {"visual-disability", "hearing-disability", "speech-disability", "not-fully-aware"}
WITHOUT_INCOME = {"no-income", "homeless", "no-capacity", "unemployed", "orphan"}
BY_ROUTE = {
    "HX-1": "martyr-relative",
    "HX-2": "brave-act",
    "HX-3": "acquitted-on-retrial",
    "HX-4": "violence-victim",
    "NC-2": "social-assistance",
    "NC-3": "migrant-worker",
}
RELIEF = r"minimum (living )?allowance|dibao|subsistence allowance|low-income allowance"


@dataclass(slots=True)
class Readings:
    """What the file says to the rules: of the accused side, of the asking side, and how read."""

    basis: Basis
    accused: Facts | None = None
    asking: Facts | None = None
    notes: list[str] = field(default_factory=list)


def read_facts(case: CaseFile) -> Readings:
    """The facts of each side of the case that aid is about."""
    readings = Readings(basis_of(case))
    asks = readings.basis in (Basis.APPLICATION, Basis.CONSULTATION)
    if not asks:
        readings.accused = _accused(case, readings)
    if asks or any(code.startswith("CR-A") for code in case.codes):
        readings.asking = _asking(case, readings)
    return readings


def regime_of(case: CaseFile) -> str:
    """in-force, as-if or crosses, by the days of the steps."""
    before = after = False
    for step in case.steps:
        earliest, latest = step.when.earliest, step.when.latest
        before |= bool(earliest and earliest < COMMENCEMENT)
        before |= bool(latest and latest < COMMENCEMENT)
        after |= bool(earliest and earliest >= COMMENCEMENT)
        after |= bool(latest and latest >= COMMENCEMENT)
    if not before and not after:
        text = str(case.raw.get("law_at_time") or "")
        after = "法律援助法" in text.replace("条例", "")
        before = not after
    return "crosses" if before and after else "in-force" if after else "as-if"


def basis_of(case: CaseFile) -> Basis:
    """How the aid began, or that none is due."""
    if case.kind == "duty_help":
        return Basis.DUTY_HELP
    if case.recipients == 0 or case.route == "none":
        return Basis.NONE
    if case.stages == ["consultation"] and not case.of("applied", "granted", "assigned"):
        return Basis.CONSULTATION
    if any(code.startswith("CR-A") for code in case.codes[:1]):
        return Basis.APPLICATION
    has_notice = bool(case.of("notified")) or bool(case.raw.get("notified_ground"))
    if case.kind == "criminal" and case.of("applied") and not has_notice:
        return Basis.APPLICATION
    if case.route == "notified" or has_notice or any(c.startswith("CR-M") for c in case.codes):
        return Basis.NOTIFIED
    return Basis.APPLICATION


def region_of(case: CaseFile) -> str:
    """The code of the place, as far as the list of places knows its names."""
    region = case.raw.get("region") or {}
    return code_of(*(str(region.get(key) or "") for key in ("province", "city", "county")))


def injury_of(case: CaseFile) -> Injury | None:
    """What caused an injury, as art. 31 item 7 tells them apart; None where nothing is told."""
    tagged = {
        "traffic": Injury.TRAFFIC,
        "work-injury": Injury.WORK,
        "medical": Injury.MEDICAL,
        "food": Injury.FOOD_DRUG,
    }
    for tag, injury in tagged.items():
        if tag in case.tags:
            return injury
    told = ((TRAFFIC, Injury.TRAFFIC), (WORK, Injury.WORK), (MEDICAL, Injury.MEDICAL))
    for pattern, injury in (*told, (FOOD, Injury.FOOD_DRUG), (ASSAULT, Injury.OTHER)):
        if case.told(pattern):
            return injury
    return None


def _began(case: CaseFile) -> date:
    """The day whose rules apply: of the application or notice, else of the first step."""
    first = [*case.of("applied", "notified"), *case.of("granted", "assigned"), *case.steps]
    days = [step.when.earliest or step.when.latest for step in first]
    known = next((day for day in days if day), None)
    return known or (COMMENCEMENT if regime_of(case) == "in-force" else date(2021, 12, 31))


def _stage(case: CaseFile) -> Stage | None:
    known = {stage.value: stage for stage in Stage}
    return next((known[name] for name in case.stages if name in known), None)


def _accused(case: CaseFile, readings: Readings) -> Facts:
    code = next((code for code in case.codes if code.startswith("CR-M")), "")
    grounds: tuple[str, ...] = ()
    if readings.basis is Basis.NOTIFIED and not code:
        grounds = ("ordinary-procedure",)
        readings.notes.append("通知没有载明类别：按第二十五条第二款读")
    return Facts(
        applied_on=_began(case),
        region=region_of(case),
        kind=Kind.CRIMINAL,
        basis=readings.basis,
        stage=_stage(case),
        as_if=True,
        criminal_code=code,
        has_retained_counsel=readings.basis is Basis.NONE,
        possible_sentence=Sentence.LIFE if code == "CR-M4" else None,
        is_in_absentia=code == "CR-M6",
        notice_grounds=grounds,
        recipients=max(1, case.recipients),
    )


def _asking(case: CaseFile, readings: Readings) -> Facts:
    code = next((c for c in case.codes if c.startswith(("CV-", "CR-A"))), "")
    defended = case.kind == "criminal" and not code
    injury = _injury(case, code, readings)
    ending = urgency.period_ending(case)
    if ending:
        readings.notes.append(f"紧急：{ending[0]}申请时，期限将于{ending[1]}届满")
    is_suit = case.kind == "administrative" and code != "CV-01"
    return Facts(
        applied_on=ending[0] if ending else _began(case),
        region=region_of(case),
        kind=Kind.parse(case.kind),
        basis=readings.basis if readings.basis is Basis.CONSULTATION else Basis.APPLICATION,
        stage=_stage(case),
        as_if=True,
        role=Role.VICTIM if code == "CR-A2" else Role.COMPLAINANT if code == "CR-A3" else None,
        criminal_code=code if code.startswith("CR-") else _review(case),
        review_court=ReviewCourt.SUPREME if _review(case) else None,
        age=AGES.get(case.age_group, GROWN),
        groups=tuple(Shown(group=group, has_paper=True) for group in groups_of(case, readings)),
        has_steady_income=_income(case, readings),
        matter=code if code.startswith("CV-") else "" if defended or code else "CV-09",
        injury=injury,
        claim=_claim(case, code, injury_of(case)),
        limitation_ends_on=ending[1] if ending else None,
        limitation_unclear=is_suit and ending is None,
        other_urgency=urgency.is_in_danger(case),
        preservation=_preservation(case, readings),
        recipients=max(1, case.recipients),
    )


def _review(case: CaseFile) -> str:
    return "CR-M5" if "CR-M5" in case.codes else ""


def groups_of(case: CaseFile, readings: Readings) -> list[str]:
    """The groups that the file tells of; the papers that show them are assumed to be there."""
    found = [group for group, tags in GROUPS.items() if case.tags & set(tags)]
    found = [group for group in found if group not in ACCUSED_SIDE or case.kind == "criminal"]
    if case.tags & {"blind", "deaf", "mute", "deaf-mute", "mental-disability"}:
        found.append("disabled")
    if case.tags >= {"survivor", "migrant-worker"}:
        found = [group for group in found if group != "migrant-worker"]
        found.append("migrant-worker-survivor")
    found += _told_groups(case)
    for route, group in BY_ROUTE.items():
        if route in case.route and not (route == "NC-3" and "migrant-worker-survivor" in found):
            found.append(group)
    if case.route == "NC-1" and not {"minor", "elderly", "disabled"} & set(found):
        found.append("disabled" if case.told(r"disab|paraly|cripple") else "elderly")
    found = list(dict.fromkeys(found))
    if found:
        readings.notes.append(f"人群按来源读作{'、'.join(found)}，证件视为已经出示")
    return found


def _told_groups(case: CaseFile) -> list[str]:
    found = []
    if case.told(VIOLENCE) and case.codes[:1] != ("CR-A2",):
        found.append("violence-victim")
    if case.told(BRAVE):
        found.append("brave-act")
    if case.said(RELIEF):
        found.append("social-assistance")
    if case.said(r"^(?!.*family).*migrant worker") and "migrant-worker-family" not in case.tags:
        found.append("migrant-worker")
    return found


def _income(case: CaseFile, readings: Readings) -> bool | None:
    if WITHOUT_INCOME & case.tags or case.route == "NC-1" or case.said(r"\bno (fixed )?income"):
        readings.notes.append("固定生活来源：按来源读作没有")
        return False
    return None


def _injury(case: CaseFile, code: str, readings: Readings) -> Injury | None:
    injury = injury_of(case)
    if code == "CV-07" and injury is None:
        readings.notes.append("损害原因：来源没有说，按第三十一条第七项所列之一读")
        return Injury.TRAFFIC
    is_claimed = code in ("CV-02", "CV-03") and _claim(case, code, injury) is not None
    return injury if code == "CV-07" or is_claimed else None


def _claim(case: CaseFile, code: str, injury: Injury | None) -> Claim | None:
    """Where the claim comes from; None leaves it to the matter, or to a person."""
    is_taken_so = "work-injury" in case.tags or case.route == "NC-3"
    if code in ("CV-02", "CV-03") and injury is Injury.WORK and is_taken_so:
        return Claim.WORK_INJURY
    if code in ("CV-02", "CV-03") and "migrant-worker" in case.tags and injury is Injury.WORK:
        return Claim.WORK_INJURY
    return None


def _preservation(case: CaseFile, readings: Readings) -> Need:
    need, why = urgency.preservation_of(case)
    if need is not Need.NO:
        readings.notes.append(f"紧急：{why}")
    return need
