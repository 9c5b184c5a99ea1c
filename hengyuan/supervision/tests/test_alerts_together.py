"""One word on several alerts: each keeps a record of its own, and none stops another."""

import pytest
from django.urls import reverse

from hengyuan.ledger.queries import stream_events
from hengyuan.supervision.commands import alerts as commands
from hengyuan.supervision.commands.alerts import CannotSupervise
from hengyuan.supervision.commands.alerts_together import say_of_several
from hengyuan.supervision.models import Alert
from hengyuan.supervision.rules.alerts import State
from hengyuan.supervision.tests.test_alerts import due, follow
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
MORNING, LATER = "2026-03-12 08:30", "2026-03-12 09:00"
WORD = "当日系统停用，已补办。"


@pytest.fixture
def cast():
    return build()


@pytest.fixture
def late(cast):
    """Three applications of one day whose examination is late."""
    cases = [
        applied(cast, serial=11 + n, name=name) for n, name in enumerate(("甲一", "乙二", "丙三"))
    ]
    follow("2026-03-02 18:00")
    due("2026-03-12 08:00")
    found = list(Alert.objects.order_by("pk"))
    assert len(found) == len(cases)
    return found


def test_each_alert_has_its_own_event(cast, late):
    said = say_of_several(
        alerts=late,
        act="explain",
        word=WORD,
        actor=cast.actor("officer"),
        at=at(LATER),
    )
    assert (said.saved, said.refused) == (3, [])
    for alert in late:
        alert.refresh_from_db()
        assert (alert.state, alert.word) == (State.EXPLAINED, WORD)
        events = [event.type for event in stream_events(alert.case.stream)]
        assert events.count("alert.explained") == 1


def test_what_somebody_did_first_is_named_and_stops_no_other(cast, late):
    first = cast.actor("second_officer")
    commands.explain(
        alert=Alert.objects.get(pk=late[1].pk),
        word="已说明。",
        actor=first,
        at=at(MORNING),
    )
    said = say_of_several(
        alerts=late,
        act="explain",
        word=WORD,
        actor=cast.actor("officer"),
        at=at(LATER),
    )
    assert said.saved == 2
    assert [alert.pk for alert, _why in said.refused] == [late[1].pk]
    assert Alert.objects.get(pk=late[1].pk).word == "已说明。"


def test_nobody_settles_his_own_words_among_others(cast, late):
    quality = cast.actor("quality")
    commands.explain(alert=late[0], word="情况如此。", actor=quality, at=at(MORNING))
    for alert in late[1:]:
        commands.explain(
            alert=alert, word="情况如此。", actor=cast.actor("officer"), at=at(MORNING)
        )
    said = say_of_several(
        alerts=list(Alert.objects.order_by("pk")),
        act="settle", word="同意。", actor=quality, at=at(LATER),
    )  # fmt: skip
    assert said.saved == 2
    assert [alert.pk for alert, _why in said.refused] == [late[0].pk]


@pytest.mark.parametrize("act", ["dismiss", "order", "dispute", "no such act"])
def test_what_blames_or_absolves_is_done_one_by_one(cast, late, act):
    with pytest.raises(CannotSupervise):
        say_of_several(alerts=late, act=act, word=WORD, actor=cast.actor("quality"), at=at(LATER))


def test_nothing_ticked_too_much_ticked_and_no_word_are_said(cast, late):
    for alerts, word in (([], WORD), (late * 17, WORD), (late, " ")):
        with pytest.raises(CannotSupervise):
            say_of_several(
                alerts=alerts, act="explain", word=word,
                actor=cast.actor("officer"), at=at(LATER),
            )  # fmt: skip


def test_the_inbox_counts_by_rule_and_leads_to_one_page(cast, late):
    browser = signed_in("officer")
    page = browser.get(reverse("supervision:inbox"))
    [one] = page.context["by_rule"]
    assert one.count == 3
    chosen = "&".join(f"alert={alert.pk}" for alert in late[:2])
    url = f"{reverse('supervision:together', args=['explain'])}?{chosen}&alert=nonsense"
    assert "2 条提示" in browser.get(url).content.decode()
    answer = browser.post(url, {"word": WORD})
    assert answer.status_code == 302
    assert sorted(Alert.objects.filter(state=State.EXPLAINED).values_list("pk")) == sorted(
        (alert.pk,) for alert in late[:2]
    )


def test_the_alerts_of_another_institution_are_not_reached(cast, late):
    browser = signed_in("outsider")
    url = f"{reverse('supervision:together', args=['explain'])}?alert={late[0].pk}"
    assert browser.get(url).status_code == 403
    assert browser.post(url, {"word": WORD}).status_code == 403
    assert Alert.objects.get(pk=late[0].pk).state == State.RAISED
