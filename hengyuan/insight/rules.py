"""A decision record as a turn of the radar: what the policy left to chance at that moment.

Serves 法律援助法 art. 43. Reads only what was kept then; nothing is looked up again.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hengyuan.law.fairness import Reason, Turn, Way, Worth
from hengyuan.law.vocabulary import Word

DRAWN = ("by_lot", "by_match")
REASONS = {
    "by_choice": Reason.CHOICE,
    "by_continuity": Reason.CONTINUITY,
    "by_specialists": Reason.SPECIALISTS,
    "on_duty": Reason.ON_DUTY,
    "in_house": Reason.IN_HOUSE,
}
GROUNDS = {
    "continuity": Reason.CONTINUITY,
    "in_house": Reason.IN_HOUSE,
    "specialist": Reason.SPECIALISTS,
}


class Conclusion(Word):
    """What a person made of a deviation; nothing follows by itself."""

    EXPLAINED = "explained", "已查明，有正当理由", "looked into, with good reason"
    WATCHED = "watched", "继续观察", "kept under watch"
    REFERRED = "referred", "移交调查", "passed on for inquiry"


class Level(Word):
    """Whom a table of the radar is about."""

    FIRMS = "firms", "承办单位", "firms"
    PEOPLE = "people", "承办人员", "people"


@dataclass(frozen=True, slots=True)
class Made:
    """One assignment of the month: the record's content, and what the case was worth."""

    key: str
    month: str
    method: str
    ground: str
    kind: str
    firm: int
    institution: int  # its own staff stand in no rotation
    kept: Mapping[str, Any]
    worth: Worth

    @property
    def open_to(self) -> list[Mapping[str, Any]]:
        """Everybody whom the policy could have found, the institution's own staff apart."""
        firms = self.kept["firms"]
        return [
            each
            for each in self.kept["people"]
            if each["ok"] and not firms[each["f"]][3] and firms[each["f"]][0] != self.institution
        ]

    @property
    def reason(self) -> Reason | None:
        """The recorded reason for leaving the rule, by method or by ground."""
        if self.method == "by_designation":
            return GROUNDS.get(self.ground, Reason.DESIGNATION) if self.ground else None
        return REASONS.get(self.method)

    @property
    def stratum(self) -> str:
        """Cases of a month that the same people may take: kind, and the filters that kept
        somebody out."""
        texts = self.kept["reasons"]
        rules = {texts[place][0] for each in self.kept["people"] for place in each["o"]}
        return " ".join([self.month, self.kind, *sorted(r for r in rules if r.startswith("Q-"))])


def firm_id(number: int) -> str:
    """A firm as a unit of the radar."""
    return f"f{number}"


def person_id(number: int) -> str:
    """A person as a unit of the radar."""
    return f"p{number}"


def firm_turn(made: Made) -> Turn:
    """The assignment among firms; where people take turns, a firm weighs as its people do."""
    people: Counter[str] = Counter()
    order = []
    for each in made.open_to:
        firm = firm_id(made.kept["firms"][each["f"]][0])
        if firm not in people:
            order.append(firm)
        people[firm] += 1
    by_people = made.kept["plan"]["rotate"] == "people" or made.kept["provider"] is not None
    weights = {firm: people[firm] if by_people else 1 for firm in order}
    chosen = firm_id(made.firm)
    way = _way(made, chosen in weights, bool(order) and order[0] == chosen)
    person = person_turn(made)
    if person is not None:
        way = person.way
        weights = _of_firms(made, person) or weights
    return _turn(made, way, chosen, weights)


def person_turn(made: Made) -> Turn | None:
    """The assignment among people; None where the policy found a firm, which names the person."""
    if made.kept["provider"] is None:
        return None
    open_to = made.open_to
    chosen = person_id(made.kept["provider"])
    weights = {person_id(each["p"]): 1 for each in open_to}
    if made.method == "by_match":
        best = sorted(open_to, key=lambda each: (-_points(each), each["l"], str(each["p"])))
        few = best[: int(made.kept["plan"]["best_of"])]
        weights = {person_id(each["p"]): max(1, _points(each)) for each in few}
    longest = min((each["l"] for each in open_to), default="")
    mine = next((each["l"] for each in open_to if person_id(each["p"]) == chosen), None)
    return _turn(made, _way(made, chosen in weights, mine == longest), chosen, weights)


def _points(each: Mapping[str, Any]) -> int:
    return int(each["s"]["total"]) if each["s"] else 0


def _of_firms(made: Made, person: Turn) -> dict[str, int]:
    firm_of = {
        person_id(each["p"]): firm_id(made.kept["firms"][each["f"]][0])
        for each in made.kept["people"]
    }
    weights: Counter[str] = Counter()
    for unit, weight in person.candidates:
        weights[firm_of[unit]] += weight
    return dict(weights)


def _way(made: Made, is_candidate: bool, is_first: bool) -> Way:
    """In turn only for who came next; drawn only from the list; everything else left the rule.

    The proposal of a batch was computed and accepted by a person: nobody drew it.
    """
    if made.kept.get("batch"):
        return Way.BESIDE
    if made.method == "by_rotation" and is_first:
        return Way.IN_TURN
    return Way.DRAWN if made.method in DRAWN and is_candidate else Way.BESIDE


def _turn(made: Made, way: Way, chosen: str, weights: Mapping[str, int]) -> Turn:
    return Turn(
        key=made.key,
        way=way,
        chosen=chosen,
        candidates=tuple(sorted(weights.items())),
        stratum=made.stratum,
        fee=made.worth.fee,
        effort=made.worth.effort,
        reason=made.reason if way is Way.BESIDE else None,
    )


def left_out(made: Made) -> Counter[tuple[str, str]]:
    """How often each person and firm could not be found, by the first rule that said so."""
    found: Counter[tuple[str, str]] = Counter()
    texts, firms = made.kept["reasons"], made.kept["firms"]
    own: dict[int, list[str]] = {}
    for each in made.kept["people"]:
        said = "" if each["ok"] else _rule_of(firms[each["f"]][3])
        if each["o"]:
            said = texts[each["o"][0]][0]
        own.setdefault(each["f"], []).append(said)
        if said:
            found[person_id(each["p"]), said] += 1
    for place, (pk, _name, _last, reason) in enumerate(firms):
        said = _rule_of(reason)
        if not said and all(own.get(place, [""])):
            said = Counter(own[place]).most_common(1)[0][0]
        if said:
            found[firm_id(pk), said] += 1
    return found


def _rule_of(reason: str) -> str:
    """The rule in front of a firm's reason."""
    return reason.partition("：")[0] if "：" in reason else ""
