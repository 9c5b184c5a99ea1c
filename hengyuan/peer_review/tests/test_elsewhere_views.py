"""The page on which dossiers from elsewhere are handed in: hostile zips, wrong lists, preview."""

import io
import struct
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from hengyuan.dossier.models import StoredFile
from hengyuan.kernel import clock
from hengyuan.peer_review.forms.elsewhere import LIST
from hengyuan.peer_review.models import Entry, Handover, Round
from hengyuan.peer_review.tests.elsewhere_factories import (
    Alone,
    as_csv,
    bundle_of,
    paper,
    sent,
    told,
    zipped,
)
from hengyuan.peer_review.tests.factories import MORNING
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.pool import workbook
from hengyuan.web.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return Alone(readers=1)


def page_of(row):
    return reverse("peer_review:handover", args=[row.pk])


def locked():
    """A zip whose one member says that it has a password."""
    content = bytearray(zipped({"1号案卷.pdf": paper()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign) + place
        content[at : at + 2] = struct.pack("<H", content[at] | 1)
    return bytes(content)


def lying():
    """A zip whose member says that it is small and is not."""
    content = bytearray(zipped({"1号案卷.pdf": paper() + b"\0" * 2_000_000}))
    at = content.find(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<L", 1000)
    return bytes(content)


def bitmap():
    """A small picture of a kind that no dossier takes."""
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "BMP")
    return out.getvalue()


WORD = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b/>"}
HOSTILE = {
    "no zip": (b"%PDF-1.4", "不是 PDF、图片、Word 或者压缩包"),
    "broken": (zipped(bundle_of(1))[:-40], "残缺或者损坏"),
    "locked": (locked(), "加了密码"),
    "a bomb": (zipped({"1号案卷.pdf": b"\0" * (70 << 20)}), "展开后过大"),
    "a lie": (lying(), "残缺或者损坏"),
    "empty": (zipped({}), "文件没有内容"),
    "upwards": ({"1号案卷.pdf": paper(), "../../etc/x.pdf": paper(2)}, "指向压缩包以外"),
    "from the root": ({"1号案卷.pdf": paper(), "/etc/x.pdf": paper(2)}, "指向压缩包以外"),
    "a drive": ({"1号案卷.pdf": paper(), "C:\\x.pdf": paper(2)}, "指向压缩包以外"),
    "a zip within": ({"1号案卷/1.zip": zipped({"a": b"b"})}, "另一个压缩包里"),
    "a Word file": ({"1号案卷/1.docx": zipped(WORD)}, "不是 PDF、图片、Word"),
    "no dossier": ({"1号案卷.pdf": b"hello"}, "不是 PDF、图片、Word"),
    "a broken PDF": ({"1号案卷.pdf": b"%PDF-1.4 nothing"}, "残缺或者损坏"),
    "an empty file": ({"1号案卷.pdf": b""}, "文件没有内容"),
    "a bitmap": ({"1号案卷/1.bmp": bitmap()}, "请转换为PDF、JPG或者PNG"),
    "a stray": ({"1号案卷.pdf": paper(), "2.pdf": paper(2)}, "清单中没有这份文件"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_has_its_verdict_and_nothing_is_stored(alone, name):
    files, verdict = HOSTILE[name]
    row = alone.opened()
    answer = signed_in("bureau").post(page_of(row), sent(files, [told(1)]))
    shown = answer.content.decode()
    assert answer.status_code == 422 and verdict in shown and "什么都没有保存" in shown
    assert (Handover.objects.count(), Entry.objects.count(), StoredFile.objects.count()) == (
        0, 0, 0,
    )  # fmt: skip


def test_each_wrong_row_is_told_beside_the_right_ones(alone):
    row = alone.opened()
    rows = [told(1), told(2, handler="", closed_on="2026-04-01"), told(3, file="没有"),
            told(4, kind="民事", stage="侦查")]  # fmt: skip
    answer = signed_in("bureau").post(page_of(row), sent(bundle_of(4), rows))
    shown = answer.content.decode()
    assert answer.status_code == 422 and Entry.objects.count() == 0
    for verdict in ("承办人：没有填写", "不在本轮的结案期间（2026-04-01）",
                    "没有：压缩包里没有这个文件",
                    "阶段与类型不符（侦查）", "没有错误，1 个文件", "3 件有错误",
                    "3号案卷.pdf：清单中没有这份文件"):  # fmt: skip
        assert verdict in shown, verdict


def test_the_same_paper_in_two_dossiers_is_told(alone):
    row = alone.opened()
    files = {"1号案卷.pdf": paper(), "2号案卷.pdf": paper()}
    answer = signed_in("bureau").post(page_of(row), sent(files, [told(1), told(2)]))
    assert "与另一件案卷的文件内容相同" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"\0\1\2", "不是csv文件"),
        ("案号,承办人\n1,2".encode(), "缺少列：文件"),
        ("文件,价钱\n1,2".encode(), "不认识的列：价钱"),
        (as_csv([]), "清单中没有案卷"),
        (b'"a', "已损坏"),
        (zipped({"a": b"b"}), "不是xlsx文件"),
        (as_csv([told(n) for n in range(2_001)]), "超过2000件"),
    ],
)
def test_a_list_that_is_none_is_told(alone, content, verdict):
    row = alone.opened()
    data = {**sent(bundle_of(1), []), "listing": SimpleUploadedFile("清单.csv", content)}
    answer = signed_in("bureau").post(page_of(row), data)
    assert answer.status_code == 422 and verdict in answer.content.decode()


def test_a_list_in_gb18030_and_one_from_the_template_are_read(alone):
    row, client = alone.opened(), signed_in("bureau")
    text = as_csv([told(1)]).decode("utf-8-sig").encode("gb18030")
    book = workbook.write([told(1)], LIST)
    for content in (text, book):
        data = {**sent(bundle_of(1), []), "listing": SimpleUploadedFile("清单", content)}
        assert client.post(page_of(row), data).status_code == 302
        assert Entry.objects.get().told["handler"] == "冯知行"
    template = client.get(reverse("peer_review:handover_template"))
    assert workbook.read(template.content, LIST) == []
    with zipfile.ZipFile(io.BytesIO(template.content)) as parts:
        assert "外来案卷清单".encode() in parts.read("xl/workbook.xml")


def test_it_is_looked_through_before_it_is_accepted(alone):
    row, client = alone.opened(), signed_in("bureau")
    assert client.get(page_of(row)).content.decode().count("还没有") == 1
    names = ("案卷/1号案卷/1.pdf", "案卷/1号案卷/2.pdf", "案卷/2号案卷.pdf")
    files = {name: paper(number) for number, name in enumerate(names)}
    assert client.post(page_of(row), sent(files, [told(1), told(2)])).status_code == 302
    shown = client.get(page_of(row)).content.decode()
    assert "清单 2 件，3 页" in shown and "云援刑字〔2026〕第2号" in shown
    handover = Handover.objects.get()
    accept = reverse("peer_review:take_in", args=[row.pk, "accept"])
    client.post(accept, {"handover": str(row.pk)})  # another one than the page showed
    assert Handover.objects.get().state == "waiting"
    client.post(accept, {"handover": str(handover.pk)})
    assert Handover.objects.get().state == "accepted"
    assert [[one.name for one in each.files.all()] for each in Entry.objects.order_by("place")] == [
        ["案卷/1号案卷/1.pdf", "案卷/1号案卷/2.pdf"], ["案卷/2号案卷.pdf"],
    ]  # fmt: skip
    again = client.post(page_of(row), sent(bundle_of(1), [told(1)]))
    assert again.status_code == 422 and "已经在本轮评估中" in again.content.decode()
    assert differences() == []


def test_what_was_handed_in_may_be_put_away(alone):
    row, client = alone.opened(), signed_in("bureau")
    client.post(page_of(row), sent(bundle_of(1), [told(1)]))
    put_away = reverse("peer_review:take_in", args=[row.pk, "discard"])
    client.post(put_away, {"handover": str(Handover.objects.get().pk)})
    assert Entry.objects.count() == 0 and Handover.objects.get().state == "discarded"
    assert client.post(put_away, {"handover": "x"}).status_code == 302


def test_only_who_runs_the_round_has_the_page(alone):
    row, other = alone.opened(), alone.opened(from_elsewhere=False)
    reader = signed_in("reader_1")
    accept = reverse("peer_review:take_in", args=[row.pk, "accept"])
    assert reader.get(page_of(row)).status_code == 404
    assert reader.post(accept).status_code == 404
    assert reader.get(reverse("peer_review:handover_template")).status_code == 404
    assert signed_in("bureau").get(page_of(other)).status_code == 404


def test_a_round_is_opened_over_dossiers_from_elsewhere(alone):
    client = signed_in("bureau")
    stated = {
        "title": "外来案卷评估", "source": "elsewhere", "closed_from": "2026-03-01",
        "closed_to": "2026-03-31", "number": "5", "chief": str(alone.officer.pk),
        "hints_of": "100",
    }  # fmt: skip
    assert client.post(reverse("peer_review:open_round"), stated).status_code == 302
    row = Round.objects.get()
    assert row.from_elsewhere and row.settings["number"] == 5
    shown = client.get(reverse("peer_review:round", args=[row.pk])).content.decode()
    assert page_of(row) in shown and "还没有上传" in shown
    assert differences() == []


def test_the_page_asks_the_same_however_many_there_are(alone, django_assert_num_queries):
    row, client = alone.opened(), signed_in("bureau")
    for count in (1, 6):
        rows = [told(number) for number in range(1, count + 1)]
        client.post(page_of(row), sent(bundle_of(count), rows))
        client.get(page_of(row))
        with django_assert_num_queries(9):
            client.get(page_of(row))


def test_it_is_told_in_english(alone):
    row, client = alone.opened(), signed_in("bureau")
    client.cookies["django_language"] = "en"
    rows = [told(1, handler="")]
    with translation.override("en"):  # the language before comes back
        shown = client.post(page_of(row), sent(bundle_of(1), rows)).content.decode()
    assert "Handler" in shown and "is not filled in" in shown
