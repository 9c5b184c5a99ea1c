"""Each rule of supervision by its examples; the story as values; bounds; the rehearsal."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import supervision
from hengyuan.law.citation import Sureness
from hengyuan.law.errors import MalformedFile, UnknownRule
from hengyuan.law.supervision import (
    Act,
    Bounds,
    Clock,
    Judged,
    Link,
    Out,
    Story,
    all_hints,
    next_day,
    rehearse,
    rule,
    rules,
    standing,
)  # fmt: skip
from hengyuan.law.supervision.story import as_plain, from_plain
from hengyuan.law.tests.supervision_cases import PLANTS, case_of

FOLDER = Path(supervision.__file__).parents[1] / "examples" / "supervision"
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law" / "supervision.md"


def examples():
    for path in sorted(FOLDER.glob("*.yaml")):
        for example in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, example, id=f"{path.stem}: {example['name']}")


def story_of(told):
    """A story from an example's words."""
    acts = [
        Act(a["did"], a["day"], a.get("told", a["day"]), a.get("by", 0), a.get("said", ""))
        for a in told.get("acts", ())
    ]
    clocks = [
        Clock(
            c["rule"], c["started"], c.get("due"), c.get("stopped"), c.get("late", False),
            c.get("paused", False),
        )
        for c in told.get("clocks", ())
    ]  # fmt: skip
    return Story(
        "1", "990101", told.get("kind", "criminal"), "application", "trial_first_instance",
        "under_handling", told.get("group", 1), told.get("hearing"),
        tuple(sorted(acts, key=lambda act: act.on)), tuple(clocks),
        tuple(Out(o["since"], o.get("until"), o["why"]) for o in told.get("out", ())),
        tuple(
            Judged(one["rule"], one["name"], one["severity"], one["day"])
            for one in told.get("confirmed", ())
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("rule_id", "told"), list(examples()))
def test_an_example(rule_id, told):
    story = story_of(told)
    found = sorted(rule(rule_id).check(story, Bounds("990101")), key=lambda one: one.key)
    wanted = sorted(told["expected"], key=lambda one: one["key"])
    assert [(one.since, one.key, one.ended_on) for one in found] == [
        (one["since"], one["key"], one.get("ended")) for one in wanted
    ]
    for hint, one in zip(found, wanted, strict=True):
        assert hint.rule == rule_id and hint.sentence_zh and hint.seen
        assert hint.link == one.get("link", hint.link)


def test_every_rule_has_examples_a_line_on_its_page_and_says_what_would_clear_it():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {one.id for one in rules()}
    page = PAGE.read_text("utf-8")
    for one in rules():
        assert f"| {one.id} |" in page
        assert one.clears_zh and one.consequence_zh and one.tells and one.mend_days > 0
        assert one.cites or one.sure is Sureness.DESIGN


def test_an_unknown_rule_is_said_to_be_unknown():
    with pytest.raises(UnknownRule, match="J99"):
        rule("J99")


def test_a_story_as_values_is_the_same_story():
    for path in FOLDER.glob("*.yaml"):
        for told in yaml.safe_load(path.read_text("utf-8")):
            story = story_of(told)
            assert from_plain(as_plain(story)) == story


@pytest.mark.parametrize("seed", range(3 * len(PLANTS)))
def test_a_planted_defect_is_seen_and_nothing_else(seed):
    story, wanted = case_of(seed)
    assert {hint.rule for hint in standing(all_hints(story), date(2026, 12, 1))} == wanted


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
KINDS = ("handler.named", "handling.meeting", "handling.file_reading", "handling.hearing",
         "closing.reported", "dossier.returned", "conflict.found")  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(KINDS), DAYS, st.integers(0, 40)), max_size=12), DAYS)
def test_what_stood_once_stands_later_too(told, on):
    """What was not known yet on a day takes no hint of that day away, except its open end."""
    acts = [Act(kind, day, day + timedelta(days=late)) for kind, day, late in told]
    acts.sort(key=lambda act: (act.told_on, act.on))
    whole = Story("1", "", "criminal", "", "", "", acts=tuple(sorted(acts, key=lambda a: a.on)))
    hints = all_hints(whole)
    assert list(hints) == sorted(hints, key=lambda hint: (hint.since, hint.rule, hint.key))
    seen = standing(hints, on)
    assert all(hint.since <= on for hint in seen)
    ahead = next_day(hints, on)
    assert ahead is None or ahead > on
    if ahead:
        assert len(standing(hints, ahead)) > len(seen) == len(standing(hints, ahead - DAY))


DAY = timedelta(days=1)


def test_a_local_bound_stands_before_our_own(tmp_path, monkeypatch):
    (tmp_path / "supervision").mkdir()
    (tmp_path / "supervision" / "own.yaml").write_text(
        "bounds:\n"
        "  - {rule: J06-silent, bound: days, value: 20, jurisdiction: '9901', "
        "valid_from: 2026-02-01, cite: 青石市办法, sure: SEED}\n"
        "  - {rule: J06-silent, bound: days, value: 10, jurisdiction: '990101', "
        "valid_from: 2026-06-01, cite: 青石区办法, sure: SEED}\n",
        "utf-8",
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    silent, place = rule("J06-silent").RULE, Bounds("990101")
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 1)]
    assert [place.of(silent, "days", on) for on in days] == [45, 45, 10]
    assert Bounds("990102").of(silent, "days", days[1]) == 45
    assert Bounds("990101", {("J06-silent", "days"): 7}).of(silent, "days", days[2]) == 7
    assert [one.value for one in supervision.local_bounds()] == [20, 10]


def test_a_bound_of_nothing_is_refused(tmp_path, monkeypatch):
    (tmp_path / "supervision").mkdir()
    (tmp_path / "supervision" / "own.yaml").write_text(
        "bounds: [{rule: J06-silent, bound: days, value: 0, jurisdiction: '', sure: design}]\n"
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    with pytest.raises(MalformedFile, match="at least 1"):
        supervision.local_bounds()


def test_a_rehearsal_lists_what_would_flip():
    def silence(case, days):
        named = date(2026, 1, 5)
        end = Act("closing.reported", named + timedelta(days=days), named + timedelta(days=days))
        return Story(case, "", "civil", "", "", "", acts=(Act("handler.named", named, named), end))

    stories = [silence("a", 30), silence("b", 40), silence("c", 60)]
    silent = rule("J06-silent")
    shorter = list(rehearse(stories, silent, {("J06-silent", "days"): 35}, date(2026, 9, 1)))
    assert [(flip.case, flip.is_new) for flip in shorter] == [("b", True)]
    longer = list(rehearse(stories, silent, {("J06-silent", "days"): 90}, date(2026, 9, 1)))
    assert [(flip.case, flip.is_new, flip.hint.since) for flip in longer] == [
        ("c", False, date(2026, 2, 20))
    ]


def test_links_are_in_the_order_of_the_chain():
    assert [link.name_zh for link in Link] == [
        "接待",
        "咨询",
        "申请",
        "审批",
        "指派",
        "办理",
        "结案",
        "归档",
        "补贴",
    ]
