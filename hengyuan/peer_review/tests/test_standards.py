"""Standards of a place: written, proposed, previewed, put in force by another person, audited."""

from datetime import date, timedelta

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.errors import LawError
from hengyuan.law.review.standards import standard_for
from hengyuan.law.review.words import Field, Grade
from hengyuan.ledger import audit
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.access import standards as access
from hengyuan.peer_review.commands import standards as commands
from hengyuan.peer_review.commands.standards import CannotSetStandard
from hengyuan.peer_review.models import Sheet, StandardVersion
from hengyuan.peer_review.queries import preview
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.standards import (
    LONGEST,
    Comparison,
    State,
    What,
    read_text,
    written,
)
from hengyuan.peer_review.tests.factories import (
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build, new_account

pytestmark = pytest.mark.django_db
NOW = at("2026-04-20 10:00")
TODAY = date(2026, 4, 20)
WHY = "本市要求会见占更多分值"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    found = build()
    new_account(found, "second_bureau", "副局", Role.BUREAU_OFFICER, found.bureau)
    return found


def content(region, begins_on=TODAY, field=Field.CIVIL):
    """The standard in force, as its YAML says."""
    return yaml.safe_load(written(standard_for(field, "", TODAY), region, begins_on))


def text_of(region, begins_on=TODAY, **changes):
    """The standard in force with keys changed, as YAML."""
    return yaml.safe_dump(content(region, begins_on) | changes, allow_unicode=True)


def proposed(cast, who="bureau", begins_on=TODAY, when=NOW, **changes):
    actor = cast.actor(who)
    standard = read_text(text_of(actor.region, begins_on, **changes))
    organisation = cast.bureau if actor.organisation_id == cast.bureau.pk else cast.institution
    return commands.propose_standard(
        organisation=organisation, standard=standard, reason=WHY, actor=actor, at=when
    )


def approve(cast, version, who="second_bureau", when=NOW):
    commands.approve_standard(version=version, word="同意", actor=cast.actor(who), at=when)


def told(row):
    return [event.type for event in stream_events(row.stream)][::-1]


def test_what_is_written_reads_back_as_the_standard_in_force():
    for field in Field:
        old = standard_for(field, "", TODAY)
        new = read_text(written(old, "990100", TODAY))
        assert (new.jurisdiction, new.validity.valid_from) == ("990100", TODAY)
        assert new.indicators == old.indicators and new.vetoes == old.vetoes
        assert Comparison(old, new).changes() == []
        first = written(old, "990100", TODAY).splitlines()[:6]
        assert first[-2:] == ["jurisdiction: '990100'", "valid_from: 2026-04-20"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "标准"), ("- 1", "键"), ("1: 2", "键"), ("a: &x 1\nb: *x", "引用"),
        ("x" * (LONGEST + 1), "不超过"), ("valid_from: 2026-02-31", "标准"),
        ("weight: 1", "weight"),
        (text_of("990100").replace("weight: 18", "weight: 19"), "101"),
        (text_of("990100").replace("weight: 18", "weight: many"), "weight"),
        (text_of("990100", model="best"), "best"), (text_of("990100", thresholds=3), "thresholds"),
        (text_of("990100", indicators=[1]), "indicators"), ("[" * 3000, "标准"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(text, why):
    with pytest.raises(LawError, match=why):
        read_text(text)


def test_every_change_is_told():
    old = standard_for(Field.CIVIL, "", TODAY)
    told = content("990100") | {
        "model": "mixed", "most_gap": 5, "reply_days": 10, "good": {"at_least": 6},
        "thresholds": {"excellent": 92, "qualified": 60}, "name_zh": "本市标准",
        "components": [{"id": "public", "zh": "群众评价", "en": "public opinion", "weight": 10}],
    }  # fmt: skip
    first, second, third = told["indicators"][:3]
    first |= {"weight": 10, "core": True, "zh": "委托代理"}
    second["items"][0] |= {"zh": "受理后五日内会见", "fact": True}
    third |= {"id": "evidence", "weight": 16}
    told["indicators"][4]["not_applicable"] = []
    told["vetoes"][0]["zh"] = "收钱"
    new = read_text(yaml.safe_dump(told, allow_unicode=True))
    found = Comparison(old, new).changes()
    assert {one.what for one in found} == set(What) - {What.NOTE}
    lines = {(one.what, one.of): (one.before, one.after) for one in found}
    assert lines[What.WEIGHT, "依法确立委托代理关系"] == ("8", "10")
    assert lines[What.THRESHOLD, "良好"] == ("80", "—")
    assert lines[What.COMPONENT, "群众评价"] == ("—", "10")
    assert lines[What.ITEMS, "及时有效会见受援人"][1] == "受理后五日内会见（仅记录）"
    assert ("依法调查取证（18）", "—") in [
        (one.before, one.after) for one in found if one.what is What.INDICATOR
    ]
    english = Comparison(old, new, in_english=True).changes()
    assert len(english) == len(found)
    shown = {one.what: (one.of, one.before, one.after) for one in english}
    assert shown[What.COMPONENT] == ("public opinion", "—", "10")
    assert shown[What.VETO] == ("", "收取受援人财物", "收钱")  # the English is what it was


def test_one_proposes_another_puts_it_in_force(cast):
    row = proposed(cast, most_gap=5)
    assert standard_at(Field.CIVIL, "990102", TODAY).most_gap == 10
    with pytest.raises(NotAllowed):
        approve(cast, row, "bureau")
    approve(cast, row)
    row.refresh_from_db()
    assert row.state == State.APPROVED and told(row)[-1] == "review_standard.approved"
    assert standard_at(Field.CIVIL, "990102", TODAY).most_gap == 5
    assert standard_at(Field.CRIMINAL, "990102", TODAY).most_gap == 10
    assert standard_at(Field.CIVIL, "330106", TODAY).most_gap == 10
    later = proposed(cast, begins_on=TODAY + timedelta(30), most_gap=7)
    approve(cast, later)
    assert standard_at(Field.CIVIL, "990100", TODAY + timedelta(29)).most_gap == 5
    assert standard_at(Field.CIVIL, "990100", TODAY + timedelta(30)).most_gap == 7
    assert audit.run().differences == []


def test_the_bureau_above_decides_for_an_institution(cast):
    row = proposed(cast, "head", most_gap=6)
    for who in ("head", "quality", "officer", "outsider", "handler"):
        with pytest.raises(NotAllowed):
            approve(cast, row, who)
    commands.decline_standard(version=row, word="与全市不一致", actor=cast.actor("bureau"), at=NOW)
    row.refresh_from_db()
    assert (row.state, row.word) == (State.DECLINED, "与全市不一致")
    with pytest.raises(CannotSetStandard, match="不予批准"):
        approve(cast, row)
    assert audit.run().differences == []


def test_who_proposed_takes_it_back(cast):
    row = proposed(cast)
    with pytest.raises(NotAllowed):
        commands.withdraw_standard(version=row, actor=cast.actor("second_bureau"), at=NOW)
    commands.withdraw_standard(version=row, actor=cast.actor("bureau"), at=NOW)
    assert told(row) == ["review_standard.proposed", "review_standard.withdrawn"]
    with pytest.raises(CannotSetStandard, match="已撤回"):
        approve(cast, row)
    assert audit.run().differences == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"jurisdiction": "990103"}, "jurisdiction"), ({"jurisdiction": ""}, "jurisdiction"),
        ({"valid_from": TODAY - timedelta(1)}, "valid_from"), ({"valid_from": None}, "valid_from"),
        ({"valid_to": TODAY + timedelta(9)}, "valid_to"),
    ],
)  # fmt: skip
def test_a_standard_is_of_this_place_and_of_coming_days(cast, changes, why):
    with pytest.raises(CannotSetStandard, match=why):
        proposed(cast, **changes)
    assert not StandardVersion.objects.exists()


