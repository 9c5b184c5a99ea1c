"""Opinions of courts and prosecutors: by page, by scan, by hand; what is few stays hidden."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.opinions import OVERALL, asked
from hengyuan.law.opinions import sheet as law
from hengyuan.ledger.models import Event
from hengyuan.supervision.access import opinions as access
from hengyuan.supervision.commands import opinions as commands
from hengyuan.supervision.commands.opinions import Answer, CannotAskOpinion
from hengyuan.supervision.models import Hearing, Opinion
from hengyuan.supervision.printing import opinions as printing
from hengyuan.supervision.queries import opinions as queries
from hengyuan.supervision.rules.opinions import How
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.tests.follow_up_factories import closed, differences
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-04-03 09:00")
COURT = "青石区人民法院"
QUESTIONS = tuple(one.id for one in asked())
FULL = dict.fromkeys(QUESTIONS, "yes") | {OVERALL: "satisfied"}


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def round_(cast):
    """Eight cases heard by the court in March: two pages."""
    for n in range(8):
        case = closed(cast, 11 + n)
        Hearing.objects.create(
            case=case, institution=cast.institution, region="990102", court=COURT,
            starts_at=at("2026-03-10 09:00"), minutes=60, is_public=True, rate="1/20",
            is_drawn=False,
        )  # fmt: skip
    return opened(cast)


def opened(cast, who="quality", **more):
    stated = {"body": COURT, "quarter": Quarter(2026, 1)} | more
    return commands.open_round(
        institution=cast.institution, actor=cast.actor(who), at=NOW, **stated
    )


def answer(cast, round_, *answers, how=How.TYPED, actor=None, when=NOW):
    return commands.keep_answers(
        round_=round_, answers=answers, how=how, actor=actor or cast.actor("quality"), at=when
    )


def test_a_round_asks_about_the_cases_of_a_body_and_a_quarter_once(cast, round_):
    assert [one.number for one in queries.opinions_of(round_)] == list(range(1, 9))
    with pytest.raises(CannotAskOpinion, match="已经征询过"):
        opened(cast)
    with pytest.raises(CannotAskOpinion, match="没有可以征询"):
        opened(cast, quarter=Quarter(2025, 4))
    with pytest.raises(NotAllowed):
        opened(cast, who="officer")
    assert COURT in queries.bodies_at(cast.institution, Quarter(2026, 1))


def test_the_address_is_signed_expires_and_keeps_each_case_once(cast, round_, monkeypatch):
    visitor = Client()
    url = reverse("opinions:body", args=[access.token_of(round_)])
    page = visitor.get(url)
    assert page.status_code == 200 and page["Referrer-Policy"] == "same-origin"
    text = page.content.decode()
    assert "追索劳动报酬" in text and "赵" not in text  # nobody's name
    sent = {f"1-{key}": value for key, value in FULL.items()} | {"1-remark": "庭审充分"}
    assert "已收到 1 件" in visitor.post(url, sent).content.decode()
    again = visitor.post(url, sent | {"1-overall": "not", "2-met": "yes"})
    assert again.status_code == 422  # the second case has no word on the whole
    row = Opinion.objects.get(round=round_, number=1)
    assert (row.answers, row.remark, row.how) == (FULL, "庭审充分", "page")
    told = "".join(Event.objects.values_list("values", flat=True))
    assert "satisfied" not in told and "庭审充分" not in told
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=31))
    late = visitor.get(url)
    assert late.status_code == 410 and "过期" in late.content.decode()
    assert visitor.post(url, {f"3-{k}": v for k, v in FULL.items()}).status_code == 422
    forged = signing.dumps(str(round_.pk), salt="other")
    assert visitor.get(reverse("opinions:body", args=[forged])).status_code == 404
    gone = access.token_of(type(round_)())
    assert visitor.get(reverse("opinions:body", args=[gone])).status_code == 404
    assert not differences()


def marked(round_, marks, turn=0.0, page=0):
    """The printed sheet with these boxes ticked, as a scanner gives it."""
    paper = printing.opinion_sheets(round_, queries.opinions_of(round_))
    image = pypdfium2.PdfDocument(paper)[page].render(scale=200 / 72).to_pil().convert("L")
    draw, scale = ImageDraw.Draw(image), 200 / 25.4
    for box in law.boxes(QUESTIONS, law.ROWS, OVERALL):
        width = marks.get((box.row, box.question, box.answer))
        if width:
            x, y, side = box.x, box.y, law.BOX
            tick = [(x + 0.7, y + 2), (x + 1.8, y + 3.7), (x + side - 0.2, y + 0.5)]
            draw.line([(a * scale, b * scale) for a, b in tick], fill=40, width=width)
    out = io.BytesIO()
    image.rotate(turn, expand=True, fillcolor=255).save(out, "JPEG", quality=75)
    return out.getvalue()


def ticked(row, answers, width=6):
    return {(row, key, value): width for key, value in answers.items()}


@pytest.mark.parametrize("turn", [0, 2.5, 180, -3])
def test_a_scan_is_read_however_it_lay(cast, round_, turn):
    said = {"met": "yes", "on_time": "no", OVERALL: "basically"}
    (page,) = printing.read_scan(marked(round_, ticked(0, FULL) | ticked(3, said), turn))
    assert (page.sheet, page.page) == (round_.pk.hex, 1)
    assert [row.answers for row in page.rows] == [FULL, {}, {}, said, {}, {}, {}]
    assert all(row.unclear == () for row in page.rows)


def test_what_is_unclear_goes_to_a_person(cast, round_):
    twice = ticked(0, FULL) | {(0, "met", "no"): 6}  # both boxes of one question
    no_word = ticked(1, {"met": "yes"})  # nothing on the whole
    scan = marked(round_, twice | no_word | ticked(2, FULL))
    client = signed_in("quality")
    url = reverse("supervision:opinion_scan", args=[round_.pk])
    page = reverse("supervision:opinion_round", args=[round_.pk])
    answer = client.post(url, {"file": SimpleUploadedFile("scan.jpg", scan)}, follow=True)
    assert "收到 1 件，2 件看不清" in answer.content.decode()
    assert "人工录入" in answer.content.decode()
    rows = {row.number: row for row in Opinion.objects.filter(round=round_)}
    assert rows[1].unclear == ["met"] and rows[2].unclear == [OVERALL]
    assert (rows[3].how, rows[3].answers) == ("scan", FULL)
    typed = reverse("supervision:opinion_typed", args=[round_.pk])
    assert "看不清的项没有预填" in client.get(typed).content.decode()
    sent = {f"1-{key}": value for key, value in FULL.items()}
    assert client.post(typed, sent).status_code == 302
    assert client.get(page).status_code == 200
    assert Opinion.objects.get(round=round_, number=1).how == "typed"
    again = client.post(url, {"file": SimpleUploadedFile("scan.jpg", scan)}, follow=True)
    assert "收到 0 件" in again.content.decode()
    assert not differences()


def test_the_second_page_has_the_eighth_case(cast, round_):
    (page,) = printing.read_scan(marked(round_, ticked(0, FULL), page=1))
    assert page.page == 2
    found = commands.keep_scan(
        round_=round_, page=2, digest=page.digest, actor=cast.actor("quality"), at=NOW,
        answers=[Answer(8 + row.row, row.answers, "", row.unclear) for row in page.rows],
    )  # fmt: skip
    assert found == (1, 0) and Opinion.objects.get(round=round_, number=8).answers == FULL


def test_what_is_no_sheet_is_said(cast, round_):
    client, url = signed_in("quality"), reverse("supervision:opinion_scan", args=[round_.pk])
    blank = io.BytesIO()
    Image.new("L", (400, 600), 255).save(blank, "PNG")
    for content, word in ((b"nothing", "也不是图片"), (blank.getvalue(), "没有带四角图案的表")):
        answer = client.post(url, {"file": SimpleUploadedFile("x.png", content)}, follow=True)
        assert word in answer.content.decode()
    assert "请选择扫描件" in client.post(url, {}, follow=True).content.decode()


def test_response_stands_beside_satisfaction_and_few_are_hidden(cast, round_):
    for number in range(1, 5):
        answer(cast, round_, Answer(number, FULL))
    client, url = signed_in("bureau"), reverse("supervision:opinions")
    page = client.get(url).content.decode()
    assert "50.0%" in page and "不足 5 份" in page
    answer(cast, round_, Answer(5, {OVERALL: "not"}))
    page = client.get(url).content.decode()
    assert "62.5%" in page and "80.0%" in page
    lines = queries.lines_of(queries.opinions_of(round_))
    assert lines[0].said == 4 and lines[0].share.rate == 1
    for wrong in ({"x": "yes", OVERALL: "not"}, {"met": "maybe", OVERALL: "not"}):
        with pytest.raises(CannotAskOpinion, match="看不懂"):
            answer(cast, round_, Answer(6, wrong))
    with pytest.raises(NotAllowed):
        answer(cast, round_, Answer(6, FULL), actor=cast.actor("bureau"))
    assert answer(cast, round_, Answer(6, {}), Answer(99, FULL)) == 0


SEES = {"quality": True, "head": True, "bureau": True, "officer": False, "handler": False,
        "outsider": False}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_has_the_pages(cast, round_, who, sees):
    client = signed_in(who)
    assert client.get(reverse("supervision:opinions")).status_code == (200 if sees else 404)
    for name in ("opinion_round", "opinion_sheets", "opinion_typed"):
        url = reverse(f"supervision:{name}", args=[round_.pk])
        assert client.get(url).status_code == (200 if sees else 404), name


def test_a_round_is_opened_on_the_page(cast, round_):
    client, url = signed_in("head"), reverse("supervision:opinions")
    assert client.post(url, {"body": COURT, "quarter": "2026"}).status_code == 422
    assert client.post(url, {"body": COURT, "quarter": "2026Q1"}).status_code == 422
    Hearing.objects.update(court="云渡区人民法院")
    sent = client.post(url, {"body": "云渡区人民法院", "quarter": "2026Q1"})
    assert sent.status_code == 302 and "/opinions/" in sent["Location"]
    shown = client.get(sent["Location"]).content.decode()
    assert "http://testserver/opinions/" in shown and "data:image/svg" in shown
