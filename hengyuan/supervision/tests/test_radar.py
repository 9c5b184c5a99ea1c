"""The radar's hints: raised as cases come, cleared by people, seen by few, forgotten with whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo import walk
from hengyuan.cases.models import Case
from hengyuan.dossier.commands.texts import forget_texts, keep_signatures
from hengyuan.dossier.models import ComparedText, SignaturePicture
from hengyuan.handling.rules import Act
from hengyuan.intake import commands as intake
from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law import radar as law
from hengyuan.law.vocabulary import Kind
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.ledger import audit
from hengyuan.ledger.commands import forget, settled
from hengyuan.ledger.queries import last_event, stream_events
from hengyuan.supervision import tasks
from hengyuan.supervision.access import radar as access
from hengyuan.supervision.commands import following, observation, radar_following
from hengyuan.supervision.commands import radar as commands
from hengyuan.supervision.commands.radar import CannotTakeUp
from hengyuan.supervision.models import CaseTrace, RadarHint, TraceKey
from hengyuan.supervision.queries.radar_traces import traces_of, visit_in
from hengyuan.supervision.rules.radar import FED, OTHER, UNFED, State
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at, build

pytestmark = pytest.mark.django_db
WORD = "核对了两份起诉状，请求不同"


@pytest.fixture
def cast():
    return build()


def follow(when="2026-03-06 09:00"):
    return radar_following.follow(upto=settled(), at=at(when))


def again(cast, case, day):
    """The same person applies against the same opponent once more."""
    statement = intake.Statement(
        kind=Kind.CIVIL, proceeding=Proceeding.TRIAL_FIRST_INSTANCE, matter="CV-05",
        cause="追索劳动报酬", facts="拖欠加班费", opponents=("某建筑劳务公司",),
        groups=("migrant-worker",), papers=("身份证", "欠条"),
    )  # fmt: skip
    return intake.receive_application(
        institution=cast.institution, person=case.recipient, statement=statement,
        actor=cast.actor("officer"), at=at(f"{day} 10:00"),
    )  # fmt: skip


@pytest.fixture
def cut(cast):
    """One dispute of one recipient as two cases."""
    first = applied(cast)
    return first, again(cast, first, "2026-03-04")


@pytest.fixture
def hint(cut):
    follow()
    return RadarHint.objects.get(kind="R-02")


def test_every_kind_is_fed_or_says_what_is_missing():
    assert sorted((*FED, *UNFED)) == [kind.id for kind in law.kinds()]


def test_two_cases_of_one_dispute_raise_one_hint(cast, cut, hint):
    assert set(hint.members.values_list("case_id", flat=True)) == {case.pk for case in cut}
    assert (hint.state, hint.count, hint.severity) == ("raised", 2, "high")
    told = last_event(hint.stream)
    assert (told.type, told.sentence) == ("radar.raised", "线索：一案拆成多案，涉及案件2件")
    follow()
    tasks.follow_radar.func()
    radar_following.look(case_ids=[case.pk for case in cut], at=at("2026-03-07 09:00"))
    assert RadarHint.objects.count() == 1 and len(list(stream_events(hint.stream))) == 1
    assert not audit.run().differences


def test_nothing_plain_is_kept_and_no_hint_comes_of_one_case(cast):
    case = applied(cast)
    follow()
    body = CaseTrace.objects.get(case=case).body
    assert "13900000000" not in body and "陈小工" not in body and "某建筑" not in body
    assert TraceKey.objects.filter(trace=case.pk).exists()
    assert not RadarHint.objects.exists()


def test_a_third_case_widens_the_hint_and_brings_it_back(cast, cut, hint):
    clear(cast, hint)
    third = again(cast, cut[0], "2026-03-05")
    follow()
    hint.refresh_from_db()
    assert (hint.state, hint.count, hint.ground) == ("raised", 3, "")
    assert hint.members.filter(case=third).exists()
    assert [event.type for event in stream_events(hint.stream)] == [
        "radar.raised", "radar.cleared", "radar.raised",
    ]  # fmt: skip


def test_a_withdrawn_application_lifts_the_hint(cast, cut, hint):
    intake.withdraw_application(
        case=cut[1], reason="重复申请", actor=cast.actor("officer"), at=at("2026-03-06 10:00")
    )
    follow("2026-03-06 11:00")
    hint.refresh_from_db()
    assert hint.state == "lifted" and last_event(hint.stream).type == "radar.lifted"


def clear(cast, hint, who="quality", **told):
    told = {"ground": law.kind(hint.kind).clears_zh[0], "word": WORD, **told}
    commands.clear(hint=hint, actor=cast.actor(who), at=at("2026-03-06 10:00"), **told)
    hint.refresh_from_db()


def test_a_person_clears_with_a_ground_and_a_word(cast, hint):
    with pytest.raises(CannotTakeUp, match="排除的理由"):
        clear(cast, hint, ground="没有道理")
    with pytest.raises(CannotTakeUp, match="写明"):
        clear(cast, hint, word=" ")
    clear(cast, hint)
    assert (hint.state, hint.word, hint.word_by.username) == ("cleared", WORD, "quality")
    told = last_event(hint.stream)
    assert told.type == "radar.cleared" and "请求不同" in told.sentence
    assert WORD not in told.values
    with pytest.raises(CannotTakeUp, match="已排除"):
        clear(cast, hint)


def test_seen_then_handed_to_an_inquiry(cast, hint):
    told = {"actor": cast.actor("bureau"), "at": at("2026-03-06 10:00")}
    commands.see(hint=hint, word="调阅两份案卷", **told)
    hint.refresh_from_db()
    commands.refer(hint=hint, word="请监督科查明", **told)
    hint.refresh_from_db()
    assert hint.state == State.REFERRED
    assert last_event(hint.stream).type == "radar.referred"
    clear(cast, hint, ground=OTHER)
    assert hint.state == State.CLEARED


def test_whoever_comes_second_is_told(cast, hint):
    RadarHint.objects.filter(pk=hint.pk).update(state=State.SEEN)
    with pytest.raises(CannotTakeUp, match="已有人处理"):
        clear(cast, hint)


@pytest.mark.parametrize("who", ["auditor", "officer", "assigner", "outsider", "handler"])
def test_others_take_nothing_up(cast, hint, who):
    with pytest.raises(NotAllowed):
        commands.see(hint=hint, word="看过", actor=cast.actor(who), at=at("2026-03-06 10:00"))


def test_a_handler_never_takes_up_a_hint_about_his_own_case(cast, cut, hint):
    _case, handler = under_handling(cast, cut[0])
    actor = cast.actor("quality")
    cut[0].handler.account_id = None
    type(cut[0].handler).objects.filter(pk=cut[0].handler_id).update(account_id=actor.account_id)
    assert handler and not access.may_act(actor, hint)


def test_a_rest_day_hearing_without_a_summons(cast):
    case, handler = under_handling(cast, applied(cast))
    walk.record(
        case=case, on=date(2026, 3, 8), acts=[(Act.HEARING, [])], actor=cast.actor(handler),
        at=at("2026-03-09 09:00"),
    )  # fmt: skip
    follow("2026-03-09 10:00")
    assert RadarHint.objects.get().kind == "R-08"


def test_an_interview_record_tells_day_minutes_and_place():
    text = "会见笔录\n时间：2026年3月4日9时05分至10时10分\n地点：青石市看守所第3会见室\n会见人：李"
    visit = visit_in(text)
    assert (visit.on, visit.begins, visit.ends) == (date(2026, 3, 4), 545, 610)
    assert visit.place and visit.place == visit_in(text.replace("李", "王")).place
    assert visit_in("没有日期") is None
    bare = visit_in("2026年3月4日在律所谈话")
    assert (bare.begins, bare.ends, bare.place) == (None, None, "")


def test_interviews_of_the_dossier_feed_the_trace(cast):
    case, _handler = under_handling(cast, applied(cast))
    ComparedText.objects.create(
        case=case, paper="D-22", handler=case.handler, firm=case.firm, signature=b"", digest="x",
        text="时间：2026年2月4日9时至10时 地点：青石市看守所", kept_at=at("2026-03-09 09:00"),
    )  # fmt: skip
    radar_following.look(case_ids=[case.pk], at=at("2026-03-09 10:00"))
    assert RadarHint.objects.get().kind == "R-07"


def test_one_picture_of_a_signature_in_the_dossiers_of_two(cast):
    first, second = applied(cast), applied(cast, serial=12, name="钱二")
    keep_signatures(case=first, signatures=[("D-22", 0x0F3355AA0F3355AA)])
    assert not SignaturePicture.objects.exists()  # not handed in yet
    Case.objects.filter(pk__in=(first.pk, second.pk)).update(stage="closed")
    keep_signatures(case=first, signatures=[("D-22", 0x0F3355AA0F3355AA)] * 2)
    keep_signatures(case=second, signatures=[("D-01", 0xFF3355AA0F3355AA)])
    assert not RadarHint.objects.filter(kind="R-09").exists()
    keep_signatures(case=second, signatures=[("D-01", 0x0F3355AA0F3355AB)])
    radar_following.look(case_ids=[first.pk, second.pk], at=at("2026-03-09 10:00"))
    assert RadarHint.objects.get(kind="R-09").count == 2
    forget(
        subject=first.recipient_id, actor=cast.actor("head"), at=at("2026-03-10 09:00"),
        reason="申请",
    )  # fmt: skip
    forget_texts(at=at("2026-03-10 10:00"))
    assert list(SignaturePicture.objects.values_list("case_id", flat=True)) == [second.pk]
    assert last_event(first.stream).type == "signatures.forgotten"
    keep_signatures(case=first, signatures=[("D-22", 1)])
    assert not SignaturePicture.objects.filter(case=first).exists()


def heard(cast, case, when, court, region):
    """A hearing of the calendar."""
    return observation.enter_hearing(
        case=case, court=court, region=region, starts_at=at(when), minutes=120, is_public=True,
        actor=cast.actor("officer"), at=at("2026-03-06 09:00"),
    )  # fmt: skip


def test_a_handler_with_two_courts_within_half_an_hour(cast):
    one, _handler = under_handling(cast, applied(cast))
    other, _handler = under_handling(cast, applied(cast, serial=12, name="钱二"))
    Case.objects.filter(pk=other.pk).update(handler=one.handler)
    heard(cast, one, "2026-03-16 09:00", "青石区人民法院", "990102")
    moved = heard(cast, other, "2026-03-16 09:29", "松湾县人民法院", "990121")
    follow()
    hint = RadarHint.objects.get(kind="R-06")
    assert hint.count == 2 and "2026-03-16" in hint.sentence
    observation.move_hearing(
        hearing=moved, starts_at=at("2026-03-16 09:30"), hall="", actor=cast.actor("officer"),
        at=at("2026-03-06 10:00"),
    )  # fmt: skip
    follow("2026-03-06 11:00")
    hint.refresh_from_db()
    assert hint.state == State.LIFTED


def test_a_cleared_hint_stays_cleared_when_a_case_leaves_it(cast, cut, hint):
    third = again(cast, cut[0], "2026-03-05")
    follow()
    hint.refresh_from_db()
    clear(cast, hint)
    intake.withdraw_application(
        case=third, reason="重复", actor=cast.actor("officer"), at=at("2026-03-06 10:30")
    )
    follow("2026-03-06 11:00")
    hint.refresh_from_db()
    assert hint.state == State.CLEARED


def test_an_open_hint_goes_on_with_those_that_are_left(cast, cut, hint):
    third = again(cast, cut[0], "2026-03-05")
    follow()
    intake.withdraw_application(
        case=third, reason="重复", actor=cast.actor("officer"), at=at("2026-03-06 10:30")
    )
    follow("2026-03-06 11:00")
    hint.refresh_from_db()
    assert (hint.state, hint.count) == (State.RAISED, 2)
    assert not audit.run().differences


def test_the_page_shows_the_alerts_of_its_cases(cast, cut, hint):
    following.supervise_events(upto=settled(), at=at("2026-03-25 09:00"))
    page = signed_in("quality").get(reverse("supervision:radar_hint", args=[hint.pk]))
    assert "这些案件的监督提示" in page.content.decode()


def test_a_month_out_of_all_proportion(cast):
    """Two firms with one case a month each; in March one of them has eleven."""
    days = [f"2025-{month:02d}-10" for month in range(8, 13)] + ["2026-01-10", "2026-02-10"]
    opened = [(firm, day) for firm in cast.firms[:2] for day in (*days, "2026-03-10")]
    opened += [(cast.firms[0], "2026-03-11")] * 10
    for serial, (firm, day) in enumerate(opened, start=20):
        case = applied(cast, serial=serial, name=f"丙{serial}", day=day)
        case.parties.all().delete()
        Case.objects.filter(pk=case.pk).update(firm=firm)
    tasks.look_at_month.func("2026-04-02")
    assert not RadarHint.objects.exists()
    tasks.look_at_month.func("2026-04-01")
    tasks.look_at_month.func("2026-04-01")
    hint = RadarHint.objects.get()
    assert (hint.kind, hint.count) == ("R-10", 11) and "律所在2026-03" in hint.sentence
    month = law.month_of(date(2026, 3, 1))
    assert radar_following.look_at_month(month=month, at=at("2026-04-01 00:20")) == 1


def test_forgetting_a_recipient_removes_the_keys(cast, cut, hint):
    person = cut[0].recipient
    forget(subject=person.pk, actor=cast.actor("head"), at=at("2026-03-07 09:00"), reason="申请")
    radar_following.forget_keys(at=at("2026-03-07 10:00"))
    assert not CaseTrace.objects.exists() and not TraceKey.objects.exists()
    assert last_event(cut[0].stream).type == "radar_keys.forgotten"
    follow("2026-03-07 11:00")
    tasks.forget_radar_keys.func("2026-03-08")
    assert not CaseTrace.objects.exists()


def test_a_forgotten_opponent_is_compared_no_more(cast):
    case = applied(cast, name="甲")
    other = applied(cast, serial=12, name="某建筑劳务公司")
    follow()
    before = TraceKey.objects.filter(trace=case.pk).count()
    subject = other.recipient_id
    forget(subject=subject, actor=cast.actor("head"), at=at("2026-03-07 09:00"), reason="申请")
    radar_following.forget_keys(at=at("2026-03-07 10:00"))
    assert TraceKey.objects.filter(trace=case.pk).count() < before
    assert not traces_of([case])[case.pk].opponents
    radar_following.forget_keys(at=at("2026-03-07 11:00"))
    assert len([e for e in stream_events(case.stream) if e.type == "radar_keys.forgotten"]) == 1


PAGES = ("radar", "radar_kinds")


@pytest.mark.parametrize("page", PAGES)
def test_who_reads_the_radar(cast, hint, page):
    path = reverse(f"supervision:{page}")
    for who in ("quality", "head", "bureau"):
        assert signed_in(who).get(path).status_code == 200, who
    for who in ("officer", "assigner", "handler", "firm_1"):
        assert signed_in(who).get(path).status_code == 404, who


def test_another_district_finds_nothing(cast, hint):
    path = reverse("supervision:radar_hint", args=[hint.pk])
    for who in ("quality", "head", "bureau"):
        page = signed_in(who).get(path)
        assert page.status_code == 200 and "一案拆成多案" in page.content.decode()
    for who in ("outsider", "officer", "handler"):
        assert signed_in(who).get(path).status_code == 404, who
        act = reverse("supervision:radar_act", args=[hint.pk, "clear"])
        assert signed_in(who).post(act, {"word": "x"}).status_code == 404, who


def test_the_hint_page_shows_cases_side_by_side_and_no_person(cast, cut, hint):
    page = signed_in("quality").get(reverse("supervision:radar_hint", args=[hint.pk]))
    text = page.content.decode()
    assert all(case.number in text for case in cut)
    assert "陈**" in text and "陈小工" not in text and "13900000000" not in text


def test_the_act_page_clears(cast, hint, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 10:00"))
    client = signed_in("quality")
    path = reverse("supervision:radar_act", args=[hint.pk, "clear"])
    assert client.get(path).status_code == 200
    assert client.post(path, {"word": ""}).status_code == 422
    ground = law.kind("R-02").clears_zh[1]
    answer = client.post(path, {"ground": ground, "word": WORD})
    assert answer.status_code == 302
    hint.refresh_from_db()
    assert (hint.state, hint.ground) == ("cleared", ground)
    assert client.get(path).status_code == 403
    gone = reverse("supervision:radar_act", args=[hint.pk, "burn"])
    assert client.get(gone).status_code == 404


@pytest.mark.parametrize("query", ["?state=open", "?kind=R-02", "?severity=high", "?number=2026"])
def test_the_list_filters(cast, hint, query):
    client, path = signed_in("quality"), reverse("supervision:radar")
    assert "同一受援人" in client.get(path + query).content.decode()
    assert "同一受援人" not in client.get(path + "?kind=R-08").content.decode()


def test_pages_ask_no_more_for_more_hints(cast, hint):
    client = signed_in("quality")
    paths = [reverse("supervision:radar"), reverse("supervision:radar_kinds"),
             reverse("supervision:radar_hint", args=[hint.pk])]  # fmt: skip

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    few = [asked(path) for path in paths]
    for serial in range(21, 25):
        first = applied(cast, serial=serial, name=f"甲{serial}")
        again(cast, first, "2026-03-05")
    follow()
    assert RadarHint.objects.count() == 5
    assert [asked(path) for path in paths] == few and max(few) <= 30


def test_a_new_case_costs_the_same_in_a_larger_store(cast, cut):
    def asked(case):
        with CaptureQueriesContext(connection) as queries:
            radar_following.look(case_ids=[case.pk], at=at("2026-03-09 10:00"))
        return len(queries)

    follow()
    few = asked(applied(cast, serial=30))
    for serial in range(31, 39):
        applied(cast, serial=serial, name=f"乙{serial}")
    follow()
    assert asked(applied(cast, serial=40)) == few
    assert SYSTEM.account_id == 0
