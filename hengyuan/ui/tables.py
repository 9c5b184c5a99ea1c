"""Lists with memory: filter, order, columns, saved views and export, all in the address.

`render_list` serves a whole list page. Pages are counted without a COUNT: one row more than a
page is read, and its presence alone says that there is a next page. An export holds exactly what
is shown: the same filter, order and columns, all rows.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import django_tables2
import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django_filters import FilterSet
from django_tables2.paginators import LazyPaginator

from hengyuan.ui.models import SavedView
from hengyuan.ui.queries import saved_views

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTS = ("xlsx", "csv")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class HouseTable(django_tables2.Table):  # type: ignore[misc]  # django-tables2 has no types
    """A table in the house's look; columns in `always` cannot be switched off."""

    always: tuple[str, ...] = ()

    class Meta:
        """The template and what an empty list says."""

        template_name = "ui/_table.html"
        attrs = {"class": "table card-table"}
        order_by_field = "sort"

    def choose_columns(self, wanted: Iterable[str]) -> None:
        """Hide every column that is not wanted; an unknown word is ignored."""
        keep = set(wanted) | set(self.always)
        for column in list(self.columns.iterall()):
            if column.name not in keep:
                self.columns.hide(column.name)

    @property
    def choices(self) -> list[tuple[str, str, bool, bool]]:
        """Name, header, whether shown, whether fixed: for the menu of columns."""
        shown = {column.name for column in self.columns}
        return [
            (column.name, str(column.header), column.name in shown, column.name in self.always)
            for column in self.columns.iterall()
            if str(column.header).strip()
        ]

    def lines(self) -> Iterator[list[Any]]:
        """Headers and then every row, with the shown columns only."""
        shown = {column.name for column in self.columns}
        hidden = [column.name for column in self.columns.iterall() if column.name not in shown]
        yield from self.as_values(exclude_columns=hidden)


@dataclass(frozen=True, slots=True)
class ListPage:
    """What `ui/_list.html` shows."""

    name: str
    table: HouseTable
    filterset: FilterSet | None
    views: list[SavedView]
    query: str
    exports: tuple[str, ...] = EXPORTS
    is_filtered: bool = False
    kept: list[tuple[str, str]] = field(default_factory=list)


def render_list(
    request: HttpRequest,
    template: str,
    *,
    table_class: type[HouseTable],
    rows: Any,
    name: str,
    filterset_class: type[FilterSet] | None = None,
    context: Mapping[str, Any] | None = None,
    per_page: int | None = None,
    title: str = "",
    hidden: Iterable[str] = (),
) -> HttpResponse:
    """A page of a list, or its export when the address asks for one (`?export=xlsx`).

    `name` is the list's own word (also the key of its saved views); `title` names the file. The
    template extends a base and includes "ui/_list.html", which reads `list`. Columns in `hidden`
    are shown to who asks for them.
    """
    filterset = (
        filterset_class(request.GET, queryset=rows, request=request) if filterset_class else None
    )
    table = table_class(filterset.qs if filterset is not None else rows)
    if request.GET.get("columns"):
        table.choose_columns(request.GET["columns"].split(","))
    else:
        for column in hidden:
            table.columns.hide(column)
    paginate = {"per_page": per_page or PER_PAGE, "paginator_class": LazyPaginator}
    wanted = request.GET.get("export", "")
    is_export = wanted in EXPORTS
    config = django_tables2.RequestConfig(request, paginate=False if is_export else paginate)
    config.configure(table)
    if is_export:
        return export(table, wanted, title or name)
    page = _list_page(request, table, filterset, name)
    return render(request, template, {**(context or {}), "list": page, "table": table})


def _list_page(
    request: HttpRequest, table: HouseTable, filterset: FilterSet | None, name: str
) -> ListPage:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("export", None)
    own = set(filterset.form.fields) if filterset is not None else set()
    account_id = request.user.pk if request.user.is_authenticated else None
    return ListPage(
        name=name,
        table=table,
        filterset=filterset,
        views=list(saved_views(account_id, name)),
        query=query.urlencode(),
        is_filtered=any(query.get(field) for field in own),
        kept=[(key, str(value)) for key, value in query.items() if key not in own],
    )


def export(table: HouseTable, kind: str, title: str) -> HttpResponse:
    """The list as a file: xlsx, or csv that a spreadsheet opens as UTF-8."""
    lines = table.lines()
    if kind == "xlsx":
        body, content_type = _xlsx(lines, title), XLSX
    else:
        body, content_type = _csv(lines), "text/csv; charset=utf-8"
    response = HttpResponse(body, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=f"{title}.{kind}")
    response.headers["Content-Disposition"] = str(disposition)
    return response


def _csv(lines: Iterator[list[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in lines:
        writer.writerow([_harmless(_plain(value)) for value in line])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(lines: Iterator[list[Any]], title: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True})
    dates = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, line in enumerate(lines):
        for place, value in enumerate(line):
            if isinstance(value, datetime):
                sheet.write_string(number, place, _plain(value))
            elif isinstance(value, date):
                sheet.write_datetime(number, place, value, dates)
            elif isinstance(value, bool) or not isinstance(value, int | float):
                sheet.write_string(number, place, _plain(value), bold if number == 0 else None)
            else:
                sheet.write_number(number, place, value)
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    book.close()
    return out.getvalue()


def _sheet_name(title: str) -> str:
    """A sheet's name: at most 31 characters, none of those that a workbook forbids."""
    return "".join(sign for sign in title if sign not in r"[]:*?/\\")[:31] or _("列表")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """A cell that a spreadsheet would run as a formula is written as text."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
