"""Import and export of the roster: nothing before the confirmation, then all at once; and files
that are meant to do harm."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hengyuan.kernel import clock, crypto
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import last_event
from hengyuan.orgs.rules import Kind
from hengyuan.people.models import Provider
from hengyuan.pool import commands, workbook
from hengyuan.pool.commands import CannotImport
from hengyuan.pool.models import Standing
from hengyuan.pool.queries.roster_file import exported, judge
from hengyuan.pool.rules.rows import COLUMNS, read_row
from hengyuan.pool.rules.verdicts import Verdict, as_text
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build, identity_number, new_organisation, new_provider

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()
FIRM = "青石正平律师事务所"
NEW = {"name": "新来者", "kind": "律师", "unit": FIRM, "licence_number": "14401201510000001"}


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


def book(*rows, headers=None, put=()):
    """A workbook as people make it."""
    made = openpyxl.Workbook()
    sheet = made.active
    keys = [column.key for column in COLUMNS]
    sheet.append(headers or [column.header for column in COLUMNS])
    for row in rows:
        sheet.append([row.get(key) for key in keys])
    for place, value in put:
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rows_of(content, demo=True):
    return [
        read_row(line.number, line.cells, today=TODAY, demo=demo) for line in workbook.read(content)
    ]


def judged(*rows, may_grade=False):
    return judge(rows_of(book(*rows)), "9901", TODAY, may_grade=may_grade)


def confirm(cast, rows, who="assigner"):
    found = judge(rows, "9901", TODAY, may_grade=cast.actor(who).has("R-05"))
    return commands.import_roster(
        rows=rows, digest="d" * 64, shown=crypto.sm3_hex(as_text(found).encode()),
        actor=cast.actor(who), at=NOW,
    )  # fmt: skip


def upload(client, content, name="名册.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("pool:import"), {"file": file})


def test_each_row_has_its_verdict(cast):
    first, second = (cast.providers[who].licence_number for who in ("handler", "second_handler"))
    same = {"name": "周明远", "licence_number": first}
    changed = {
        "name": "叶知秋", "licence_number": second, "fields": "劳动争议 2015/6/1；行政",
        "languages": "手语",
    }  # fmt: skip
    wrong = {"name": "错行", "unit": "没有这个所", "licensed_on": "去年", "languages": "火星语"}
    found = judged(NEW, same, changed, wrong)
    assert [each.verdict.value for each in found] == ["new", "same", "changed", "wrong"]
    told = "；".join(found[3].wrong)
    for word in ("没有“没有这个所”", "“去年”不是日期", "没有叫“火星语”的语言"):
        assert word in told
    assert {c.header: c.after_text for c in found[2].changes} == {
        "擅长领域": "劳动争议 2015-06-01；行政", "语言": "手语",
    }  # fmt: skip


def test_duplicates_are_found_in_the_file_and_in_the_pool(cast):
    number = identity_number(7, "19800101")
    twice = judged(NEW, NEW | {"name": "又一人"})
    assert all("出现2次" in each.wrong[0] for each in twice)
    person = {"name": "林志愿", "kind": "法律援助志愿者", "unit": FIRM, "identity_number": number}
    assert judged(person)[0].verdict is Verdict.NEW
    confirm(cast, rows_of(book(person)))
    again = judged(person)[0]
    assert again.verdict is Verdict.SAME and again.provider_id
    standing = Standing.objects.get()
    assert standing.identity_number == number and number not in standing.identity_index
    mixed = judged(person | {"licence_number": cast.providers["handler"].licence_number})[0]
    assert "指向不同的人" in "；".join(mixed.wrong)


def test_another_city_keeps_its_people(cast):
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    stranger = new_provider(cast, "stranger", "远方人", away)
    found = judged(NEW | {"licence_number": stranger.licence_number}, NEW | {"id": stranger.pk})
    assert "外市" in found[0].wrong[0] and "没有" in found[1].wrong[0]


def test_what_an_import_does_not_do(cast):
    lawyer = cast.providers["handler"]
    base = {"name": "周明远", "licence_number": lawyer.licence_number}
    for stated, told in (
        ({"grade": "高级"}, "定级由负责人决定"),
        ({"joined_on": "2021-01-01"}, "不能用导入改写"),
        ({"kind": "法律援助志愿者"}, "先退出再入库"),
        ({"name": "周某"}, "姓名是周明远"),
        ({"name": "无"}, "不能填“无”"),
    ):
        assert told in "；".join(judged(base | stated)[0].wrong), stated
    assert judged(base | {"grade": "高级"}, may_grade=True)[0].verdict is Verdict.CHANGED
    Provider.objects.filter(pk=lawyer.pk).update(left_on=date(2026, 3, 1))
    assert "退出" in judged(base | {"languages": "手语"})[0].wrong[0]
    lacking = judged({"name": "无证者", "kind": "律师", "unit": FIRM})[0]
    assert "必填" in lacking.wrong[0]


def test_a_confirmation_stores_what_was_shown_and_nothing_else(cast):
    lawyer = cast.providers["handler"]
    rows = rows_of(
        book(
            NEW | {"phone": "13900000001", "monthly_limit": 3, "sex": "女"},
            {"id": lawyer.pk, "name": "周明远", "languages": "粤语", "phone": "13900000002"},
            {"name": "坏行"},
        )
    )
    assert confirm(cast, rows) == (1, 1)
    made = Provider.objects.get(licence_number=NEW["licence_number"])
    assert (made.organisation.name, made.sex, made.has_lawyer_licence) == (FIRM, "female", True)
    assert (made.standing.monthly_limit, made.standing.phone) == (3, "13900000001")
    lawyer.refresh_from_db()
    assert lawyer.languages == ["粤语"] and lawyer.standing.phone == "13900000002"
    changed = last_event(f"provider:{lawyer.pk}")
    assert changed.type == "member.changed" and "139" not in changed.values
    assert last_event(f"provider:{made.pk}").type == "provider.entered"
    whole = last_event(f"organisation:{cast.institution.pk}")
    assert whole.type == "roster.imported" and "d" * 64 in whole.sentence
    assert whole.public_values["left_out"] == 1
    with pytest.raises(CannotImport, match="没有要保存"):
        confirm(cast, rows)


def test_a_pool_that_changed_since_the_preview_is_previewed_again(cast):
    rows = rows_of(book(NEW))
    shown = crypto.sm3_hex(as_text(judge(rows, "9901", TODAY, may_grade=False)).encode())
    confirm(cast, rows)
    count = Event.objects.count()
    with pytest.raises(CannotImport, match="有变化"):
        commands.import_roster(
            rows=rows, digest="d", shown=shown, actor=cast.actor("assigner"), at=NOW
        )
    with pytest.raises(NotAllowed):
        confirm(cast, rows, "officer")
    assert Event.objects.count() == count


def test_an_export_read_back_changes_nothing(cast):
    Provider.objects.filter(pk=cast.providers["handler"].pk).update(
        fields={"labour": "2015-06-01", "criminal": ""}, languages=["手语", "粤语"], sex="male"
    )
    Standing.objects.create(
        provider=cast.providers["handler"], grade="senior", monthly_limit=4, is_student=False,
        has_legal_qualification=True, phone="13900000003",
    )  # fmt: skip
    answer = signed_in("assigner").get(reverse("pool:export"))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"13900000003" not in content
    rows = rows_of(content)
    found = judge(rows, "9901", TODAY, may_grade=False)
    assert len(found) == Provider.objects.count() and not [e for e in found if e.wrong]
    assert {each.verdict for each in found} == {Verdict.SAME}
    written = workbook.write(exported(Provider.objects.all()))
    assert [each.stated for each in rows_of(written)] == [each.stated for each in rows]


def test_the_page_shows_then_stores(cast):
    client = signed_in("assigner")
    before = (Provider.objects.count(), Event.objects.count())
    answer = upload(client, book(NEW, {"name": "坏行"}))
    shown = answer.content.decode()
    assert answer.status_code == 200 and "新增人员必填" in shown and "保存这 1 行" in shown
    assert (Provider.objects.count(), Event.objects.count()) == before
    token = answer.context["preview"]
    new = client.post(reverse("pool:import"), {"preview": token, "show": "new"})
    assert "新来者" in new.content.decode()
    stored = client.post(reverse("pool:import"), {"preview": token, "store": "1"})
    assert stored.status_code == 302 and Provider.objects.count() == before[0] + 1
    again = client.post(reverse("pool:import"), {"preview": token, "store": "1"})
    assert again.status_code == 422 and Provider.objects.count() == before[0] + 1
    for other in ("head", "officer"):
        taken = signed_in(other).post(reverse("pool:import"), {"preview": token, "store": "1"})
        assert taken.status_code in (404, 422)
    assert client.post(reverse("pool:import"), {"preview": "x"}).status_code == 422
    assert client.get(reverse("pool:template")).status_code == 200
    assert client.get(reverse("pool:import")).status_code == 200


@pytest.mark.parametrize("who", ["officer", "firm_1", "handler", "bureau", "auditor"])
def test_others_have_no_import(cast, who):
    client = signed_in(who)
    for name in ("import", "template"):
        assert client.get(reverse(f"pool:{name}")).status_code == 404
    assert upload(client, book(NEW)).status_code == 404


def packed(parts, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def with_part(content, name, text):
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, text)
    return out.getvalue()


def replaced(content, name, change):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for each in file.namelist():
            parts[each] = change(file.read(each)) if each == name else file.read(each)
    return packed(parts)


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxx">]>'
SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "no workbook": (lambda: b"hello", "不是xlsx"),
    "a csv": (lambda: "姓名,类别\n".encode(), "不是xlsx"),
    "another zip": (lambda: packed({"a.txt": "x"}), "不是xlsx"),
    "the old format": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "旧版xls"),
    "too large": (lambda: b"PK" + b"\x00" * workbook.LARGEST, "超过8MB"),
    "a bomb": (lambda: with_part(book(NEW), "xl/media/x.xml", b"0" * (50 << 20)), "解压后过大"),
    "many parts": (
        lambda: packed({"xl/workbook.xml": "x", **{f"p{n}": "" for n in range(300)}}),
        "解压后过大",
    ),
    "macros": (lambda: with_part(book(NEW), "xl/vbaProject.bin", b"x"), "含有宏"),
    "entities": (
        lambda: replaced(book(NEW), SHEET, lambda text: ENTITY + text.split(b"?>", 1)[-1]),
        "外部内容",
    ),
    "cut": (lambda: book(NEW)[:-200], "xlsx"),
    "broken xml": (lambda: replaced(book(NEW), SHEET, lambda text: text[:200]), "已损坏"),
    "another table": (lambda: book(headers=["甲", "乙"]), "不认识的列"),
    "a column lacks": (lambda: book(headers=["姓名", "类别"]), "缺少列：单位"),
    "a column twice": (lambda: book(headers=["姓名", "类别", "单位", "姓名"]), "重复的列"),
    "too many rows": (
        lambda: book(put=[(f"B{workbook.ROWS + 2}", "末行")]), "超过10000行",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_plainly(cast, name):
    make, told = HOSTILE[name]
    answer = upload(signed_in("assigner"), make())
    assert answer.status_code == 422 and told in answer.content.decode(), name


def test_formulas_and_stray_cells_are_told_and_never_computed(cast):
    content = book(NEW, NEW, put=[("B2", '=HYPERLINK("http://x","周")'), ("R3", "页边"),
                                  ("Q2", "#REF!")])  # fmt: skip
    lines = workbook.read(content)
    assert any("是公式" in each for each in lines[0].wrong)
    assert any("没有列名" in each for each in lines[1].wrong)
    answer = upload(signed_in("assigner"), content)
    assert answer.status_code == 200 and "是公式" in answer.content.decode()


def test_a_sheet_that_claims_a_million_rows_is_read_to_our_limit(cast):
    content = replaced(
        book(NEW), SHEET, lambda text: text.replace(b'ref="A1:Q2"', b'ref="A1:XFD1048576"')
    )
    assert len(workbook.read(content)) == 1
