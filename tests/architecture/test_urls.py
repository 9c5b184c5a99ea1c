"""Every page asks who is there: visitors log in, wrong roles are told, outsiders find nothing."""

import pytest
from django.urls import get_resolver, reverse

from hengyuan.cases.rules import MOVES
from hengyuan.people.models import Account
from tests.journeys.test_chain import apply

OPEN = {
    "assignment:published_policies",
    "pool:volunteers",
    "web:health",
    "ui:style_guide",
    "ui:save_view",
    "ui:forget_view",
}
OURS = (
    "web", "cases", "intake", "examination", "assignment", "cooperation", "handling", "closing",
    "money", "dossier", "ledger", "people", "orgs", "queue", "insight", "pool", "supervision",
    "peer_review",
)  # fmt: skip
ANY = "00000000-0000-0000-0000-000000000000"
WORDS = {"uuid": ANY, "int": 1, "str": "x", "slug": "agreement"}
pytestmark = pytest.mark.django_db


def addresses():
    resolver = get_resolver()
    for space in OURS:
        _prefix, inner = resolver.namespace_dict[space]
        for name, found in inner.reverse_dict.lists():
            if not isinstance(name, str):
                continue
            for possibilities, _pattern, _defaults, converters in found:
                path = resolver.namespace_dict[space][0] + possibilities[0][0]
                words = {
                    key: WORDS[type(converter).__name__.removesuffix("Converter").lower()
                               .replace("string", "str")]
                    for key, converter in converters.items()
                }  # fmt: skip
                yield f"{space}:{name}", "/" + path % words


@pytest.mark.parametrize(("name", "path"), sorted(set(addresses())))
def test_a_visitor_is_asked_to_log_in(client, name, path):
    if name in OPEN:
        return
    answer = client.get(path)
    assert answer.status_code in (302, 405), path
    if answer.status_code == 302:
        assert "/accounts/login/" in answer["Location"]


ACTS = [move for move in MOVES if move.url and move.from_ and not move.url.startswith("money:b")]
ACTS = [move for move in ACTS if move.command not in ("give_advice", "receive_application")]

AT_THE_COUNTER = ("officer", "head", "assigner", "quality", "finance", "archivist")


@pytest.mark.parametrize("move", ACTS, ids=lambda move: move.command)
def test_the_wrong_role_is_refused_and_the_outsider_finds_nothing(client, cast, move):
    case = apply(cast)
    path = reverse(move.url, args=[case.pk])
    wrong = [who for who in AT_THE_COUNTER if not cast.actor(who).has(*move.roles)]
    assert wrong
    for who in wrong:
        client.force_login(Account.objects.get(username=who))
        assert client.get(path).status_code == 403, who
        assert client.post(path, {}).status_code == 403, who
    for who in ("outsider", "handler", "firm_1"):  # another district; not yet on the case
        client.force_login(Account.objects.get(username=who))
        assert client.get(path).status_code == 404, who
        assert client.post(path, {}).status_code == 404, who
