"""Each kind of the radar by its examples; the index, circles, places; a county with plants."""

import math
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.law import radar
from hengyuan.law.errors import MalformedFile, UnknownRule
from hengyuan.law.radar import Decision, Entry, Opened, Seal, Signature, Trace, Visit
from hengyuan.law.radar.circles import circles
from hengyuan.law.radar.places import is_elsewhere, renamed, units
from hengyuan.law.radar.volume import KIND as VOLUME
from hengyuan.law.radar.volume import tail
from hengyuan.law.supervision import Bounds, local_bounds
from hengyuan.law.tests.radar_county import county, measure

FOLDER = Path(radar.__file__).parents[1] / "examples" / "radar"
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law" / "radar.md"
OPENED = date(2026, 3, 2)
PARTS = {"visits": Visit, "seals": Seal, "signatures": Signature, "decisions": Decision}


def examples(wanted):
    for path in sorted(FOLDER.glob("*.yaml")):
        if (path.stem == VOLUME.id) is wanted:
            for told in yaml.safe_load(path.read_text("utf-8")):
                yield pytest.param(path.stem, told, id=f"{path.stem}: {told['name']}")


def minutes(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def part_of(part, told, number):
    if "day" in told:
        told["on"] = told.pop("day")  # `on` is a yes in YAML
    return visit_of(told, number) if part is Visit else part(**told)


def visit_of(told, number):
    shift = told.pop("shift", 0) * number
    for name, word in (("begins", "from"), ("ends", "to")):
        if word in told:
            told[name] = minutes(told.pop(word)) + shift
    return Visit(**told)


def entries_of(told):
    for one in told:
        last = one["acts"] - 1
        for n in range(one["acts"]):
            on = OPENED + timedelta(days=round(one["span"] * n / last))
            yield Entry(str(n), on, one["told_on"], one["minute"] + n, one["who"])


def traces_of(told):
    """The files of an example; `times` repeats one."""
    for row in told:
        for number in range(row.get("times", 1)):
            one = {k: v for k, v in row.items() if k != "times"}
            one["file"] += str(number) if "times" in row else ""
            for name, part in PARTS.items():
                one[name] = tuple(part_of(part, dict(e), number) for e in one.get(name, ()))
            one["entries"] = tuple(entries_of(one.get("entries", ())))
            one["opponents"] = tuple(one.get("opponents", ()))
            yield Trace(**{"region": "990101", "opened_on": OPENED, **one})


@pytest.mark.parametrize(("kind_id", "told"), list(examples(False)))
def test_an_example(kind_id, told):
    checks = [one for one in radar.CHECKS if one.KIND.id == kind_id]
    found = radar.sweep(traces_of(told["files"]), checks)
    assert {(hint.key, hint.files) for hint in found.values()} == {
        (one["key"], tuple(one["files"])) for one in told["expected"]
    }
    for hint in found.values():
        assert hint.sentence_zh and {fact.file for fact in hint.facts} == set(hint.files)


def opened_of(told):
    for handler, counts in told["months"].items():
        for month, count in enumerate(counts):
            for n in range(count):
                units_of = {"handler": handler, "firm": "f", "town": "t"}
                yield Opened(f"{handler} {month} {n}", month + 24313, units_of,
                             told.get("dispute", ""))  # fmt: skip


@pytest.mark.parametrize(("kind_id", "told"), list(examples(True)))
def test_an_example_of_volume(kind_id, told):
    last = 24312 + len(told["months"]["h1"])
    found = radar.jumps(opened_of(told), last, 24313, Bounds("990101", topic="radar"))
    assert [hint.key.split(":")[:2] for hint in found] == [["handler", h] for h in told["expected"]]
    assert all(hint.kind == kind_id and hint.files and hint.facts for hint in found)


def test_a_jump_names_the_matters_that_make_it():
    def opened(month, matter, count):
        return [
            Opened(f"{month} {matter} {n}", month, {"handler": "h1"}, matter=matter)
            for n in range(count)
        ]

    first = 24312
    known = [one for m in range(first, first + 7) for one in (
        *opened(m, "divorce", 2), *opened(m, "injury", 2),
    )]  # fmt: skip
    others = [
        Opened(f"o{m} {n}", m, {"handler": "h2"}) for m in range(first, first + 8) for n in range(5)
    ]
    place, last = Bounds("990101", topic="radar"), first + 7
    month = [*opened(last, "wages", 14), *opened(last, "divorce", 3), *opened(last, "injury", 2)]
    (found,) = radar.jumps([*known, *others, *month], last, first, place)
    assert {file.split()[1] for file in found.files} == {"wages"} and len(found.files) == 14
    spread = [one for matter in "abcdefg" for one in opened(last, matter, 3)]
    (found,) = radar.jumps([*known, *others, *spread], last, first, place)
    assert len(found.files) == 21  # no matter makes a quarter of it: all are named


def test_months_are_numbered_without_a_gap():
    assert radar.month_of(date(2026, 1, 1)) == radar.month_of(date(2025, 12, 31)) + 1
    assert radar.month_of(date(2026, 2, 28)) == 24313


def test_no_unit_jumps_where_nothing_was_ever_opened():
    assert radar.jumps([], 24319, 24300, Bounds("990101", topic="radar")) == ()


@given(st.floats(0.2, 40), st.floats(1.0, 5.0))
def test_the_tail_is_a_chance_that_falls(mean, spread):
    chances = [tail(n, mean, mean * spread) for n in range(60)]
    assert chances[0] == 1.0 and all(0 <= chance <= 1 for chance in chances)
    assert all(a >= b for a, b in pairwise(chances))


def test_the_tail_without_more_spread_than_chance_is_poissons():
    below = sum(math.exp(-3) * 3**n / math.factorial(n) for n in range(5))
    assert tail(5, 3.0, 3.0) == pytest.approx(1 - below, abs=1e-5)


def test_every_kind_has_examples_a_chapter_and_says_what_would_clear_it():
    assert [kind.id for kind in radar.kinds()] == [f"R-{n:02d}" for n in range(1, 13)]
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {kind.id for kind in radar.kinds()}
    page = PAGE.read_text("utf-8")
    for kind in radar.kinds():
        assert f"## {kind.id} " in page and radar.kind(kind.id) is kind
        assert kind.clears_zh and kind.compares_zh and kind.needs_zh
    with pytest.raises(UnknownRule, match="R-99"):
        radar.kind("R-99")


def test_a_trace_as_values_is_the_same_trace():
    for param in examples(False):
        for trace in traces_of(param.values[1]["files"]):
            plain = radar.as_plain(trace)
            assert radar.from_plain(plain) == trace
            assert set(plain) <= {one.name for one in fields(Trace)}


def test_an_index_keeps_the_latest_of_a_key():
    index = radar.Index()
    for n in range(radar.KEPT + 5):
        index.add(Trace(f"c{n}", "990101", OPENED, phone="p"))
    assert [one.file for one in index.near("phone:p")] == [
        f"c{n}" for n in range(5, radar.KEPT + 5)
    ]
    assert index.near("phone:q") == ()


def test_a_file_is_never_held_against_itself():
    one = Trace("a", "990101", OPENED, recipient="r", opponents=("o",), matter="wages")
    index = radar.Index()
    index.add(one)
    assert radar.look(one, index.near) == ()
    assert [h.files for h in radar.look(replace(one, file="b"), index.near)] == [("a", "b")]


def test_a_hint_that_is_told_again_keeps_the_files_of_before():
    old = radar.Hint("R-04", "phone:p", OPENED, "三件", ("a", "b"), (radar.Fact("a", "户"),))
    new = radar.Hint(
        "R-04", "phone:p", date(2026, 4, 1), "四件", ("b", "c"), (radar.Fact("c", "户"),)
    )
    both = radar.fold(old, new)
    assert both.files == ("a", "b", "c") and both.since == OPENED and both.sentence_zh == "四件"
    assert [fact.file for fact in both.facts] == ["a", "c"]


def test_circles_join_through_a_third():
    def one(file, **told):
        return Trace(file, "990101", OPENED, **told)

    found = circles([
        one("a", address="x"), one("b", opponents=("o",)), one("c"),
        one("d", address="x", opponents=("o",)),
    ])  # fmt: skip
    assert [[trace.file for trace in group] for group in found] == [["a", "b", "d"], ["c"]]


def test_the_places_of_a_name():
    assert units("青石市青石区东山镇人民政府") == {1: "青石市", 2: "青石区", 3: "东山镇"}
    assert units("长岗乡东山社区居民委员会") == {3: "长岗乡", 4: "东山社区"}
    assert units("法律援助中心") == {}
    assert is_elsewhere("东山镇人民政府", "西河乡人民政府", "990101")


def test_an_old_name_of_a_place_is_the_place(tmp_path, monkeypatch):
    (tmp_path / "radar").mkdir()
    own = tmp_path / "radar" / "own.yaml"
    row = "{old_zh: 老庄乡, new_zh: 新庄镇, jurisdiction: '990101', cite: 青石市通知, sure: SEED}"
    own.write_text(f"renamed: [{row}]\n", "utf-8")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert [one.new_zh for one in renamed()] == ["新庄镇"]
    assert not is_elsewhere("新庄镇人民政府", "老庄乡人民政府", "990101")
    assert is_elsewhere("新庄镇人民政府", "老庄乡人民政府", "990102")


def test_a_renaming_without_a_source_is_refused(tmp_path, monkeypatch):
    (tmp_path / "radar").mkdir()
    row = "{old_zh: 老庄乡, new_zh: 新庄镇, jurisdiction: '990101', sure: SEED}"
    (tmp_path / "radar" / "own.yaml").write_text(f"renamed: [{row}]\n", "utf-8")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    with pytest.raises(MalformedFile, match="citation"):
        renamed()


def test_a_local_number_stands_before_our_own(tmp_path, monkeypatch):
    (tmp_path / "radar").mkdir()
    (tmp_path / "radar" / "own.yaml").write_text(
        "bounds:\n"
        "  - {rule: R-04, bound: circles, value: 2, jurisdiction: '990101', "
        "valid_from: 2026-03-02, cite: 青石区办法, sure: SEED}\n",
        "utf-8",
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    kind = radar.kind("R-04")
    place = Bounds("990101", topic=radar.TOPIC)
    assert [place.of(kind, "circles", OPENED - timedelta(days=n)) for n in (0, 1)] == [2, 3]
    assert [one.value for one in local_bounds(radar.TOPIC)] == [2] and local_bounds() == ()
    two = [
        Trace(file, "990101", OPENED, recipient=file, phone="p", handler="h") for file in "ab"
    ]  # fmt: skip
    assert [hint.files for hint in radar.sweep(two).values()] == [("a", "b")]


def test_a_county_with_plants():
    """One whole county: `bench/radar.py` measures twenty."""
    found = measure(county(3, 6000, 24))
    assert found.recall >= 0.95 and found.share <= 0.02
    assert all(row.seen for row in found.rows.values())
