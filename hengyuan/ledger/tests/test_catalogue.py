"""What may be declared as an event."""

import pytest

from hengyuan.ledger import catalogue, rules
from hengyuan.ledger.catalogue import EventType, event_type


@pytest.mark.parametrize(
    "key", ["opened", "Case.opened", "case.opened.twice", "case-opened", "a.b "]
)
def test_a_key_is_noun_and_past(key):
    with pytest.raises(ValueError, match="no event key"):
        event_type(key, "开始")


def test_a_key_is_taken_once():
    event_type("catalogue_test.taken", "一")
    with pytest.raises(ValueError, match="declared twice"):
        event_type("catalogue_test.taken", "一")


@pytest.mark.parametrize("sentence", ["{0}", "{}", "{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{a", "}"])
def test_a_sentence_names_plain_values(sentence):
    with pytest.raises(ValueError):
        event_type("catalogue_test.wrong", sentence)
    with pytest.raises(catalogue.UnknownEventType):
        catalogue.get("catalogue_test.wrong")


def test_a_sentence_shows_no_personal_value():
    with pytest.raises(ValueError, match="shows personal data"):
        event_type("catalogue_test.leaking", "{name}来访", personal=("name",))


def test_every_declared_type_is_listed_by_key():
    keys = [event.key for event in catalogue.all_types()]
    assert keys == sorted(set(keys))
    assert "subject.forgotten" in keys
    assert all(rules.EVENT_KEY.fullmatch(key) for key in keys)


def test_placeholders_are_read_from_the_chinese_sentence():
    assert EventType("a.b", "{count}份，{day}日").placeholders == {"count", "day"}
