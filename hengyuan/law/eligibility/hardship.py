"""Test (g): hardship by data or by a commitment with figures (arts. 34, 41). Nothing shown is a
check still to be made, never a refusal."""

from fractions import Fraction

from hengyuan.law.eligibility.exemption import Freed
from hengyuan.law.eligibility.facts import Finances
from hengyuan.law.eligibility.notice import is_defended
from hengyuan.law.eligibility.proposal import Finding, Hardship, Outcome, Route
from hengyuan.law.eligibility.standard import Limit, limit_for, standard_for
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.vocabulary import Basis

FORMS = ("经济困难状况说明表", "个人诚信承诺书或者证明材料")


def hardship(trace: Trace, freed: Freed, exempt: Freed, is_mandatory: bool) -> Hardship:
    """The route by which hardship is answered, and what it leaves open."""
    facts = trace.facts
    accused = is_mandatory or facts.basis in (Basis.NOTIFIED, Basis.DUTY_HELP, Basis.NONE)
    if accused:
        return _without(trace, Route.NOT_NEEDED)
    if freed.code:
        return _without(trace, Route.NOT_LIMITED, freed)
    if exempt.code:
        return _without(trace, Route.EXEMPT, exempt)
    finding, limit = _standard_test(trace)
    unclear = (*freed.unclear, *exempt.unclear)
    candidates = tuple(dict.fromkeys((*unclear, *freed.candidates, *exempt.candidates)))
    papers = tuple(dict.fromkeys((*freed.papers, *exempt.papers, *FORMS)))
    asks_person = facts.basis is Basis.CONSULTATION or (unclear and finding is not Finding.PASSES)
    route = Route.UNKNOWN if asks_person else Route.STANDARD
    _stand_in_the_way(trace, finding, bool(unclear), candidates)
    return Hardship(
        route,
        candidates[0] + "?" if candidates else "",
        finding,
        facts.finances.per_head,
        limit.fen if limit else None,
        candidates,
        papers,
    )


def _without(trace: Trace, route: Route, by: Freed | None = None) -> Hardship:
    code = by.code if by else ""
    trace.step("HS", route.value, (("途径", code or "通知或者法律帮助"),))
    return Hardship(route, code, papers=by.papers if by else (), also=by.also if by else ())


def _stand_in_the_way(
    trace: Trace, finding: Finding, is_unclear: bool, candidates: tuple[str, ...]
) -> None:
    if finding is Finding.PASSES:
        return
    if is_unclear:
        trace.stop(Outcome.FOR_A_PERSON, "是否免予核查或者不受限制，由工作人员认定")
    elif is_defended(trace.facts) and trace.facts.other_reasons:
        trace.ask(f"第二十四条“其他原因”：{trace.facts.other_reasons}")
        trace.stop(Outcome.FOR_A_PERSON, "因其他原因没有委托辩护人，由工作人员认定")
    elif finding is Finding.NO_VALUE:
        trace.stop(Outcome.FOR_A_PERSON, "本地经济困难标准没有配置，无法计算")
    elif finding is Finding.NOT_SHOWN:
        trace.stop(Outcome.NEEDS_HARDSHIP_CHECK, "经济困难状况尚未说明或者核查")
    elif candidates:
        trace.stop(Outcome.NEEDS_SUPPLEMENT, "收入高于标准，但可能免予核查，需要证明材料")
    else:
        trace.stop(Outcome.PROPOSE_REFUSAL, "不符合经济困难标准", "RF-2")


def _standard_test(trace: Trace) -> tuple[Finding, Limit | None]:
    facts = trace.facts
    finances = facts.finances
    per_head = finances.per_head
    inputs = (
        ("核查方式", finances.shown_by),
        ("月人均收入（分）", per_head),
        ("财产", finances.assets),
        ("不共同生活、未计入的人数", _apart(finances)),
    )
    if finances.recognised_by and _is_recognised(trace):
        trace.step("HS", "passes", (*inputs, ("已由何地认定", finances.recognised_by)), "标准互认")
        return Finding.PASSES, None
    if per_head is None:
        trace.step("HS", "not-shown", inputs, "没有数据也没有带数字的承诺：需要核查，不是不予")
        return Finding.NOT_SHOWN, None
    try:
        limit = limit_for(
            facts.region,
            trace.rules_on,
            residence=finances.residence,
            home_region=facts.home_region,
        )
    except NoValueInForce as error:
        trace.step("HS", "no-value", inputs, str(error))
        trace.ask(f"本地经济困难标准没有配置：{error}")
        return Finding.NO_VALUE, None
    return _compare(trace, limit, per_head, inputs), limit


def _apart(finances: Finances) -> int:
    return sum(not member.lives_together for member in finances.members)


def _compare(
    trace: Trace, limit: Limit, per_head: Fraction, inputs: tuple[tuple[str, object], ...]
) -> Finding:
    finances = trace.facts.finances
    standard = limit.standard
    barred = tuple(sorted(standard.assets.intersection(finances.assets)))
    passes = limit.admits(per_head) and not barred
    shown = (
        *inputs,
        ("标准（分）", limit.fen),
        ("比较", standard.comparison),
        ("标准地", limit.place),
    )
    named = "、".join(trace.pack.asset(code).name_zh for code in barred)
    note = f"有标准所排除的财产：{named}" if barred else ""
    trace.step("HS", "passes" if passes else "fails", shown, note, standard)
    if limit.is_disputed(per_head):
        trace.ask("收入恰好等于标准：“低于”与“不高于”两种读法结论不同，默认从规章")
    if limit.is_stale:
        trace.ask("所用标准数值已满一年，请核对是否已有新的公告")
    if standard.period_months > 1 and (finances.months_averaged or 0) < standard.period_months:
        trace.ask(f"标准要求申请前{standard.period_months}个月的平均数，所填数字的期间需要核对")
    return Finding.PASSES if passes else Finding.FAILS


def _is_recognised(trace: Trace) -> bool:
    """Whether another place's finding of hardship is recognised here (Sichuan and Chongqing)."""
    finances, facts = trace.facts.finances, trace.facts
    try:
        standard = standard_for(facts.region, trace.rules_on, finances.residence)
    except NoValueInForce:
        return False
    origin = chain(finances.recognised_by)
    return standard.source.region in origin or bool(standard.recognises.intersection(origin))
