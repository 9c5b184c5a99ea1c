"""Whether somebody may be assigned a matter: each rule answers, with its reason and article.

Serves 法律援助法 arts. 12–17, 25, 26, 28 and the conflict rules; the person who assigns decides.
"""

from collections.abc import Callable, Iterable
from datetime import date

from hengyuan.law.citation import Sureness
from hengyuan.law.jurisdiction import chain
from hengyuan.law.qualification.policy import source
from hengyuan.law.qualification.values import (
    Answer,
    Brief,
    Candidate,
    CapitalReading,
    Finding,
    Policy,
    ProviderKind,
)
from hengyuan.law.vocabulary import Kind

Said = tuple[Answer, str] | None
_NO, _YES = Answer.NOT_ELIGIBLE, Answer.ELIGIBLE
FORMER_POST_YEARS = 2  # 律师法 art. 41, 法官法 art. 36, 检察官法 art. 37: fixed by law


def filters(candidate: Candidate, brief: Brief, policy: Policy) -> tuple[Finding, ...]:
    """What every rule that concerns the matter says about a candidate, in the rules' order.

    Parties and firms are compared as opaque ids. A rule that does not concern it is not listed.
    """
    findings: list[Finding] = []
    for rule_id, ask in RULES:
        said = ask(candidate, brief, policy)
        if said is not None:
            named = policy.capital_rule if rule_id == "Q-1" else rule_id
            findings.append(_finding(named, *said, region=brief.region))
    return tuple(findings)


def is_eligible(findings: Iterable[Finding]) -> bool:
    """Whether no rule forbids; conditions and preferences stay for the person who assigns."""
    return all(finding.answer is not Answer.NOT_ELIGIBLE for finding in findings)


