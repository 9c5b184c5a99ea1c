"""Secrets are found however they are written; what is none stays."""

import re

import pytest

from hengyuan.inspection.blinding import patterns, search
from hengyuan.inspection.blinding.tests.pages import page, words
from hengyuan.inspection.pages import How


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("承办人冯知行到庭", "承办人〔承办人〕到庭"),
        ("承办人冯 知　行到庭", "承办人〔承办人〕到庭"),
        ("承办人冯·知_行到庭", "承办人〔承办人〕到庭"),
        ("由浙江瀚海律师事务所承办", "由〔承办单位〕承办"),
        ("由瀚海律师事务所承办", "由〔承办单位〕承办"),
        ("瀚海所律师到庭", "〔承办单位〕到庭"),
        ("请冯律师核对", "请〔承办人〕核对"),
        ("陆某某到案", "〔受援人〕到案"),
        ("望江区法律援助中心：", "〔法律援助机构〕："),
        ("边禾说", "〔当事人〕说"),
        ("陆⼩满到案", "〔受援人〕到案"),  # a radical in the place of the sign, as some fonts give
        ("知行说", "〔承办人〕说"),
    ],
)
def test_a_secret_in_one_line(line, expected):
    found = words(page(line, how=How.TEXT))[0]
    assert found == expected


@pytest.mark.parametrize(
    "line",
    [
        "代理人冯知汀到庭",
        "冯知彳行到庭",
        "律师冯却行",
        "由浙江瀚海律帅事务所承办",
        "浙汀瀚海律师事务昕",
    ],
)
def test_one_sign_misread(line, monkeypatch):
    assert not re.search("[冯瀚]", words(page(line))[0])
    monkeypatch.setattr(patterns, "near", lambda secret, is_scan: None)
    monkeypatch.setattr(search, "_by_role", lambda *given: iter(()))
    monkeypatch.setattr("hengyuan.inspection.blinding.blinded.scanned_signatures", lambda sheet: ())
    assert re.search("[冯瀚]", words(page(line))[0])


def test_a_name_of_two_signs_misread_is_found_behind_a_label_only():
    found = words(page("当事人：边未", how=How.TEXT), page("边未收割", how=How.TEXT, index=1))
    assert found == ["当事人：〔当事人〕", "边未收割"]


def test_a_name_broken_over_two_lines_of_prose():
    found = words(page("经审查认为由" + "某" * 26 + "冯知", "行担任辩护人"))[0]
    assert "知" not in found and "行" not in found
    assert found.count("〔承办人〕") == 1


def test_a_name_broken_in_a_column(monkeypatch):
    lines = ([(0.1, "左栏的话"), (0.6, "承办冯知")], [(0.1, "再说一句"), (0.6, "行律师")])
    assert "知" not in words(page(*lines))[0]
    monkeypatch.setattr(search, "_columns", lambda sheet: ())
    monkeypatch.setattr(patterns, "near", lambda secret, is_scan: None)
    assert "知" in words(page(*lines))[0]


def test_a_name_written_downwards():
    lines = [[(0.1, sign), (0.3, "旁边的话")] for sign in "冯知行"]
    found = words(page(*lines, how=How.TEXT))[0]
    assert not set("冯知行") & set(found)


def test_a_name_broken_over_two_pages(monkeypatch):
    first = page("一" * 32, "指派浙江瀚海律师", "第1页", how=How.TEXT)
    second = page("法律援助文书", "事务所办理", how=How.TEXT, index=1)
    found = words(first, second)
    assert "瀚海" not in found[0] and "事务所" not in found[1]
    monkeypatch.setattr(search, "_over_pages", lambda one, other: ())
    assert "瀚海" in words(first, second)[0]


@pytest.mark.parametrize("line", ["冯知行　　法律援助卷宗", "第3页　陆小满案"])
def test_headers_and_footers(line):
    for top in (0.01, 0.95):
        assert not re.search("冯知行|陆小满", words(page(line, top=top))[0])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("身份证990101198001010011", "身份证号"),
        ("990101 19800101 001X", "身份证号"),
        ("联系电话13800138000", "电话"),
        ("0571-88888888", "电话"),
        ("执业证号13301201010123456", "号码"),
        ("账号：6222 0000 1111 2222 333", "号码"),
        ("望江援指字〔2026〕第12号", "援助编号"),
    ],
)
def test_numbers_by_their_shape(line, kind, monkeypatch):
    found = words(page(line, how=How.TEXT))[0]
    assert f"〔{kind}〕" in found
    assert not re.search(r"\d{3}", found)
    monkeypatch.setattr(patterns, "SHAPES", ())
    assert re.search(r"\d{3}", words(page(line, how=How.TEXT))[0])


@pytest.mark.parametrize(
    "line",
    [
        "2026年3月5日",
        "二〇二六年三月五日",
        "审判员：秦守正",
        "白渡市望江区人民法院",
        "（2026）浙0199刑初777号",
        "罚金人民币2,000元",
    ],
)
def test_what_is_no_secret_stays(line):
    assert words(page(line, how=How.TEXT))[0] == line


def test_figures_of_two_lines_or_cells_are_two_numbers():
    rows = [[(0.1, str(number)), (0.3, "起诉书"), (0.8, "20260301")] for number in range(1, 14)]
    found = words(page(*rows, how=How.TEXT))[0]
    assert "〔" not in found


def test_the_same_secret_has_the_same_placeholder_on_every_page():
    found = words(page("陆小满诉边禾"), page("边禾答陆小满", index=1))
    assert found == ["〔受援人〕诉〔当事人〕", "〔当事人〕答〔受援人〕"]


def test_on_a_scan_what_stands_behind_a_signature_label_is_burnt_unread():
    found = words(page("承办人签名：遇如汗2026年3月5日", "审判员签名：秦守正"))[0]
    assert "遇" not in found and "2026年3月5日" in found
    assert "秦守正" in found


def test_on_a_scan_whoever_stands_in_the_role_is_burnt():
    assert words(page("会见人：遇如汗"))[0] == "会见人：〔人员〕"
    assert words(page("会见人：遇如汗", how=How.TEXT))[0] == "会见人：遇如汗"
