"""A dossier is read in the background, a person judges its hints, nothing follows by itself."""

import io
from itertools import islice

import pypdfium2
import pytest
from django.urls import reverse
from PIL import Image

from hengyuan.dossier import commands, inspecting, tasks
from hengyuan.dossier.models import Finding, Inspection
from hengyuan.dossier.queries import corrections_of
from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_halves import spread
from hengyuan.inspection.tests.test_ocr import two_papers
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.queue.models import Job
from hengyuan.web.tests.factories import signed_in
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
NOW = at("2026-04-21 09:00")
TASK = "hengyuan.dossier.tasks.inspect_dossier"


@pytest.fixture
def case(cast, monkeypatch):
    """A civil case whose papers were handed in and examined."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    return case


def asked(cast, case, who="officer"):
    return commands.ask_inspection(case=case, actor=cast.actor(who), at=NOW)


@pytest.fixture
def inspection(cast, case):
    """One that is over."""
    made = asked(cast, case)
    tasks.inspect_dossier.func(str(made.pk))
    made.refresh_from_db()
    return made


def test_it_is_asked_for_read_and_kept(case, inspection):
    assert Job.objects.filter(task=TASK).count() == 1
    assert inspection.state == "done"
    assert inspection.pages_read == len(inspection.pages) > 10
    assert {str(each.pk) for each in case.documents.all()} >= {page[0] for page in inspection.pages}
    types = list(Event.objects.filter(stream__name=case.stream).values_list("type", flat=True))
    assert types[-2:] == ["inspection.asked", "inspection.done"]


def test_what_the_system_issued_is_not_asked_for_ink(case, inspection):
    assert not case.documents.exclude(file=None).exists()
    assert not inspection.findings.filter(rule__in=("IN-04", "IN-05")).exists()


def test_a_scan_that_lies_on_its_side_is_read_and_shown_upright(cast, case):
    paper = case.documents.get(form="D-11")
    with pypdfium2.PdfDocument(inspecting.file_of(paper)[0]) as pdf:
        drawn = pdf[0].render(scale=2.5).to_pil().rotate(90, expand=True)
    scan = io.BytesIO()
    drawn.save(scan, "PNG")
    received = commands.receive_file(
        case=case, content=scan.getvalue(), title="扫描件", actor=cast.actor("officer"), at=NOW
    )
    made = asked(cast, case)
    tasks.inspect_dossier.func(str(made.pk))
    made.refresh_from_db()
    (page,) = [each for each in made.pages if each[0] == str(received.pk)]
    assert page[2] == 90
    shown = Image.open(io.BytesIO(inspecting.picture_of(received, *page[1:])))
    assert shown.height > shown.width
    assert not made.findings.filter(rule="IN-14").exists()


def test_two_pages_on_one_scan_are_two_pages(cast, case):
    sheet = spread(*islice(dossiers.scanned(two_papers()), 2))
    content = dossiers.scan_pdf([sheet])
    received = commands.receive_file(
        case=case, content=content, title="双页扫描件", actor=cast.actor("officer"), at=NOW
    )
    made = asked(cast, case)
    tasks.inspect_dossier.func(str(made.pk))
    made.refresh_from_db()
    numbers = [n for n, each in enumerate(made.pages, start=1) if each[0] == str(received.pk)]
    left, right = (made.pages[number - 1] for number in numbers)
    assert left[1] == right[1] == 0
    assert left[3][2] == right[3][0] == pytest.approx(0.5, abs=0.04)
    client = signed_in("officer")
    for number in numbers:
        drawn = client.get(reverse("dossier:page", args=[made.pk, number])).content
        shown = Image.open(io.BytesIO(drawn))
        assert (shown.height > shown.width, shown.width) == (True, pytest.approx(1100, abs=90))


def test_a_second_run_of_the_task_changes_nothing(case, inspection):
    before = Finding.objects.count(), Event.objects.count()
    tasks.inspect_dossier.func(str(inspection.pk))
    assert (Finding.objects.count(), Event.objects.count()) == before


def test_two_at_once_are_one(cast, case):
    asked(cast, case)
    with pytest.raises(commands.CannotInspect, match="正在检查"):
        asked(cast, case, "quality")
    assert Inspection.objects.count() == 1


def test_who_does_not_examine_dossiers_asks_for_none(cast, case):
    for who in ("assigner", "finance", "outsider", "handler", "bureau"):
        with pytest.raises(NotAllowed):
            asked(cast, case, who)


def test_before_the_papers_are_handed_in_there_is_nothing_to_read(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    with pytest.raises(commands.CannotInspect, match="还没有提交"):
        asked(cast, case)


def hint(inspection):
    found = Finding.objects.filter(inspection=inspection, verdict="").first()
    assert found is not None, "the walk leaves something to say"
    return found


def judge(cast, finding, verdict, word="", who="quality"):
    commands.judge_finding(
        finding=finding, verdict=verdict, word=word, actor=cast.actor(who), at=NOW
    )


def test_what_is_confirmed_goes_back_to_the_handler(cast, case, inspection):
    found = hint(inspection)
    assert corrections_of(case.pk) == []
    judge(cast, found, "confirmed", "请补交")
    assert [each.pk for each in corrections_of(case.pk)] == [found.pk]
    stage = case.stage
    case.refresh_from_db()
    assert case.stage == stage  # the case does not move by it
    event = Event.objects.filter(type="finding.judged").get()
    assert "请补交" not in event.values
    assert event.opened_sentence.endswith("请补交")


def test_a_dismissal_says_why_and_a_second_judgement_is_told(cast, inspection):
    found = hint(inspection)
    with pytest.raises(commands.CannotJudge, match="写明理由"):
        judge(cast, found, "dismissed", " ")
    with pytest.raises(commands.CannotJudge, match="请选择"):
        judge(cast, found, "excellent", "好")
    judge(cast, found, "dismissed", "原件在卷内")
    with pytest.raises(commands.CannotJudge, match="已有人判断"):
        judge(cast, found, "confirmed")
    with pytest.raises(NotAllowed):
        judge(cast, found, "confirmed", who="outsider")
    assert corrections_of(inspection.case_id) == []


def test_ledger_and_tables_agree_and_a_changed_hint_is_named(cast, inspection):
    judge(cast, hint(inspection), "confirmed")
    assert audit.run().is_sound
    Finding.objects.filter(inspection=inspection, place=1).update(severity="none")
    (told,) = audit.run().differences
    assert "Inspection" in told.place


def test_the_pages_of_the_screen(case, inspection):
    client = signed_in("quality")
    listed = client.get(reverse("dossier:inspections", args=[case.pk])).content.decode()
    assert reverse("dossier:inspection", args=[inspection.pk]) in listed
    shown = client.get(reverse("dossier:inspection", args=[inspection.pk])).content.decode()
    assert hint(inspection).name in shown
    picture = client.get(reverse("dossier:page", args=[inspection.pk, 1]))
    assert picture["Content-Type"] == "image/jpeg"
    assert "no-store" in picture["Cache-Control"]
    assert Image.open(io.BytesIO(picture.content)).width == 1100
    beyond = reverse("dossier:page", args=[inspection.pk, len(inspection.pages) + 1])
    assert client.get(beyond).status_code == 404


def test_asking_and_judging_by_the_pages(case):
    client = signed_in("officer")
    answer = client.post(reverse("dossier:inspections", args=[case.pk]))
    made = Inspection.objects.get()
    assert answer["Location"] == reverse("dossier:inspection", args=[made.pk])
    watched = client.get(reverse("dossier:progress", args=[made.pk]))
    assert "HX-Refresh" not in watched
    assert client.get(answer["Location"]).status_code == 200
    tasks.inspect_dossier.func(str(made.pk))
    assert client.get(reverse("dossier:progress", args=[made.pk]))["HX-Refresh"] == "true"
    found = hint(made)
    place = reverse("dossier:judge", args=[made.pk, found.place])
    refused = client.post(place, {"verdict": "dismissed"}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "写明理由" in refused.content.decode()
    assert 'name="word" value=""' in refused.content.decode()
    done = client.post(place, {"verdict": "confirmed"}, headers={"HX-Request": "true"})
    assert "属实" in done.content.decode()
    said = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "案卷应补正的" in said


@pytest.mark.parametrize("who", ["outsider", "handler", "second_handler", "firm_1", "bureau"])
def test_hints_are_working_papers_of_the_institution(case, inspection, who):
    client = signed_in(who)
    for name in ("inspection", "progress"):
        assert client.get(reverse(f"dossier:{name}", args=[inspection.pk])).status_code == 404
    assert client.get(reverse("dossier:page", args=[inspection.pk, 1])).status_code == 404
    assert client.get(reverse("dossier:inspections", args=[case.pk])).status_code == 404
    judged = client.post(
        reverse("dossier:judge", args=[inspection.pk, 1]), {"verdict": "confirmed"}
    )
    assert judged.status_code == 404
