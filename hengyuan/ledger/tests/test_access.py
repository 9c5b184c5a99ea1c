"""Who sees which events and streams of the ledger."""

from dataclasses import replace

import pytest
from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.ledger import access
from hengyuan.ledger.tests.factories import LIN, append

pytestmark = pytest.mark.django_db

AUDITOR = Actor(1, "审计", 9, "市司法局", "990100", frozenset({"R-29b"}))
HEAD = Actor(2, "主任", 3, "市南区法律援助中心", "990102", frozenset({"R-05"}))
OTHER_HEAD = Actor(3, "主任", 4, "市北区法律援助中心", "990103", frozenset({"R-05"}))
BUREAU = Actor(4, "科长", 9, "市司法局", "990100", frozenset({"R-03"}))
OTHER_BUREAU = Actor(5, "科长", 8, "外市司法局", "990200", frozenset({"R-03"}))
MINISTRY = Actor(6, "司长", 10, "司法部", "", frozenset({"R-03"}))
OFFICER = Actor(7, "林月", 3, "市南区法律援助中心", "990102", frozenset({"R-06", "R-29a"}))


@pytest.fixture
def two_streams():
    append("case:south", actor=LIN)
    append("case:north", actor=replace(LIN, organisation_id=4, region="990103"))


@pytest.mark.parametrize(
    ("actor", "visible"),
    [
        (AUDITOR, {"case:south", "case:north"}),
        (HEAD, {"case:south"}),
        (OTHER_HEAD, {"case:north"}),
        (BUREAU, {"case:south", "case:north"}),
        (OTHER_BUREAU, set()),
        (MINISTRY, set()),
        (OFFICER, set()),
        (None, set()),
    ],
    ids=lambda value: getattr(value, "organisation_name", ""),
)
def test_each_sees_the_own_reach(two_streams, actor, visible):
    assert {event.stream.name for event in access.events_visible_to(actor)} == visible
    for name in ("case:south", "case:north", "case:unknown"):
        if name in visible:
            assert access.get_stream_for(actor, name).name == name
        else:
            with pytest.raises(Http404):
                access.get_stream_for(actor, name)


def test_a_stream_is_visible_from_the_first_act_of_the_own_institution(two_streams):
    with pytest.raises(Http404):
        access.get_stream_for(HEAD, "case:north")
    append("case:north", actor=LIN)
    assert access.get_stream_for(HEAD, "case:north").length == 2


@pytest.mark.parametrize(
    ("region", "prefix"), [("990000", "99"), ("990100", "9901"), ("990102", "990102")]
)
def test_a_region_holds_the_places_within_it(region, prefix):
    assert access.prefix_of(region) == prefix


@pytest.mark.parametrize(
    ("actor", "may"),
    [(AUDITOR, True), (HEAD, True), (BUREAU, True), (OFFICER, False), (None, False)],
)
def test_strangers_have_no_page(actor, may):
    assert access.may_read_ledger(actor) is may
    if may:
        access.refuse_strangers(actor)
    else:
        with pytest.raises(Http404):
            access.refuse_strangers(actor)
