"""Sets of indicators: drafted, previewed on the last card, adopted by another; what cards keep."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.scorecard import IndicatorSet, Reading, Tally, Whom, draft_set, thawed_set
from hengyuan.ledger import audit
from hengyuan.ledger.queries import stream_events
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.pool import commands as pool
from hengyuan.pool.rules.members import Conclusion
from hengyuan.supervision.commands import indicator_sets as commands
from hengyuan.supervision.commands import scorecards
from hengyuan.supervision.commands.indicator_sets import CannotSetIndicators
from hengyuan.supervision.models import IndicatorSetVersion, Scorecard
from hengyuan.supervision.queries import indicator_sets as queries
from hengyuan.supervision.queries import scorecards as cards
from hengyuan.supervision.queries.scorecard_counts import Counting
from hengyuan.supervision.rules.indicator_sets import State, previewed, tried
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build, new_account

pytestmark = pytest.mark.django_db
NOW = at("2026-03-20 10:00")
SECOND = date(2026, 4, 1)
WHY = "本区以按期办理为重"
OURS = IndicatorSet(
    {
        Whom.INSTITUTION: {"J03-clocks": 60, "J06-clocks": 30, "J13-good": 10},
        Whom.HANDLER: {"J06-clocks": 100},
    },
    {"J03-clocks": 500}, {"J03-clocks": 1},
)  # fmt: skip


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    found = build()
    new_account(found, "second_head", "副主任", Role.HEAD, found.institution)
    return found


def proposed(cast, who="head", chosen=OURS, begins_on=SECOND, when=NOW, reason=WHY):
    actor = cast.actor(who)
    home = cast.institution if actor.organisation_id == cast.institution.pk else cast.bureau
    return commands.propose_indicators(
        organisation=home, chosen=chosen, begins_on=begins_on, reason=reason, actor=actor, at=when
    )


def adopt(cast, row, who="second_head", when=NOW):
    commands.adopt_indicators(version=row, word="同意", actor=cast.actor(who), at=when)


def card_of(cast, quarter=None, when="2026-07-02 09:00", tallies=None):
    made = scorecards.make_scorecard(
        quarter=quarter or Quarter(2026, 2), actor=cast.actor("head"), at=at(when)
    )
    if tallies is not None:
        made.rows.update_or_create(
            whom="institution", subject=cast.institution.pk, defaults={"tallies": tallies}
        )
    return made


def row_in(card):
    return card.rows.get(whom="institution")


def told(row):
    return [event.type for event in stream_events(row.stream)][::-1]


def test_one_drafts_another_adopts_and_cards_of_its_quarters_use_it(cast):
    row = proposed(cast)
    assert queries.set_at("990101", SECOND) is None
    for who in ("head", "officer", "quality", "outsider"):  # who drafted, and who may not
        with pytest.raises(NotAllowed):
            adopt(cast, row, who)
    adopt(cast, row)
    row.refresh_from_db()
    assert (row.state, row.word) == (State.ADOPTED, "同意")
    assert told(row) == ["indicator_set.proposed", "indicator_set.adopted"]
    region = cast.institution.region
    assert queries.set_at(region, date(2026, 3, 31)) is None
    assert queries.set_at(region, SECOND) == row and queries.set_at("990200", SECOND) is None
    old = card_of(cast, Quarter(2026, 1), "2026-04-02 09:00")
    new = card_of(cast)
    assert old.indicator_set is None and not any(each.get("weights") for each in old.edition)
    assert new.indicator_set == row
    edition = {each["id"]: each for each in new.edition}
    assert edition["J03-clocks"]["weights"] == {"institution": 60}
    assert (edition["J03-clocks"]["target"], edition["J03-clocks"]["least"]) == (0.5, 1)
    assert edition["J06-clocks"]["weights"] == {"institution": 30, "handler": 100}
    assert edition["J06-clocks"]["target"] == 0.95 and "weights" not in edition["J09-clocks"]
    assert not audit.run().differences
    Scorecard.objects.filter(pk=new.pk).update(indicator_set=None)
    assert [one.column for one in audit.run().differences] == ["indicator_set"]


def test_a_card_keeps_its_set_when_a_later_one_holds(cast):
    first = proposed(cast)
    adopt(cast, first)
    kept = card_of(cast)
    later = proposed(cast, chosen=draft_set()[0], begins_on=date(2026, 7, 1))
    adopt(cast, later)
    next_one = card_of(cast, Quarter(2026, 3), "2026-10-02 09:00")
    kept.refresh_from_db()
    assert (kept.indicator_set, next_one.indicator_set) == (first, later)
    assert {e["id"]: e for e in kept.edition}["J03-clocks"]["weights"] == {"institution": 60}
    assert {e["id"]: e for e in next_one.edition}["J03-clocks"]["target"] == 0.98


def test_the_bureau_above_adopts_and_a_local_set_stands_before_its_own(cast):
    above = proposed(cast, "bureau")
    new_account(cast, "second_bureau", "副局", Role.BUREAU_OFFICER, cast.bureau)
    adopt(cast, above, "second_bureau")
    region = cast.institution.region
    assert queries.set_at(region, SECOND) == above
    local = proposed(cast, chosen=draft_set()[0])
    adopt(cast, local, "bureau")
    assert queries.set_at(region, SECOND) == local
    assert queries.set_at(cast.bureau.region, SECOND) == above


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"begins_on": date(2026, 1, 1)}, "今天或者以后"),
        ({"begins_on": date(2026, 4, 2)}, "第一日"),
        ({"reason": "  "}, "理由"),
    ],
)
def test_what_cannot_be_drafted(cast, more, why):
    with pytest.raises(CannotSetIndicators, match=why):
        proposed(cast, **more)
    assert not IndicatorSetVersion.objects.exists()


def test_a_set_is_decided_once_and_never_reaches_back(cast):
    row = proposed(cast)
    with pytest.raises(CannotSetIndicators, match="正在等待"):
        proposed(cast)
    with pytest.raises(CannotSetIndicators, match="起始日已过"):
        adopt(cast, row, when=at("2026-04-02 00:01"))
    adopt(cast, row, when=at("2026-04-01 23:59"))
    with pytest.raises(CannotSetIndicators, match="已通过"):
        adopt(cast, row)
    other = proposed(cast, chosen=draft_set()[0])
    with pytest.raises(CannotSetIndicators, match="理由"):
        commands.decline_indicators(
            version=other, word=" ", actor=cast.actor("second_head"), at=NOW
        )
    commands.decline_indicators(version=other, word="再议", actor=cast.actor("second_head"), at=NOW)
    third = proposed(cast, chosen=draft_set()[0])
    with pytest.raises(NotAllowed):
        commands.withdraw_indicators(version=third, actor=cast.actor("second_head"), at=NOW)
    commands.withdraw_indicators(version=third, actor=cast.actor("head"), at=NOW)
    assert told(third)[-1] == "indicator_set.withdrawn" and told(other)[-1].endswith("declined")
    assert queries.set_at(cast.institution.region, SECOND) == row
    assert not audit.run().differences
    IndicatorSetVersion.objects.filter(pk=row.pk).update(content=IndicatorSet().content)
    assert [one.column for one in audit.run().differences] == ["digest"]


def test_parts_stand_beside_the_sum_and_nothing_unrecorded_is_a_nought(cast):
    adopt(cast, proposed(cast))
    card = card_of(
        cast,
        tallies={
            "J03-clocks": [[19, 20, 0]], "J06-clocks": [[50, 100, 0]], "J13-good": [[0, 0, 0]],
            "J09-clocks": [[90, 100, 0]],
        },
    )  # fmt: skip
    row = row_in(card)
    found = cards.weighed(row, cards.figures_of(row))
    assert (found.meets, found.below, found.unclear, found.silent) == (60, 30, 0, 10)
    assert cards.figures_of(row)["J13-good"].reading is Reading.NO_DATA
    line = cards.lines_of(card, Whom.INSTITUTION)[0]
    assert line.weighed == found and line.silent == 1
    client = signed_in("head")
    page = client.get(reverse("supervision:scorecard_row", args=[row.pk])).content.decode()
    assert "达到 60" in page and "没有记录或者太少 10" in page and "没有官方规定" in page
    whole = client.get(reverse("supervision:scorecard", args=[card.pk]))
    assert "达到 60" in whole.content.decode()
    sheet = client.get(reverse("supervision:scorecard", args=[card.pk]), {"export": "csv"})
    assert "达到 60，未达 30，不能区分 0" in sheet.content.decode("utf-8-sig")


def test_the_preview_reads_the_last_card_again_and_changes_nothing(cast):
    tallies = {"J03-clocks": [[12, 20, 0]], "J06-clocks": [[95, 100, 0]], "J13-good": [[0, 0, 0]]}
    card = card_of(cast, Quarter(2026, 1), "2026-04-02 09:00", tallies)
    row = proposed(cast, begins_on=date(2026, 7, 1))
    shown = queries.shown_previews(row, card, date(2026, 4, 3))
    preview, flips, trials = shown[0]
    assert preview.whom is Whom.INSTITUTION and (preview.read, preview.changed) == (1, 1)
    assert flips == ["审批环节期限按期 未达参考值 → 不能区分：1"]
    assert trials[0].name == cast.institution.name and trials[0].before is None
    after = trials[0].after
    assert (after.meets, after.below, after.unclear, after.silent) == (0, 0, 90, 10)
    card.refresh_from_db()
    assert card.indicator_set is None
    assert cards.figures_of(row_in(card))["J03-clocks"].reading is Reading.BELOW
    page = signed_in("second_head").get(reverse("supervision:indicator_set", args=[row.pk]))
    text = page.content.decode()
    lines = queries.shown_changes(
        cards.edition_at("990101", SECOND), IndicatorSet(), thawed_set(row.content)
    )
    told_of = {(line.of, line.what): (line.before, line.after) for line in lines}
    assert told_of["审批环节期限按期", "参考值"] == ("98.0%", "50.0%")
    assert told_of["审批环节期限按期", "至少多少才判断"] == ("20", "1")
    assert told_of["审批环节期限按期", "权重 · 机构"] == ("—", "60")
    assert "未达参考值 → 不能区分" in text and "不能区分 90" in text and WHY in text


def test_a_preview_counts_rows_that_do_not_change():
    edition = [{"id": "J06-clocks", "version": 1, "point": "J6", "target": 0.9, "least": 1}]
    months = {"J06-clocks": [[9, 10, 0]]}
    same = tried(edition, edition, Whom.FIRM, 1, months)
    weighed = [{**edition[0], "weights": {"firm": 100}}]
    other = tried(edition, weighed, Whom.FIRM, 2, months)
    assert not same.is_changed and other.is_changed and not other.flips
    found = previewed(Whom.FIRM, [same, other], 0)
    assert (found.read, found.changed, found.trials, found.flips) == (2, 1, (), ())


def test_the_pool_is_counted_as_it_stood(cast):
    members = list(Provider.objects.filter(organisation__region__startswith="9901"))
    Provider.objects.filter(pk__in=[m.pk for m in members]).update(joined_on=date(2025, 4, 1))
    head = cast.actor("head")

    def counted():
        entries = Counting([cast.institution.pk], Quarter(2026, 1), date(2026, 4, 3)).entries()
        return next(
            Tally(e.counts.get("pool_checked", 0), e.counts["pool_members"])
            for e in entries
            if "pool_members" in e.counts
        )

    whole = counted()
    assert whole.k == 0 and whole.n == len(members) == 2
    pool.record_recheck(
        provider=members[0], year=2025, conclusion=Conclusion.KEPT, reason="执业证有效", actor=head,
        at=at("2026-01-05 09:00"),
    )  # fmt: skip
    pool.record_recheck(  # too long ago
        provider=members[1], year=2024, conclusion=Conclusion.KEPT, reason="执业证有效", actor=head,
        at=at("2025-03-31 09:00"),
    )  # fmt: skip
    assert counted() == Tally(1, whole.n)
    one = Provider.objects.filter(pk=members[1].pk)
    one.update(left_on=date(2026, 4, 1))  # still there at the end of the quarter
    assert counted() == Tally(1, 2)
    one.update(left_on=date(2026, 3, 31))
    assert counted() == Tally(1, 1)
    one.update(left_on=None, joined_on=date(2025, 4, 2))  # not yet a year
    assert counted() == Tally(1, 1)


def filled(chosen, **more):
    """What a browser sends of a set."""
    sent = {"begins_on": "2026-04-01", "reason": WHY}
    for whom, rows in chosen.weights.items():
        sent |= {f"weight.{whom.value}.{key}": value for key, value in rows.items()}
    return sent | more


def test_the_form_is_filled_with_what_holds_and_makes_a_draft(cast):
    client, url = signed_in("head"), reverse("supervision:propose_indicator_set")
    page = client.get(url).content.decode()
    assert 'name="weight.handler.J13-good" value="20"' in page  # our draft
    assert 'placeholder="95"' in page and "自哪个季度起适用" in page
    sent = filled(draft_set()[0], **{"target.J06-clocks": "92.5", "least.J06-clocks": "30"})
    wrong = client.post(url, sent | {"weight.firm.J06-clocks": "29"})
    assert wrong.status_code == 422 and "律所的权重合计是 99" in wrong.content.decode()
    assert "92.5" in wrong.content.decode()
    answer = client.post(url, sent)
    row = IndicatorSetVersion.objects.get()
    assert answer["Location"] == reverse("supervision:indicator_set", args=[row.pk])
    chosen = thawed_set(row.content)
    assert chosen.targets == {"J06-clocks": 925} and chosen.leasts == {"J06-clocks": 30}
    assert chosen.weights == draft_set()[0].weights and row.valid_from == SECOND
    adopt(cast, row)
    again = client.get(url).content.decode()
    assert 'value="92.5"' in again  # what holds, to be changed
    listed = client.get(reverse("supervision:indicator_sets")).content.decode()
    assert "2026年第一季度适用的" in listed and "没有通过任何一版" in listed
    assert "自 2026年第二季度 起" in listed


def test_the_acts_on_the_pages(cast):
    row = proposed(cast)

    def url(act):
        return reverse("supervision:decide_indicator_set", args=[row.pk, act])

    assert signed_in("head").get(url("adopt")).status_code == 403
    second = signed_in("second_head")
    assert second.get(url("x")).status_code == 404
    assert second.post(url("decline"), {"word": ""}).status_code == 422
    assert second.post(url("adopt"), {"word": "同意"}).status_code == 302
    assert queries.set_at(cast.institution.region, SECOND) == row
    assert second.get(url("withdraw")).status_code == 403


SEES = {"head": True, "second_head": True, "quality": True, "bureau": True, "officer": False,
        "handler": False, "firm_1": False, "outsider": False, "finance": False}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_reads_a_draft(cast, who, sees):
    row = proposed(cast)
    client = signed_in(who)
    answer = client.get(reverse("supervision:indicator_set", args=[row.pk]))
    assert answer.status_code == (200 if sees else 404)
    may = who in ("head", "second_head", "bureau")
    assert client.get(reverse("supervision:propose_indicator_set")).status_code == (
        200 if may else 404
    )


def test_pages_cost_the_same_for_many_versions(cast):
    client = signed_in("bureau")
    card_of(cast, Quarter(2025, 4), "2026-02-02 09:00")
    row = proposed(cast)
    urls = [
        reverse("supervision:indicator_sets"), reverse("supervision:indicator_set", args=[row.pk]),
    ]  # fmt: skip

    def asked():
        found = []
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as queried:
                assert client.get(url).status_code == 200
            found.append(len(queried))
        return found

    before = asked()
    for n in range(5):
        chosen = IndicatorSet(targets={"J06-clocks": 900 + n})
        proposed(cast, chosen=chosen)
    assert asked() == before
