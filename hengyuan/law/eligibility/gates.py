"""Tests (a) and (b): competence, capacity, papers (arts. 38, 40, 43, 69), counsel, repetition."""

from hengyuan.law.eligibility.facts import (
    Applicant,
    Capacity,
    Earlier,
    End,
    Facts,
    Role,
)
from hengyuan.law.eligibility.proposal import Outcome
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.jurisdiction import chain
from hengyuan.law.vocabulary import Basis, Kind

DECEIT = frozenset({"TM-1", "TM-2", "TM-3"})
FULL_AGE = 18
WORKING_AGE = 16


def admit(trace: Trace) -> None:
    """Test (a): the right institution, somebody who may apply, and complete papers."""
    _competence(trace)
    _capacity(trace)
    _nationality(trace)
    _papers(trace)


def _competence(trace: Trace) -> None:
    facts, pack = trace.facts, trace.pack
    inputs = (("受理机构", facts.region), ("办案机关或者事由发生地", facts.place))
    if not facts.place:
        trace.step("EL-01", "not-stated", inputs, "未填办案机关所在地或者事由发生地")
    elif facts.place in pack.chain or facts.region in chain(facts.place):
        trace.step("EL-01", "met", inputs)
    elif facts.has_designation_paper:
        trace.step("EL-01", "met", inputs, "有协作或者指定管辖文书")
    else:
        trace.step("EL-01", "unmet", inputs, "不在本机构管辖范围，应有协作或者指定管辖文书")
        trace.ask("跨地区管辖：是否由本机构协作办理或者由上级指定")
        trace.stop(Outcome.REDIRECT, "不属于本机构管辖，告知向有管辖权的机构申请", "RF-3")


def capacity_of(facts: Facts) -> Capacity:
    """Capacity corrected by age: limited under eighteen, unless sixteen and self-supporting."""
    age = facts.age_on_application
    if age is None and facts.group("minor") is not None:
        age = 0
    if facts.capacity is not Capacity.FULL or age is None or age >= FULL_AGE:
        return facts.capacity
    if age >= WORKING_AGE and facts.has_steady_income:
        return Capacity.FULL
    return Capacity.LIMITED


def _capacity(trace: Trace) -> None:
    facts = trace.facts
    if facts.basis is not Basis.APPLICATION:
        trace.step("EL-03", "not-asked", (("启动方式", facts.basis.value),))
        return
    capacity = capacity_of(facts)
    inputs = (
        ("行为能力", capacity.value),
        ("申请人", facts.applicant.value),
        ("代理人侵害其权益", facts.representative_harms),
        ("被羁押、服刑或者强制隔离戒毒", facts.is_detained),
    )
    if capacity is Capacity.UNKNOWN:
        trace.step("EL-03", "unclear", inputs)
        trace.ask("当事人的行为能力需要当面核实并记录")
        return
    fault = _own_fault(facts) if capacity is Capacity.FULL else _ward_fault(trace)
    trace.step("EL-03", "unmet" if fault else "met", inputs, fault)
    if fault:
        trace.stop(Outcome.NEEDS_SUPPLEMENT, fault)


def _own_fault(facts: Facts) -> str:
    """What is wrong with an application for a person of full capacity; empty when nothing is."""
    if facts.applicant is Applicant.SELF or facts.has_authority_paper:
        return ""
    if facts.applicant is Applicant.AGENT:
        return "代为申请须有本人授权材料"
    if facts.is_detained or facts.kind is Kind.CRIMINAL:
        return ""
    return "本人具有完全行为能力，由本人申请或者出具授权材料"


VICTIM_SIDE = (Role.VICTIM, Role.PRIVATE_PROSECUTOR, Role.CIVIL_PLAINTIFF)


def _ward_fault(trace: Trace) -> str:
    """What is wrong with an application for a person without full capacity."""
    facts = trace.facts
    if facts.applicant in (Applicant.SELF, Applicant.AGENT):
        return "无民事行为能力人或者限制民事行为能力人，由其法定代理人代为提出申请"
    if facts.applicant is Applicant.LEGAL_REPRESENTATIVE and facts.representative_harms:
        return "法定代理人侵犯其合法权益的，由其他法定代理人或者近亲属代为提出申请"
    if facts.applicant is Applicant.NEAR_RELATIVE and not facts.representative_harms:
        trace.ask("近亲属代为申请：监护人是否已经确定，授权材料是否齐备")
    return ""


def _nationality(trace: Trace) -> None:
    facts = trace.facts
    if any(trace.facts.group(code) for code in ("military", "military-dependant")):
        trace.step("EL-07", "met", (), "军人军属优先提供；所在单位与职务不得公开")
        trace.on_condition("PRIORITY")
    if not facts.is_foreigner:
        trace.step("EL-06", "not-asked", (("外国人或者无国籍人", False),))
        return
    inputs = (("外国人或者无国籍人", True), ("条约或者互惠", facts.has_treaty_or_reciprocity))
    if facts.basis is not Basis.APPLICATION or facts.kind is Kind.CRIMINAL:
        trace.step("EL-06", "met", inputs, "刑事通知辩护与法律帮助由我国法律规定，不问条约或者互惠")
    elif facts.has_treaty_or_reciprocity:
        trace.step("EL-06", "met", inputs)
    else:
        trace.step("EL-06", "unclear", inputs)
        trace.ask("外国人、无国籍人申请：我国法律、条约或者互惠关系由人认定")
        trace.stop(Outcome.FOR_A_PERSON, "外国人申请须认定法律、条约或者互惠依据")


