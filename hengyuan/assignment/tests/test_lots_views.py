"""The pages of the lot: an officer's way through a round, and who sees and does what."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.models import Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.tests.lot_factories import (
    committed,
    drawn,
    handed_in,
    prepared,
    revealed,
    secret_of,
    waiting,
)
from hengyuan.kernel import clock
from hengyuan.law.draw import Abandoned, LedgerAnchor, load, load_all, secret_commitment, verify
from hengyuan.law.draw.page import PAGE, content_policy
from hengyuan.web.tests.factories import signed_in
from tests.cast import at

pytestmark = pytest.mark.django_db
CEILING = 45


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    """The clock stands; each look at it is a second later."""
    seconds = iter(range(10_000))
    start = at("2026-03-05 09:00")
    monkeypatch.setattr(
        clock, "now", lambda: start.fromtimestamp(start.timestamp() + next(seconds), start.tzinfo)
    )


def page(name, round_, *words):
    return reverse(f"assignment:{name}", args=[round_.pk, *words])


def test_an_officer_goes_through_a_whole_round(cast):
    case = waiting(cast)
    client = signed_in("assigner")
    begin = reverse("assignment:assign_by_lot", args=[case.pk])
    assert client.get(begin)["Location"] == reverse("assignment:prepare_lot", args=[case.pk])
    answer = client.post(
        reverse("assignment:prepare_lot", args=[case.pk]),
        {"among": "people", "count": 1, "others": ["bar"]},
    )
    round_ = Round.objects.get()
    assert answer["Location"] == page("lot", round_)
    assert client.get(begin)["Location"] == page("lot", round_)
    assert "等待交来摘要：律师协会" in client.get(page("lot", round_)).content.decode()
    bar = lots.parties_of(round_)[1]
    wrong = client.post(page("lot_hash", round_, "bar"), {"commitment": "abc"})
    assert wrong.status_code == 422 and "64位" in wrong.content.decode()
    hash_ = secret_commitment(secret_of(bar))
    assert client.post(page("lot_hash", round_, "bar"), {"commitment": hash_}).status_code == 302
    assert client.post(page("commit_lot", round_)).status_code == 302
    shown = client.get(page("lot", round_)).content.decode()
    round_.refresh_from_db()
    assert round_.commitment in shown and "等本机构先揭示" in shown
    assert client.post(page("reveal_lot", round_)).status_code == 302
    early = client.post(page("draw_lot", round_))
    assert early.status_code == 409 and "还没有揭示秘密：律师协会" in early.content.decode()
    wrong = client.post(page("lot_secret", round_, "bar"), {"secret": "0" * 64})
    assert wrong.status_code == 422 and "不是承诺时的那个秘密" in wrong.content.decode()
    client.post(page("lot_secret", round_, "bar"), {"secret": secret_of(bar)})
    assert client.post(page("draw_lot", round_)).status_code == 302
    again = client.post(page("draw_lot", round_))
    assert again.status_code == 409 and "已摇出（许知白" in again.content.decode()
    round_.refresh_from_db()
    shown = client.get(page("lot", round_)).content.decode()
    assert "data-result" in shown and round_.record_hash in shown and begin in shown
    assert client.post(begin, {"form_token": ""}).status_code == 302
    case.refresh_from_db()
    assert case.assignment_method == "by_lot"
    assert "由 许知白 照纸质材料录入" in shown


def test_a_number_from_print_and_a_second_round_on_pages(cast):
    case = waiting(cast)
    client = signed_in("head")
    path = reverse("assignment:prepare_lot", args=[case.pk])
    lacking = {"among": "firms", "count": 1, "source": "中国福利彩票双色球"}
    assert client.post(path, lacking).status_code == 422
    whole = lacking | {"issue": "2026027", "due_at": "2026-03-05T09:30"}
    assert client.post(path, whole).status_code == 302
    round_ = Round.objects.get()
    assert "why" not in client.get(path).context["form"].fields
    client.post(page("commit_lot", round_))
    assert "开奖后录入外部数" in client.get(page("lot", round_)).content.decode()
    typed = {"value": "1 2 3", "again": "1 2 3"}
    early = client.post(page("lot_number", round_), typed)
    assert early.status_code == 422 and "还没有到开奖时间" in early.content.decode()
    reason = {"code": "list_wrong", "note": "欧阳"}
    assert client.post(page("abandon_lot", round_), reason).status_code == 302
    shown = client.get(page("lot", round_)).content.decode()
    assert "本轮已作废" in shown and "欧阳" not in shown
    second = client.post(path, {"among": "firms", "count": 1})
    assert second.status_code == 302
    assert Round.objects.get(state="prepared").why == "abandoned"
    note = {"note": "另约"}
    withdrawn = client.post(page("withdraw_lot", Round.objects.get(state="prepared")), note)
    assert withdrawn.status_code == 302
    listed = client.get(reverse("assignment:lots")).content.decode()
    assert "已作废" in listed and "承诺前撤回" in listed
    exported = client.get(reverse("assignment:lots") + "?export=csv&state=abandoned")
    text = exported.content.decode("utf-8-sig")
    round_.refresh_from_db()
    assert round_.commitment in text and case.number in text and "撤回" not in text


def test_the_verdict_is_shown_and_a_tampered_record_is_named(cast):
    round_ = drawn(cast, waiting(cast))
    client = signed_in("officer")
    shown = client.get(page("lot_verdict", round_)).content.decode()
    assert 'data-sound="yes"' in shown and "<html" in shown
    part = client.get(page("lot_verdict", round_), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    record = round_.record.replace('"weight": 1', '"weight": 2', 1)
    Round.objects.filter(pk=round_.pk).update(record=record)
    shown = client.get(page("lot_verdict", round_)).content.decode()
    assert 'data-sound="no"' in shown and "权数在承诺之后被改动" in shown
    assert "weights_changed" in shown
    for spoilt in ("nonsense", "[]", "{}"):
        Round.objects.filter(pk=round_.pk).update(record=spoilt, announcement=spoilt)
        assert 'data-sound="no"' in client.get(page("lot_verdict", round_)).content.decode()
        assert client.get(page("lot", round_)).status_code == 200


def test_a_changed_list_of_an_open_round_is_said_and_offers_no_draw(cast):
    round_ = committed(cast, waiting(cast), others=())
    changed = round_.announcement.replace('"weight": 1', '"weight": 2', 1)
    Round.objects.filter(pk=round_.pk).update(announcement=changed)
    client = signed_in("assigner")
    shown = client.get(page("lot", round_)).content.decode()
    assert 'data-changed="weights_changed"' in shown and page("draw_lot", round_) not in shown
    refused = client.post(page("draw_lot", round_))
    assert refused.status_code == 409 and "不能摇出" in refused.content.decode()
    Round.objects.filter(pk=round_.pk).update(announcement="nonsense")
    assert client.get(page("lot", round_)).status_code == 200
    refused = client.post(page("abandon_lot", round_), {"code": "other"})
    assert refused.status_code == 422 and "从备份恢复" in refused.content.decode()


def test_everything_needed_to_verify_is_open_by_hash_alone(client, cast):
    case = waiting(cast)
    first = committed(cast, case, others=())
    commands.abandon_round(
        round_=first, code=Abandoned.OTHER, note="", actor=cast.actor("assigner"),
        at=at("2026-03-05 09:25"),
    )  # fmt: skip
    round_ = drawn(cast, case, "2026-03-05 15:00")

    def fetched(name, key=round_.record_hash):
        answer = client.get(reverse(f"draw:{name}", args=[key]))
        assert answer.status_code == 200 and answer["Content-Type"].startswith("application/json")
        return answer.content.decode()

    record = load(fetched("record_file"))
    verdict = verify(
        record,
        previous_records=load_all(fetched("earlier_file")),
        ledger_anchor=LedgerAnchor.of(json.loads(fetched("ledger_file"))),
        announced=json.loads(fetched("announcement_file", round_.commitment)),
    )
    assert verdict.is_sound and len(verdict.passed) == 9
    shown = client.get(reverse("draw:record", args=[round_.record_hash]))
    assert shown.status_code == 200 and 'data-sound="yes"' in shown.content.decode()
    assert case.recipient.name not in shown.content.decode()
    for name in ("record", "record_file", "ledger_file", "earlier_file", "announcement_file"):
        assert client.get(reverse(f"draw:{name}", args=["0" * 64])).status_code == 404
    early = prepared(cast, waiting(cast, serial=12))
    assert early.commitment == ""
    assert client.get("/verify/draw/announcements/.json").status_code == 404


def test_the_stand_alone_page_is_served_under_its_own_policy(client, db):
    answer = client.get("/verify/draw/")
    assert answer.content == PAGE.read_bytes()
    assert answer["Content-Security-Policy"] == content_policy()
    assert client.post("/verify/draw/").status_code == 405


def test_a_party_acts_on_its_own_page_without_an_account(client, cast):
    round_ = prepared(cast, waiting(cast))
    _own, bar, recipient = lots.parties_of(round_)
    path = reverse("draw:party", args=[bar.token])
    first = client.get(path)
    assert "data-secret-form" in first.content.decode()
    assert first["Cache-Control"] == "private, no-store"
    assert client.post(path, {"commitment": "zz"}).status_code == 422
    given = {"commitment": secret_commitment(secret_of(bar))}
    assert client.post(path, given).status_code == 302
    assert "摘要已经交来" in client.get(path).content.decode()
    assert client.post(path, given).status_code == 422
    handed_in(cast, round_)  # the recipient's, from paper
    actor = cast.actor("assigner")
    commands.commit_round(round_=round_, actor=actor, at=at("2026-03-05 09:20"))
    assert "请等本机构先揭示" in client.get(path).content.decode()
    assert client.post(path, {"secret": secret_of(bar)}).status_code == 422
    commands.reveal_own_secret(round_=round_, actor=actor, at=at("2026-03-05 09:21"))
    assert "data-reveal-form" in client.get(path).content.decode()
    wrong = client.post(path, {"secret": secret_of(recipient)})
    assert wrong.status_code == 422 and "不是承诺时的那个秘密" in wrong.content.decode()
    assert client.post(path, {"secret": secret_of(bar)}).status_code == 302
    shown = client.get(path).content.decode()
    assert "已经揭示" in shown
    by_link, on_paper = lots.parties_of(round_)[1:]
    assert by_link.typed_by is None and on_paper.typed_by == cast.accounts["assigner"]
    assert client.get(reverse("draw:party", args=["nobody-was-given-this"])).status_code == 404


def test_the_paper_carries_the_address_as_a_code(cast):
    round_ = drawn(cast, waiting(cast))
    shown = signed_in("assigner").get(page("lot_record", round_))
    address = "http://testserver" + reverse("draw:record", args=[round_.record_hash])
    assert address in shown.content.decode()
    assert shown.context["qr"].startswith("data:image/svg+xml")


SEEING = ["lot", "lot_verdict", "lot_record"]
ACTS = ["commit_lot", "reveal_lot", "draw_lot", "abandon_lot", "withdraw_lot", "lot_number"]


@pytest.mark.parametrize("name", SEEING + ACTS)
def test_outsiders_find_nothing(cast, name):
    round_ = drawn(cast, waiting(cast))
    for who in ("outsider", "handler", "firm_1", "hotline"):
        client = signed_in(who)
        assert client.get(page(name, round_)).status_code in (404, 405), who
        assert client.post(page(name, round_)).status_code in (404, 405), who


@pytest.mark.parametrize("who", ["officer", "finance", "archivist", "quality", "bureau", "auditor"])
def test_who_may_see_may_not_act(cast, who):
    case = waiting(cast)
    round_ = committed(cast, case)
    client = signed_in(who)
    shown = client.get(page("lot", round_))
    assert shown.status_code == 200 and page("abandon_lot", round_) not in shown.content.decode()
    assert "data-link" not in shown.content.decode()
    for name in ACTS:
        values = {"code": "other", "value": "1", "again": "1"}
        assert client.post(page(name, round_), values).status_code == 403, name
    for name in ("lot_hash", "lot_secret"):
        values = {"commitment": "0" * 64, "secret": "0" * 64}
        assert client.post(page(name, round_, "bar"), values).status_code == 403, name
        assert client.get(page(name, round_, "institution")).status_code == 404
    answer = client.post(reverse("assignment:prepare_lot", args=[case.pk]), {"among": "firms"})
    assert answer.status_code == (404 if who == "auditor" else 403)
    round_.refresh_from_db()
    assert round_.state == "committed"
    assert client.get(reverse("assignment:lots")).status_code == 200


def test_the_list_is_for_institutions_bureaus_and_the_auditor(cast):
    drawn(cast, waiting(cast))
    for who, status in (("handler", 404), ("firm_1", 404), ("hotline", 404), ("outsider", 200)):
        answer = signed_in(who).get(reverse("assignment:lots"))
        assert answer.status_code == status
        if status == 200:
            assert "已摇出" not in answer.context["table"].as_html(answer.wsgi_request)


def asked(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_pages_ask_no_more_for_more_rounds(cast):
    client = signed_in("assigner")
    case = waiting(cast)
    round_ = drawn(cast, case)
    paths = [page(name, round_) for name in SEEING] + [reverse("assignment:lots")]
    few = [asked(client, path) for path in paths]
    for number in range(2, 5):
        drawn(cast, case, f"2026-03-0{number + 4} 10:00", note="重摇")
        drawn(cast, waiting(cast, serial=20 + number))
    assert [asked(client, path) for path in paths] == few
    assert max(few) <= CEILING


def test_a_revealed_round_can_only_be_drawn_on_its_page(cast):
    round_ = committed(cast, waiting(cast))
    revealed(cast, round_)
    client = signed_in("assigner")
    refused = client.post(page("abandon_lot", round_), {"code": "other"})
    assert refused.status_code == 422 and "不能作废" in refused.content.decode()
    assert page("draw_lot", round_) in client.get(page("lot", round_)).content.decode()
