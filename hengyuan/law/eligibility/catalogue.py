"""Test (e): the matter in the national list (arts. 24, 29, 31, 33) and in the place's catalogue."""

from hengyuan.law.eligibility.facts import Facts, Role
from hengyuan.law.eligibility.notice import is_defended
from hengyuan.law.eligibility.proposal import MatterResult, Outcome, Tri
from hengyuan.law.eligibility.rows import Catalogue, Sourced
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.errors import UnknownRule
from hengyuan.law.vocabulary import Basis

BY_ROLE = {
    Role.VICTIM: "CR-A2",
    Role.PRIVATE_PROSECUTOR: "CR-A2",
    Role.CIVIL_PLAINTIFF: "CR-A2",
    Role.COMPLAINANT: "CR-A3",
}
LOCAL = "CV-09"


def matter_code(facts: Facts) -> str:
    """The code of the matter: as the criminal case tells, else as stated."""
    if facts.criminal_code.startswith("CR-A"):
        return facts.criminal_code
    if facts.role in BY_ROLE:
        return BY_ROLE[facts.role]
    return "CR-A1" if is_defended(facts) and not facts.matter else facts.matter


def matter(trace: Trace, opened_by: str, is_mandatory: bool) -> MatterResult:
    """Whether the matter is in the catalogue; `opened_by` is the art. 32 code that opens any."""
    facts = trace.facts
    by_notice = is_defended(facts) and (is_mandatory or facts.basis is not Basis.APPLICATION)
    if by_notice or facts.basis is Basis.DUTY_HELP:
        trace.step("CV", "not-asked", (("启动方式", facts.basis.value),))
        return MatterResult()
    _local_bars(trace)
    code = matter_code(facts)
    national, row = _national(trace, code)
    here, why, opener, deciding = _here(trace, code, national, opened_by)
    catalogue = trace.pack.catalogue
    mode = catalogue.mode if catalogue else "positive-plus-local"
    inputs = (
        ("事项", code),
        ("地方事项", facts.local_matter),
        ("人身损害原因", facts.injury),
        ("全国清单", national.plain),
        ("清单方式", mode),
    )
    trace.step("CV", here.value, inputs, why, deciding or row)
    if here is Tri.FALSE:
        trace.stop(Outcome.PROPOSE_REFUSAL, why, "RF-1")
    elif here is Tri.UNCLEAR:
        trace.ask(f"事项是否属于本地当日的范围：{why}")
        trace.stop(Outcome.FOR_A_PERSON, why)
    return MatterResult(code, national, here, mode, opener)


def _national(trace: Trace, code: str) -> tuple[Tri, Sourced | None]:
    facts = trace.facts
    if not code:
        return Tri.UNCLEAR, None
    row = trace.pack.matters.get((code, ""))
    if row is None:
        if code == LOCAL:
            return Tri.FALSE, None
        known = ", ".join(sorted({known for known, _ in trace.pack.matters} | {LOCAL}))
        raise UnknownRule(f"no matter is called “{code}”; known: {known}")
    if row.injuries:
        named = facts.injury is not None and facts.injury.value in row.injuries
        return (Tri.TRUE if named else Tri.UNCLEAR), row
    if code == "CR-A3":
        ordered = {True: Tri.TRUE, False: Tri.FALSE, None: Tri.UNCLEAR}
        return ordered[facts.is_retrial_ordered], row
    return Tri.TRUE, row


Here = tuple[Tri, str, str, Sourced | None]


def _here(trace: Trace, code: str, national: Tri, opened_by: str) -> Here:
    """The answer of the place, its reason, what opened it, and the row that decided."""
    catalogue = trace.pack.catalogue
    if national is Tri.TRUE:
        return Tri.TRUE, "", "", None
    if opened_by:
        return Tri.TRUE, "第三十二条情形不受事项范围限制", opened_by, None
    for open_to in trace.pack.open_to:
        if any(shown.has_paper and shown.group in open_to.groups for shown in trace.facts.groups):
            return Tri.TRUE, open_to.name_zh, open_to.row_id, open_to
    if catalogue is not None and catalogue.mode == "negative-list":
        return _negative(trace, code, catalogue)
    found = trace.pack.matters.get((LOCAL, trace.facts.local_matter)) if code == LOCAL else None
    if found is not None and trace.facts.local_matter:
        papers = {shown.group for shown in trace.facts.groups if shown.has_paper}
        if not found.groups or found.groups & papers:
            return Tri.TRUE, found.name_zh, "", found
        return Tri.UNCLEAR, f"{found.name_zh}：尚无人群材料", "", found
    return _unlisted(trace, national, catalogue)


def _negative(trace: Trace, code: str, catalogue: Catalogue) -> Here:
    if {code, trace.facts.local_matter} & catalogue.excluded:
        return Tri.FALSE, "列入本地负面清单，不属于法律援助事项", "", catalogue
    if catalogue.list_unknown:
        return Tri.UNCLEAR, "本地负面清单或者适用人群未见全文", "", catalogue
    return Tri.TRUE, "本地实行负面清单，事项未被排除", "", catalogue


def _unlisted(trace: Trace, national: Tri, catalogue: Catalogue | None) -> Here:
    if catalogue is None:
        return Tri.UNCLEAR, "全国清单没有列明，本地当日的补充事项未载入", "", None
    if national is Tri.UNCLEAR:
        return Tri.UNCLEAR, "全国清单是否包含该情形不明", "", catalogue
    if catalogue.list_unknown or (catalogue.mode != "positive-list" and _is_unsaid(trace.facts)):
        return Tri.UNCLEAR, "本地补充事项未见全文，或者未填地方事项", "", catalogue
    return Tri.FALSE, "不属于本地当日的法律援助事项范围", "", catalogue


def _is_unsaid(facts: Facts) -> bool:
    return facts.matter == LOCAL and not facts.local_matter


def _local_bars(trace: Trace) -> None:
    """RF-5 and RF-6 exist only where a local rule says so; elsewhere they bar nothing."""
    facts = trace.facts
    flagged = {"RF-5": facts.is_outside_bodies, "RF-6": facts.is_opponent_unknown}
    for code, holds in flagged.items():
        if not holds:
            continue
        row = trace.pack.grounds.get(code)
        trace.step("CV", "not-a-bar" if row is None else "unmet", ((code, True),), row=row)
        if row is not None:
            trace.stop(Outcome.PROPOSE_REFUSAL, row.name_zh, code)
        else:
            trace.ask(f"{code}只是部分地方的理由，本地没有规定，不得据此不予")