def test_nothing_is_proposed_twice_without_reason_or_from_elsewhere(cast):
    row = proposed(cast)
    with pytest.raises(CannotSetStandard, match="正在等待"):
        proposed(cast)
    standard = read_text(text_of("990100", most_gap=4))
    with pytest.raises(CannotSetStandard, match="理由"):
        commands.propose_standard(organisation=cast.bureau, standard=standard, reason=" ",
                                  actor=cast.actor("bureau"), at=NOW)  # fmt: skip
    for who in ("head", "quality", "outsider", "handler"):
        with pytest.raises(NotAllowed):
            commands.propose_standard(organisation=cast.bureau, standard=standard, reason=WHY,
                                      actor=cast.actor(who), at=NOW)  # fmt: skip
    with pytest.raises(CannotSetStandard, match="理由"):
        commands.decline_standard(version=row, word="", actor=cast.actor("second_bureau"), at=NOW)
    with pytest.raises(CannotSetStandard, match="不溯及"):
        approve(cast, row, when=NOW + timedelta(1))


def test_the_preview_counts_what_would_flip(cast):
    closed_cases(cast, 8)
    with_readers(cast, 4)
    round_ = being_read(cast, rate="1/2")
    grades = (Grade.EXCELLENT, Grade.GOOD, Grade.QUALIFIED)
    dossiers = list(round_.dossiers.all())
    for number, dossier in enumerate(dossiers):
        for sheet in sheets_of(dossier):
            sign(sheet, grades[number % 3])
    signed = list(Sheet.objects.filter(state="signed"))
    same = read_text(text_of("990100"))
    found = preview.preview_of(same, "990100", NOW)
    assert (found.read, found.same, found.flipped, found.unable) == (len(signed), len(signed), 0, 0)
    strict = read_text(text_of("990100", thresholds={"excellent": 99, "good": 98, "qualified": 60}))
    found = preview.preview_of(strict, "990100", NOW)
    goods = sum(sheet.proposed == "good" for sheet in signed)
    assert goods and [(one.before, one.after, one.count) for one in found.flips] == [
        (Grade.GOOD, Grade.QUALIFIED, goods)
    ]
    more = content("990100")
    more["indicators"][0]["items"].append({"id": "new", "zh": "新的", "en": "new"})
    asks_more = read_text(yaml.safe_dump(more, allow_unicode=True))
    assert preview.preview_of(asks_more, "990100", NOW).unable == len(signed)
    assert preview.preview_of(strict, "990103", NOW).read == 0
    assert preview.preview_of(strict, "990100", NOW + preview.SINCE + timedelta(30)).read == 0