def conditions(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What must be met or shown before the assignment is made."""
    return tuple(finding for finding in findings if finding.answer is Answer.CONDITION)


def must_withdraw(
    *, interests: frozenset[str], parties: frozenset[str], other_interest: str = ""
) -> Finding:
    """C-6: an officer who examines or approves withdraws when a party's interest is his own.

    `other_interest` names another relation that may bend the decision; the head decides on it.
    """
    if interests & parties:
        return _finding("C-6", _NO, "审查人、审批人是当事人或者其近亲属，应当回避，由负责人决定")
    if other_interest.strip():
        return _finding(
            "C-6", Answer.CONDITION, f"有其他利害关系（{other_interest}），是否回避由负责人决定"
        )
    return _finding("C-6", _YES, "与当事人没有利害关系")


def may_review(
    *,
    firm: str,
    district: str,
    interests: frozenset[str],
    handler_firm: str,
    institution_district: str,
    parties: frozenset[str],
    opponent_firms: frozenset[str],
) -> Finding:
    """C-7: a peer reviewer reads no dossier of the own firm, district, opponent or relatives."""
    reasons = []
    if firm == handler_firm:
        reasons.append("与承办人同所")
    if firm in opponent_firms:
        reasons.append("其律师事务所代理对方当事人")
    if district == institution_district:
        reasons.append("与法律援助机构同一辖区")
    if interests & parties:
        reasons.append("与当事人有利害关系")
    if reasons:
        return _finding("C-7", _NO, "；".join(reasons))
    return _finding("C-7", _YES, "不同所、不同辖区，与当事人没有利害关系")


def _finding(rule_id: str, answer: Answer, reason: str, *, region: str = "") -> Finding:
    row = source(rule_id)
    if row.jurisdiction in chain(region) or not row.jurisdiction:
        return Finding(row.id, row.name_zh, answer, reason, row.cites, row.sure)
    stricter = f"{reason}（{row.note_zh}）"
    return Finding(row.id, row.name_zh, answer, stricter, row.cites, Sureness.DESIGN)


def is_years_later(since: date, years: int, on: date) -> bool:
    """Whether `years` full years of practice are complete: from the anniversary on."""
    return _anniversary(since, years) <= on


def _anniversary(since: date, years: int) -> date:
    try:
        return since.replace(year=since.year + years)
    except ValueError:  # 29 February: the last day of the month (民法典 art. 202)
        return since.replace(year=since.year + years, day=28)


def _is_lawyer(candidate: Candidate) -> bool:
    return candidate.kind is ProviderKind.LAWYER or candidate.has_lawyer_licence


def _licence(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if candidate.is_suspended:
        return _NO, "已停止执业"
    if candidate.is_firm_stopped:
        return _NO, "所在机构停业整顿"
    if candidate.kind is ProviderKind.INSTITUTION_STAFF:
        if candidate.has_lawyer_licence or candidate.has_legal_qualification:
            return _YES, "机构工作人员，具有律师资格或者法律职业资格"
        return _NO, "机构工作人员须具有律师资格或者法律职业资格"
    if candidate.kind is ProviderKind.VOLUNTEER:
        return None
    if candidate.has_passed_check is None:
        return Answer.CONDITION, "指派前核对执业证和年度考核"
    if not candidate.has_passed_check:
        return _NO, "执业证无效或者未通过年度考核"
    return _YES, "执业证有效"


def _hold(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    return (_NO, f"已暂停指派：{candidate.hold}") if candidate.hold else None


def _lawyer_only(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if brief.kind not in (Kind.CRIMINAL, Kind.DUTY_HELP):
        return None
    if _is_lawyer(candidate):
        return _YES, "律师"
    return _NO, f"{candidate.kind.name_zh}不是律师，刑事案件和值班须由律师承办"


def _capital(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not brief.is_capital:
        return None
    if policy.capital_reading is CapitalReading.CRIMINAL_DEFENCE:
        since, what = candidate.criminal_since, "刑事辩护经历"
    else:
        since, what = candidate.licensed_on, "相关执业经历"
    return _experience(since, what, policy.capital_years, brief.on)


def _experience(since: date | None, what: str, years: int, on: date) -> Said:
    if since is None:
        return _NO, f"没有载明{what}的起始日，须有{years}年以上"
    if is_years_later(since, years, on):
        return _YES, f"{what}自{since}起，已满{years}年"
    return _NO, f"{what}自{since}起，至{_anniversary(since, years)}才满{years}年"


def _minors(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not brief.is_minor:
        return None
    if not _is_lawyer(candidate):
        return _NO, "未成年人的案件须由律师承办"
    if not candidate.knows_minors:
        return _NO, "没有载明熟悉未成年人身心特点"
    return _YES, "熟悉未成年人身心特点的律师"


def _woman(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not brief.prefers_woman:
        return None
    return (_YES, "女律师") if candidate.is_woman else (Answer.PREFERENCE, "优先指派女律师")


def _language(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    lacking = brief.languages - candidate.languages
    if not brief.languages:
        return None
    named = "、".join(sorted(lacking))
    if not lacking:
        return _YES, "通晓受援人的语言"
    if brief.has_interpreter:
        return _YES, f"不通晓{named}，已安排翻译"
    return Answer.CONDITION, f"不通晓{named}，须安排翻译"


def _volunteer(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if candidate.kind is not ProviderKind.VOLUNTEER:
        return None
    if candidate.is_student:
        return _NO, "学生志愿者只提供咨询、代拟法律文书"
    if candidate.has_lawyer_licence:
        return _YES, "具有律师执业证的志愿者"
    return Answer.CONDITION, "非律师志愿者代理诉讼须有社区、单位或者社会团体推荐"


def _plea_duty(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not (brief.is_plea_help and brief.kind is Kind.DUTY_HELP and policy.plea_duty_years):
        return None
    years = policy.plea_duty_years
    return _experience(candidate.criminal_since, "刑事辩护经历", years, brief.on)


def _grassroots(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if candidate.kind is not ProviderKind.GRASSROOTS_LEGAL_WORKER:
        return None
    if brief.kind in (Kind.CRIMINAL, Kind.DUTY_HELP):
        return _NO, "基层法律服务工作者不办理刑事案件"
    if brief.region not in chain(candidate.district):
        return _NO, f"执业区域为{candidate.district}，不在本辖区"
    return _YES, "本辖区的民事、行政和非诉讼案件"


def _own_interest(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if candidate.acts_for & brief.opponents:
        return _NO, "在本案中代理对方当事人"
    if candidate.interests & brief.opponents:
        return _NO, "对方当事人是本人或者其近亲属，有利益冲突"
    if candidate.acts_against & brief.recipients:
        return _NO, "在另一未结案件中代理的一方与本案受援人对立"
    return _YES, "未发现双方代理、利益冲突"


def _former_handler(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    return (_NO, "本案原承办人，已更换或者退回") if candidate.had_this_case else None


def _co_accused(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not brief.is_defence:
        return None
    if candidate.defends & brief.co_accused:
        return _NO, "已为同案或者关联案件的其他被告人辩护"
    return _YES, "未为同案或者关联案件的其他被告人辩护"


def _both_aided(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if not brief.aided_opponent_firms:
        return None
    if candidate.firm not in brief.aided_opponent_firms:
        return _YES, "与对方当事人的承办单位不同"
    borrow = "；本县只有一家律师事务所的，从相邻辖区指派" if brief.is_single_firm_county else ""
    return _NO, f"对方当事人也受援，由同一律师事务所承办{borrow}"


def _same_firm(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if brief.kind is not Kind.CRIMINAL or not brief.other_side_firms:
        return None
    if candidate.firm not in brief.other_side_firms:
        return _YES, "与另一方的律师事务所不同"
    if brief.is_single_firm_county:
        return Answer.CONDITION, "本县只有一家律师事务所，须事先征得双方同意"
    return _NO, "同一律师事务所已代理本案被害人或者被告人一方"


def _former_post(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    post = candidate.former_post
    if post is None or not brief.is_litigation:
        return None
    if post.was_dismissed:
        return _NO, "被开除的法官、检察官不得担任诉讼代理人、辩护人"
    if post.authority == brief.authority:
        return _NO, f"本案由其原任职机关（{post.authority}）办理"
    # Two years run to the end of the anniversary: that day still belongs to them.
    last = _anniversary(post.left_on, FORMER_POST_YEARS)
    if brief.on <= last:
        return _NO, f"离任未满两年，至{last}止不得担任诉讼代理人、辩护人"
    return _YES, "离任已满两年，且不是原任职机关办理的案件"


def _cap(candidate: Candidate, brief: Brief, policy: Policy) -> Said:
    if brief.is_group:
        return _YES, "群体性案件不计入每月上限"
    if candidate.cases_this_month < policy.monthly_cap:
        return _YES, f"本月已承办{candidate.cases_this_month}件，上限{policy.monthly_cap}件"
    return (
        Answer.CONDITION,
        f"本月已承办{candidate.cases_this_month}件（原则上不超过{policy.monthly_cap}件），"
        "再指派须有理由并经第二人批准",
    )


RULES: tuple[tuple[str, Callable[[Candidate, Brief, Policy], Said]], ...] = (
    ("Q-1", _capital),
    ("Q-3", _lawyer_only),
    ("Q-4", _minors),
    ("Q-5", _woman),
    ("Q-6", _language),
    ("Q-7", _volunteer),
    ("Q-8", _plea_duty),
    ("Q-9", _licence),
    ("Q-10", _grassroots),
    ("C-1", _own_interest),
    ("C-2", _co_accused),
    ("C-3", _both_aided),
    ("C-4", _same_firm),
    ("C-5", _former_post),
    ("AM-10", _hold),
    ("AS-08", _former_handler),
    ("CAP", _cap),
)
