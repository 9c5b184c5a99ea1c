"""Nobody learns whose dossier he reads, or who reads his: not by any address, order, file or error.

Two worlds differ in the secret alone; whoever must not know it asks both for everything. Any answer
that differs would tell him. Leaks planted on purpose show that the comparison sees each kind.
"""

import gc
import logging
from collections import Counter
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django_tables2.utils import OrderByTuple

from hengyuan.kernel import clock
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands import sheets as sheet_commands
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Decision, Dossier, SelfSheet, Sheet
from hengyuan.peer_review.queries import sheets as sheet_queries
from hengyuan.peer_review.tables.rounds import SheetTable, ToldTable
from hengyuan.peer_review.tests import worlds
from hengyuan.peer_review.tests.asked import (
    Asked,
    Walk,
    everything,
    paths,
    with_one_look_at_roles,
)
from hengyuan.peer_review.views import sheets as sheet_views
from tests.cast import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: worlds.NOW)
    return build()


@pytest.fixture
def dice(monkeypatch, cast):
    """No chance from here on, and no line in the log for each page that is not there."""
    logging.disable(logging.CRITICAL)
    gc.disable()  # thousands of answers are kept: to look through them again and again is slow
    yield worlds.without_chance(monkeypatch)
    gc.enable()
    logging.disable(logging.NOTSET)


@dataclass(frozen=True)
class Leak:
    """A leak on purpose: how it is planted, what is asked, which part of the answer tells."""

    plant: object
    asked: object
    part: str


def handler_of(sheet):
    return sheet.dossier.case.handler.name


def readers_of(decision):
    rows = decision.dossier.sheets.order_by("place")
    return "、".join(rows.values_list("reader__account__name", flat=True))


def own_sheet(walk):
    """The first sheet that somebody has signed, and the first that is open."""
    rows = Sheet.objects.filter(reader__account__username=walk.who).order_by("pk")
    return rows.filter(state="signed").first(), rows.exclude(state="signed").first()


def own_decision():
    return Decision.objects.filter(is_final=False, dossier__state="reply").get()


def page_text(patch):
    old = SheetTable.render_code
    patch.setattr(
        SheetTable, "render_code", lambda self, record: old(self, record) + handler_of(record)
    )


def file_text(patch):
    patch.setattr(
        SheetTable, "value_code", lambda self, record: record.dossier.code + handler_of(record)
    )


def order(patch):
    column = SheetTable.base_columns["field"]
    patch.setattr(column, "orderable", True)
    patch.setattr(column, "order_by", OrderByTuple(("dossier__case__handler__name",)))


def error(patch):
    def start(*, sheet, actor, at):
        raise CannotReview(f"承办单位{sheet.dossier.case.firm.name}的案卷不能改动")

    patch.setattr(sheet_commands, "start", start)


def header(patch):
    old = sheet_views.render_list

    def listed(request, template, **words):
        answer = old(request, template, **words)
        answer["ETag"] = (
            f'"{sum(one.dossier.case.firm_id * at for at, one in enumerate(words["rows"], 1))}"'
        )
        return answer

    patch.setattr(sheet_views, "render_list", listed)


def status(patch):
    old = access.get_dossier_for

    def found(actor, dossier_id):
        row = Dossier.objects.filter(pk=dossier_id).select_related("case__handler").first()
        if row is not None and row.case.handler.name == "周明远":
            raise PermissionDenied
        return old(actor, dossier_id)

    patch.setattr(access, "get_dossier_for", found)


def time(patch):
    old = access.get_sheet_for

    def found(actor, sheet_id):
        row = old(actor, sheet_id)
        if (
            handler_of(Sheet.objects.select_related("dossier__case__handler").get(pk=row.pk))
            == "周明远"
        ):
            Dossier.objects.count()
        return row

    patch.setattr(access, "get_sheet_for", found)


def of_list(name):
    return lambda walk: Asked("get", reverse(name))


