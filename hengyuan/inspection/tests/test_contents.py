"""A paper whose title nobody foresaw is named by what it holds, and says by which phrases."""

import json
from pathlib import Path

import pytest

from hengyuan.inspection import contents
from hengyuan.inspection.defects import findings
from hengyuan.inspection.documents import BY_CONTENTS, documents
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.marks import marks, stemmed
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.law.vocabulary import Kind

POWER = (
    "委托人：陆小满", "受委托人：冯知行，青石律师事务所律师",
    "现委托上列受委托人在本案中作为我的辩护人", "委托权限：一般授权，代为会见、阅卷、提出辩护意见",
    "委托期限自签订之日起至一审终结止", "委托人（签名）：",
)  # fmt: skip
OPINION = (
    "审判长、人民陪审员：", "青石律师事务所受青石市法律援助中心指派，由我担任被告人陆小满的辩护人",
    "开庭前我查阅了案卷，会见了被告人，参加了今天的庭审",
    "现依据事实和法律发表如下辩护意见，请合议庭采纳",
    "一、被告人认罪态度好，有自首情节，依法可以从轻",
    "二、被告人系初犯，建议适用缓刑", "综上，恳请法庭从轻处罚", "辩护人：冯知行",
)  # fmt: skip
STATEMENT = (
    "出租方：甲某", "承租方：乙某", "房屋坐落于青石路", "租期一年，租金按季支付",
    "水电费由承租方承担", "违约一方赔偿损失", "双方各执一份",
)  # fmt: skip


def page(title, *lines):
    """A page with a large title that no type knows, and lines below it."""
    found = [_line(title, 0.1, 0.03)]
    found += [_line(text, 0.2 + at / 30, 0.015) for at, text in enumerate(lines)]
    return Page("a.pdf", "", 0, How.TEXT, tuple(found))


def _line(text, top, height):
    width = min(len(text) * height * 1.2, 0.8)
    return Line((Piece(text, Box(0.5 - width / 2, top, 0.5 + width / 2, top + height)),))


@pytest.mark.parametrize(
    ("title", "lines", "wanted"),
    [("托付纸", POWER, "D-16"), ("替他说几句", OPINION, "D-26")],
)  # fmt: skip
def test_an_unforeseen_title_leaves_the_name_to_the_contents(title, lines, wanted):
    [found] = documents([page(title, *lines)])
    assert (found.id, bool(found.grounds)) == (wanted, True)
    assert found.confidence <= BY_CONTENTS
    assert all(phrase in found.flow.text for phrase in found.grounds)


def test_a_known_title_wins_over_the_contents():
    [found] = documents([page("会见笔录", *POWER)])
    assert (found.id, found.grounds) == ("D-22", ())


def test_a_stem_that_the_contents_contradict_gives_way():
    title = "关于本案办理情况的最后报告"
    assert stemmed(title).id == "D-29"
    [found] = documents([page(title, *OPINION)])
    assert (found.id, bool(found.grounds), found.may_be) == ("D-26", True, {"D-29"})


def test_copies_of_evidence_and_few_words_stay_without_a_name():
    lease, few = documents([page("租房约定", *STATEMENT), page("便条", "已收。")])
    assert [(one.id, one.confidence, one.grounds) for one in (lease, few)] == [("", 0.0, ())] * 2


def test_what_is_found_in_such_a_paper_says_how_it_was_named():
    pages = [page("托付纸", *POWER)]
    dossier = Dossier(Kind.CRIMINAL, (), pages, documents(pages), lambda number, width: None)
    [found] = [each for each in findings(dossier) if each.rule.id == "IN-04"]
    assert "标题不明，按内容认作“授权委托书”（“" in found.sentence
    assert found.confidence <= BY_CONTENTS


def test_the_file_speaks_of_types_that_exist():
    read = json.loads(Path(contents.__file__).with_suffix(".json").read_text("utf-8"))
    known = {one.id for one in marks()} | {""}
    assert set(read["types"]) <= known
    spoken = {own for weights in read["phrases"].values() for own in weights}
    assert spoken <= set(read["types"]) and len(spoken) > 25
