"""A recruitment from its draft to entry, by the right people in the right order."""

from datetime import date

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.pool import local as law_local
from hengyuan.law.qualification import ProviderKind
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import last_event
from hengyuan.people.commands import LicenceTaken, enter_provider
from hengyuan.people.models import Provider
from hengyuan.people.rules import Role
from hengyuan.pool import commands
from hengyuan.pool.commands import Applicant, CannotApply, CannotRecruit, Notice
from hengyuan.pool.commands.recruitment import _enter as enter_one
from hengyuan.pool.models import Application, Objection, Recruitment
from hengyuan.pool.queries.recruitment import lines, scores_seen_by
from hengyuan.pool.rules.recruitment import Part, average, shown, total
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build, identity_number, new_account

pytestmark = pytest.mark.django_db
NOTICE = Notice(
    title="2026年度律师库招募", kind=ProviderKind.LAWYER, seats=1, min_years=3,
    conditions="执业三年以上", opens_on=date(2026, 3, 2), closes_on=date(2026, 3, 10),
)  # fmt: skip
DRAFTED, APPLIED = at("2026-03-02 09:00"), at("2026-03-05 09:00")
CLOSED, NAMED = at("2026-03-11 09:00"), at("2026-03-12 09:00")
ENTERED = at("2026-03-20 09:00")
ENDS = date(2026, 3, 19)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: APPLIED)
    cast = build()
    new_account(cast, "second_assigner", "许二", Role.ASSIGNER, cast.institution)
    return cast


def applicant(serial=31, name="新律师", **stated):
    return Applicant(
        name=name, identity=identity_number(serial), licence_number=f"1440120201{serial:07d}",
        licensed_on=date(2015, 6, 1), papers=("申请表", "执业证复印件"), phone="13900000000",
        fields={"labour": "2015-06-01"}, **stated,
    )  # fmt: skip


def published(cast):
    made = commands.draft_recruitment(
        institution=cast.institution, notice=NOTICE, actor=cast.actor("assigner"), at=DRAFTED
    )
    commands.publish_recruitment(recruitment=made, actor=cast.actor("head"), at=DRAFTED)
    return made


def handed_in(cast, recruitment, who="firm_1", **stated):
    return commands.apply_for_seat(
        recruitment=recruitment, organisation=cast.firms[0], applicant=applicant(**stated),
        actor=cast.actor(who), at=APPLIED,
    )  # fmt: skip


def screen(cast, application, is_admitted=True):
    commands.screen_application(
        application=application, is_admitted=is_admitted, reason="材料齐全",
        actor=cast.actor("assigner"), at=APPLIED,
    )  # fmt: skip


def score(cast, application, points, who="assigner", part=Part.EXAMINATION):
    return commands.score_application(
        application=application, part=part, points=points, remarks="", actor=cast.actor(who),
        at=CLOSED,
    )  # fmt: skip


def scored_twice(cast, application, *points):
    given = iter(points)
    for part in Part:
        for who in ("assigner", "second_assigner"):
            score(cast, application, next(given), who, part)
    application.refresh_from_db()


@pytest.fixture
def publicised(cast):
    made = published(cast)
    first = handed_in(cast, made)
    second = handed_in(cast, made, serial=32, name="另一人")
    for application in (first, second):
        screen(cast, application)
    commands.close_applications(recruitment=made, actor=cast.actor("assigner"), at=CLOSED)
    made.refresh_from_db()
    for application, points in ((first, (80, 85, 90, 90)), (second, (60, 61, 70, 70))):
        application.recruitment = made
        scored_twice(cast, application, *points)
    commands.publicise_names(
        recruitment=made, chosen=[first], ends_on=ENDS, actor=cast.actor("head"), at=NAMED
    )
    first.refresh_from_db()
    return made, first


def test_means_are_exact_and_rounded_once():
    assert average([]) is None and total({Part.EXAMINATION: [80]}) is None
    assert shown(total({Part.EXAMINATION: [80, 85], Part.INTERVIEW: [90, 90]})) == "86.25"
    assert shown(average([70, 70, 71])) == "70.33" and shown(average([1, 1, 0])) == "0.67"
    assert shown(None) == "—"


def test_a_notice_is_published_by_somebody_else(cast):
    head = cast.actor("head")
    made = commands.draft_recruitment(
        institution=cast.institution, notice=NOTICE, actor=head, at=DRAFTED
    )
    with pytest.raises(NotAllowed, match="起草人以外"):
        commands.publish_recruitment(recruitment=made, actor=head, at=DRAFTED)
    with pytest.raises(NotAllowed):
        commands.publish_recruitment(recruitment=made, actor=cast.actor("assigner"), at=DRAFTED)
    own = published(cast)
    assert (own.state, own.approval) == ("open", "R-05")
    assert last_event(own.stream).is_public
    with pytest.raises(CannotRecruit, match="别人"):
        commands.publish_recruitment(recruitment=own, actor=head, at=DRAFTED)


