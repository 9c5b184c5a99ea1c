"""A member's life: each act leaves its row and its event, and only the right people act."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.pool import Grade
from hengyuan.law.pool import Group as GroupKind
from hengyuan.law.qualification import ProviderKind
from hengyuan.ledger.queries import last_event, stream_events
from hengyuan.orgs.rules import Kind
from hengyuan.people.commands import place_hold
from hengyuan.people.models import Provider
from hengyuan.people.queries import providers_on
from hengyuan.pool import commands
from hengyuan.pool.commands import CannotChangeGroup, CannotChangeMember, CannotFixLoad, Profile
from hengyuan.pool.models import DutyLoad, Leave, Recheck, Standing
from hengyuan.pool.queries.members import groups_of, may_take, on_leave, standing_of
from hengyuan.pool.queries.years import load_progress, loads, progress_of, year_of
from hengyuan.pool.rules.members import Conclusion
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at, build, new_organisation, new_provider

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
TODAY = NOW.date()


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def lawyer(cast):
    return cast.providers["handler"]


def newest(lawyer):
    return last_event(f"provider:{lawyer.pk}")


def test_fields_and_languages_are_kept_with_what_changed(cast, lawyer):
    profile = Profile(
        fields={"labour": "2015-06-01"}, languages=["手语"], criminal_since=date(2012, 6, 1)
    )
    changed = commands.change_profile(
        provider=lawyer, profile=profile, actor=cast.actor("assigner"), at=NOW
    )
    lawyer.refresh_from_db()
    assert (changed, lawyer.fields, lawyer.languages) == (2, {"labour": "2015-06-01"}, ["手语"])
    event = newest(lawyer)
    assert event.type == "member.changed"
    assert event.public_values["changed"]["fields"] == {"labour": "2015-06-01"}
    again = commands.change_profile(
        provider=lawyer, profile=profile, actor=cast.actor("assigner"), at=NOW
    )
    assert again == 0 and newest(lawyer).pk == event.pk


def test_a_grade_is_fixed_by_who_decides_with_a_reason(cast, lawyer):
    head = cast.actor("head")
    with pytest.raises(NotAllowed):
        commands.fix_grade(
            provider=lawyer, grade=Grade.SENIOR, reason="x", actor=cast.actor("assigner"), at=NOW
        )
    with pytest.raises(CannotChangeMember, match="理由"):
        commands.fix_grade(provider=lawyer, grade=Grade.SENIOR, reason=" ", actor=head, at=NOW)
    commands.fix_grade(
        provider=lawyer, grade=Grade.SENIOR, reason="办案经验丰富", actor=head, at=NOW
    )
    assert standing_of(lawyer).grade == "senior"
    assert "高级" in newest(lawyer).opened_sentence and "经验" not in newest(lawyer).sentence
    with pytest.raises(CannotChangeMember, match="已经是"):
        commands.fix_grade(provider=lawyer, grade=Grade.SENIOR, reason="x", actor=head, at=NOW)


def test_leave_is_the_members_own_and_does_not_overlap(cast, lawyer):
    own = cast.actor("handler")
    days = {"begins_on": date(2026, 3, 10), "ends_on": date(2026, 3, 20), "reason": "培训"}
    leave = commands.take_leave(provider=lawyer, actor=own, at=NOW, **days)
    assert list(on_leave(date(2026, 3, 20))) == [leave] and not on_leave(date(2026, 3, 21))
    assert newest(lawyer).type == "leave.taken" and "培训" not in newest(lawyer).sentence
    with pytest.raises(CannotChangeMember, match="重叠"):
        commands.take_leave(provider=lawyer, actor=own, at=NOW, **days)
    with pytest.raises(NotAllowed):
        commands.take_leave(provider=lawyer, actor=cast.actor("second_handler"), at=NOW, **days)
    commands.end_leave(leave=leave, last_day=date(2026, 3, 12), actor=own, at=NOW)
    assert not on_leave(date(2026, 3, 13)) and newest(lawyer).type == "leave.ended"
    with pytest.raises(CannotChangeMember, match="已经结束"):
        commands.end_leave(leave=leave, last_day=date(2026, 3, 12), actor=own, at=NOW)


def test_the_own_limit_is_set_and_removed(cast, lawyer):
    firm = cast.actor("firm_1")
    commands.set_limit(provider=lawyer, limit=2, actor=firm, at=NOW)
    assert standing_of(lawyer).monthly_limit == 2 and newest(lawyer).type == "limit.set"
    commands.set_limit(provider=lawyer, limit=None, actor=firm, at=NOW)
    assert standing_of(lawyer).monthly_limit is None and newest(lawyer).type == "limit.removed"


def test_an_honour_is_recorded(cast, lawyer):
    stated = {"title": "优秀律师", "given_by": "市律师协会", "given_on": date(2025, 12, 1)}
    commands.record_honour(provider=lawyer, actor=cast.actor("assigner"), at=NOW, **stated)
    assert lawyer.honours.get().title == "优秀律师" and newest(lawyer).type == "honour.recorded"
    with pytest.raises(CannotChangeMember, match="将来"):
        commands.record_honour(
            provider=lawyer, actor=cast.actor("assigner"), at=NOW,
            **stated | {"given_on": date(2026, 3, 3)},
        )  # fmt: skip


def test_a_year_is_rechecked_once_and_its_figures_are_frozen(cast, lawyer):
    head = cast.actor("head")
    stated = {"year": 2025, "reason": "完成义务量", "conclusion": Conclusion.KEPT}
    recheck = commands.record_recheck(provider=lawyer, actor=head, at=NOW, **stated)
    assert recheck.seen == year_of(lawyer, 2025).as_values()
    assert standing_of(lawyer).passed_year == 2025
    assert "留库" in newest(lawyer).sentence
    with pytest.raises(CannotChangeMember, match="已经复核"):
        commands.record_recheck(provider=lawyer, actor=head, at=NOW, **stated)
    with pytest.raises(CannotChangeMember, match="没有到"):
        commands.record_recheck(provider=lawyer, actor=head, at=NOW, **stated | {"year": 2027})
    assert Recheck.objects.count() == 1


def test_who_leaves_stays_visible_to_the_pool_and_leaves_the_groups(cast, lawyer):
    assigner, head = cast.actor("assigner"), cast.actor("head")
    group = commands.found_group(
        kind=GroupKind.LABOUR, institution=cast.institution, actor=assigner, at=NOW
    )
    commands.join_group(group=group, provider=lawyer, actor=assigner, at=NOW)
    assert [each.group for each in groups_of(lawyer, TODAY)] == [group]
    commands.leave_pool(
        provider=lawyer, last_day=date(2026, 3, 1), reason="转所外市", actor=head, at=NOW
    )
    assert not groups_of(lawyer, TODAY) and lawyer not in providers_on(TODAY)
    assert newest(lawyer).type == "provider.left" and "转所" in newest(lawyer).opened_sentence
    page = signed_in("assigner").get(reverse("people:provider", args=[lawyer.pk]))
    assert "已退出律师库" in page.content.decode()
    assert signed_in("firm_1").get(page.request["PATH_INFO"]).status_code == 404
    with pytest.raises(CannotChangeMember, match="已有退出"):
        commands.leave_pool(
            provider=lawyer, last_day=date(2026, 3, 9), reason="x", actor=head, at=NOW
        )
    with pytest.raises(CannotChangeGroup, match="退出律师库"):
        commands.join_group(group=group, provider=lawyer, actor=assigner, at=NOW)


def test_a_group_is_founded_once_and_ends_with_its_members(cast, lawyer):
    assigner = cast.actor("assigner")
    stated = {"kind": GroupKind.MINORS, "institution": cast.institution}
    group = commands.found_group(actor=assigner, at=NOW, **stated)
    with pytest.raises(CannotChangeGroup, match="已有"):
        commands.found_group(actor=assigner, at=NOW, **stated)
    member = commands.join_group(group=group, provider=lawyer, actor=assigner, at=NOW)
    with pytest.raises(CannotChangeGroup, match="已在"):
        commands.join_group(group=group, provider=lawyer, actor=assigner, at=NOW)
    with pytest.raises(NotAllowed):
        commands.leave_group(
            member=member, last_day=TODAY, reason="x", actor=cast.actor("outsider"), at=NOW
        )
    commands.leave_group(member=member, last_day=TODAY, reason="轮换", actor=assigner, at=NOW)
    assert newest(lawyer).type == "group.left"
    commands.end_group(group=group, last_day=TODAY, reason="合并", actor=assigner, at=NOW)
    assert last_event(group.stream).type == "group.ended"
    assert commands.found_group(actor=assigner, at=NOW, **stated).pk != group.pk


def test_a_duty_load_is_followed_from_cases_and_days(cast, lawyer):
    head, assigner = cast.actor("head"), cast.actor("assigner")
    stated = {"year": 2026, "cases": 3, "reason": "市局核定"}
    commands.fix_duty_load(provider=lawyer, actor=head, at=NOW, **stated)
    commands.fix_duty_load(organisation=cast.firms[0], actor=head, at=NOW, **stated)
    case = applied(cast)
    who = under_handling(cast, case)
    assert case.__class__.objects.get(pk=case.pk).handling_since.year == 2026
    taker = case.__class__.objects.get(pk=case.pk).handler
    commands.record_duty_day(provider=lawyer, on=TODAY, place="看守所", actor=assigner, at=NOW)
    with pytest.raises(CannotFixLoad, match="已经登记"):
        commands.record_duty_day(provider=lawyer, on=TODAY, place="x", actor=assigner, at=NOW)
    own = progress_of(year_of(lawyer, 2026), lawyer.organisation.region)
    assert (own.required, own.days, own.per_case) == (3, 1, None)
    assert own.cases == (1 if taker == lawyer else 0) and who
    listed = {each.pk: load_progress(each) for each in loads("9901")}
    assert sum(each.cases for each in listed.values()) == 2 * (taker == lawyer)
    again = commands.fix_duty_load(provider=lawyer, actor=head, at=NOW, **stated | {"cases": 5})
    assert DutyLoad.objects.filter(provider=lawyer).count() == 1 and again.cases == 5
    kinds = [event.type for event in stream_events(f"provider:{lawyer.pk}")]
    assert kinds.count("duty_load.fixed") == 2
    with pytest.raises(NotAllowed):
        commands.fix_duty_load(provider=lawyer, actor=assigner, at=NOW, **stated)
    with pytest.raises(CannotFixLoad, match="去年"):
        commands.fix_duty_load(provider=lawyer, actor=head, at=NOW, **stated | {"year": 2020})


def taken(who):
    """What somebody may take today, by the name of the matter."""
    return {each.matter.name_zh: each for each in may_take(who, standing_of(who), [], TODAY)}


def test_the_page_says_what_may_be_taken_and_why_not(cast, lawyer):
    student = new_provider(cast, "student", "任小同", cast.institution, ProviderKind.VOLUNTEER)
    Standing.objects.create(provider=student, is_student=True)
    said = {
        each.matter.name_zh: each for each in may_take(student, standing_of(student), [], TODAY)
    }
    assert not said["民事案件"].is_eligible
    assert "学生志愿者只提供咨询" in said["民事案件"].told[0].reason_zh
    assert "不是律师" in said["刑事辩护"].told[0].reason_zh
    lawyer.fields = {}  # nothing is noted about minors
    own = taken(lawyer)
    assert own["可能判处无期徒刑、死刑的案件"].is_eligible and own["民事案件"].is_conditional
    assert "没有载明熟悉未成年人" in own["未成年人案件"].told[0].reason_zh
    hold = place_hold(
        provider=lawyer, begins_on=TODAY, reason="整改", actor=cast.actor("head"), at=NOW
    )
    held = may_take(lawyer, standing_of(lawyer), [hold], TODAY)
    assert not any(each.is_eligible for each in held)
    page = signed_in("handler").get(reverse("people:provider", args=[lawyer.pk]))
    assert "已暂停指派：整改" in page.content.decode()


ACTS = ("profile", "grade", "honour", "recheck", "exit", "duty_day", "member_load")


@pytest.mark.parametrize("who", ["handler", "firm_1", "officer", "finance", "auditor"])
def test_the_acts_on_a_member_do_not_exist_for_others(cast, lawyer, who):
    for name in ACTS:
        path = reverse(f"pool:{name}", args=[lawyer.pk])
        assert signed_in(who).get(path).status_code == 404, path
        assert signed_in(who).post(path, {}).status_code == 404, path
    for name in ("groups", "found_group", "loads"):
        assert signed_in(who).get(reverse(f"pool:{name}")).status_code == 404, name


def test_every_act_is_done_on_its_page(cast, lawyer):
    lawyer = Provider.objects.get(pk=lawyer.pk)
    for who, name, stated in (
        ("assigner", "profile", {"fields_text": "劳动争议 2015-06-01", "languages_text": "手语"}),
        ("head", "grade", {"grade": "senior", "reason": "经验"}),
        ("handler", "limit", {"limit": "3"}),
        ("handler", "leave", {"begins_on": "2026-04-01", "ends_on": "2026-04-02"}),
        ("assigner", "honour", {"title": "先进", "given_by": "市局", "given_on": "2026-01-01"}),
        ("assigner", "duty_day", {"on": "2026-03-01", "place": "看守所"}),
        ("head", "member_load", {"year": "2026", "cases": "4", "reason": "核定"}),
        ("bureau", "recheck", {"year": "2025", "conclusion": "kept", "reason": "完成"}),
        ("bureau", "exit", {"last_day": "2026-05-01", "reason": "本人申请"}),
    ):  # fmt: skip
        client, path = signed_in(who), reverse(f"pool:{name}", args=[lawyer.pk])
        assert client.get(path).status_code == 200, name
        answer = client.post(path, stated)
        assert answer.status_code == 302, answer.content.decode()
    leave = Leave.objects.get()
    path = reverse("pool:end_leave", args=[lawyer.pk, leave.pk])
    assert signed_in("handler").post(path, {"last_day": "2026-04-01"}).status_code == 302
    page = signed_in("head").get(reverse("people:provider", args=[lawyer.pk])).content.decode()
    for told in ("劳动争议", "手语", "高级", "先进", "完成", "本人申请", "4"):
        assert told in page, told
    wrong = signed_in("assigner").post(
        reverse("pool:profile", args=[lawyer.pk]), {"fields_text": "海商"}
    )
    assert wrong.status_code == 422 and "没有叫" in wrong.content.decode()


def test_groups_and_loads_have_their_pages(cast, lawyer):
    assigner = signed_in("assigner")
    done = assigner.post(reverse("pool:found_group"), {"kind": "expert"})
    page = done["Location"]
    joined = assigner.post(f"{page}join/", {"provider": lawyer.pk})
    assert joined.status_code == 302, joined.content.decode()
    shown = assigner.get(page).content.decode()
    assert "周明远" in shown and "本地没有规定人数和年限" in shown
    member = lawyer.groups.get()
    path = reverse("pool:leave_group", args=[member.group_id, member.pk])
    assert signed_in("bureau").post(path, {}).status_code == 404
    stated = {"last_day": "2026-03-02", "reason": "轮换"}
    assert assigner.post(path, stated).status_code == 302
    assert assigner.post(f"{page}end/", stated).status_code == 302
    assert assigner.get(reverse("pool:groups")).status_code == 200
    unit = reverse("pool:unit_load", args=[cast.firms[0].pk])
    assert assigner.get(unit).status_code == 404
    load = {"year": "2026", "cases": "30", "reason": "核定"}
    assert signed_in("head").post(unit, load).status_code == 302
    listed = signed_in("bureau").get(reverse("pool:loads")).content.decode()
    assert "青石正平" in listed and "不折算" in listed


def test_the_pool_is_filtered_by_what_people_know(cast, lawyer):
    Provider.objects.filter(pk=lawyer.pk).update(
        fields={"labour": "", "work_injury": "2015-06-01"}, languages=["维吾尔语"]
    )
    client, path = signed_in("assigner"), reverse("people:roster")
    for asked in ({"field": "work_injury"}, {"language": "维吾尔语"}, {"name": "周"}):
        shown = client.get(path, asked).content.decode()
        assert "周明远" in shown and "叶知秋" not in shown, asked
    none = client.get(path, {"field": "injury"}).content.decode()
    assert "周明远" in none  # an unknown word filters nothing
    commands.take_leave(
        provider=lawyer, begins_on=TODAY, ends_on=TODAY, reason="", actor=cast.actor("handler"),
        at=NOW,
    )  # fmt: skip
    assert "周明远" in client.get(path, {"state": "leave"}).content.decode()
    assert "周明远" not in client.get(path, {"state": "active"}).content.decode()
    place_hold(organisation=cast.firms[0], begins_on=TODAY, reason="x", actor=cast.actor("head"),
               at=NOW)  # fmt: skip
    assert "周明远" in client.get(path, {"state": "held"}).content.decode()
    commands.leave_pool(
        provider=lawyer, last_day=date(2026, 3, 1), reason="x", actor=cast.actor("head"), at=NOW
    )
    assert "周明远" not in client.get(path).content.decode()
    assert "周明远" in client.get(path, {"state": "left"}).content.decode()


def test_another_city_is_out_of_reach(cast):
    away = new_organisation(Kind.FIRM, "远山律师事务所", "", "980102")
    stranger = new_provider(cast, "stranger", "远方人", away)
    with pytest.raises(NotAllowed):
        commands.change_profile(
            provider=stranger, profile=Profile(), actor=cast.actor("assigner"), at=NOW
        )
    path = reverse("pool:grade", args=[stranger.pk])
    assert signed_in("head").get(path).status_code == 404


def test_lists_and_pages_cost_the_same_however_long(cast, lawyer, django_assert_max_num_queries):
    client = signed_in("head")
    for number in range(3):
        commands.record_honour(
            provider=lawyer, title=f"荣誉{number}", given_by="市局", given_on=TODAY,
            actor=cast.actor("assigner"), at=NOW,
        )  # fmt: skip
    with django_assert_max_num_queries(24):
        client.get(reverse("people:provider", args=[lawyer.pk]))
    with django_assert_max_num_queries(8):
        client.get(reverse("pool:loads"))
