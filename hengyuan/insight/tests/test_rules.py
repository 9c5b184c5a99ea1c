"""A record becomes a turn: in turn, drawn, or beside the rule with its reason."""

import pytest

from hengyuan.insight.rules import Made, firm_turn, left_out, person_turn
from hengyuan.law.fairness import Reason, Way, Worth

REASONS = [["Q-3", "刑事"], ["CAP", "本月5件"]]


def person(pk, firm, *, ok=1, last="", objections=(), points=None):
    score = None if points is None else {"total": points}
    return {"p": pk, "n": f"律师{pk}", "f": firm, "ok": ok, "o": list(objections), "l": last,
            "s": score}  # fmt: skip


def made(people, *, method="by_rotation", firm=1, provider=None, ground="", rotate="firms",
         firms=None):  # fmt: skip
    kept = {
        "plan": {"rotate": rotate, "best_of": 2},
        "provider": provider,
        "firms": firms or [[1, "甲所", "", ""], [2, "乙所", "2026-03-01 09:00", ""]],
        "people": people,
        "reasons": REASONS,
    }
    return Made("2026-03-1", "2026-03", method, ground, "civil", firm, 9, kept, Worth(100, 90))


TWO = [person(11, 0), person(12, 0), person(21, 1)]


def test_the_firm_that_waited_longest_is_in_turn():
    turn = firm_turn(made(TWO))
    assert (turn.way, turn.chosen, turn.candidates) == (Way.IN_TURN, "f1", (("f1", 1), ("f2", 1)))
    assert (turn.fee, turn.effort, turn.stratum) == (100, 90, "2026-03 civil")


def test_another_firm_left_the_order_without_a_reason():
    turn = firm_turn(made(TWO, firm=2))
    assert (turn.way, turn.reason) == (Way.BESIDE, None)


@pytest.mark.parametrize(
    ("method", "ground", "reason"),
    [
        ("by_choice", "", Reason.CHOICE),
        ("by_continuity", "", Reason.CONTINUITY),
        ("in_house", "", Reason.IN_HOUSE),
        ("by_designation", "major", Reason.DESIGNATION),
        ("by_designation", "continuity", Reason.CONTINUITY),
        ("by_designation", "", None),
    ],
)
def test_methods_and_grounds_are_reasons(method, ground, reason):
    assert firm_turn(made(TWO, method=method, ground=ground)).reason is reason


def test_where_people_take_turns_a_firm_weighs_as_its_people():
    found = made(TWO, rotate="people", provider=21, firm=2)
    person_row, firm_row = person_turn(found), firm_turn(found)
    assert person_row.way is Way.IN_TURN and person_row.chosen == "p21"
    assert firm_row.candidates == (("f1", 2), ("f2", 1))


def test_a_match_is_drawn_among_the_best_by_their_points():
    people = [person(11, 0, points=60), person(12, 0, points=80), person(21, 1, points=40)]
    found = made(people, method="by_match", provider=12)
    turn = person_turn(found)
    assert (turn.way, turn.candidates) == (Way.DRAWN, (("p11", 60), ("p12", 80)))
    assert firm_turn(found).candidates == (("f1", 140),)
    beside = person_turn(made(people, method="by_match", provider=21, firm=2))
    assert (beside.way, beside.reason) == (Way.BESIDE, None)


def test_a_firm_drawn_by_lot_has_no_person():
    found = made(TWO, method="by_lot", firm=2)
    assert person_turn(found) is None
    assert firm_turn(found).way is Way.DRAWN


def test_the_institutions_own_staff_stand_in_no_rotation():
    firms = [[1, "甲所", "", ""], [2, "乙所", "", ""], [9, "法律援助中心", "", ""]]
    found = made([*TWO, person(91, 2)], firms=firms, method="in_house", firm=9, provider=91)
    turn = firm_turn(found)
    assert (turn.way, turn.reason, turn.chosen) == (Way.BESIDE, Reason.IN_HOUSE, "f9")
    assert turn.candidates == (("f1", 2), ("f2", 1))


def test_who_was_left_out_is_counted_by_rule_and_cases_with_other_filters_stand_apart():
    people = [person(11, 0, ok=0, objections=[0]), person(12, 0, ok=0, objections=[0, 1]),
              person(21, 1, ok=0)]  # fmt: skip
    firms = [[1, "甲所", "", ""], [2, "乙所", "", "AM-10：已暂停指派：年检"], [3, "丙所", "", "空"]]
    found = made(people, firms=firms)
    assert left_out(found) == {
        ("p11", "Q-3"): 1, ("p12", "Q-3"): 1, ("f1", "Q-3"): 1, ("p21", "AM-10"): 1,
        ("f2", "AM-10"): 1,
    }  # fmt: skip
    assert found.stratum == "2026-03 civil Q-3"
