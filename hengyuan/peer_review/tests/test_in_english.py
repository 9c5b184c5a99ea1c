"""Pages of peer review in English: what rules and standards say is said in English too."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade, Next
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Dossier, Round
from hengyuan.peer_review.rules.rounds import DossierState, RoundState
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
LATER = READ_AT + timedelta(days=8)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return build()


@pytest.fixture
def round_(cast):
    """One dossier final, one told, one of two minds, one being read."""
    closed_cases(cast, 4)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    chief = cast.actor("bureau")
    dossiers = list(Dossier.objects.select_related("round", "case").order_by("code"))
    for at, dossier in enumerate(dossiers[:3]):
        first, second = sheets_of(dossier)
        sign(first, Grade.GOOD)
        sign(second, Grade.EXCELLENT if at == 2 else Grade.GOOD)
    told = {"grade": Grade.GOOD, "reason": "", "actor": chief}
    for dossier in dossiers[:2]:
        decisions.decide_draft(dossier=dossier, at=READ_AT, **told)
    decisions.finish(dossier=dossiers[0], at=LATER, **told)
    return row


def shown(who, name, *args):
    """The page as somebody reads it in English."""
    client = signed_in(who)
    client.cookies["django_language"] = "en"
    with translation.override("en"):  # the language before comes back
        return client.get(reverse(f"peer_review:{name}", args=args)).content.decode()


def words_in(text, words):
    """Chinese names of these words that stand on the page."""
    return [one.name_zh for one in words if f">{one.name_zh}<" in text or f"{one.name_zh} " in text]


def test_states_of_a_round_and_of_its_dossiers(round_):
    text = shown("bureau", "round", round_.pk)
    states = [DossierState.FINAL, DossierState.REPLY, DossierState.THIRD, DossierState.READING]
    found = {row.state for row in Dossier.objects.all()}
    assert {one.value for one in states} == found
    assert all(one.name_en in text for one in states)
    assert words_in(text, [*DossierState, *RoundState]) == []
    assert "刑事法律援助案件质量同行评估" not in text and "地方草案" not in text


def test_a_sheet_that_lacks_something_is_refused_in_english(round_):
    sheet = sheets_of(Dossier.objects.filter(state="reading").first())[0]
    client = signed_in(sheet.reader.account.username)
    client.cookies["django_language"] = "en"
    with translation.override("en"):
        answer = client.post(reverse("peer_review:sign", args=[sheet.pk]), {"saved": "0"})
    [told] = re.findall(r"\d+ things are missing: [^<]+", answer.content.decode())
    assert answer.status_code == 422 and told.isascii()


def test_a_dossier_says_what_it_waits_for_and_what_was_asked(round_):
    row = Dossier.objects.get(state="third")
    text = shown("bureau", "dossier", row.pk)
    assert Next.THIRD_READER.name_en in text
    assert "笔录写明时间、地点、人员并由双方签名" not in text


def test_items_of_a_local_standard_are_told_by_its_own_english(round_):
    standards = Round.objects.get(pk=round_.pk).standards
    for content in standards.values():
        for indicator in content["indicators"]:
            for item in indicator["items"]:
                item["zh"], item["en"] = "本地条目" + item["zh"], "of this place"
    Round.objects.filter(pk=round_.pk).update(standards=standards)
    for text in (
        shown("bureau", "report", round_.pk),
        shown("bureau", "dossier", Dossier.objects.get(state="third").pk),
    ):
        assert "of this place" in text and "本地条目" not in text
