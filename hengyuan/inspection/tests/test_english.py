"""The English of an inspection: each rule, verdict and sentence; a paper's own words stay."""

import ast
from pathlib import Path

import pytest

from hengyuan.inspection import defects
from hengyuan.inspection.defects.days_out_of_order import PAIRS
from hengyuan.inspection.english import english, sentences
from hengyuan.inspection.findings import SEVERITIES, indicators
from hengyuan.inspection.likeness.kinship import CIRCLES
from hengyuan.inspection.marks import marks
from hengyuan.inspection.report import alike, page, workbook
from hengyuan.inspection.report.page import HINT, NOTHING, STATES
from hengyuan.inspection.report.workbook import DOSSIERS, FINDINGS, VERDICTS
from hengyuan.inspection.sources.verdicts import SENTENCES
from hengyuan.law.english import HAN, SLOT
from hengyuan.law.tests.test_english import sentences_of

FILLED = str.maketrans({"{": "<", "}": ">"})
FOLDER = Path(defects.__file__).parent
WHOLE = (
    *SENTENCES.values(), *SEVERITIES.values(), *CIRCLES.values(), HINT, NOTHING,
    *(word for _, word in STATES.values()), *DOSSIERS, *FINDINGS, *VERDICTS,
    *(text for standard in indicators().values() for text in standard.values()),
    *(mark.name for mark in marks()), *(rule.name for rule in defects.RULES),
    *(pair.why for pair in PAIRS),
)  # fmt: skip


def test_every_word_on_a_report_has_its_english():
    assert {text for text in WHOLE if HAN.search(english(text))} == set()


@pytest.mark.parametrize("module", [alike, page, workbook])
def test_every_sentence_of_a_report_is_said_in_english(module):
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    said = [
        argument
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say"
        for argument in call.args
    ]
    found = {text for each in said for text in sentences_of(each) if HAN.search(str(text))}
    assert {text for text in found if HAN.search(english(text.translate(FILLED)))} == set()
    assert found or module is workbook


SAID = (
    "未见“指派通知书”，目录 D-14 为必备（《全国刑事法律援助服务规范》）",
    "未见“指派通知书”，目录 D-14 为必备（《A》、《B》）；另有 2 份文书未能识别",
    "未见“指派通知书”，目录 D-14 为必备（《A》）；会见笔录中已有告知，请核对是否算作",
    "阅卷应当在开庭前：“阅卷笔录” 2026-03-04 晚于 开庭 2026-03-02",
    "“会见（谈话）笔录”的被会见人写作“Xu”，本案受援人为“Lu”",
    "会见 9 分钟，低于提示线 15 分钟（自拟，可改）",
    "交卷 2026-03-01，“判决书、裁定书、调解书”落款 2026-01-01（收到日期不明，以该日起算）次日起 "
    "30日；2026-01-29 是休息日，顺延，最迟 2026-01-31，晚 29 日"
    "（DL-33，《办理法律援助案件程序规定》第38条）",
    "交卷 2026-03-01，开庭 2026-01-01次日起 30日，最迟 2026-01-31，晚 29 日（DL-33，《A》）；"
    "期限未经正式文本核对",
    "“辩护意见、代理意见”与 3 份文书雷同，最近的是B《辩护意见、代理意见》第 4 页"
    "（同一律所，相似度 91%）；只属于本案的内容占 12%，低于提示线 40%（自拟，可改）",
    "“辩护意见、代理意见”与 3 份文书雷同，最高相似度 91%；只属于本案的内容占 12%，"
    "低于提示线 40%（自拟，可改）",
    "“庭审笔录”写明为受援人出庭的是“Xu”，指派通知书写明的承办人是“Lu”，案卷中没有更换承办人的"
    "手续，也没有给他的授权",
    "没有读取的权限，请核对文件的权限",
    "文件残缺或者损坏，请重新导出或者扫描（第 3 页）",
    "有的页是其他文字，不作判断，请人工查看（第 1、2 页等 40 页）",
    "读取程序中断（SIGSEGV），此前读到第 4 页",
)


@pytest.mark.parametrize("text", SAID)
def test_a_sentence_is_read_with_its_values(text):
    assert not HAN.search(english(text)), english(text)


# Put together from parts: what it says is read whole in test_defects.
RULES = sorted(file for file in FOLDER.glob("*.py") if file.stem != "late_hand_in")


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_every_sentence_of_a_rule_has_its_english(file):
    """What a rule says stands in the list as it stands in the rule, values as {0}, {1} …"""
    told = [SLOT.sub("", zh) for zh in sentences()]
    tree = ast.parse(file.read_text("utf-8"))
    said = [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign)
        and any(isinstance(name, ast.Name) and name.id == "said" for name in _targets(node))
        for text in sentences_of(node.value)
        if HAN.search(str(text))
    ]
    missing = [text for text in said if not any(SLOT.sub("", text) in zh for zh in told)]
    assert missing == []


def _targets(node):
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def test_what_a_paper_says_stays():
    assert english("“委托书”的“承办律师”处没有签名") == "“委托书” is not signed at “承办律师”"


def test_values_stand_where_the_english_wants_them():
    for zh, en in sentences().items():
        assert set(SLOT.findall(zh)) == set(SLOT.findall(en)), zh