def of_file(name, kind):
    return lambda walk: Asked("get", f"{reverse(name)}?export={kind}")


LIST = "peer_review:sheets"
OF_WHOSE = {
    "a page": Leak(page_text, of_list(LIST), "body"),
    "a file of commas": Leak(file_text, of_file(LIST, "csv"), "body"),
    "a spreadsheet": Leak(file_text, of_file(LIST, "xlsx"), "body"),
    "an order": Leak(order, lambda walk: Asked("get", f"{reverse(LIST)}?sort=field"), "body"),
    "an error": Leak(
        error,
        lambda walk: Asked(
            "post", reverse("peer_review:keep", args=[own_sheet(walk)[1].pk]), (("saved", "0"),)
        ),
        "body",
    ),
    "a header": Leak(header, of_list(LIST), "headers"),
    "a status": Leak(
        status,
        lambda walk: Asked(
            "get", reverse("peer_review:dossier", args=[own_sheet(walk)[0].dossier_id])
        ),
        "status",
    ),
    "the time": Leak(
        time, lambda walk: Asked("get", reverse("peer_review:sheet", args=[own_sheet(walk)[0].pk])),
        "queries",
    ),
}  # fmt: skip


def told_text(patch):
    old = ToldTable.render_case
    patch.setattr(
        ToldTable, "render_case", lambda self, record: old(self, record) + readers_of(record)
    )


def told_file(patch):
    patch.setattr(ToldTable, "value_case", lambda self, record: readers_of(record))


def told_order(patch):
    old = sheet_queries.signed_sheets
    patch.setattr(
        sheet_queries, "signed_sheets",
        lambda dossier: sorted(old(dossier), key=lambda one: one.reader.account.name),
    )  # fmt: skip


def told_time(patch):
    old = access.get_told_for

    def found(actor, decision_id):
        row = old(actor, decision_id)
        if "甲评" in {one.reader.account.name for one in sheet_queries.signed_sheets(row.dossier)}:
            Sheet.objects.count()
        return row

    patch.setattr(access, "get_told_for", found)


def checked_text(patch):
    old = SheetTable.render_code

    def code(self, record):
        own = SelfSheet.objects.filter(case_id=record.dossier.case_id).first()
        return old(self, record) + (own.grade if own else "")

    patch.setattr(SheetTable, "render_code", code)


def of_told(walk):
    return Asked("get", reverse("peer_review:told", args=[own_decision().pk]))


OF_WHO = {
    "a page": Leak(told_text, of_list("peer_review:grades"), "body"),
    "a file of commas": Leak(told_file, of_file("peer_review:grades", "csv"), "body"),
    "an order": Leak(told_order, of_told, "body"),
    "the time": Leak(told_time, of_told, "queries"),
}


OF_CHECKS = {"a page": Leak(checked_text, of_list(LIST), "body")}


def walked(cast, dice, secret, walkers, leaks):
    """For each of both worlds: the answers to each walker, and to the first one at each leak."""
    for told in ({}, {secret: True}):
        with worlds.world(cast, dice, **told), pytest.MonkeyPatch.context() as always:
            with_one_look_at_roles(always)
            walks = [Walk(dice, who, place) for who, place in walkers]
            answers = {
                walk.who: walk.answers(everything(cast, only_read=walk is not walks[0]))
                for walk in walks
            }
            leaked = {}
            for name, leak in leaks.items():
                with pytest.MonkeyPatch.context() as patch:
                    request = leak.asked(walks[0])
                    honest = walks[0].ask(request)
                    leak.plant(patch)
                    leaked[name] = honest, walks[0].ask(request)
            yield answers, leaked


def parts(answer):
    return {part: getattr(answer, part) for part in ("status", "headers", "body", "queries")}


def differing(one, other):
    """The parts in which two answers differ."""
    return [part for part, value in parts(one).items() if value != parts(other)[part]]


