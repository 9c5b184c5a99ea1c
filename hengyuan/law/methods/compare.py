"""A policy in sentences that can be published, and what changes between two versions."""

from dataclasses import dataclass

from hengyuan.law.matching.text import figures
from hengyuan.law.methods.plan import Plan, Rule
from hengyuan.law.methods.words import Scope
from hengyuan.law.places import full_name
from hengyuan.law.vocabulary import Word


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a policy before and after; "" where it was or is not there."""

    label: str
    before: str
    after: str


def _name(word: Word, *, english: bool) -> str:
    return word.name_en if english else word.name_zh


def _who(rule: Rule, *, english: bool) -> str:
    parts = [_name(kind, english=english) for kind in rule.kinds]
    parts += [*rule.matters, *rule.tags]
    if rule.is_group is not None:
        shown = ("group cases", "no group case") if english else ("群体性案件", "非群体性案件")
        parts.append(shown[0] if rule.is_group else shown[1])
    joined = (", " if english else "、").join(parts)
    return joined or ("every other case" if english else "其他案件")


def _weights(plan: Plan, *, english: bool, beside: Plan | None = None) -> str:
    """The figures in words; beside another plan with its own only those that are not the same."""
    if plan.weights is None:
        zh = "没有自定：采用本系统的默认权数，不是官方数值"
        en = "none of its own: this system's default, which is no official figure"
        return en if english else zh
    others = figures(beside.weights, english=english) if beside and beside.weights else ()
    said = [each for each in figures(plan.weights, english=english) if each not in others]
    if english:
        return ", ".join(f"{name}: {figure}" for name, figure in said)
    return "；".join(f"{name}：{figure}" for name, figure in said)


def _lines(plan: Plan, *, english: bool, beside: Plan | None = None) -> dict[str, str]:
    join, arrow = (", " if english else "、"), " → "

    def say(zh: str, en: str) -> str:
        return en if english else zh

    partners = join.join(full_name(code) or code for code in plan.partners)
    scope = _name(plan.scope, english=english)
    lines = {
        say("人员范围", "Where handlers come from"): (
            f"{scope}（{partners}）" if plan.scope is Scope.PARTNERS else scope
        ),
        say("轮派对象", "Who takes turns"): _name(plan.rotate, english=english),
        say("每人每月上限", "Cases a person a month"): say(
            f"{plan.monthly_cap}件，群体性案件不计，超过须有理由并经第二人批准",
            f"{plan.monthly_cap}, group cases apart; beyond it only with a ground and a second "
            "approver",
        ),
        say("智能随机的候选人数", "How many of the best stand in the lot"): str(plan.best_of),
        say("智能随机的权数", "Weights of the match score"): _weights(
            plan, english=english, beside=beside
        ),
        say("摇号的秘密由谁提供", "Who brings a secret to a lot"): join.join(
            _name(each, english=english) for each in plan.seeds
        ),
        say("退回指派的后果", "After a refusal"): _name(plan.after_refusal, english=english),
    }
    for number, rule in enumerate(plan.rules, start=1):
        who, methods = _who(rule, english=english), rule.methods
        label = say(f"第{number}条：{who}", f"Rule {number}: {who}")
        lines[label] = arrow.join(_name(method, english=english) for method in methods)
    return lines


def sentences(plan: Plan, *, english: bool = False) -> tuple[tuple[str, str], ...]:
    """The policy line by line, label and text, fit to be published."""
    return tuple(_lines(plan, english=english).items())


def differences(before: Plan, after: Plan, *, english: bool = False) -> tuple[Difference, ...]:
    """Every line that is not the same, in the order of the policy."""
    old = _lines(before, english=english, beside=after)
    new = _lines(after, english=english, beside=before)
    return tuple(
        Difference(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys((*old, *new))
        if old.get(label) != new.get(label)
    )
