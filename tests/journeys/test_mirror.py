"""The mirror before closing: the handler sees where points would be lost, nobody else does."""

import io
import json
from itertools import islice

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from hengyuan.dossier import commands, inspecting, mirror, tasks
from hengyuan.dossier.models import Finding, Inspection, ReadPage
from hengyuan.inspection.defects import RULES
from hengyuan.inspection.examples import examples
from hengyuan.inspection.reading import ocr
from hengyuan.inspection.tests import dossiers
from hengyuan.inspection.tests.test_halves import spread
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.commands import forget
from hengyuan.ledger.models import Event
from hengyuan.queue.models import Job
from hengyuan.web.tests.factories import signed_in
from tests.cast import at
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
NOW = at("2026-04-18 09:00")
READ = "hengyuan.dossier.tasks.read_papers"
OTHERS = ("officer", "second_officer", "head", "assigner", "quality", "finance", "archivist",
          "bureau", "outsider", "second_handler", "firm_1")  # fmt: skip


@pytest.fixture
def case(cast, monkeypatch):
    """A civil case that is handled and not handed in."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    case = apply(cast)
    examine_and_grant(cast, case)
    cast.mirror = assign_and_name(cast, case)
    handle(case, cast.mirror)
    return case


def mine(case):
    """The client of the case's handler."""
    return signed_in(case.handler.account.username)


def address(case):
    return reverse("dossier:mirror", args=[case.pk])


def received(cast, case, content, title="会见笔录"):
    """A file comes into the dossier."""
    return commands.receive_file(case=case, content=content, title=title, actor=cast.mirror, at=NOW)


def scans(seed, count):
    """The first pages of an invented dossier as a scanner gives them."""
    return list(islice(dossiers.scanned(dossiers.dossier(seed)), count))


def test_the_handler_sees_each_criterion_the_missing_paper_and_an_example(cast, case):
    shown = mine(case).get(address(case)).content.decode()
    assert "只有您能看到" in shown
    seen = mirror.look(case)
    assert seen.criteria[0][0] == "一、依法确立委托代理关系"
    assert any(each.hint.rule == "IN-01" for each in seen.told)
    for each in seen.told:
        assert each.hint.sentence in shown.replace("&quot;", '"')
        assert each.example in shown
    report = reverse("closing:report_closing", args=[case.pk])
    assert report in shown  # the closing report is missing, and that is where it is made
    assert address(case) in mine(case).get(reverse("cases:case", args=[case.pk])).content.decode()


def test_a_paper_that_is_missing_leads_to_where_it_is_made(case):
    case.documents.filter(form="D-29").update(void_reason="试")
    links = {each.hint.sentence: each.made_on for each in mirror.look(case).told}
    (page,) = {page for sentence, page in links.items() if "CV-12" in sentence}
    assert page == "progress_report"
    shown = mine(case).get(address(case)).content.decode()
    assert reverse("handling:record_act", args=[case.pk, page]) in shown


def test_it_speaks_english_too(cast, case):
    received(cast, case, dossiers.dossier(12, "printed_questions"))
    page = mine(case).get(address(case), headers={"Accept-Language": "en"})
    shown = page.content.decode()
    assert "For you alone." in shown
    for said in ("Only printed questions", "none is about this case", "of the form (identity",
                 examples()["IN-17"].name_en):  # fmt: skip
        assert said in shown


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_finds_the_mirror(cast, case, who):
    if who == case.handler.account.username:
        who = "handler" if who == "second_handler" else "second_handler"
    paper = case.documents.first()
    client = signed_in(who)
    assert client.get(address(case)).status_code == 404
    assert client.post(address(case)).status_code == 404
    assert client.get(reverse("dossier:mirror_progress", args=[case.pk])).status_code == 404
    page = reverse("dossier:mirror_page", args=[case.pk, paper.pk, 0])
    assert client.get(page).status_code == 404
    with pytest.raises(NotAllowed):
        commands.ask_reading(case=case, actor=cast.actor(who), at=NOW)
    assert not Job.objects.filter(task=READ).exists()
    seen = client.get(reverse("cases:case", args=[case.pk]))
    assert "自查" not in seen.content.decode()


def rows_besides_the_cache():
    """Every row of every table but the cache of pages, and the session of whoever looked."""
    left = {ReadPage._meta.label, "sessions.Session"}
    return {
        model._meta.label: serializers.serialize("json", model.objects.order_by("pk"))
        for model in apps.get_models()
        if model._meta.label not in left and model._meta.managed
    }


def test_looking_leaves_no_row_and_no_event(case):
    client = mine(case)
    before = rows_besides_the_cache(), Event.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address(case))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert (rows_besides_the_cache(), Event.objects.count()) == before
    written = {q["sql"].split('"')[1] for q in asked if q["sql"].startswith(("INSERT", "UPDATE"))}
    assert written <= {ReadPage._meta.db_table, "django_session"}
    assert not Inspection.objects.exists() and not Finding.objects.exists()