def _papers(trace: Trace) -> None:
    facts, supplement = trace.facts, trace.facts.supplement
    if supplement is None:
        inputs = (("缺少材料", facts.missing_papers),)
        if facts.missing_papers:
            trace.step("RF-4", "unmet", inputs, "一次性告知需要补充的全部材料")
            trace.stop(Outcome.NEEDS_SUPPLEMENT, "材料不齐：" + "、".join(facts.missing_papers))
        else:
            trace.step("RF-4", "met", inputs)
        return
    as_of = facts.as_of or facts.applied_on
    due, received = supplement.due_on, supplement.received_on
    dated = (("补充期限", due), ("收到", received), ("截至", as_of))
    if received is not None and received <= due:
        trace.step("RF-4", "met", dated)
    elif received is not None:
        trace.step("RF-4", "unclear", dated)
        trace.ask("材料逾期补充：是否仍予接收")
        trace.stop(Outcome.FOR_A_PERSON, "材料在期限届满后收到")
    elif as_of <= due:
        trace.step("RF-4", "unmet", dated, "补充期间不计入审查期限")
        trace.stop(Outcome.NEEDS_SUPPLEMENT, "等待补充材料")
    else:
        trace.step("RF-4", "unmet", dated)
        reason = "未按要求补充材料或者作出说明，视为撤回申请（不是不予）"
        trace.stop(Outcome.DEEMED_WITHDRAWN, reason, "RF-4")


def bar(trace: Trace) -> None:
    """Test (b): counsel of one's own, and what an earlier application means for this one."""
    _counsel(trace)
    if not trace.facts.earlier:
        trace.step("RF-7", "not-a-bar", (("此前申请", 0),))
    for earlier in trace.facts.earlier:
        _repetition(trace, earlier)


def _counsel(trace: Trace) -> None:
    facts = trace.facts
    inputs = (("已有委托", facts.has_retained_counsel),)
    if facts.has_retained_counsel is False:
        trace.step("RF-9", "met", inputs)
    elif facts.has_retained_counsel is None:
        trace.step("RF-9", "unclear", inputs, "应有本人签名的意见，最好当着被委托律师的面出具")
        trace.ask("是否已有委托、本人愿意由谁辩护或者代理")
        if facts.basis is Basis.APPLICATION:
            trace.stop(Outcome.FOR_A_PERSON, "是否已有委托存在争议")
    else:
        trace.step("RF-9", "unmet", inputs)
        if facts.basis is Basis.APPLICATION:
            trace.stop(Outcome.PROPOSE_REFUSAL, "申请人已有代理人或者辩护人", "RF-9")
        elif facts.basis is not Basis.CONSULTATION:
            trace.stop(Outcome.NO_AID_DUE, "已有委托的辩护人或者代理人，不具备指派条件", "RF-9")


def _repetition(trace: Trace, earlier: Earlier) -> None:
    inputs = (
        ("此前结果", earlier.end.value),
        ("同一事项", earlier.same_matter),
        ("同一理由", earlier.same_ground),
        ("同一阶段", earlier.same_stage),
    )
    if not earlier.same_matter:
        trace.step("RF-7", "not-a-bar", inputs, "不同事项；经济状况重新审查")
    elif earlier.end in (End.WITHDRAWN, End.DEEMED_WITHDRAWN, End.REFUSED_HANDLER):
        _after_withdrawal(trace, earlier, inputs)
    elif earlier.end is End.TERMINATED and earlier.ground in DECEIT:
        trace.step("RF-7", "unclear", inputs, f"此前以{earlier.ground}终止")
        trace.ask(f"此前以{earlier.ground}终止，能否再次给予")
        trace.stop(Outcome.FOR_A_PERSON, "此前因欺骗、隐瞒或者违法活动终止")
    elif earlier.end is End.FINISHED and earlier.same_ground and earlier.same_stage:
        _after_finish(trace, inputs)
    else:
        trace.step("RF-7", "not-a-bar", inputs, "不构成重复申请；经济状况重新审查")


def _after_withdrawal(
    trace: Trace, earlier: Earlier, inputs: tuple[tuple[str, object], ...]
) -> None:
    row = trace.pack.grounds.get("RF-8")
    after = "refused-handler" if earlier.end is End.REFUSED_HANDLER else ""
    bars = row is not None and row.after == after
    if bars and earlier.was_wanted and earlier.end is not End.DEEMED_WITHDRAWN:
        trace.step("RF-7", "unmet", inputs, row=row)
        trace.stop(Outcome.NOT_ACCEPTED, "同一事项再次申请，本地规定不予受理", "RF-8")
        return
    trace.step("RF-7", "not-a-bar", inputs, "本地没有限制，或者此前并非真实意思")


def _after_finish(trace: Trace, inputs: tuple[tuple[str, object], ...]) -> None:
    if trace.facts.is_retrial_complaint:
        trace.step("RF-7", "not-a-bar", inputs, "申诉、再审不受重复申请限制")
        return
    row = trace.pack.grounds.get("RF-7")
    trace.step("RF-7", "unmet" if row else "unclear", inputs, row=row)
    if row:
        trace.stop(Outcome.PROPOSE_REFUSAL, row.name_zh, "RF-7")
    else:
        trace.ask("同一事项、同一理由已经办结：是否有新的请求")
        trace.stop(Outcome.FOR_A_PERSON, "同一事项已经办结，本地没有不予的规定")
