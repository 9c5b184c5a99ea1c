"""Scorecards: what is counted, frozen figures, who reads which, the cases behind, the papers."""

import io
from datetime import date

import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import Case, CaseClock
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law import scorecard as law
from hengyuan.law.scorecard import Reading, Tally, Whom
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.supervision.commands import following, scorecards
from hengyuan.supervision.commands.scorecards import CannotMakeScorecard
from hengyuan.supervision.models import Scorecard, ScorecardRow
from hengyuan.supervision.queries import scorecards as queries
from hengyuan.supervision.queries.scorecard_counts import Counting
from hengyuan.supervision.rules import scorecards as rules
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at, build

pytestmark = pytest.mark.django_db
MADE = at("2026-04-03 09:00")
FIRST = Quarter(2026, 1)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MADE)
    return build()


@pytest.fixture
def handled(cast):
    """One case with its handler since March, and three that nobody decided."""
    case, _handler = under_handling(cast, applied(cast, serial=10))
    for serial in (11, 12, 13):
        applied(cast, serial=serial, day=f"2026-03-{serial}")
    following.supervise_events(upto=settled(), at=MADE)
    return case


@pytest.fixture
def card(handled):
    client = signed_in("quality")
    answer = client.post(reverse("supervision:make_scorecard"))
    made = Scorecard.objects.get()
    assert answer["Location"] == reverse("supervision:scorecard", args=[made.pk])
    return made


def row_of(card, whom):
    return card.rows.filter(whom=whom.value).order_by("pk").first()


def test_what_is_counted_is_what_the_tables_say(cast, handled):
    entries = Counting([handled.institution_id], FIRST, date(2026, 4, 3)).entries()
    rows = rules.tallies_of(entries)
    own = rows[Whom.INSTITUTION, handled.institution_id]
    late = CaseClock.objects.filter(
        case__applied_at__isnull=False, rule__startswith="AP", stopped_at=None, is_cancelled=False,
        due_on__lt=date(2026, 4, 1),
    ).count()  # fmt: skip
    decided = [Tally(*each) for each in own["J03-clocks"]]
    assert late >= 3
    assert sum(t.n - t.k for t in decided) == late
    running = sum(t[1] for t in own["S61-alerts"])
    assert running == Case.objects.filter(applied_at__isnull=False).count()  # all began in March
    assert sum(t[1] for t in own["J13-good"]) == 0
    assert (Whom.HANDLER, handled.handler_id) in rows
    assert (Whom.FIRM, handled.firm_id) in rows
    mine = rows[Whom.HANDLER, handled.handler_id]
    assert "J03-clocks" not in mine and sum(t[1] for t in mine["S61-alerts"]) == 1


def test_one_click_freezes_a_card_that_is_proved_from_its_rows(cast, card, handled):
    assert card.quarter == "2026Q1"
    digest = queries.digest_of(card.edition, card.entries, queries.plain_rows(card))
    assert digest == card.digest
    again = rules.tallies_of(rules.Entry(*plain) for plain in card.entries)
    assert {(w.value, s): t for (w, s), t in again.items()} == {
        (row.whom, row.subject): row.tallies for row in card.rows.all()
    }
    assert not audit.run().differences
    CaseClock.objects.update(is_late=True)  # what is corrected later touches no card
    card.refresh_from_db()
    kept = queries.digest_of(card.edition, card.entries, queries.plain_rows(card))
    assert kept == card.digest
    ScorecardRow.objects.filter(pk=row_of(card, Whom.HANDLER).pk).update(tallies={})
    told = [one for one in audit.run().differences if one.table == "supervision.Scorecard"]
    assert [one.column for one in told] == ["digest"]


def test_a_card_is_for_a_quarter_that_is_over_and_by_who_may(cast):
    with pytest.raises(CannotMakeScorecard, match="还没有结束"):
        scorecards.make_scorecard(quarter=Quarter(2026, 2), actor=cast.actor("head"), at=MADE)
    with pytest.raises(NotAllowed):
        scorecards.make_scorecard(quarter=FIRST, actor=cast.actor("officer"), at=MADE)
    assert signed_in("bureau").post(reverse("supervision:make_scorecard")).status_code == 302
    assert Scorecard.objects.get().organisation_id == cast.actor("bureau").organisation_id