def test_the_cache_holds_words_sealed_and_no_verdict(cast, case):
    case.documents.filter(form="D-22").update(void_reason="试")
    mirror.look(case)
    page = ReadPage.objects.first()
    assert set(page.body[0]) == {"how", "turned", "confidence", "lines", "part"}
    fields = {field.name for field in ReadPage._meta.get_fields()}
    assert fields == {"id", "case", "content", "reader", "number", "of", "body"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {ReadPage._meta.db_table}")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    for said in ("陈小工", "IN-01"):
        assert said.encode() not in stored
        assert json.dumps(said).strip('"').encode() not in stored


def test_scans_are_read_by_the_queue_once_and_shown_upright(cast, case, monkeypatch):
    client = mine(case)
    content = dossiers.scan_pdf(one.rotate(90, expand=True) for one in scans(3, 2))
    scan = received(cast, case, content)
    shown = client.get(address(case)).content.decode()
    assert "上传的文件共 2 页，已读 0 页" in shown
    asked = client.post(address(case))
    assert asked["Location"] == f"{address(case)}?reading=1"
    progress = f"{reverse('dossier:mirror_progress', args=[case.pk])}?of=2"
    assert progress in client.get(asked["Location"]).content.decode()
    assert "HX-Refresh" not in client.get(progress)
    assert Job.objects.filter(task=READ).count() == 1
    tasks.read_papers.func(str(case.pk))
    assert client.get(progress)["HX-Refresh"] == "true"
    monkeypatch.setattr(ocr.RapidEngine, "read", read_again)
    assert client.get(asked["Location"]).context["seen"].pages > 2
    page = f"{reverse('dossier:mirror_page', args=[case.pk, scan.pk, 0])}?turned=90"
    drawn = Image.open(io.BytesIO(client.get(page).content))
    assert drawn.height > drawn.width
    # The same file in another place is not read again, nor does the inspection after closing.
    received(cast, case, content, "副本")
    assert client.get(address(case)).context["seen"]
    close_case(cast, case, cast.mirror)
    made = commands.ask_inspection(case=case, actor=cast.actor("officer"), at=NOW)
    tasks.inspect_dossier.func(str(made.pk))
    made.refresh_from_db()
    assert made.state == "done"


def test_a_hint_on_a_double_scan_shows_its_half(cast, case):
    case.documents.filter(form="D-22").update(void_reason="试")
    sheet = spread(*scans(3, 2))
    scan = received(cast, case, dossiers.scan_pdf([sheet]))
    tasks.read_papers.func(str(case.pk))
    seen = mirror.look(case)
    halves = [sheet for sheet in seen.sheets if sheet.document.pk == scan.pk]
    assert halves
    assert mirror.count_read(case) == 1
    page = reverse("dossier:mirror_page", args=[case.pk, scan.pk, 0])
    client = mine(case)
    for half in halves:
        drawn = Image.open(io.BytesIO(client.get(f"{page}?{half.asked}").content))
        assert drawn.height > drawn.width
    for wrong in ("part=1,2", "part=0.5,0,0.2,1", "part=a,b,c,d", "part=0,0,nan,1"):
        assert client.get(f"{page}?{wrong}").status_code == 404


def read_again(self, image):
    raise AssertionError("a page was read a second time")


def test_what_was_read_stays_read_when_the_worker_dies(cast, case, monkeypatch):
    received(cast, case, dossiers.scan_pdf(scans(4, 3)))
    whole, done = ocr.RapidEngine.read, []

    def dying(self, image):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(1)
        return whole(self, image)

    monkeypatch.setattr(ocr.RapidEngine, "read", dying)
    with pytest.raises(KeyboardInterrupt):
        tasks.read_papers.func(str(case.pk))
    assert mirror.count_read(case) == 2
    monkeypatch.setattr(ocr.RapidEngine, "read", whole)
    tasks.read_papers.func(str(case.pk))
    assert mirror.look(case).pages > 3


def test_a_file_that_cannot_be_read_stops_nothing(cast, case):
    received(cast, case, b"%PDF-1.4 broken", "坏件")
    assert mine(case).get(address(case)).context["seen"].pages > 10


def test_a_site_without_ocr_names_scans_as_not_read(cast, case, monkeypatch):
    monkeypatch.setattr(inspecting, "engine_at_hand", lambda: None)
    received(cast, case, dossiers.scan_pdf(scans(5, 1)))
    assert "IN-14" in {each.hint.rule for each in mirror.look(case).told}
    assert "tools/setup.py --inspect" in mine(case).get(address(case)).content.decode()


def test_after_the_hand_in_the_inspection_takes_over(cast, case):
    close_case(cast, case, cast.mirror)
    assert mine(case).get(address(case)).status_code == 404
    with pytest.raises(NotAllowed):
        commands.ask_reading(case=case, actor=cast.mirror, at=NOW)


def test_what_was_read_goes_with_the_person_and_with_the_case(cast, case):
    mirror.look(case)
    commands.drop_readings()
    assert ReadPage.objects.exists()
    forget(subject=case.recipient_id, actor=cast.actor("head"), at=NOW, reason="本人请求")
    tasks.drop_readings.func("2026-04-19")
    assert not ReadPage.objects.exists()


def test_the_inspection_after_closing_and_the_mirror_agree(cast, case):
    close_case(cast, case, cast.mirror)
    found = inspecting.read_dossier(case, lambda pages: None)
    seen = mirror.look(case)
    assert [each.hint for each in seen.told] == found.hints
    assert seen.pages == len(found.pages)


def test_each_rule_has_an_example_in_both_languages():
    assert set(examples()) == {rule.id for rule in RULES}
    assert all(len(one.name_zh) > 15 and len(one.name_en) > 30 for one in examples().values())