def test_the_preview_costs_the_same_whatever_was_signed(cast, monkeypatch):
    closed_cases(cast, 6)
    with_readers(cast, 4)
    for dossier in being_read(cast, rate="1/1").dossiers.all():
        for sheet in sheets_of(dossier):
            sign(sheet, Grade.EXCELLENT)
    standard = read_text(text_of("990100"))
    with CaptureQueriesContext(connection) as found:
        assert preview.preview_of(standard, "990100", NOW).read > 4
    assert len(found) == 1
    monkeypatch.setattr(preview, "MOST", 4)
    cut = preview.preview_of(standard, "990100", NOW)
    assert cut.read == 4 and cut.is_cut


SEES = {
    "bureau": True, "head": True, "quality": True, "officer": False, "handler": False,
    "finance": False, "outsider": False,
}  # fmt: skip


@pytest.mark.parametrize(("who", "sees"), SEES.items())
def test_who_sees_standards(cast, who, sees):
    row = proposed(cast, "head")
    client, ok = signed_in(who), 200 if sees else 404
    assert client.get(reverse("peer_review:standards")).status_code == ok
    assert client.get(reverse("peer_review:standard", args=["civil"])).status_code == ok
    one = reverse("peer_review:standard_version", args=[row.pk])
    assert client.get(one).status_code == ok
    proposing = reverse("peer_review:propose_standard", args=["civil"])
    assert client.get(proposing).status_code == (200 if who in ("bureau", "head") else 404)
    act = reverse("peer_review:decide_standard", args=[row.pk, "approve"])
    expected = 404 if not sees else 200 if who == "bureau" else 403
    assert client.get(act).status_code == expected


