"""The sum for one claim, line by line, each with its rule: it proposes, a person signs and pays.

base × factors + additions + costs by voucher − what is over a cap; serves 法律援助法 art. 52.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import LawError, MalformedFile
from hengyuan.law.jurisdiction import chain
from hengyuan.law.money import round_half_up, yuan
from hengyuan.law.subsidy.claim import BadClaim, Claim, Difficulty, Distance
from hengyuan.law.subsidy.national import NationalRule, exempt_tax_rule, not_payable_rule
from hengyuan.law.subsidy.schedule import (
    Addition,
    Base,
    Cap,
    Multiplier,
    Rule,
    Schedule,
    schedule_for,
    schedule_named,
)
from hengyuan.law.vocabulary import Grade

Inputs = tuple[tuple[str, str], ...]


class NoRate(LawError):
    """The schedule has no rate for the claim; the text names what is missing."""


class NeedsPick(BadClaim):
    """A rule leaves a range and no sum was picked: whose rule, and between which sums."""

    def __init__(self, rule_id: str, span: str) -> None:
        super().__init__(f"{rule_id} is a range ({span}): pick a sum inside it, with a reason")
        self.rule_id = rule_id
        self.span = span


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the sum: its rule, what went in, fen that it adds (or takes, below zero)."""

    rule_id: str
    text_zh: str
    inputs: Inputs
    amount: int
    cites: tuple[Citation, ...]
    sure: Sureness

    @property
    def is_picked(self) -> bool:
        """Whether somebody chose the sum inside a range."""
        return "核定" in dict(self.inputs)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; citations in their short form."""
        return {
            "rule": self.rule_id,
            "text_zh": self.text_zh,
            "inputs": dict(self.inputs),
            "fen": self.amount,
            "yuan": yuan(self.amount),
            "cites": [cite.key for cite in self.cites],
            "sure": str(self.sure),
        }


@dataclass(frozen=True, slots=True)
class Computation:
    """The proposed sum in fen with its derivation; `is_payable` is False for public posts."""

    schedule_id: str
    schedule_zh: str
    jurisdiction: str
    on: date
    lines: tuple[Line, ...]
    is_payable: bool
    warnings: tuple[str, ...]

    @property
    def total(self) -> int:
        """The sum of all lines, in fen."""
        return sum(line.amount for line in self.lines)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON, as frozen onto a subsidy slip."""
        return {
            "schedule": self.schedule_id,
            "schedule_zh": self.schedule_zh,
            "jurisdiction": self.jurisdiction,
            "on": self.on.isoformat(),
            "lines": [line.as_dict() for line in self.lines],
            "total_fen": self.total,
            "total_yuan": yuan(self.total),
            "is_payable": self.is_payable,
            "warnings": list(self.warnings),
        }


def compute(
    claim: Claim, *, schedule: str | None = None, jurisdiction: str, on: date
) -> Computation:
    """Propose the subsidy for a claim under the schedule in force on the day of assignment.

    Without `schedule` the place's own governs. Raises NoValueInForce, UnknownRule, NoRate (naming
    what the schedule lacks) or BadClaim (a pick outside its range, or one that no rule asks for).
    """
    chosen = schedule_named(schedule, on) if schedule else schedule_for(jurisdiction, on)
    refusal = not_payable_rule(on) if claim.holds_public_post or _is_staff(claim) else None
    work = _Working(claim, chosen)
    if refusal is not None:
        work.refuse(refusal)
    else:
        work.pay()
    work.remark(jurisdiction, on)
    return Computation(
        chosen.id, chosen.name_zh, jurisdiction, on, tuple(work.lines), refusal is None,
        tuple(dict.fromkeys(work.warnings)),
    )  # fmt: skip


def _is_staff(claim: Claim) -> bool:
    return claim.handler == "institution_staff"


