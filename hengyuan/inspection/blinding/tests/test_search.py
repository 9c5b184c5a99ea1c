"""Secrets are found however they are written; what is none stays."""

import re

import pytest

from hengyuan.inspection.blinding import Kind, Secret, patterns, search, shapes
from hengyuan.inspection.blinding.tests.pages import page, words
from hengyuan.inspection.pages import Box, How, Line, Page, Piece


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
    monkeypatch.setattr(shapes, "SHAPES", ())
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


@pytest.mark.parametrize(
    "said",
    [
        "1980年1月5日", "1980 年 01 月 05 日", "1980-01-05", "1980.1.5", "1980/1/5", "19800105",
        "1980 01 05", "一九八〇年一月五日", "一九八零年一月五日", "一九八○年十一月二十五日",
        "1980年1月", "80年1月5日", "2009年12月31日",
    ],
)  # fmt: skip
def test_a_day_of_birth_in_every_form(said):
    behind = [f"出生日期：{said}", f"出生年月 {said}", f"生于{said}", f"〔出生年月〕{said}",
              f"陆小满，女，{said}出生，汉族", f"陆小满，女，{said}生，汉族"]  # fmt: skip
    for line in behind:
        found = words(page(line, how=How.TEXT))[0]
        assert "〔出生日期〕" in found and not re.search(r"80|05|二十|一九|12", found), line
        assert found.startswith("〔受" if line[0] == "陆" else line[:2])


def test_a_day_of_birth_in_a_table():
    rows = [
        [(0.1, "姓名"), (0.3, "性别"), (0.5, "出生日期")],
        [(0.1, "某人"), (0.3, "女"), (0.5, "1980.1.5")],
    ]
    found = words(page(*rows, how=How.TEXT))[0]
    assert "1980" not in found and "某人" in found and "女" in found


def test_the_day_of_birth_that_an_identity_number_tells_is_found_without_a_label():
    known = [Secret(Kind.IDENTITY, "99010119800105001X"), Secret(Kind.RECIPIENT, "陆小满")]
    for said in ("1980年1月5日", "1980年01月05日", "一九八〇年一月五日", "1980-1-5", "19800105"):
        assert words(page(f"庆祝{said}的生辰", how=How.TEXT), secrets=known) == [
            "庆祝〔出生日期〕的生辰"
        ]
    for other in ("1980年1月6日", "1981年1月5日"):  # one sign changed is another day
        line = f"案发于{other}夜里"
        assert words(page(line, how=How.TEXT), secrets=known) == [line]
    wrong = [Secret(Kind.IDENTITY, "99010119801399001X")]  # no day of the calendar
    assert words(page("1980年1月5日", how=How.TEXT), secrets=wrong) == ["1980年1月5日"]


@pytest.mark.parametrize(
    "line",
    [
        "陆某，女，2026年3月5日被刑事拘留", "于2026年3月5日出具", "2026年3月5日生效", "年龄：46岁",
        "已满十八周岁",
        "望江区2026年3月5日", "某日某地", "于某日向某地去", "2026年3月5日送达，出生地不详",
        "案发时住院18天",
        "由被告住所地人民法院管辖", "居住地的司法所同意接收", "两次合计6222元，账户2025-10-26转账",
        "司法局法律援助中心2026年3月5日",
    ],
)  # fmt: skip
def test_days_and_places_of_the_case_stay(line):
    plain = [Secret(Kind.PARTY, "于秋水"), Secret(Kind.PARTY, "向立冬")]
    assert words(page(line, how=How.TEXT), secrets=plain)[0] == line


@pytest.mark.parametrize(
    ("line", "kind", "left"),
    [
        ("车牌号浙A·12345停在路边", "车牌号", "停在路边"),
        ("粤BD12345小型轿车", "车牌号", "小型轿车"),
        ("护照号码E12345678", "号码", "护照号码"), ("持H1234567890入境", "号码", "入境"),
        ("卡号6222-0200-1234-5678", "号码", "卡号"), ("尾号622202****1234的卡", "号码", "的卡"),
        ("（0571）88888888", "电话", ""), ("邮编：310000", "号码", "邮编"),
        ("微信号：abc_12345", "号码", "微信号"),
        ("400-800-1234", "电话", ""), ("住址：某市某区长桥路12号3幢", "住址", "住址"),
        ("陆小满，汉族，住某县某乡某村五组。", "住址", "汉族"),
        ("送达地址：某市长桥路12号", "住址", "送达地址"),
        ("住在：某市某镇长桥村", "住址", "住在"),
    ],
)  # fmt: skip
def test_numbers_plates_and_homes(line, kind, left):
    found = words(page(line, how=How.TEXT))[0]
    assert f"〔{kind}〕" in found and left in found
    assert not re.search(r"\d{3}|[A-Z]\d|长桥|五组", found)


def test_a_home_ends_with_its_cell_and_goes_on_below_it():
    rows = [[(0.1, "住址：某市某区长桥路12号"), (0.7, "案由 纠纷")], [(0.1, "职业"), (0.3, "司机")]]
    found = words(page(*rows, how=How.TEXT))[0]
    assert (
        "案由 纠纷".replace(" ", "") in found.replace(" ", "")
        and "司机" in found
        and "长桥" not in found
    )
    rows = [[(0.1, "住址"), (0.3, "某市某区长桥")], [(0.1, "民族"), (0.3, "路12号")]]
    found = words(page(*rows, how=How.TEXT))[0]
    assert "长桥" not in found and "12号" not in found and "民族" in found


def test_a_name_that_breaks_on_one_page_does_not_go_on_in_the_heading_of_the_next(monkeypatch):
    prose = "一" * 30
    first = page(prose, "收取" + "某" * 27 + "莫红", "霞的款项", how=How.TEXT)
    second = page("起诉意见书", prose, how=How.TEXT, index=1)
    known = [Secret(Kind.PARTY, "莫红霞")]
    found = words(first, second, secrets=known)
    assert found[1].startswith("起诉意见书") and "莫" not in found[0] and "霞" not in found[0]


def test_a_heading_does_not_go_on_with_the_text_below():
    big = Line((Piece("民事起", Box(0.1, 0.1, 0.3, 0.15)),))
    small = Line((Piece("红霞的陈述", Box(0.1, 0.2, 0.22, 0.217)),))
    one = Page("a.pdf", "0" * 64, 0, How.TEXT, (big, small))
    found = words(one, secrets=[Secret(Kind.PARTY, "莫红霞")])[0]
    assert "民事起" in found and "红霞" not in found


def test_a_given_name_that_is_a_word_is_a_name_behind_the_family_and_where_it_speaks():
    known = [Secret(Kind.RECIPIENT, "向立冬")]
    for line, expected in (("第4页立冬那天", "第4页立冬那天"), ("立冬说不去", "〔受援人〕说不去"),
                           ("向立冬不去", "〔受援人〕不去")):  # fmt: skip
        assert words(page(line, how=How.TEXT), secrets=known)[0] == expected


def test_the_number_of_the_institution_ends_with_its_line():
    lines = ("指派律师通知书", "望江援指字〔2026〕第12号", "白渡法律援助中心", "2026年5月6日")
    found = words(page(*lines, how=How.TEXT))[0]
    assert "指派律师通知书" in found and "〔援助编号〕" in found and "2026年5月6日" in found


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