def test_another_district_sees_an_approved_one_only_where_it_holds(cast):
    row = proposed(cast, "head")
    elsewhere = new_account(cast, "other_head", "别处", Role.HEAD, cast.other_institution)
    assert elsewhere and not access.versions_for(cast.actor("other_head")).exists()
    city = proposed(cast, most_gap=9)
    assert not access.versions_for(cast.actor("other_head")).exists()
    approve(cast, city)
    approve(cast, row, "bureau")
    assert list(access.versions_for(cast.actor("other_head"))) == [city]
    assert set(access.versions_for(cast.actor("head"))) == {row, city}


def test_the_pages(cast):
    bureau, second = signed_in("bureau"), signed_in("second_bureau")
    page = bureau.get(reverse("peer_review:standards")).content.decode()
    assert page.count("地方草案，未经核实") >= 2 and "提出新的标准" in page
    assert "地方草案，未经核实" in bureau.get(
        reverse("peer_review:standard", args=["criminal"])
    ).content.decode()  # fmt: skip
    assert bureau.get(reverse("peer_review:standard", args=["nothing"])).status_code == 404
    proposing = reverse("peer_review:propose_standard", args=["civil"])
    assert "indicators" in bureau.get(proposing).content.decode()
    wrong = text_of("990100").replace("weight: 18", "weight: 19")
    answer = bureau.post(proposing, {"text": wrong, "reason": WHY})
    assert answer.status_code == 422 and "make 101" in answer.content.decode()
    criminal = yaml.safe_dump(content("990100", field=Field.CRIMINAL), allow_unicode=True)
    assert bureau.post(proposing, {"text": criminal, "reason": WHY}).status_code == 422
    upload = SimpleUploadedFile("s.yaml", b"\xff\xfe")
    assert bureau.post(proposing, {"file": upload, "reason": WHY}).status_code == 422
    upload = SimpleUploadedFile("s.yaml", text_of("990100", most_gap=8).encode())
    answer = bureau.post(proposing, {"text": "", "file": upload, "reason": WHY})
    row = StandardVersion.objects.get()
    one = reverse("peer_review:standard_version", args=[row.pk])
    assert answer["Location"] == one
    page = second.get(one).content.decode()
    assert "两名专家分差上限" in page and WHY in page and "批准标准" in page
    assert "批准标准" not in bureau.get(one).content.decode()
    act = reverse("peer_review:decide_standard", args=[row.pk, "approve"])
    assert bureau.post(act, {"word": ""}).status_code == 403
    assert second.get(act.replace("approve", "burn")).status_code == 404
    declining = act.replace("approve", "decline")
    assert second.post(declining, {"word": ""}).status_code == 422
    assert second.post(act, {"word": ""})["Location"] == one
    page = second.get(one).content.decode()
    assert "已批准" in page and "改了什么" not in page
    listed = second.get(reverse("peer_review:standards"), {"export": "csv"}).content
    assert "已批准" in listed.decode("utf-8-sig")
    other = bureau.post(proposing, {"text": text_of("990100", most_gap=3), "reason": WHY})
    withdrawing = other["Location"] + "withdraw/"
    assert second.post(withdrawing).status_code == 403
    assert bureau.post(withdrawing)["Location"] == other["Location"]


def test_an_english_reader_reads_the_english_of_the_law(cast):
    client, url = signed_in("bureau"), reverse("peer_review:standard", args=["civil"])
    with translation.override("zh-hans"):  # what a request leaves behind ends here
        client.cookies["django_language"] = "en"
        page = client.get(url).content.decode()
    assert "lawful agency relation" in page and "these are not the ministry" in page
    assert "依法确立委托代理关系" not in page
    assert "lawful agency relation" not in signed_in("bureau").get(url).content.decode()
