"""A month is counted and tested from its records, kept once, and computed again."""

import json
import zlib

import pytest

from hengyuan.insight import commands, queries, tasks
from hengyuan.insight.commands import CannotJudge
from hengyuan.insight.models import FairnessRun, Judgement
from hengyuan.insight.queries.runs import packed, turns_kept
from hengyuan.insight.rules import Conclusion, Level
from hengyuan.insight.tests.conftest import RUN_AT
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from tests.cast import at


def test_the_month_is_counted(run):
    figures = run.figures
    assert figures["methods"] == {"by_rotation": 2, "by_choice": 1, "by_designation": 1}
    assert figures["grounds"] == {"major": 1}
    assert figures["choices"] == {"honoured": 1, "first": 1}
    assert (figures["cases"], figures["refused"], figures["without_record"]) == (4, 1, 0)
    assert sum(row["cases"] for key, row in figures["units"].items() if key[0] == "f") == 4
    assert figures["loads"]["firms"]["count"] == 2
    assert figures["months"] == ["2026-03"]


def test_what_has_a_reason_does_not_stand(run):
    firms, _people = turns_kept(run)
    assert sorted(str(turn.reason or "") for turn in firms) == ["", "", "choice", "designation"]
    tests = run.figures["tests"]["firms"]
    assert tests["stands"]["digest"] != tests["everything"]["digest"]
    assert run.standing == 0


def test_the_ledger_keeps_digest_and_seeds(run):
    event = Event.objects.get(type="fairness.tested")
    values = json.loads(event.values)
    assert values["digest"] == run.digest
    assert values["seeds"]["firms.stands"] == run.figures["tests"]["firms"]["stands"]["seed"]


def test_the_same_rows_are_kept_once_and_changed_rows_again(month, run):
    found = queries.compute(month.institution, "2026-03")
    keep = {"institution": month.institution, "month": "2026-03", "actor": SYSTEM, "at": RUN_AT}
    assert commands.keep_run(found=found, **keep).pk == run.pk
    firms, people = turns_kept(run)
    inputs, digest = packed("2026-03", firms[:-1], people)
    changed = queries.Computed(inputs, digest, [], found.figures, 3, 0)
    assert commands.keep_run(found=changed, **keep).number == 2


def test_everything_is_computed_again(run):
    assert queries.again(run) == ""
    run.figures["tests"]["firms"]["stands"]["largest"] += 1
    assert queries.again(run) == "firms stands"
    run.inputs = zlib.compress(b"{}")
    assert queries.again(run) == "inputs"


def test_the_next_month_looks_at_this_one_as_well(month, run):
    found = queries.compute(month.institution, "2026-04")
    assert (found.cases, found.window, found.figures["months"]) == (
        0,
        [run.pk],
        ["2026-03", "2026-04"],
    )
    later = commands.keep_run(
        institution=month.institution, month="2026-04", found=found, actor=SYSTEM, at=RUN_AT
    )
    assert queries.again(later) == ""


def test_months():
    assert queries.months_before("2026-02", 3) == ["2025-11", "2025-12", "2026-01"]


def test_the_clock_tests_the_month_before_once(month):
    tasks.check_month_before.func("2026-04-02")
    assert not FairnessRun.objects.exists()
    for day in ("2026-04-03", "2026-04-04"):
        tasks.check_month_before.func(day)
    (run,) = FairnessRun.objects.all()
    assert (run.month, run.institution_id) == ("2026-03", month.institution.pk)
    assert queries.month_before(at("2026-01-03 00:00").date()) == "2025-12"


def judge(cast, run, unit, who="head", note="查看了三个月的记录"):
    return commands.judge_deviation(
        run=run, level=Level.FIRMS, unit=unit, conclusion=Conclusion.WATCHED, note=note,
        actor=cast.actor(who), at=RUN_AT,
    )  # fmt: skip


def test_a_person_judges_and_the_ledger_seals_the_words(cast, standing):
    run, unit = standing
    judge(cast, run, unit)
    event = Event.objects.get(type="deviation.judged")
    assert "记录" not in event.values and json.loads(event.values)["conclusion"] == "watched"
    (shown,) = queries.Shown(run).deviations
    assert shown.judgements[0].note == "查看了三个月的记录"


@pytest.mark.parametrize(("column", "value"), [("conclusion", "explained"), ("note", "别的")])
def test_a_judgement_changed_past_the_command_is_named(cast, standing, column, value):
    run, unit = standing
    made = judge(cast, run, unit)
    judge(cast, run, unit, note="再看一次")
    before = {(each.table, each.column) for each in audit.run().differences}
    assert "insight.Judgement" not in {table for table, _column in before}
    Judgement.objects.filter(pk=made.pk).update(**{column: value})
    named = {(each.table, each.column) for each in audit.run().differences}
    assert named - before == {("insight.Judgement", column)}


def test_nobody_judges_what_does_not_stand_or_without_words_or_office(cast, standing):
    run, unit = standing
    with pytest.raises(CannotJudge):
        judge(cast, run, "f0")
    with pytest.raises(CannotJudge) as refused:
        judge(cast, run, unit, note=" ")
    assert refused.value.field == "note"
    with pytest.raises(NotAllowed):
        judge(cast, run, unit, who="assigner")
    assert not Judgement.objects.exists()
