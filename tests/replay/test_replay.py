"""Published and invented cases replay as their files expect, and differently when changed."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from hengyuan.cases.models import Case
from hengyuan.cli.replay import replay
from hengyuan.cli.replay.read import read
from hengyuan.cli.replay.walked import _court_day
from hengyuan.law.errors import MalformedFile
from hengyuan.law.supervision import all_hints
from hengyuan.supervision.queries.stories import stories_of

OWN = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
LATE_GRANT = Path(__file__).parent / "cases" / "late-grant.yaml"
MINOR = Path(__file__).parent / "cases" / "notified-minor.yaml"
PUBLISHED = Path(
    os.environ.get("HENGYUAN_CASES", Path(__file__).parents[3] / "shared" / "cases" / "open")
)
LISTED = yaml.safe_load((Path(__file__).parent / "alerts.yaml").read_text(encoding="utf-8"))
CASES = OWN + sorted(PUBLISHED.glob("*.yaml"))
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_replays_as_its_file_expects(path):
    answer = replay(path)
    assert answer["differences"] == []
    assert [row for row in answer["must_not"] if row["verdict"] == "broken"] == []
    assert answer["walk"]["stages"]
    assert raised() == listed(path.stem)


def raised():
    """Which hints each walked case leaves by the day of its last act, and how many cases each."""
    cases = list(Case.objects.all())
    found = Counter()
    for story in stories_of(cases):
        last = max(act.on for act in story.acts)
        hints = [hint for hint in all_hints(story) if hint.since <= last]
        found[frozenset(map(told, hints))] += 1
    return found


def told(hint):
    return hint.rule, hint.key, hint.since, hint.ended_on


def listed(name):
    """The same, as a reader of the law wrote it down."""
    found = Counter()
    for row in LISTED[name]:
        alerts = (
            (one["rule"], one["key"], one["since"], one.get("ended")) for one in row["alerts"]
        )
        found[frozenset(alerts)] += row["cases"]
    return found


def test_every_listed_alert_says_why():
    alerts = [one for rows in LISTED.values() for row in rows for one in row["alerts"]]
    assert len(alerts) > 200
    assert all(one["why"] and one["source"] in ("told", "silent", "bounds") for one in alerts)


def changed(path, tmp_path, change):
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(raw)
    target = tmp_path / path.name
    target.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return target


def test_a_grant_moved_on_is_late(tmp_path):
    def move_on(raw):
        for step in raw["events"]:
            if step["event"] in ("assigned", "met"):
                step["on"] = "2024-03-18"

    answer = replay(changed(LATE_GRANT, tmp_path, move_on))
    assert answer["differences"] == ["clock AP-03: expected met, found late"]


def test_a_month_is_no_day(tmp_path):
    def blur(raw):
        for step in raw["events"]:
            step["on"] = step["on"][:7]
        raw["expect"] = {}

    answer = replay(changed(LATE_GRANT, tmp_path, blur))
    verdicts = {clock["id"]: clock["result"] for clock in answer["clocks"]}
    assert verdicts["AP-02"] == verdicts["AP-03"] == "unknown"
    assert any("2024-03" in line for line in answer["walk"]["assumptions"])


def test_a_migrant_worker_in_a_traffic_case_is_tested(tmp_path):
    def traffic(raw):
        raw["matter"] = "CV-07"
        raw["title"] = "A collision on the road"
        raw["expect"] = {"hardship": {"result": "standard-test"}, "must_not": ["apply NC-3"]}

    assert replay(changed(LATE_GRANT, tmp_path, traffic))["differences"] == []


def test_a_trainee_is_not_assigned_a_defence(tmp_path):
    def trainee(raw):
        raw["handler"] = {"kind": "trainee (no licence)"}
        raw["expect"] = {"must_not": ["accept the assignment with a warning only"]}

    answer = replay(changed(MINOR, tmp_path, trainee))
    assert answer["differences"] == []
    assert "Q-9" in answer["walk"]["blocked"]


def test_retained_counsel_opens_nothing(tmp_path):
    def retained(raw):
        raw["hardship_route"] = {"route": "none"}
        raw["recipients"] = {"count": 0}
        raw["expect"] = {"basis": "none", "must_not": ["open a case", "start NT-01 or NT-02"]}

    answer = replay(changed(MINOR, tmp_path, retained))
    assert answer["differences"] == []
    assert answer["walk"]["opened"] == 0


def test_an_unknown_sentence_is_left_for_a_person(tmp_path):
    def odd(raw):
        raw["expect"] = {"must_not": ["paint the town"]}

    answer = replay(changed(LATE_GRANT, tmp_path, odd))
    assert answer["must_not"] == [{"sentence": "paint the town", "verdict": "for a person"}]


@pytest.mark.parametrize(
    "text",
    [
        "- 1",
        "id: x",
        "id: x\nkind: civil\nevents: [{event: applied}]",
        "id: x\nkind: civil\nexpect: [met]",
        "id: x\nkind: civil\nrecipients: {count: many}",
        "a: [",
        "\x00",
    ],
)
def test_a_malformed_file_is_one_clear_line(tmp_path, text):
    path = tmp_path / "broken.yaml"
    path.write_text(text)
    with pytest.raises(MalformedFile, match=r"broken\.yaml") as error:
        read(path)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_one_clear_line(tmp_path):
    with pytest.raises(MalformedFile, match="cannot be read"):
        read(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("let the head sign the closing check", "held"),
        ("pay a case subsidy to the two staff members", "for a person"),
        ("close the file on 2024-03-04", "held"),
        ("start AP-02", "broken"),
        ("apply NC-3", "broken"),
    ],
)
def test_a_forbidden_conclusion_is_held_against_the_replay(tmp_path, sentence, verdict):
    def forbid(raw):
        raw["expect"] = {"must_not": [sentence]}

    answer = replay(changed(LATE_GRANT, tmp_path, forbid))
    assert answer["must_not"] == [{"sentence": sentence, "verdict": verdict}]
    assert bool(answer["differences"]) == (verdict == "broken")


def test_the_walk_goes_on_to_payment_and_nobody_checks_his_own_dossier():
    walked = replay(LATE_GRANT)["walk"]
    assert walked["stages"][-4:] == ["closed", "archived", "subsidy_signed", "paid"]
    assert walked["subsidy_fen"] > 0


def test_a_file_that_the_page_cannot_tell_is_a_difference(tmp_path, monkeypatch):
    monkeypatch.setattr("hengyuan.cli.replay.road.groups_told", lambda facts: ())

    differences = replay(LATE_GRANT)["differences"]

    assert any(line.startswith("hardship on the page") for line in differences)


def test_a_local_clock_is_shown_beside_the_national_one(tmp_path):
    def move(raw):
        raw["region"] = {"province": "浙江省", "city": "杭州市", "county": "西湖区"}

    answer = replay(changed(LATE_GRANT, tmp_path, move))
    assert {row["region"] for row in answer["local_clocks"]} == {"330106"}
    assert answer["differences"] == []


def test_a_hearing_of_which_the_month_is_known_is_walked_on_a_day_on_which_a_court_sits():
    assert _court_day(date(2024, 9, 1), date(2024, 9, 30)) == date(2024, 9, 2)
    assert _court_day(date(2024, 9, 1), date(2024, 9, 1)) == date(2024, 9, 1)
    assert _court_day(date(2099, 1, 4), date(2099, 1, 31)) == date(2099, 1, 4)  # no calendar yet
