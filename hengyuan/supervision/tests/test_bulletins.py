"""The quarterly bulletin: one click, frozen figures, each of which leads to its alerts."""

import re
from datetime import date
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import alerts, bulletins, following
from hengyuan.supervision.commands.bulletins import CannotMakeBulletin
from hengyuan.supervision.models import Alert, Bulletin
from hengyuan.supervision.queries import bulletin
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
MADE = at("2026-04-03 09:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MADE)
    return build()


@pytest.fixture
def made(cast):
    for serial in (11, 12, 13):
        applied(cast, serial=serial, day=f"2026-03-{serial}")
    following.supervise_events(upto=settled(), at=MADE)
    first = Alert.objects.filter(rule="J03-clock").order_by("since").first()
    alerts.dismiss(
        alert=first, ground="known", word="另案处理", actor=cast.actor("quality"), at=MADE
    )
    client = signed_in("quality")
    answer = client.post(reverse("supervision:make_bulletin"))
    made = Bulletin.objects.get()
    assert answer["Location"] == reverse("supervision:bulletin", args=[made.pk])
    return made


def words_of(content):
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(p.get_textpage().get_text_bounded().split()) for p in pages)


def test_one_click_freezes_the_last_quarter(cast, made):
    assert made.quarter == "2026Q1"
    told = made.figures["all"]
    assert (told["raised"], told["open"], told["overdue"], told["dismissed"]) == (3, 2, 0, 1)
    assert made.figures["cases"] == 3
    for row in (told, *(row for _key, row in made.figures["rules"])):
        assert row["raised"] == row["open"] + row["closed"] + row["dismissed"] + row["over"]
    following.escalate(on=date(2026, 5, 1), at=at("2026-05-01 00:10"))
    again = Bulletin.objects.get()
    assert (again.figures, again.digest) == (made.figures, made.digest)
    assert not audit.run().differences


def test_what_was_over_by_itself_is_counted_and_leads_to_its_alerts(cast, made):
    Alert.objects.filter(state="raised").update(state="over")
    row = Bulletin.objects.get()
    entries = bulletin.entries_of(Alert.objects.all(), Quarter.parse("2026Q1"), MADE.date())
    assert bulletin.counts(entries)["over"] == 2
    row.entries, row.figures = entries, {**row.figures, "all": bulletin.counts(entries)}
    assert len(bulletin.shown_entries(row, "all", "", "over")) == 2


def test_a_bulletin_of_before_adds_up_too(cast, made):
    told = {"raised": 165, "open": 46, "overdue": 0, "ordered": 0, "closed": 0, "dismissed": 0}
    made.figures = {
        "all": told, "cases": 157, "clocks": [], "links": [], "institutions": [],
        "rules": [["J03-clock", told]],
    }  # fmt: skip
    made.save(update_fields=["figures"])
    client = signed_in("quality")
    page = client.get(reverse("supervision:bulletin", args=[made.pk])).content.decode()
    assert "处理之前情形已结束 119 条" in page and ">119</a>" in page
    said = words_of(client.get(reverse("supervision:bulletin_pdf", args=[made.pk])).content)
    assert "处理之前情形已结束119条" in said


def test_each_figure_leads_to_its_alerts_as_they_stood(cast, made):
    open_one = Alert.objects.filter(state="raised").first()
    alerts.explain(alert=open_one, word="说明", actor=cast.actor("officer"), at=MADE)
    client = signed_in("quality")
    page = client.get(reverse("supervision:bulletin", args=[made.pk])).content.decode()
    links = re.findall(r'href="([^"]*figure[^"]*)">(\d+)</a>', page)
    assert len(links) >= 9
    for url, count in links:
        listed = client.get(url.replace("&amp;", "&")).content.decode()
        assert listed.count("/supervision/alerts/") == int(count)
    url = reverse("supervision:figure", args=[made.pk])
    listed = client.get(url, {"by": "rule", "key": "J03-clock", "count": "open"}).content.decode()
    assert "待处理" in listed and "已说明，待核" in listed
    for wrong in ({"by": "x", "count": "open"}, {"by": "rule", "key": "J03-clock", "count": "x"}):
        assert client.get(url, wrong).status_code == 404


def test_the_papers_say_the_figures(cast, made):
    client = signed_in("head")
    said = words_of(client.get(reverse("supervision:bulletin_pdf", args=[made.pk])).content)
    assert "2026年第1季度法律援助监督通报" in said
    assert "监督提示3条，其中已了结0条，不成立1条" in said and made.digest[:10] in said
    content = client.get(reverse("supervision:bulletin_docx", args=[made.pk])).content
    paragraphs = "".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)
    assert "监督提示3条" in paragraphs


READS = {"head": True, "bureau": True, "quality": True, "officer": False, "handler": False,
         "outsider": False, "finance": False}  # fmt: skip


@pytest.mark.parametrize(("who", "reads"), READS.items())
def test_who_reads_a_bulletin(cast, made, who, reads):
    client = signed_in(who)
    for name in ("bulletin", "bulletin_pdf", "bulletin_docx", "figure"):
        url = reverse(f"supervision:{name}", args=[made.pk])
        answer = client.get(url, {"by": "all", "count": "raised"})
        assert answer.status_code == (200 if reads else 404), name
    assert client.get(reverse("supervision:bulletins")).status_code == (200 if reads else 404)


def test_a_quarter_that_is_not_over_has_no_bulletin(cast):
    with pytest.raises(CannotMakeBulletin, match="还没有结束"):
        bulletins.make_bulletin(quarter=Quarter(2026, 2), actor=cast.actor("head"), at=MADE)
    with pytest.raises(NotAllowed):
        bulletins.make_bulletin(quarter=Quarter(2026, 1), actor=cast.actor("officer"), at=MADE)


def test_quarters():
    assert Quarter.of(date(2026, 12, 31)) == Quarter.parse("2026Q4")
    assert Quarter(2026, 4).following() == Quarter(2027, 1) == Quarter(2027, 2).before()
    assert Quarter(2027, 1).before() == Quarter(2026, 4)
    assert (Quarter(2026, 4).begins_on, Quarter(2026, 4).ends_before) == (
        date(2026, 10, 1), date(2027, 1, 1),
    )  # fmt: skip
    with pytest.raises(ValueError, match="no quarter"):
        Quarter.parse("2026Q5")
