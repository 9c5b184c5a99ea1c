"""Each planted defect is found, in each layout, and nothing else; an honest dossier has none."""

import re
from datetime import date
from pathlib import Path

import pytest

from hengyuan.inspection.defects import CHECKS, RULES
from hengyuan.inspection.inspect import Asked, inspected, parse_kind
from hengyuan.inspection.tests import dossiers
from hengyuan.law.errors import UnknownRule
from hengyuan.law.vocabulary import Kind

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "inspect.md"
ASKED = Asked(*parse_kind("criminal.trial"), date(2026, 8, 3))
PLANTED = {
    "missing:D-23": ("IN-01", "阅卷笔录", []),
    "missing:D-34": ("IN-01", "结案报告表", []),
    "order": ("IN-02", "会见", [1]),
    "blank:D-29": ("IN-03", "进展通报", [7]),
    "unsigned:D-22": ("IN-04", "被会见人签名", [5]),
    "unsealed:D-14": ("IN-05", "指派通知书", [1]),
    "party": ("IN-06", "陶大海", [4]),
    "case_number": ("IN-07", "（2025）浙0188刑初77号", [8]),
    "agreement_late": ("IN-08", "委托协议应当在开庭前", [3, 12]),
    "reading_late": ("IN-08", "阅卷应当在提出意见之前", [6, 9]),
    "short_interview": ("IN-09", "8 分钟", [4]),
    "no_rights": ("IN-10", "权利义务", [4]),
    "no_risk": ("IN-11", "风险", [4]),
    "no_page_refs": ("IN-12", "0 处", [6]),
    "short_opinion": ("IN-13", "字", [8]),
}


def found_in(tmp_path, seed, *plan, layout=None, asked=ASKED):
    (tmp_path / "a.pdf").write_bytes(dossiers.dossier(seed, *plan, layout=layout))
    with inspected(tmp_path / "a.pdf", asked) as done:
        return done.findings


@pytest.mark.parametrize("layout", range(3))
@pytest.mark.parametrize("plan", PLANTED)
def test_a_planted_defect_is_found_and_nothing_else(tmp_path, plan, layout):
    rule, words, pages = PLANTED[plan]
    (found,) = found_in(tmp_path, 11 + layout, plan, layout=layout)
    assert found.rule.id == rule
    assert words in found.sentence
    assert sorted({spot.page for spot in found.spots}) == pages
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize("seed", range(20, 32))
def test_an_honest_dossier_has_no_finding(tmp_path, seed):
    assert found_in(tmp_path, seed) == ()


def test_several_defects_are_told_the_gravest_first(tmp_path):
    found = found_in(tmp_path, 3, "short_interview", "case_number", "order")
    assert [one.rule.id for one in found] == ["IN-07", "IN-09", "IN-02"]


def test_who_and_what_are_asked_about_can_be_given(tmp_path):
    kind, stage = parse_kind("criminal.trial-first-instance")
    asked = Asked(kind, stage, date(2026, 8, 3), recipient="无名氏", number="（2020）京01刑初1号")
    rules = {one.rule.id for one in found_in(tmp_path, 5, asked=asked)}
    assert {"IN-06", "IN-07"} <= rules


def test_a_number_of_the_institution_is_not_held_against_those_of_courts(tmp_path):
    kind, stage = parse_kind("criminal.trial")
    asked = Asked(kind, stage, date(2026, 8, 3), number="青石援审字〔2026〕第9号")
    assert found_in(tmp_path, 5, asked=asked) == ()


def test_a_kind_needs_its_stage():
    with pytest.raises(UnknownRule, match=r"kind\.stage"):
        parse_kind("criminal")


def test_each_rule_has_a_file_an_indicator_a_citation_and_a_line_in_the_guide():
    told = dict(re.findall(r"^\| (IN-\d\d) \| ([^|]+?) \|", GUIDE.read_text(), re.MULTILINE))
    assert told == {rule.id: rule.name for rule in RULES}
    for check in CHECKS:
        assert check.RULE.cites
        assert check.RULE.indicator(Kind.CRIMINAL)
        assert check.RULE.indicator(Kind.CIVIL)
        assert "：" not in check.RULE.name
        assert check.__doc__