def compare(found, leaks):
    """No honest answer differs; each planted leak does, in the part that it was planted in."""
    (first, leaked), (second, leaked_too) = found
    for who, answers in first.items():
        others = second[who]
        assert sorted(map(repr, set(answers) ^ set(others)))[:5] == []
        told = [(asked, differing(answers[asked], others[asked])) for asked in answers]
        assert [each for each in told if each[1]][:5] == [], who
        assert [asked for asked, answer in answers.items() if answer.status >= 500] == []
        saw_enough(answers)
    for name, leak in leaks.items():
        assert differing(leaked[name][0], leaked_too[name][0]) == [], name
        assert leak.part in differing(leaked[name][1], leaked_too[name][1]), name


def saw_enough(answers):
    """The walk met pages, refusals, absences, wrong methods and files."""
    counts = Counter(answer.status for answer in answers.values())
    assert counts[200] > 60 and counts[404] > 500 and counts[405] > 100 and counts[302] > 5
    assert len(answers) > 1_000
    assert any(one.method == "forged" and answers[one].status == 403 for one in answers)
    for kind in ("export=xlsx", "export=csv", "sort="):
        assert any(kind in one.path and answers[one].status == 200 for one in answers), kind


def test_a_reader_cannot_tell_whose_dossier_he_reads(cast, dice):
    """The same dossiers with other recipients, handlers, firms and institutions."""
    walkers = [("lawyer_reader", cast.bureau.pk)]
    found = list(walked(cast, dice, "people", walkers, OF_WHOSE))
    compare(found, OF_WHOSE)
    pages = found[0][0]["lawyer_reader"]
    assert sum(answer.status == 200 and b"\x89PNG" in answer.body for answer in pages.values()) == 2


def test_a_handler_and_the_head_of_his_firm_cannot_tell_who_reads_his(cast, dice):
    """The same dossiers read by other readers."""
    found = list(walked(cast, dice, "readers", [("handler", None), ("firm_1", None)], OF_WHO))
    compare(found, OF_WHO)


def test_a_reader_cannot_tell_what_the_institution_said_of_its_own_dossiers(cast, dice):
    """The same round after a self-check that found its dossiers unqualified."""
    found = list(walked(cast, dice, "checks", [("lawyer_reader", cast.bureau.pk)], OF_CHECKS))
    compare(found, OF_CHECKS)


def test_the_worlds_differ_in_their_secret_and_the_whole_site_is_walked(cast, dice):
    """Else the walks above would compare a world with itself."""
    seen = []
    for told in ({}, {"people": True}, {"readers": True}):
        with worlds.world(cast, dice, **told):
            rows = Sheet.objects.select_related("dossier__case__recipient", "reader__account")
            seen.append({
                one.pk: (one.reader.account.username, one.dossier.case.recipient.name,
                         one.dossier.case.firm_id)
                for one in rows
            })  # fmt: skip
            every = paths(cast)
            assert len(every) > 250 and all(every.values())
    base, people, readers = (list(one.values()) for one in seen)
    assert seen[0].keys() == seen[1].keys() == seen[2].keys()
    assert all(
        a[0] == b[0] and a[1] != b[1] and a[2] != b[2] for a, b in zip(base, people, strict=True)
    )
    moved = {"reader_1", "reader_2"}
    assert {a[0] for a, b in zip(base, readers, strict=True) if a != b} == moved
    assert all(a[1:] == b[1:] for a, b in zip(base, readers, strict=True))
    grades = []
    for told in ({}, {"checks": True}):
        with worlds.world(cast, dice, **told):
            rows = SelfSheet.objects.order_by("pk")
            grades.append({one.pk: one.grade for one in rows.exclude(grade="")})
    assert grades[0].keys() == grades[1].keys() and len(grades[0]) == 2
    assert {*grades[0].values()} == {"good"} and {*grades[1].values()} == {"unqualified"}
