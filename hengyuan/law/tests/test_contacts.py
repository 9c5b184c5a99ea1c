"""The contact plan of a case by examples; its points and their source."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from hengyuan.law import contacts
from hengyuan.law.citation import Sureness
from hengyuan.law.contacts import Contact, Facts, Party, next_due, plan, points
from hengyuan.law.errors import MalformedFile

EXAMPLES = yaml.safe_load(
    (Path(contacts.__file__).parents[1] / "examples" / "contacts.yaml").read_text("utf-8")
)
PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "contacts.md"


@pytest.mark.parametrize("told", EXAMPLES, ids=lambda one: one["name"])
def test_a_plan(told):
    facts = Facts(told["begins"], told.get("hearing"), told.get("ends"))
    made = [Contact(Party(party), day) for party, day in told.get("contacts", ())]
    found = plan(facts, made)
    assert [
        [due.point.id, due.due_on, due.done_on, *(["late"] if due.is_late else [])] for due in found
    ] == told["expected"]
    assert next_due(found) == told["next"]
    assert len({due.key for due in found}) == len(found)
    for due in found:
        after = due.due_on + timedelta(days=1)
        assert due.is_missed_on(after) == (due.done_on is None)
        assert not due.is_missed_on(due.due_on)


def test_every_number_is_said_to_be_ours():
    page = PAGE.read_text("utf-8")
    for one in points():
        assert one.sure is Sureness.DESIGN and one.cites and one.name_en
        assert f"| {one.id} |" in page


def test_a_place_sets_its_own_points(tmp_path, monkeypatch):
    folder = tmp_path / "contacts"
    folder.mkdir()
    own = folder / "own.yaml"
    row = "{{id: {}, party: handler, from: start, days: {}, zh: 问, en: ask, cite: 办, sure: SEED}}"
    own.write_text(
        f"points: [{row.format('handler-start', 3)}, {row.format('recipient-every', 0)}]", "utf-8"
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    found = plan(Facts(date(2026, 3, 2)), [])
    assert found[0].due_on == date(2026, 3, 5)
    assert "recipient-every" not in {due.point.id for due in found}
    (folder / "worse.yaml").write_text(f"points: [{row.format('x', -1)}]", "utf-8")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", f"{tmp_path}/")  # another folder to the cache
    with pytest.raises(MalformedFile, match="days"):
        points()
