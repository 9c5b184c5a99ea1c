"""Every citation of the law floor leads to a text, or says where the text stands."""

from pathlib import Path

import pytest
import yaml

from hengyuan.cases.rules import MOVES
from hengyuan.law import text
from hengyuan.law.citation import Citation
from hengyuan.law.errors import MalformedFile, UnknownRule
from hengyuan.law.parameters import PARAMETERS


def cited(value, key=""):
    """Every citation under `cite` or `cites`, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from cited(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner, key)
    elif key in ("cite", "cites") and isinstance(value, str):
        yield Citation.parse(value)


def all_citations():
    found = {move.cite for move in MOVES}
    for path in sorted(PARAMETERS.rglob("*.yaml")):
        found.update(cited(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return sorted(found)


@pytest.mark.parametrize("citation", all_citations(), ids=lambda citation: citation.key)
def test_a_citation_resolves(citation):
    if citation.instrument not in text.national_laws() or text.is_older(citation):
        assert text.where_to_find(citation)
        return
    if not citation.article:
        return
    found = text.article(citation)
    assert found is not None, f"{citation} is no article of the law"
    assert citation.paragraph <= len(found.paragraphs)
    if citation.item:
        paragraph = citation.paragraph or 1
        assert citation.item <= found.items[paragraph - 1]


def test_the_article_is_quoted():
    one = Citation.parse("法律援助法@2022-01-01:43:2")
    assert "一次性告知" in text.quoted(one)
    assert "七日内" in text.quoted(Citation.parse("法律援助法@2022-01-01:43"))
    assert text.quoted(Citation("法律援助条例", "2003-09-01", 25)) == ""
    assert text.article(Citation("法律援助法", "2022-01-01", 999)) is None


def test_an_older_version_is_not_quoted_from_the_newer_text():
    old = Citation.parse("行政复议法@2018-01-01:9")
    assert text.article(old) is None
    assert "历史版本" in text.where_to_find(old)
    assert text.article(Citation.parse("行政复议法@2024-01-01:20")) is not None
    assert not text.is_older(Citation.parse("法律援助条例@2003-09-01:19"))


def test_an_inserted_article_never_stands_for_the_one_before_it():
    penal = text.article(Citation("刑法", "", 17))
    assert penal is not None
    assert "七十五周岁" not in penal.text


def test_a_repealed_version_is_never_quoted():
    assert text.national_laws()["仲裁法"] == "2025-09-12"
    arbitration = text.article(Citation("仲裁法", "2026-03-01", 96))
    assert arbitration is not None


def test_a_paragraph_beyond_the_text_shows_the_article():
    assert "七日内" in text.quoted(Citation.parse("法律援助法@2022-01-01:43:9"))


def test_items_count_with_their_paragraph():
    found = text.article(Citation.parse("法律援助法@2022-01-01:25"))
    assert found is not None and found.items == (7, 0)


def test_an_unknown_instrument_says_what_to_add():
    with pytest.raises(UnknownRule, match=r"instruments\.yaml"):
        text.where_to_find(Citation("没有这个规定"))


def test_a_malformed_list_of_instruments(tmp_path, monkeypatch):
    (tmp_path / "instruments.yaml").write_text("- {name: x}\n")
    monkeypatch.setattr(text, "PARAMETERS", Path(tmp_path))
    text.instruments.cache_clear()
    with pytest.raises(MalformedFile, match="name and where"):
        text.instruments()
    text.instruments.cache_clear()


def test_without_the_package_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(text.importlib.util, "find_spec", lambda name: None)
    text._connection.cache_clear()
    with pytest.raises(text.NoLawText, match="make run"):
        text._connection()
    text._connection.cache_clear()


@pytest.mark.parametrize("wrong", ["", ":1", "法:一", "法:1:2:3:4"])
def test_what_is_no_citation(wrong):
    with pytest.raises(MalformedFile, match="no citation"):
        Citation.parse(wrong)


def test_a_citation_reads_back():
    one = Citation.parse("法律援助法@2022-01-01:25:1:4")
    assert str(one) == "《法律援助法》第25条第1款第4项"
    assert Citation.parse(one.key) == one
    assert Citation("刑事诉讼法").key == "刑事诉讼法"


def test_the_articles_of_all_laws_can_be_read_one_after_the_other():
    told = sum("法律援助机构" in article for article in text.articles_in_force())
    assert told > 20
