"""Archiving binds the dossier: cover, a catalogue for each part, remarks sheet, once."""

import io

import pypdfium2
import pytest

from hengyuan.cases.commands import StageMoved
from hengyuan.closing import commands as closing
from hengyuan.dossier import printing
from hengyuan.dossier.commands import receive_file
from hengyuan.dossier.models import Document
from hengyuan.dossier.queries import completeness, values_of
from hengyuan.dossier.tasks import count_pages
from hengyuan.ledger.queries import stream_events
from hengyuan.ledger.verification import verify
from hengyuan.queue.models import Job
from tests.cast import at
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_and_archive,
    close_case,
    examine_and_grant,
    handle,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archived(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    receive_file(
        case=case, content=pdf_of(3), title="证人证言", actor=handler, at=at("2026-04-18 09:00")
    )
    receive_file(
        case=case, content=b"PK\x03\x04 a word file", title="和解方案", actor=handler,
        at=at("2026-04-18 09:10"),
    )  # fmt: skip
    close_and_archive(cast, case, handler)
    return case


def pdf_of(pages):
    """A file of so many empty pages."""
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(595, 842)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(case, named="", **which):
    """The values of the one paper; its title is sealed, so that the database cannot look for it."""
    [paper] = [each for each in Document.objects.filter(case=case, **which) if named in each.title]
    return values_of(paper)


def test_the_catalogue_lists_every_paper_in_filing_order_with_its_pages(archived):
    whole = sheet(archived, form="catalogue", named="审批卷")
    titles = [line["title"] for line in whole["lines"]]
    expected = ["法律援助申请表", "身份证", "法律援助审批表", "给予法律援助决定书", "结案审查表"]
    assert [title for title in titles if title in expected] == expected
    handled = sheet(archived, form="catalogue", named="承办卷")
    lines = {line["title"]: line for line in handled["lines"]}
    assert next(iter(lines)) == "指派通知书"  # both parts hold it
    first, last = lines["证人证言"]["pages"].split("—")
    assert int(last) - int(first) == 2
    assert lines["和解方案"]["pages"] == "" and lines["和解方案"]["note"] == "页数待手工核对"
    starts = [line["pages"].split("—")[0] for line in whole["lines"]]
    assert starts[0] == "1" and [int(n) for n in starts] == sorted({int(n) for n in starts})
    listed = set(titles) | set(lines)
    sheets = {"cover", "catalogue", "remarks"}
    rest = Document.objects.filter(case=archived).exclude(form__in=sheets)
    assert set(rest.values_list("title", flat=True)) == listed


def test_counted_pages_are_the_pages_that_are_printed(archived):
    for document in Document.objects.filter(case=archived, form__in=("D-02", "D-14", "D-35")):
        pdf = printing.pdf(printing.paper_of(document, values_of(document)))
        with pypdfium2.PdfDocument(pdf) as opened:
            assert document.pages == len(opened), document.title


def test_cover_and_remarks_say_who_bound_and_who_examined(archived, cast):
    cover, remarks = sheet(archived, form="cover"), sheet(archived, form="remarks")
    assert cover["outcome"] == "请求全部获支持" and cover["archived_on"] == "2026-04-20"
    assert cover["documents"] == remarks["documents"] > 20
    assert remarks["filed_by"] == cast.actor("archivist").name
    assert remarks["checked_by"] == cast.actor("quality").name
    assert "和解方案" in remarks["text"]
    for document in Document.objects.filter(case=archived, row__in=("I-01", "I-21")):
        assert printing.pdf(printing.paper_of(document, values_of(document)))[:5] == b"%PDF-"


def test_the_closing_check_bears_both_examiners(archived, cast):
    check = sheet(archived, form="D-35")
    assert (check["examiner"], check["remarks"]) == (cast.actor("second_officer").name, "齐全")
    assert (check["second_examiner"], check["second_remarks"]) == (
        cast.actor("quality").name, "同意",
    )  # fmt: skip
    assert check["first_on"] == check["second_on"] == "2026-04-20"
    assert any(item["name"] and item["is_present"] for item in check["items"])


def test_a_dossier_is_bound_once_and_the_ledger_says_what_it_holds(archived, cast):
    assert completeness(archived, "archive").is_complete
    with pytest.raises(StageMoved):
        closing.archive(case=archived, actor=cast.actor("archivist"), at=at("2026-04-21 09:00"))
    assert Document.objects.filter(case=archived, form="cover").count() == 1
    told = [event for event in stream_events(archived.stream) if event.type == "case.archived"]
    assert told[0].public_values["documents"] == sheet(archived, form="cover")["documents"]
    assert verify().is_sound


def test_the_pages_are_counted_while_nobody_waits(cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    assert set(case.documents.values_list("pages", flat=True)) == {None}

    count_pages.func(case=str(case.pk))

    assert None not in case.documents.values_list("pages", flat=True)
    assert Job.objects.filter(task="hengyuan.dossier.tasks.count_pages").count() == 1
