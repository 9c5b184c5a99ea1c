"""Why this person and not another, for each proposal of a batch; why nobody, for the rest.

A place with somebody has a price: what it is worth to the other matters of the batch. The second
best is the one who would be left with most points after that price.
"""

from dataclasses import dataclass

import numpy as np

from hengyuan.law.matching.grid import Grid
from hengyuan.law.matching.network import NOBODY, Ints, Market, Plan
from hengyuan.law.matching.score import Score, score
from hengyuan.law.qualification import conditions, filters, source
from hengyuan.law.qualification.values import Brief, Candidate, Finding

OWN_LIMITS = {
    "FIELD": ("本地规定的专业年限", "the years in the field that this place asks for"),
    "BARRED": ("须由人逐一审查", "a person has to look at them"),
    "DISTANCE": ("本地规定的距离", "the distance that this place allows"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal: who, with which points, on which conditions, and what the alternative costs.

    `load_cost` is what the matters already given cost in points, below 0 for fewer than others;
    `price` what the place is worth to others. `second_id` "" means that the matter would wait.
    `regret`: changing to the second costs the batch at least so much. `highest_id`: somebody with
    more points, or "".
    """

    case_id: str
    candidate_id: str
    score: Score
    conditions: tuple[Finding, ...]
    load_cost: int
    price: int
    second_id: str
    second_points: int
    regret: int
    highest_id: str
    highest_points: int
    highest_price: int

    @property
    def reason_zh(self) -> str:
        """The reason in one sentence."""
        said = [f"匹配{self.score.total}分（满分{self.score.maximum}分）"]
        if self.load_cost > 0:
            said.append(f"因已分得的案件减{self.load_cost}分")
        elif self.load_cost < 0:
            said.append(f"因本年所得少于同类人员加{-self.load_cost}分")
        if self.second_id:
            loss = f"至少少{self.regret}分" if self.regret else "可能不少分"
            said.append(f"其次为{self.second_id}（{self.second_points}分），改派其承办全批{loss}")
        else:
            said.append("没有可替代的人，否则等待")
        if self.highest_id:
            said.append(
                f"{self.highest_id}得分更高（{self.highest_points}分），"
                f"但其名额对其他案件值{self.highest_price}分"
            )
        return "；".join(said)

    @property
    def reason_en(self) -> str:
        """The reason in one sentence, in English."""
        said = [f"match {self.score.total} of {self.score.maximum} points"]
        if self.load_cost > 0:
            said.append(f"less {self.load_cost} for the cases already given")
        elif self.load_cost < 0:
            said.append(f"plus {-self.load_cost} for fewer cases this year than comparable people")
        if self.second_id:
            loss = f"at least {self.regret}" if self.regret else "perhaps nothing"
            said.append(
                f"next is {self.second_id} ({self.second_points} points): the batch would lose "
                f"{loss}"
            )
        else:
            said.append("nobody else is free: it would wait")
        if self.highest_id:
            said.append(
                f"{self.highest_id} scores more ({self.highest_points}), but the place is worth "
                f"{self.highest_price} to other cases"
            )
        return "; ".join(said)

    def as_values(self) -> dict[str, object]:
        """The proposal as a record keeps it."""
        return {
            "case": self.case_id,
            "handler": self.candidate_id,
            "score": self.score.as_values(),
            "conditions": [each.reason_zh for each in self.conditions],
            "load_cost": self.load_cost,
            "price": self.price,
            "second": self.second_id,
            "second_points": self.second_points,
            "regret": self.regret,
            "highest": self.highest_id,
            "highest_points": self.highest_points,
            "highest_price": self.highest_price,
            "zh": self.reason_zh,
            "en": self.reason_en,
        }


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A matter that waits, and why; how many candidates each rule excludes."""

    case_id: str
    excluded_by: dict[str, int]
    reason_zh: str
    reason_en: str

    def as_values(self) -> dict[str, object]:
        """The matter as a record keeps it."""
        return {
            "case": self.case_id,
            "excluded_by": self.excluded_by,
            "zh": self.reason_zh,
            "en": self.reason_en,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A matter of a batch and where it stands among the numbers."""

    case_id: str
    brief: Brief
    row: int
    grid: Grid
    market: Market


def placed(case: Row, turn: int, plan: Plan) -> Placed:
    """The proposal for one row; `turn` is how many of the batch this person has with it."""
    brief, row, grid, market = case.brief, case.row, case.grid, case.market
    person = int(plan.taker[row])
    candidate = grid.candidates[person]
    points = market.points[row].astype(np.int64)
    net = np.where(points < 0, np.iinfo(np.int64).min, points - plan.prices)
    mine = int(net[person])
    net[person] = np.iinfo(np.int64).min
    second = int(net.argmax())
    waiting = -int(market.waiting[row])
    waits = int(net[second]) < waiting
    highest = int(points.argmax())
    is_higher = int(points[highest]) > int(points[person])
    return Placed(
        case_id=case.case_id,
        candidate_id=candidate.id,
        score=score(brief, candidate, grid.policy.weights),
        conditions=_conditions(candidate, brief, grid),
        load_cost=int(market.steps[person, turn - 1]),
        price=int(plan.prices[person]),
        second_id="" if waits else grid.candidates[second].id,
        second_points=0 if waits else int(points[second]),
        regret=max(0, mine - max(int(net[second]), waiting)),
        highest_id=grid.candidates[highest].id if is_higher else "",
        highest_points=int(points[highest]) if is_higher else 0,
        highest_price=int(plan.prices[highest]) if is_higher else 0,
    )


def _conditions(candidate: Candidate, brief: Brief, grid: Grid) -> tuple[Finding, ...]:
    """What must be met first; the cap is a room of the batch and never exceeded."""
    findings = conditions(filters(candidate, brief, grid.policy.law))
    return tuple(each for each in findings if each.rule_id != "CAP")


def unplaced(case: Row, taker: Ints, barred: int = 0) -> Unplaced:
    """Why a row waits, when the rows were taken so; `barred` are left out beside the filters."""
    market = case.market
    may = market.points[case.row] >= 0
    counts = np.bincount(taker[taker != NOBODY], minlength=len(market.room))
    excluded = case.grid.why_nobody(case.brief) | ({"BARRED": barred} if barred else {})
    if not may.any():
        zh = "、".join(f"{_named(rule)[0]}（{n}人）" for rule, n in excluded.items())
        en = ", ".join(f"{_named(rule)[1]} ({n})" for rule, n in excluded.items())
        reason = f"没有人符合条件：{zh or '名册中没有人'}", f"nobody may: {en or 'nobody listed'}"
    elif (counts[may] >= market.room[may]).all():
        free = int(may.sum())
        reason = (
            f"符合条件的{free}人本月名额已满",
            f"the {free} who may have no place left this month",
        )
    else:
        reason = (
            "有名额的人与关联案件冲突，或者派出使全批损失更多",
            "those with a place clash with linked cases, or placing it costs the batch more",
        )
    return Unplaced(case.case_id, excluded, *reason)


def _named(rule: str) -> tuple[str, str]:
    return OWN_LIMITS[rule] if rule in OWN_LIMITS else (source(rule).name_zh, rule)