def test_the_bureau_approves_where_the_local_rule_says_so(cast, tmp_path, monkeypatch):
    folder = tmp_path / "law" / "pool"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "values: [{name: entry_approval, value: bureau, jurisdiction: '990100', sure: design}]\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(folder.parent))
    law_local._rules.cache_clear()
    made = commands.draft_recruitment(
        institution=cast.institution, notice=NOTICE, actor=cast.actor("assigner"), at=DRAFTED
    )
    with pytest.raises(NotAllowed):
        commands.publish_recruitment(recruitment=made, actor=cast.actor("head"), at=DRAFTED)
    commands.publish_recruitment(recruitment=made, actor=cast.actor("bureau"), at=DRAFTED)
    assert made.approval == "R-03"


def test_an_application_is_the_firms_or_ones_own_once(cast):
    made = published(cast)
    application = handed_in(cast, made)
    assert (application.state, application.sex) == ("received", "male")
    event = last_event(application.stream)
    assert event.type == "pool_application.received"
    assert "新律师" not in event.values and identity_number(31) not in event.values
    with pytest.raises(CannotApply, match="已经报名"):
        handed_in(cast, made)
    with pytest.raises(NotAllowed, match="本单位"):
        commands.apply_for_seat(
            recruitment=made, organisation=cast.firms[1], applicant=applicant(33),
            actor=cast.actor("firm_1"), at=APPLIED,
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        commands.apply_for_seat(
            recruitment=made, organisation=cast.firms[0], applicant=applicant(33),
            actor=cast.actor("firm_1"), at=CLOSED,
        )  # fmt: skip
    licence = cast.providers["handler"].licence_number
    inside = Applicant(name="周明远", identity=identity_number(34), licence_number=licence)
    with pytest.raises(CannotApply, match="已在律师库"):
        commands.apply_for_seat(
            recruitment=made, organisation=cast.firms[0], applicant=inside,
            actor=cast.actor("firm_1"), at=APPLIED,
        )  # fmt: skip
    commands.withdraw_application(
        application=application, reason="改期", actor=cast.actor("firm_1"), at=APPLIED
    )
    assert handed_in(cast, made).pk != application.pk


def test_scores_are_given_once_and_blind_to_each_other(cast):
    made = published(cast)
    application = handed_in(cast, made)
    with pytest.raises(CannotApply, match="材料合格"):
        score(cast, application, 80)
    screen(cast, application)
    commands.close_applications(recruitment=made, actor=cast.actor("assigner"), at=CLOSED)
    application = Application.objects.get()
    score(cast, application, 80)
    with pytest.raises(CannotApply, match="不能改"):
        score(cast, application, 90)
    with pytest.raises(CannotApply, match="0到100"):
        score(cast, application, 101, part=Part.INTERVIEW)
    other = cast.actor("second_assigner").account_id
    assert scores_seen_by(application, other) == []
    score(cast, application, 85, "second_assigner")
    assert [each.points for each in scores_seen_by(application, other)] == [80, 85]
    assert lines(made)[0].parts == ["82.50", "—"] and lines(made)[0].lacking == 2
    with pytest.raises(CannotRecruit, match="没有评完"):
        commands.publicise_names(
            recruitment=made, chosen=[application], ends_on=ENDS, actor=cast.actor("head"),
            at=NAMED,
        )  # fmt: skip


def test_names_are_chosen_by_a_person_and_the_means_kept(cast, publicised):
    made, first = publicised
    assert (first.state, first.points) == ("proposed", "86.25")
    assert Application.objects.exclude(pk=first.pk).get().state == "not_proposed"
    event = last_event(made.stream)
    assert event.type == "names.publicised" and event.public_values["count"] == 1


def test_entry_waits_for_the_days_and_for_objections(cast, publicised):
    made, first = publicised
    head = cast.actor("head")
    with pytest.raises(CannotRecruit, match="公示期还没有满"):
        commands.end_recruitment(recruitment=made, actor=head, at=at("2026-03-19 23:00"))
    objection = commands.raise_objection(
        application=first, raised_by="某人", content="有投诉未结", actor=cast.actor("assigner"),
        at=NAMED,
    )  # fmt: skip
    with pytest.raises(CannotRecruit, match="异议没有处理"):
        commands.end_recruitment(recruitment=made, actor=head, at=ENTERED)
    with pytest.raises(NotAllowed):
        commands.decide_objection(
            objection=objection, is_upheld=False, reason="查无实据", actor=cast.actor("assigner"),
            at=NAMED,
        )  # fmt: skip
    commands.decide_objection(
        objection=objection, is_upheld=False, reason="查无实据", actor=head, at=NAMED
    )
    assert "不成立" in last_event(first.stream).opened_sentence
    assert commands.end_recruitment(recruitment=made, actor=head, at=ENTERED) == 1
    member = Provider.objects.get(name="新律师")
    assert member.has_lawyer_licence and member.fields == {"labour": "2015-06-01"}
    assert member.standing.identity_number == identity_number(31)
    entered = last_event(f"provider:{member.pk}")
    assert entered.type == "provider.entered"
    assert entered.public_values["recruitment"] == made.pk
    with pytest.raises(CannotRecruit):
        commands.end_recruitment(recruitment=made, actor=head, at=ENTERED)
    with pytest.raises(CannotApply, match="公示期内"):
        commands.raise_objection(
            application=first, raised_by="", content="x", actor=head, at=ENTERED
        )


def test_an_upheld_objection_keeps_a_name_out(cast, publicised):
    made, first = publicised
    head = cast.actor("head")
    objection = commands.raise_objection(
        application=first, raised_by="某人", content="受过处罚", actor=head, at=NAMED
    )
    commands.decide_objection(
        objection=objection, is_upheld=True, reason="属实", actor=head, at=NAMED
    )
    assert commands.end_recruitment(recruitment=made, actor=head, at=ENTERED) == 0
    first.refresh_from_db()
    assert first.state == "not_entered" and not Provider.objects.filter(name="新律师").exists()


def test_who_left_comes_back_as_the_same_member(cast, publicised):
    made, _first = publicised
    commands.end_recruitment(recruitment=made, actor=cast.actor("head"), at=ENTERED)
    member = Provider.objects.get(name="新律师")
    Provider.objects.filter(pk=member.pk).update(left_on=date(2026, 3, 2))
    again = published(cast)
    application = handed_in(cast, again)
    enter_one(application, again, cast.actor("head"), ENTERED)
    member.refresh_from_db()
    assert last_event(f"provider:{member.pk}").type == "provider.returned"
    assert member.left_on is None and Provider.objects.filter(name="新律师").count() == 1


def test_a_licence_that_was_taken_meanwhile_stops_the_entry(cast, publicised):
    made, first = publicised
    taken = Provider(name="他人", kind="lawyer", organisation=cast.firms[1],
                     licence_number=first.licence_number, joined_on=NAMED.date())  # fmt: skip
    enter_provider(provider=taken, actor=cast.actor("head"), at=NAMED)
    with pytest.raises(LicenceTaken):
        commands.end_recruitment(recruitment=made, actor=cast.actor("head"), at=ENTERED)
    assert not Provider.objects.filter(name="新律师").exists()
    made.refresh_from_db()
    assert made.state == "publicised"


def test_it_is_done_on_pages(cast, monkeypatch):
    assigner, head, firm = signed_in("assigner"), signed_in("head"), signed_in("firm_1")
    notice = {
        "title": "招募", "kind": "lawyer", "seats": "1", "min_years": "3", "conditions": "三年",
        "opens_on": "2026-03-02", "closes_on": "2026-03-10", "scorers": "1",
    }  # fmt: skip
    page = assigner.post(reverse("pool:draft"), notice)["Location"]
    assert firm.get(page).status_code == 404  # a draft
    assert head.post(f"{page}publish/").status_code == 302
    assert firm.get(page).status_code == 200
    stated = {
        "organisation": cast.firms[0].pk, "name": "新律师", "identity": identity_number(31),
        "licence_number": "1440120201", "papers": "申请表", "fields_text": "劳动争议",
    }  # fmt: skip
    wrong = firm.post(f"{page}apply/", stated | {"identity": "1"})
    assert wrong.status_code == 422 and "18位" in wrong.content.decode()
    own = firm.post(f"{page}apply/", stated)["Location"]
    assert firm.get(own).status_code == 200 and firm.get(f"{own}screen/").status_code == 404
    assert signed_in("firm_2").get(own).status_code == 404
    assert assigner.post(f"{own}screen/", {"is_admitted": "1", "reason": "齐"}).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: CLOSED)
    assert assigner.post(f"{page}close/").status_code == 302
    for part in ("examination", "interview"):
        given = {"part": part, "points": "88", "remarks": "好"}
        assert assigner.post(f"{own}score/", given).status_code == 302
    application = Application.objects.get()
    names = {"chosen": [application.pk], "ends_on": "2026-03-19"}
    assert assigner.get(f"{page}names/").status_code == 404
    assert "88.00" in head.get(f"{page}names/").content.decode()
    assert head.post(f"{page}names/", names).status_code == 302
    objecting = {"raised_by": "某人", "content": "有异议"}
    assert assigner.post(f"{own}object/", objecting).status_code == 302
    decide = reverse("pool:decide_objection", args=[application.pk, Objection.objects.get().pk])
    assert head.post(decide, {"is_upheld": "0", "reason": "查无实据"}).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: ENTERED)
    assert "还没有" not in head.get(page).content.decode()
    assert head.post(f"{page}enter/").status_code == 302
    assert Recruitment.objects.get().state == "ended"
    assert "13900" not in "".join(event.values for event in Event.objects.all())
    for who in ("officer", "finance", "auditor"):
        assert signed_in(who).get(reverse("pool:draft")).status_code == 404
