"""空白表格: a form whose places are hardly filled. Blank forms do not go into a dossier."""

import re

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Row

RULE = rule(
    "IN-03", "空白表格入卷", Severity.MEDIUM, "dossier", "办理法律援助案件程序规定@2023-09-01"
)
PLACES = 3  # below, an empty place says nothing of the whole
SHARE = 0.7
SIGNS = 60  # a form with as many words beside its labels is no blank one
EMPTY = re.compile(r"^[\u4e00-\u9fff（）]{2,12}：[_—\-年月日时分]*$")
# The label of a table's row: its cell beside it is another piece of the line.
CELL = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:时间|方式|内容|姓名|案由|案号|结果|地点|日期|受援人|承办人|意见|理由|签名|电话)"
)
FULL = re.compile(r"^[\u4e00-\u9fff（）]{2,12}：.*[^_—\-年月日时分]")


def check(dossier: Dossier) -> Findings:
    """One finding for each form of which most places are empty."""
    for one in dossier.documents:
        if is_blank(one):
            empty, full = _places(one)
            share = len(empty) / (len(empty) + len(full))
            spots = tuple(spot for row in empty for spot in one.flow.spots(row.start, row.end))
            said = f"“{one.name}”的 {len(empty)} 个栏目没有填写"
            yield Finding(RULE, said, round(0.6 + 0.35 * share, 2), spots, one.name)


def is_blank(document: Document) -> bool:
    """Whether most places of a form are empty and hardly a word stands beside its labels."""
    empty, full = _places(document)
    if len(empty) < PLACES or len(empty) < SHARE * (len(empty) + len(full)):
        return False
    labels = sum(row.end - row.start for row in empty)
    title = len(document.title.quote) if document.title else 0
    return len(document.flow.text) - labels - title < SIGNS


def _places(document: Document) -> tuple[list[Row], list[Row]]:
    """Rows whose place is empty, and rows whose place is filled."""
    empty, full = [], []
    for row in document.flow.rows:
        text = document.flow.words(row)
        if EMPTY.match(text) or CELL.fullmatch(text):
            empty.append(row)
        elif FULL.match(text) or (len(row.line.pieces) > 1 and CELL.match(text)):
            full.append(row)
    return empty, full