@dataclass(slots=True)
class _Working:
    """One computation under way: the lines so far and what is left to remark."""

    claim: Claim
    schedule: Schedule
    lines: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    picked: set[str] = field(default_factory=set)

    def refuse(self, rule: NationalRule) -> None:
        """Only direct costs against vouchers, whatever an older schedule pays in-house."""
        self.lines.append(Line(rule.id, rule.text_zh, (), 0, rule.cites, rule.sure))
        for voucher in self.claim.vouchers:
            inputs = (("费用", voucher.item), ("票据", voucher.paper))
            self.lines.append(
                Line(rule.id, "凭票据退付直接费用", inputs, voucher.fen, rule.cites, rule.sure)
            )
        self.picked.update(self.claim.picks)
        self.warnings.append("承办人不领取补贴：只退付票据所载的直接费用")

    def pay(self) -> None:
        """All steps of the schedule, in their order."""
        base = self._base()
        self._multiply(Fraction(base))
        self._add()
        self._refund()
        self._cap()
        if unused := set(self.claim.picks) - self.picked:
            raise BadClaim(f"no rule of this claim asks for the pick {', '.join(sorted(unused))}")

    def remark(self, jurisdiction: str, on: date) -> None:
        """Everything that the person who signs has to know beside the lines."""
        schedule, claim = self.schedule, self.claim
        self.warnings.extend(schedule.remarks_zh)
        if schedule.start_unsure_until is not None and on <= schedule.start_unsure_until:
            self.warnings.append(f"标准的施行日未见，{on}是否已施行须核对")
        if not set(schedule.jurisdictions) & set(chain(jurisdiction)):
            self.warnings.append(f"“{schedule.name_zh}”不是{jurisdiction}的标准")
        if claim.distance is not Distance.IN_CITY and not self._asks("distance"):
            self.warnings.append(f"标准没有{claim.distance.name_zh}的规定，不影响金额")
        if claim.difficulty is not Difficulty.ORDINARY and not self._asks("difficulty"):
            self.warnings.append(f"标准没有{claim.difficulty.name_zh}案件的规定，不影响金额")
        if claim.grade is Grade.UNQUALIFIED and not self._asks("grade"):
            self.warnings.append("质量不合格，标准没有减付的规定：是否支付由负责人书面决定")
        if claim.has_veto and not self._asks("veto"):
            self.warnings.append("质量一票否决，标准没有规定后果：是否支付由负责人书面决定")
        if (tax := exempt_tax_rule(on)) is not None:
            self.warnings.append(f"{tax.text_zh}（{tax.cites[0]}）")

    def _asks(self, fact: str) -> bool:
        rows: Iterable[Base | Multiplier | Addition] = (
            *self.schedule.bases, *self.schedule.multipliers, *self.schedule.additions,
        )  # fmt: skip
        return any(fact in row.rule.when for row in rows)

    def _line(self, rule: Rule, inputs: Inputs, amount: int) -> None:
        self.lines.append(Line(rule.id, rule.text_zh, inputs, amount, rule.cites, rule.sure))
        if rule.note_zh:
            self.warnings.append(f"{rule.id}：{rule.note_zh}")

    def _picked(self, rule: Rule, low: int, high: int) -> tuple[int, Inputs]:
        """The officer's sum for a range, checked to lie inside (BadClaim, both ends belong)."""
        span = f"{yuan(low)}–{yuan(high)}"
        pick = self.claim.picks.get(rule.id)
        if pick is None:
            raise NeedsPick(rule.id, span)
        if not low <= pick.fen <= high:
            raise BadClaim(f"{rule.id}: {yuan(pick.fen)} lies outside {span}")
        self.picked.add(rule.id)
        return pick.fen, (("幅度", span), ("核定", yuan(pick.fen)), ("理由", pick.reason))

    def _base(self) -> int:
        claim, facts = self.claim, self.claim.facts()
        found = [base for base in self.schedule.bases if base.rule.fits(facts)]
        if not found:
            raise NoRate(_missing(self.schedule, facts))
        if len(found) > 1:
            both = ", ".join(base.rule.id for base in found)
            raise MalformedFile(f"{self.schedule.id}: several rates fit the claim: {both}")
        base = found[0]
        if base.unit_zh == "件" and claim.quantity != 1:
            raise BadClaim(f"{base.rule.id} is paid per case: count a set by its group size")
        if base.unit_zh != "件" and claim.group_size != 1:
            raise BadClaim(f"{base.rule.id} is paid per {base.unit_zh}: it has no group size")
        if base.range is not None:
            amount, inputs = self._picked(base.rule, *base.range)
        else:
            amount, inputs = base.amount or 0, (("标准", yuan(base.amount or 0)),)
        if base.unit_zh != "件":
            inputs = (*inputs, ("数量", f"{claim.quantity}{base.unit_zh}"))
        total = round_half_up(amount * Fraction(claim.quantity))
        self._line(base.rule, inputs, total)
        return total

    def _multiply(self, running: Fraction) -> None:
        """Factors in their order; the rounded steps sum to the rounded product."""
        facts = self.claim.facts()
        for factor in self.schedule.multipliers:
            if not factor.rule.fits(facts):
                continue
            before = round_half_up(running)
            inputs: Inputs
            if factor.range is not None:
                low, high = (round_half_up(running * end) for end in factor.range)
                after, inputs = self._picked(factor.rule, low, high)
                running = Fraction(after)
            else:
                times = factor.times or Fraction(0)
                running *= times
                after, inputs = round_half_up(running), (("倍数", f"{times}"),)
            self._line(factor.rule, (("此前", yuan(before)), *inputs), after - before)

    def _add(self) -> None:
        facts, claim = self.claim.facts(), self.claim
        counts = {
            "case": 1,
            "further_member": claim.group_size - 1,
            "night": claim.nights,
            "hearing_day": claim.hearing_days,
        }
        for addition in self.schedule.additions:
            counted = max(counts[addition.per] - addition.beyond, 0)
            paid = counted if addition.at_most is None else min(counted, addition.at_most)
            if not paid or not addition.rule.fits(facts):
                continue
            inputs: Inputs = (("单价", yuan(addition.amount)), ("计付", str(paid)))
            if paid < counted:
                inputs = (*inputs, ("未计付", str(counted - paid)))
            self._line(addition.rule, inputs, addition.amount * paid)
        if claim.group_size > 1 and not any(
            one.per == "further_member" and one.rule.fits(facts) for one in self.schedule.additions
        ):
            raise NoRate(f"{self.schedule.id} has no rate for a set of {claim.group_size}")

    def _refund(self) -> None:
        facts = self.claim.facts()
        for voucher in self.claim.vouchers:
            rule = next(
                (
                    c.rule
                    for c in self.schedule.costs
                    if voucher.item in c.items and c.rule.fits(facts)
                ),
                None,
            )
            if rule is None:
                raise NoRate(f"{self.schedule.id} refunds no cost “{voucher.item}” for this claim")
            self._line(rule, (("费用", voucher.item), ("票据", voucher.paper)), voucher.fen)

    def _cap(self) -> None:
        facts = self.claim.facts()
        for cap in self.schedule.caps:
            if cap.rule.fits(facts) and (cap.scope == "case" or self.claim.group_size > 1):
                self._apply(cap)

    def _apply(self, cap: Cap) -> None:
        # An earlier cap's deduction lowers what this one sees, so that none is deducted twice.
        caps = {one.rule.id for one in self.schedule.caps}
        covered = sum(
            line.amount for line in self.lines if line.rule_id in caps or cap.is_over(line.rule_id)
        )
        if covered > cap.amount:
            inputs = (("限额", yuan(cap.amount)), ("此前", yuan(covered)))
            self._line(cap.rule, inputs, cap.amount - covered)


def _missing(schedule: Schedule, facts: dict[str, str]) -> str:
    """Which facts of the claim the schedule has no rate for: those of the nearest rows."""

    def distance(base: Base) -> tuple[bool, int]:
        misfits = base.rule.misfits(facts)
        return "kind" in misfits, len(misfits)

    nearest = min(map(distance, schedule.bases))
    blamed: dict[str, set[str]] = {}
    for base in schedule.bases:
        if distance(base) == nearest:
            for name in base.rule.misfits(facts):
                blamed.setdefault(name, set()).update(base.rule.when[name])
    asked = "; ".join(
        f"{name} {facts[name] or 'not given'} (has {', '.join(sorted(words))})"
        for name, words in blamed.items()
    )
    return f"{schedule.id} has no rate for {asked}: a person decides, nothing is guessed"
