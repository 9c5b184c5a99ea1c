"""Lists: the address decides what is shown, no COUNT is asked, an export holds what is shown."""

import csv
import io

import django_tables2
import openpyxl
import pytest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from hengyuan.ui.models import SavedView
from hengyuan.ui.tables import HouseTable, render_list


class ViewTable(HouseTable):
    always = ("title",)
    title = django_tables2.Column(verbose_name="名称")
    page = django_tables2.Column(verbose_name="列表")
    query = django_tables2.Column(verbose_name="条件")


@pytest.fixture
def views(account):
    rows = [
        SavedView(account=account, page="p", title=f"视图{n:02d}", query=f"={n}") for n in range(12)
    ]
    return SavedView.objects.bulk_create(rows)


def answer(account, query=""):
    request = RequestFactory().get(f"/ui/{query}")
    request.user = account
    return render_list(
        request,
        "ui/_list.html",
        table_class=ViewTable,
        rows=SavedView.objects.all(),
        name="p-none",
        per_page=5,
    )


def test_a_page_is_cut_without_counting(account, views):
    from django.db import connection

    with CaptureQueriesContext(connection) as asked:
        html = answer(account).content.decode()
    assert "视图04" in html
    assert "视图05" not in html
    assert 'rel="next"' in html
    assert not [q for q in asked.captured_queries if "COUNT(" in q["sql"].upper()]
    assert len(asked) == 2  # the rows and the saved views


def test_the_last_page_has_no_next(account, views):
    html = answer(account, "?page=3").content.decode()
    assert "视图11" in html
    assert 'rel="next"' not in html
    assert 'rel="prev"' in html


def test_a_page_past_the_end_is_answered(account, views):
    assert answer(account, "?page=99").status_code == 200
    assert answer(account, "?page=many").status_code == 200


def test_order_and_columns_come_from_the_address(account, views):
    html = answer(account, "?sort=-title&columns=query").content.decode()
    assert html.index("视图11") < html.index("视图10")
    assert 'aria-sort="descending"' in html
    assert html.count("<th ") == 2  # the fixed column and the chosen one


def test_csv_holds_every_row_and_no_formula(account, views):
    response = answer(account, "?export=csv&columns=query&sort=-title")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["名称", "条件"]
    assert rows[1] == ["视图11", "'=11"]
    assert len(rows) == 13


def test_xlsx_holds_every_row(account, views):
    response = answer(account, "?export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    rows = list(sheet.values)
    assert rows[0] == ("名称", "列表", "条件")
    assert rows[1][2] == "=0"
    assert sheet["C2"].data_type == "s"  # a text, not a formula
    assert len(rows) == 13


def test_an_empty_list_says_so(account):
    assert "没有符合条件的记录" in answer(account).content.decode()
