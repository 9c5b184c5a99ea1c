"""An opinion is held against those of all handed-in dossiers; not everyone sees the other side."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import Case, Party
from hengyuan.dossier import commands, tasks
from hengyuan.dossier.commands.texts import keep_texts
from hengyuan.dossier.models import ComparedText, Finding, TextBand, TextRelation
from hengyuan.dossier.queries import texts_near
from hengyuan.dossier.rules import KeptText
from hengyuan.inspection.tests import dossiers
from hengyuan.kernel import clock, crypto
from hengyuan.ledger import audit
from hengyuan.ledger import commands as ledger
from hengyuan.ledger.models import Event
from hengyuan.people.commands import register_person
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at
from tests.journeys.test_chain import assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
NOW = at("2026-04-21 09:00")
ALIKE = ("IN-15", "IN-16")


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def handed_in(cast, serial, name, seed):
    """A closed civil case with an opinion; all seeds fill one template."""
    case = applied(cast, serial=serial, name=name)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    give_opinion(cast, case, seed)
    return case


@pytest.fixture
def case(cast):
    return handed_in(cast, 11, "陈小工", 21)


def give_opinion(cast, case, seed):
    pages = dossiers.opinion(dossiers.case_of(seed, layout=0), set()).pages
    return commands.receive_file(
        case=case, content=dossiers.pdf(pages), title="辩护词", actor=cast.actor("officer"), at=NOW
    )


def inspect(cast, case):
    made = commands.ask_inspection(case=case, actor=cast.actor("officer"), at=NOW)
    tasks.inspect_dossier.func(str(made.pk))
    return made


def alike(inspection):
    return list(Finding.objects.filter(inspection=inspection, rule__in=ALIKE))


@pytest.fixture
def pair(cast, case):
    """The first case, inspected; the second, and the hint of its inspection."""
    assert alike(inspect(cast, case)) == []
    other = handed_in(cast, 12, "田小禾", 22)
    (finding,) = alike(inspect(cast, other))
    return case, other, finding


def page_of(finding):
    return reverse("dossier:relatives", args=[finding.inspection_id, finding.place])


def test_the_second_of_two_is_told_and_shown_beside_the_first(cast, pair):
    first, second, finding = pair
    assert finding.rule == "IN-15"
    assert "自拟，可改" in finding.sentence and first.number not in finding.sentence
    (relation,) = finding.relations.all()
    assert (relation.other.case, relation.own.case) == (first, second)
    assert relation.circle == "other"  # the turn gave it to the next firm
    for start, end, other_start, other_end in relation.passages:
        mine, theirs = relation.own.text[start:end], relation.other.text[other_start:other_end]
        assert [c for c in mine if c.isalnum()] == [c for c in theirs if c.isalnum()]
    shown = signed_in("quality").get(page_of(finding)).content.decode()
    assert first.number in shown and "其他律所" in shown
    assert shown.count("<mark>") == 2 * len(relation.passages)
    screen = reverse("dossier:inspection", args=[finding.inspection_id])
    assert page_of(finding) in signed_in("quality").get(screen).content.decode()


def test_records_that_the_system_printed_resemble_nobody(pair):
    """Interviews and opinions of one form and the same few words: the form is nobody's."""
    assert ComparedText.objects.filter(paper="D-22").count() == 2
    assert ComparedText.objects.filter(paper="D-26").count() == 4  # one printed, one handed in
    assert not Finding.objects.filter(rule="IN-16").exists()
    assert TextRelation.objects.get().own == opinion_of(pair[1])


def test_what_is_kept_is_small_and_tells_nothing(pair):
    for text in ComparedText.objects.all():
        assert text.bands.count() == 36
        assert len(bytes(text.signature)) + 8 * text.bands.count() <= 400
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM dossier_comparedtext")
        assert all("受援人".encode() not in bytes(row[0]) for row in cursor.fetchall())


def test_ledger_and_tables_agree(cast, pair):
    assert audit.run().is_sound


def test_the_nearest_of_the_same_handler_is_told_apart(cast, pair):
    first, second, _finding = pair
    third = handed_in(cast, 13, "葛小满", 23)
    assert third.handler_id == first.handler_id != second.handler_id
    (finding,) = alike(inspect(cast, third))
    circles = {each.other.case: each.circle for each in finding.relations.all()}
    assert circles == {first: "handler", second: "other"}


def test_another_institution_s_text_is_a_share_and_nothing_else(cast, pair):
    first, _second, finding = pair
    Case.objects.filter(pk=first.pk).update(institution=cast.other_institution, region="990103")
    shown = signed_in("quality").get(page_of(finding)).content.decode()
    assert "别的机构" in shown and "相似度" in shown
    for told in (first.number, cast.other_institution.name, "周明远", "<mark>", "其他律所"):
        assert told not in shown
    bureau = signed_in("bureau")
    assert bureau.get(page_of(finding)).status_code == 404  # a hint, and nobody has judged it
    commands.judge_finding(
        finding=finding, verdict="confirmed", word="", actor=cast.actor("quality"), at=NOW
    )
    shown = bureau.get(page_of(finding)).content.decode()
    assert cast.other_institution.name in shown and "<mark>" in shown
    on_case = bureau.get(reverse("cases:case", args=[finding.inspection.case_id]))
    assert page_of(finding) in on_case.content.decode()


