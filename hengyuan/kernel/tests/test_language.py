"""The language of the reader decides how the law floor's names and texts are shown."""

from django.utils import translation

from hengyuan.kernel.language import choices_of, is_english, law_text, name_of
from hengyuan.law.citation import Citation
from hengyuan.law.vocabulary import Grade

ARTICLE = Citation("法律援助法", "2022-01-01", 43, 1)


def test_chinese_as_it_was_written():
    with translation.override("zh-hans"):
        assert not is_english()
        assert name_of(Grade.GOOD) == "良好"
        assert law_text("开始日，不计入") == "开始日，不计入"
        assert law_text(ARTICLE) == str(ARTICLE)


def test_english_for_a_reader_of_english():
    choices = choices_of([Grade.GOOD])
    with translation.override("en"):
        assert is_english()
        assert name_of(Grade.GOOD) == "good"
        assert law_text("开始日，不计入") == "day of the start, not counted"
        assert law_text(ARTICLE) == "Legal Aid Law art. 43 para. 1"
        assert [str(name) for _, name in choices] == ["good"]
    assert [str(name) for _, name in choices] == ["良好"]


def test_without_a_reader_the_law_is_chinese():
    with translation.override(None):
        assert not is_english()