def test_the_references_are_those_of_the_day_of_making(cast, card, tmp_path, monkeypatch):
    row = row_of(card, Whom.INSTITUTION)
    before = queries.figures_of(row)
    (tmp_path / "scorecard").mkdir()
    (tmp_path / "scorecard" / "own.yaml").write_text(
        "bounds:\n  - {rule: J03-clocks, bound: target, value: 1, jurisdiction: '',"
        " cite: 示例规定, sure: U}\n", "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert queries.figures_of(row) == before
    edition = {each["id"]: each for each in queries.edition_at("990101", date(2026, 4, 3))}
    assert edition["J03-clocks"]["target"] == 0.001
    assert {each["id"] for each in card.edition} == set(edition)


READS = {"head": True, "bureau": True, "quality": True, "officer": False, "handler": False,
         "outsider": False, "finance": False}  # fmt: skip


@pytest.mark.parametrize(("who", "reads"), READS.items())
def test_who_reads_a_whole_card(cast, card, who, reads):
    client = signed_in(who)
    row = row_of(card, Whom.INSTITUTION)
    for url in (
        reverse("supervision:scorecard", args=[card.pk]),
        reverse("supervision:scorecard_row", args=[row.pk]),
        reverse("supervision:scorecard_pdf", args=[row.pk]),
        reverse("supervision:scorecard_cases", args=[row.pk, "J03-clocks"]),
    ):
        assert client.get(url).status_code == (200 if reads else 404), (who, url)


def test_a_handler_and_a_firm_read_their_own_alone(cast, card, handled):
    mine, firm = row_of(card, Whom.HANDLER), row_of(card, Whom.FIRM)
    assert mine.subject == handled.handler_id and firm.subject == handled.firm_id
    is_first = handled.firm_id == cast.firms[0].pk
    handler, head = ("handler", "firm_1") if is_first else ("second_handler", "firm_2")
    for who, own, other in ((handler, mine, firm), (head, firm, mine)):
        client = signed_in(who)
        listed = client.get(reverse("supervision:scorecards")).content.decode()
        assert reverse("supervision:scorecard_row", args=[own.pk]) in listed
        assert reverse("supervision:scorecard_row", args=[other.pk]) not in listed
        assert client.get(reverse("supervision:scorecard_row", args=[own.pk])).status_code == 200
        assert client.get(reverse("supervision:scorecard_row", args=[other.pk])).status_code == 404
    assert signed_in("officer").get(reverse("supervision:scorecards")).status_code == 404


def test_a_figure_leads_to_its_cases_as_they_were_known(cast, card):
    row = row_of(card, Whom.INSTITUTION)
    client = signed_in("quality")
    page = client.get(reverse("supervision:scorecard_row", args=[row.pk])).content.decode()
    url = reverse("supervision:scorecard_cases", args=[row.pk, "J03-clocks"])
    assert url in page and "没有官方规定" in page and "数量太少" in page
    assert "没有记录" in page and "0 / 0" not in page and "不计合计" in page
    listed = client.get(url).content.decode()
    wanted = [Tally(*each) for each in row.tallies["J03-clocks"]]
    cases = {plain[0] for plain in card.entries if plain[5].get("clocks_decision")}
    assert sum(t.n for t in wanted) >= len(cases)
    numbers = Case.objects.filter(pk__in=cases).values_list("number", flat=True)
    assert len(numbers) == len(cases) and all(number in listed for number in numbers)
    for sealed in (
        "J12-connected",
        "J01-told",
        "J02-checked",
        "S59-observed",
        "S59-opinions",
        "J99",
    ):
        wrong = reverse("supervision:scorecard_cases", args=[row.pk, sealed])
        assert client.get(wrong).status_code == 404


def test_what_people_answered_keeps_no_case_and_no_small_number():
    one = law.gauge("J12-satisfied").INDICATOR
    frozen = {"version": 1, "target": 0.9, "least": 20}
    assert rules.is_sealed(one) and one.whom == (Whom.INSTITUTION,)
    few = rules.figure_of(one, [[1, 4, 0]], frozen)
    assert few.tally is None and few.value is None and few.reading is Reading.TOO_FEW
    some = rules.figure_of(one, [[5, 5, 0]], frozen)
    assert some.value == 1 and some.reading is Reading.TOO_FEW
    assert rules.figure_of(one, [], frozen).reading is Reading.NO_DATA


def test_two_quarters_side_by_side_and_the_trend(cast, card, handled, monkeypatch):
    scorecards.make_scorecard(
        quarter=Quarter(2026, 2), actor=cast.actor("head"), at=at("2026-07-02 09:00")
    )
    rows = ScorecardRow.objects.filter(whom=Whom.INSTITUTION.value).order_by("card__quarter")
    first, second = rows
    ScorecardRow.objects.filter(pk=first.pk).update(
        tallies=first.tallies | {"J06-clocks": [[99, 100, 0]] * 3}
    )
    ScorecardRow.objects.filter(pk=second.pk).update(
        tallies=second.tallies | {"J06-clocks": [[50, 100, 0]] * 3}
    )
    client = signed_in("head")
    page = client.get(reverse("supervision:scorecard_row", args=[second.pk])).content.decode()
    assert "99.0%" in page and "50.0%" in page and "差别超出偶然" in page
    assert "2026-01" in page and "2026-06" in page and "<polyline" in page
    alone = client.get(reverse("supervision:scorecard_row", args=[first.pk])).content.decode()
    assert "差别超出偶然" not in alone


def test_the_worst_stand_first_and_can_be_taken_along(cast, card, handled):
    ScorecardRow.objects.create(
        card=card, whom=Whom.INSTITUTION.value, subject=cast.actor("bureau").organisation_id,
        tallies={"J06-clocks": [[0, 200, 0]], "J09-clocks": [[200, 200, 0]]},
    )  # fmt: skip
    lines = queries.lines_of(card, Whom.INSTITUTION)
    assert [line.below for line in lines] == sorted((line.below for line in lines), reverse=True)
    assert (lines[0].below, lines[0].meets) == (1, 1) and "办理环节" in lines[0].worst
    client = signed_in("head")
    url = reverse("supervision:scorecard", args=[card.pk])
    assert client.get(url, {"whom": "handler"}).status_code == 200
    assert client.get(url, {"whom": "x"}).status_code == 404
    answer = client.get(url, {"export": "csv"})
    assert "办理环节期限按期" in answer.content.decode("utf-8-sig")


def test_the_paper_says_whose_references_they_are(cast, card):
    row = row_of(card, Whom.INSTITUTION)
    content = signed_in("head").get(reverse("supervision:scorecard_pdf", args=[row.pk])).content
    pages = pypdfium2.PdfDocument(content)
    said = "".join("".join(p.get_textpage().get_text_bounded().split()) for p in pages)
    assert "2026年第1季度考核指标" in said and "没有官方规定" in said and card.digest[:10] in said


def test_a_page_costs_the_same_for_many_rows_and_many_quarters(cast, card):
    client = signed_in("head")
    row = row_of(card, Whom.INSTITUTION)
    urls = [
        reverse("supervision:scorecard", args=[card.pk]),
        reverse("supervision:scorecard_row", args=[row.pk]),
        reverse("supervision:scorecard_cases", args=[row.pk, "J03-clocks"]),
        reverse("supervision:scorecards"),
    ]
    before = [_asked(client, url) for url in urls]
    for year in (2024, 2025):
        for number in (1, 2, 3, 4):
            scorecards.make_scorecard(
                quarter=Quarter(year, number), actor=cast.actor("head"), at=MADE
            )
    ScorecardRow.objects.bulk_create(
        ScorecardRow(card=other, whom="institution", subject=row.subject, tallies=row.tallies)
        for other in Scorecard.objects.exclude(rows__subject=row.subject, rows__whom="institution")
    )
    ScorecardRow.objects.bulk_create(
        ScorecardRow(card=card, whom="institution", subject=9000 + n, tallies=row.tallies)
        for n in range(40)
    )
    assert [_asked(client, url) for url in urls] == before


def _asked(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_counting_asks_as_often_for_many_cases_as_for_few(cast, handled):
    def asked():
        with CaptureQueriesContext(connection) as found:
            Counting([handled.institution_id], FIRST, date(2026, 4, 3)).entries()
        return len(found)

    before = asked()
    for serial in range(21, 27):
        applied(cast, serial=serial, day="2026-03-20")
    assert asked() == before


def test_one_card_is_a_workbook_of_what_its_page_shows(cast, card):
    row = row_of(card, Whom.INSTITUTION)
    answer = signed_in("quality").get(reverse("supervision:scorecard_xlsx", args=[row.pk]))
    lines = list(openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    assert lines[0][0] == "编号" and "参考值（非官方）" in lines[0]
    shown = queries.shown_figures(row, [row], None)
    assert [line[0] for line in lines[1:]] == [each.id for each in shown]
    assert [line[6:8] for line in lines[1:]] == [
        ("" if each.k is None else each.k, "" if each.n is None else each.n) for each in shown
    ]
    url = reverse("supervision:scorecard_xlsx", args=[row.pk])
    assert signed_in("outsider").get(url).status_code == 404
