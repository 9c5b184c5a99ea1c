"""Every figure of a report, worked out again by a script of its own from the exported sheets."""

import copy
import importlib.util
import json
import random
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.law.review.comparable import Marked, compare
from hengyuan.law.review.drift import drifts
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import Mark, Marks
from hengyuan.law.review.standards import standard_for, standards
from hengyuan.law.review.words import Answer, Field, Grade, Model
from hengyuan.law.tests.review_worlds import signed_in_order, world
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.commands import decisions, rounds, self_check, sheets
from hengyuan.peer_review.models import Dossier, SelfCheck, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import self_check as self_check_queries
from hengyuan.peer_review.queries.sheets import settlement_of, verdict_of
from hengyuan.peer_review.rules.sheets import rounded
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    PROOF,
    READ_AT,
    TODAY,
    closed_cases,
    opened,
    reader_actor,
    sheets_of,
    with_readers,
)
from hengyuan.peer_review.tests.worlds import without_chance
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db  # else no database for tests is set up for the round
SCRIPT = Path(__file__).parents[3] / "tools" / "recompute_review.py"
LATER = READ_AT + timedelta(days=9)
CASES = 26
STAGES = ("investigation", "prosecution_review", "trial_first_instance")


def ours():
    spec = importlib.util.spec_from_file_location("recompute_review", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_mark(standard, indicator, dice, mood):
    """Answers of a reader who is as strict as his mood; every lack proven, some left out."""
    answers, remarks = {}, {}
    for item in indicator.items:
        answers[item.id] = dice.choices(list(Answer), [mood, 2, 1, 0.5])[0]
        if answers[item.id] is not Answer.YES:
            remarks[item.id] = PROOF
    grade = points = None
    if standard.model is Model.GRADES:
        grade = dice.choices(list(Grade), [mood, 3, 1, 0.2])[0]
    elif dice.random() < 0.2:
        points = dice.randrange(10 * indicator.weight + 1)
    waived = "本案没有这一环节" if dice.random() < 0.08 else ""
    return Mark(answers, remarks, grade, points, waived, PROOF)


def random_marks(standard, dice):
    mood = dice.choice((2, 8, 20))
    return Marks({one.id: random_mark(standard, one, dice, mood) for one in standard.indicators})


def read_by(sheet, dice, *, has_veto=False):
    """A reader writes what chance says and signs what the rule proposes, now and then another."""
    actor, row = reader_actor(sheet), sheet
    standard = queries.standard_of(row.dossier.round, row.dossier.field)
    row.marks = random_marks(standard, dice).as_dict()
    marks = Marks.of(row.marks)
    if has_veto:
        marks = replace(marks, vetoes={standard.vetoes[0].id: PROOF})
        row.marks = marks.as_dict()
    proposed = verdict_of(row, standard).proposed
    grade = proposed if dice.random() < 0.8 else dice.choice([Grade.GOOD, Grade.QUALIFIED])
    sheets.keep(
        sheet=sheet, marks=replace(marks, grade=grade, reason="综合全案"), saved=0, actor=actor
    )
    sheets.sign(sheet=sheet, actor=actor, at=READ_AT)


def cases_of_all_kinds(cast):
    """Civil cases and criminal ones of each stage, of two handlers, two firms."""
    first = closed_cases(cast, 3)
    made = []
    for number in range(CASES):
        case = Case.objects.get(pk=first[number % 3].pk)
        case.pk, case.id = None, Case().id
        case.number = f"青援申字〔2026〕第{1000 + number}号"
        case.firm = cast.firms[number % len(cast.firms)]
        if number % 4 == 0:
            case.institution = cast.other_institution
        if number % 2:
            case.kind, case.proceeding = "criminal", STAGES[number // 2 % 3]
        made.append(case)
    Case.objects.bulk_create(made)
    [anchor] = closed_cases(cast, 1, first=95, day="2026-02-20")
    return anchor


def checked_by_institutions(cast, row):
    """One institution hands in what chance says of its own, the other nothing."""
    self_check.ask_self_check(
        round_=row, percent=80, due_on=MORNING.date(), actor=cast.actor("bureau"), at=MORNING
    )
    dice, quality = random.Random(7), cast.actor("quality")
    check = SelfCheck.objects.get(institution=cast.institution)
    for sheet in self_check_queries.sheets_of(check):
        standard = self_check_queries.standard_for(sheet)
        sheet.marks = random_marks(standard, dice).as_dict()
        proposed = self_check_queries.verdict_of(sheet, standard).proposed
        marks = replace(Marks.of(sheet.marks), grade=proposed or Grade.GOOD, reason="综合全案")
        self_check.keep_self_sheet(sheet=sheet, marks=marks, saved=0, actor=quality)
        self_check.sign_self_sheet(sheet=sheet, actor=quality, at=MORNING)
    self_check.hand_in(check=check, actor=quality, at=MORNING)


def walked(cast):
    """A round with anchors, third and fourth readers, a drop-out, a correction, some not final."""
    anchor, actor = cases_of_all_kinds(cast), cast.actor("bureau")
    with_readers(cast, 7)
    frozen = {
        Field.CIVIL: standard_for(Field.CIVIL, "330106", TODAY),
        Field.CRIMINAL: standard_for(Field.CRIMINAL, "440000", TODAY),
    }
    row = opened(cast, rate="1", standards=frozen)
    rounds.close_frame(round_=row, actor=actor, at=MORNING)
    checked_by_institutions(cast, row)
    row = rounds.draw(round_=row, actor=actor, at=DRAWN_AT)
    rounds.add_anchors(round_=row, cases=[anchor], actor=actor, at=DRAWN_AT)
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    dice = random.Random(20)
    gone = Sheet.objects.filter(dossier__is_anchor=False).order_by("dossier", "place").first()
    rounds.release(sheet=gone, word="认识承办人", actor=reader_actor(gone), at=READ_AT)
    for turn in range(4):
        if turn and queries.wanting(row):
            rounds.allocate_readers(round_=row, actor=actor, at=READ_AT, on=TODAY)
        for at, dossier in enumerate(Dossier.objects.filter(round=row).order_by("code")):
            for sheet in sheets_of(dossier):
                if sheet.state == "assigned":
                    read_by(sheet, dice, has_veto=(turn, at, sheet.place) == (0, 2, 2))
    row.refresh_from_db()
    decided(cast, row)
    return row


def decided(cast, row):
    """All but two are final; one is corrected after that, one twice."""
    actor = cast.actor("bureau")
    done = list(Dossier.objects.filter(round=row, is_anchor=False).order_by("code"))
    for number, dossier in enumerate(done):
        dossier.refresh_from_db()
        gap = queries.standard_of(row, dossier.field).most_gap
        grade = settlement_of(dossier, gap).proposed or Grade.QUALIFIED
        decisions.decide_draft(
            dossier=dossier, grade=grade, reason="按多数意见", actor=actor, at=READ_AT
        )
        if number >= 2:
            decisions.finish(dossier=dossier, grade=grade, reason="已核对", actor=actor, at=LATER)
    for dossier, times in ((done[3], 1), (done[4], 2)):
        for _again in range(times):
            now = Dossier.objects.get(pk=dossier.pk).grade
            other = Grade.GOOD if now != Grade.GOOD else Grade.EXCELLENT
            decisions.correct(dossier=dossier, grade=other, reason="复核", actor=actor, at=LATER)


@dataclass
class Exported:
    """Both files as the pages hand them out; what must not stand in them; who got which answer."""

    signed: Path
    figures: Path
    secrets: set[str]
    statuses: dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def exported(django_db_setup, django_db_blocker, tmp_path_factory):
    """A round walked once for all tests here, and taken back."""
    folder = tmp_path_factory.mktemp("review")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "now", lambda: LATER)
        cast = build()
        without_chance(patch).again("a round")  # codes and ids, and so who reads what
        row = walked(cast)
        found = Exported(
            kept(folder, row, "signed_sheets"), kept(folder, row, "figures"), secrets(),
            {(who, name): signed_in(who).get(address(row, name)).status_code
             for who in ("bureau", "officer", "handler", "reader_1", "outsider")
             for name in ("signed_sheets", "figures")},
        )  # fmt: skip
        transaction.set_rollback(True)
    return found


@pytest.fixture
def files(exported):
    return exported.signed, exported.figures


def address(row, name):
    return reverse(f"peer_review:{name}", args=[row.pk])


def kept(folder, row, name):
    client = signed_in("bureau")
    assert address(row, name) in client.get(address(row, "report")).content.decode()
    answer = client.get(address(row, name))
    assert answer.headers["Cache-Control"] == "private, no-store"
    path = folder / f"{name}.json"
    path.write_bytes(answer.content)
    return path


def secrets():
    rows = Dossier.objects.select_related("case__recipient")
    found = {one.case.recipient.name for one in rows} | {one.case.number for one in rows}
    found |= {one.reader.account.name for one in Sheet.objects.select_related("reader__account")}
    return found | {str(one.pk) for one in rows} | {PROOF.text, "综合全案", "复核", "按多数意见"}


def run(*words):
    """The script as a process of its own, which finds nothing of this project."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *map(str, words)],
        capture_output=True, text=True, cwd="/", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.splitlines(), done.stderr


def changed(path, change):
    content = json.loads(path.read_text())
    change(content)
    other = path.with_name(f"changed-{path.name}")
    other.write_text(json.dumps(content))
    return other


def numbers_of(value, place=()):
    """The places of every number and every share of a report."""
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from numbers_of(one, (*place, key))
    elif isinstance(value, int | float) or (isinstance(value, str) and value[:1].isdigit()):
        yield place


def raised(value, place):
    """The same with one number a little larger."""
    content = copy.deepcopy(value)
    inner = content
    for key in place[:-1]:
        inner = inner[key]
    old = inner[place[-1]]
    inner[place[-1]] = (
        f"{old[:-1]}{(int(old[-1]) + 1) % 10}" if isinstance(old, str) else old + 1e-6
    )
    return content


def test_the_script_finds_every_figure_again_and_each_that_was_changed(files):
    signed, figures = files
    status, lines, errors = run(signed, "--against", figures)
    assert (status, lines[-1], errors) == (0, "no difference", "")
    report = json.loads(figures.read_text())
    tell_enough(report, json.loads(signed.read_text()))
    again, wrong = ours().recompute(json.loads(signed.read_text()))
    assert wrong == []
    again["previous"] = None
    places = [
        place for place in numbers_of(report)
        if place[0] not in ("format", "round") and place[-1] != "code"
    ]  # fmt: skip
    assert len(places) > 150
    for place in places:
        assert len(list(ours().differences(again, raised(report, place)))) == 1, place
    one = changed(figures, lambda told: told["whole"].update(good=told["whole"]["good"] + 1))
    status, lines, _errors = run(signed, "--against", one)
    assert status == 1 and lines[-1] == "1 differences"
    assert lines[-2].startswith("DIFFERENT whole/good: the report says")


def tell_enough(report, content):
    """The round has whatever a figure could be wrong about."""
    assert len(content["sheets"]) > 60 and len(content["dossiers"]) == CASES + 4
    assert report["whole"]["total"] == len(content["dossiers"]) - 3
    assert set(report["agreement"]) == {"civil", "criminal"}
    for readers in report["agreement"].values():
        assert readers["low"] < readers["alpha"] < readers["high"]
        assert readers["kappa"] is not None and len(readers["disputed"]) == 5
    assert len(report["grades"]["proceeding"]) == 3 and len(report["grades"]["firm"]) > 1
    civil = report["comparable"]["civil"]
    assert report["comparable"]["criminal"] == {"none": "grades"}
    assert len(civil["readers"]) > 3 and civil["spreads"]["chance"] > 1
    assert all(one["low"] < one["adjusted"] < one["high"] for one in civil["dossiers"].values())
    assert sum(one["of"] for one in civil["firm"].values()) == len(civil["dossiers"]) > 10
    checks = report["self_checks"]
    assert checks["whole"]["both"] > 10 and checks["whole"]["kappa"] is not None
    assert min(checks["whole"][name] for name in ("alike", "kinder", "stricter")) > 0
    assert {one["handed_in"] for one in checks["institutions"].values()} == {True, False}
    marks = [one for sheet in content["sheets"] for one in sheet["indicators"].values()]
    assert any(one["is_waived"] for one in marks)
    assert any("not_applicable" in one["answers"].values() for one in marks)
    assert any(sheet["vetoes"] for sheet in content["sheets"])
    assert {sheet["place"] for sheet in content["sheets"]} >= {1, 2, 3, 4}
    assert sum(one["replaces"] is not None for one in content["decisions"]) == 3


def test_an_answer_or_a_decision_that_was_changed_is_found(files):
    signed, figures = files

    def answer(content):
        """A yes that counts: no points of the reader's own stand over it."""
        marks = (sheet["indicators"]["meeting"] for sheet in content["sheets"])
        mark = next(
            one for one in marks
            if not one["is_waived"] and one["points"] is None and one["answers"]["record"] == "yes"
        )  # fmt: skip
        mark["answers"]["record"] = "no"

    def regraded(content):
        last = next(one for one in reversed(content["decisions"]) if one["is_final"])
        last["grade"] = "unqualified" if last["grade"] != "unqualified" else "excellent"

    def lost(content):
        content["decisions"] = [one for one in content["decisions"] if not one["replaces"]]

    for change in (answer, regraded, lost):
        status, lines, _errors = run(changed(signed, change), "--against", figures)
        assert status == 1 and lines[-2].startswith("DIFFERENT"), change.__name__


def test_a_sheet_or_a_chain_that_speaks_against_itself_is_told_without_a_report(files):
    signed, _figures = files

    def points(content):
        sheet = next(one for one in content["sheets"] if one["points"])
        sheet["points"] = "1.00"

    def order(content):
        content["decisions"].reverse()

    status, lines, _errors = run(changed(signed, points))
    assert status == 1 and any("the sheet says 1.00, its answers give" in one for one in lines)
    assert run(changed(signed, order))[0] == 1
    assert run(signed)[0] == 0


def test_a_file_that_is_none_is_refused(files, tmp_path):
    signed, figures = files
    for words in ((figures,), (signed, "--against", signed), (tmp_path / "none.json",)):
        status, lines, errors = run(*words)
        assert (status, lines) == (2, []) and errors
    assert run(changed(signed, lambda content: content["dossiers"].pop()))[0] == 2


def test_the_sheets_name_no_reader_no_recipient_and_no_handler_before_his_grade_is_final(exported):
    text = exported.signed.read_text()
    assert len(exported.secrets) > CASES
    assert [word for word in exported.secrets if word in text] == []
    content = json.loads(text)
    final = {one["dossier"] for one in content["decisions"] if one["is_final"]}
    assert {one["code"] for one in content["dossiers"] if one["handler"]} == final


def test_who_runs_the_round_alone_has_the_files(exported):
    assert {who for (who, _name), status in exported.statuses.items() if status == 200} == {
        "bureau"
    }
    assert set(exported.statuses.values()) == {200, 404}


@pytest.mark.parametrize(
    "changes",
    [{}, {"anchors": 0, "readers": 9}, {"chance": 40, "strictness": 30, "readers": 4}],
    ids=["usual", "no anchors", "wide"],
)
def test_the_script_adjusts_points_as_the_law_does(changes):
    made = world(11, **{"dossiers": 40} | changes)
    read = [*made.sheets, Marked(0, 50, 51.0), Marked(1, 51, 61.0)]  # two with few ties
    readers = {one: at for at, one in enumerate(sorted({one.reader for one in read}))}
    marked = [replace(one, reader=readers[one.reader]) for one in read]
    dossiers = 1 + max(one.dossier for one in read)
    found = compare(marked, dossiers, len(readers), [range(0, 30, 2), range(1, 30, 2)])
    sheets = [
        {
            "dossier": f"{one.dossier:03}", "reader": one.reader, "points": repr(one.points),
            "order": at,
        }
        for at, one in enumerate(read)
    ]  # fmt: skip
    final = [{"code": f"{at:03}", "institution": "甲", "firm": "甲乙"[at % 2]} for at in range(30)]
    told = ours().comparable({"model": "points"}, sheets, final)
    for name, one in zip("甲乙", found.groups, strict=True):
        assert told["firm"][name]["adjusted"] == (pytest.approx(one.value) if one else None)
        assert told["firm"][name]["high"] == (pytest.approx(one.high) if one else None)
    for at in range(30):
        ours_, one = told["dossiers"][f"{at:03}"], found.adjusted[at]
        assert ours_["raw"] == pytest.approx(found.raw[at])
        assert ours_["adjusted"] == (pytest.approx(one.value) if one else None)
        assert ours_["low"] == (pytest.approx(one.low) if one else None)
    refused = {sorted(readers)[one.reader]: one.why for one in found.refused}
    assert {int(key): one["refused"] for key, one in told["readers"].items()} == {
        one: refused.get(one, "") for one in readers
    }
    for number, place in readers.items():
        one = told["readers"][str(number)]
        assert one["strictness"] == pytest.approx(found.strictness[place].value, abs=1e-9)
        assert one["high"] == pytest.approx(found.strictness[place].high)


def test_the_script_tells_a_reader_who_changed_as_the_law_does():
    made, reader = signed_in_order(4, shift=15)
    found = drifts(made, compare(made, 1 + max(one.dossier for one in made), 12))
    sheets = [
        {"dossier": f"{one.dossier}", "reader": one.reader, "points": one.points, "order": at}
        for at, one in enumerate(made)
    ]
    told = ours().comparable({"model": "points"}, sheets, [])["drift"]
    assert sorted(told) == [str(one) for one in sorted(found)] and reader in found
    one = told[str(reader)]
    assert (one["since"], one["at"]) == (found[reader].since + 1, found[reader].at + 1)
    assert one["points"] == pytest.approx(found[reader].points)
    assert len(one["files"]) == found[reader].at + 1 - found[reader].since


def test_the_round_before_is_worked_out_again_from_its_own_sheets(files):
    signed, figures = files
    content, report = json.loads(signed.read_text()), json.loads(figures.read_text())
    assert report["previous"] is None
    found = ours().previous(content, content)
    assert found["same_standard"] == {"civil": True, "criminal": True}
    beside = changed(figures, lambda told: told.update(previous=found))
    status, lines, _errors = run(signed, "--previous", signed, "--against", beside)
    assert (status, lines[-1]) == (0, "no difference")
    status, lines, _errors = run(signed, "--against", beside)
    assert (status, lines[-1]) == (0, "no difference") and "not compared: previous" in lines
    found["whole"]["good"] += 1
    wrong = changed(figures, lambda told: told.update(previous=found))
    assert run(signed, "--previous", signed, "--against", wrong)[0] == 1


def test_a_report_without_its_part_of_single_readers_is_compared_without_it(files):
    signed, figures = files
    assert "readers" in json.loads(figures.read_text())["comparable"]["civil"]
    one = changed(
        figures, lambda told: [told["comparable"]["civil"].pop(one) for one in ("readers", "drift")]
    )
    status, lines, _errors = run(signed, "--against", one)
    assert (status, lines[-1]) == (0, "no difference")
    assert "not compared: comparable/civil/readers" in lines


@pytest.mark.parametrize("standard", standards(""), ids=lambda one: one.id)
def test_the_script_scores_a_sheet_as_the_law_does_under_each_standard(standard):
    script, dice = ours(), random.Random(standard.id)
    grades = set()
    for _turn in range(200):
        marks, stage = random_marks(standard, dice), dice.choice(list(Stage))
        if dice.random() < 0.1:
            marks = replace(marks, vetoes={standard.vetoes[0].id: PROOF})
        components = {one.id: dice.randrange(101) for one in standard.components}
        found = work_out(standard, stage, marks, components)
        told = as_exported(marks)
        again = script.sheet_again(
            standard.content, told, {"proceeding": stage.value, "components": components}
        )
        points = rounded(found.points)
        assert again["points"] == (None if points is None else f"{points:.2f}")
        assert again["proposed"] == (found.proposed.value if found.proposed else "")
        grades.add(again["proposed"])
    assert len(grades) >= 3


def as_exported(marks):
    return {
        "indicators": {
            name: {
                "answers": {key: one.value for key, one in mark.answers.items()},
                "grade": mark.grade.value if mark.grade else None,
                "points": mark.points,
                "is_waived": bool(mark.waived),
            }
            for name, mark in marks.marks.items()
        },
        "vetoes": {name: [] for name in marks.vetoes},
    }