@pytest.mark.parametrize("who", ["outsider", "handler", "firm_1", "assigner", "finance"])
def test_nobody_else_compares(cast, pair, who):
    finding = pair[2]
    commands.judge_finding(
        finding=finding, verdict="confirmed", word="", actor=cast.actor("quality"), at=NOW
    )
    client = signed_in(who)
    assert client.get(page_of(finding)).status_code == 404
    on_case = client.get(reverse("cases:case", args=[pair[1].pk])).content.decode()
    assert page_of(finding) not in on_case


def test_a_hint_without_relatives_has_no_such_page(cast, case):
    made = inspect(cast, case)
    first = Finding.objects.filter(inspection=made).first()
    assert signed_in("quality").get(page_of(first)).status_code == 404


def test_a_second_inspection_keeps_one_text_and_finds_the_same(cast, pair):
    _first, second, finding = pair
    before = ComparedText.objects.count(), TextBand.objects.count()
    (again,) = alike(inspect(cast, second))
    assert (ComparedText.objects.count(), TextBand.objects.count()) == before
    assert again.relations.get().other_id == finding.relations.get().other_id


def test_a_text_that_was_replaced_is_not_found_any_more_but_still_shown(cast, pair):
    first, second, finding = pair
    paper = first.documents.get(file__isnull=False)
    commands.void_document(document=paper, reason="换交", actor=cast.actor("officer"), at=NOW)
    inspect(cast, first)
    assert not opinion_of(first).bands.exists()
    assert alike(inspect(cast, second)) == []
    assert signed_in("quality").get(page_of(finding)).status_code == 200


def test_nothing_is_kept_before_the_dossier_is_handed_in(case):
    Case.objects.filter(pk=case.pk).update(stage="handling")
    text = KeptText("D-26", "意见", bytes(72), list(range(36)))
    keep_texts(case=case, texts=[text], findings=[], at=NOW)
    assert not ComparedText.objects.exists()


def test_who_is_forgotten_is_found_and_shown_no_more_and_then_removed(cast, pair):
    first, second, finding = pair
    ledger.forget(subject=first.recipient_id, actor=cast.actor("head"), at=NOW, reason="本人要求")
    assert signed_in("quality").get(page_of(finding)).status_code == 404
    assert alike(inspect(cast, second)) == []
    tasks.forget_texts.func("2026-04-21")
    assert not ComparedText.objects.filter(case=first).exists()
    assert not TextBand.objects.filter(text__case=first).exists()
    assert not TextRelation.objects.exists()
    assert ComparedText.objects.filter(case=second).count() == 3
    event = Event.objects.filter(type="texts.forgotten").get()
    assert event.stream.name == first.stream
    assert "清除比对文本3份" in event.sentence
    tasks.forget_texts.func("2026-04-22")
    assert Event.objects.filter(type="texts.forgotten").count() == 1
    inspect(cast, first)
    assert not ComparedText.objects.filter(case=first).exists()
    assert audit.run().is_sound


def test_a_text_that_names_a_forgotten_party_goes_too(cast, pair):
    first, second, _finding = pair
    named = dossiers.case_of(21).recipient
    person = register_person(name=named, actor=cast.actor("officer"), at=NOW)
    for case in (first, second):
        Party.objects.create(
            case=case, side="opponent", name=named, name_index=crypto.blind_index("name", named)
        )
    kept = opinion_of(first)
    assert named in kept.text and named not in opinion_of(second).text
    ledger.forget(subject=person.pk, actor=cast.actor("head"), at=NOW, reason="本人要求")
    tasks.forget_texts.func("2026-04-21")
    assert not ComparedText.objects.filter(pk=kept.pk).exists()
    assert ComparedText.objects.filter(case=first).count() == 2
    assert ComparedText.objects.filter(case=second).count() == 3


def opinion_of(case):
    """The one that was handed in."""
    (found,) = [each for each in ComparedText.objects.filter(case=case) if "辩护词" in each.text]
    return found


def test_a_look_up_asks_as_often_for_many_texts_as_for_few(case):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            texts_near(list(range(36)), besides=uuid.uuid4(), most=1000)
        return len(queries)

    def add(numbers):
        for number in numbers:
            text = ComparedText.objects.create(
                case=case, paper="D-26", signature=bytes(72), text="甲", digest=str(number),
                kept_at=NOW,
            )  # fmt: skip
            TextBand.objects.create(text=text, key=number % 36)

    add(range(36))
    few = asked()
    add(range(36, 400))
    assert asked() == few == 2
