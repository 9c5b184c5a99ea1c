"""空白表格: a form whose places are hardly filled. Blank forms do not go into a dossier."""

import re
from itertools import zip_longest

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Token
from hengyuan.inspection.headings import BODY

RULE = rule(
    "IN-03", "空白表格入卷", Severity.MEDIUM, "dossier", "办理法律援助案件程序规定@2023-09-01"
)
PLACES = 3  # below, an empty place says nothing of the whole
SHARE = 0.7
SIGNS = 60  # a form with as many words beside its labels is no blank one
LONGEST = 2000  # signs: no form has so many in its labels
# A label, and what a hand may have left behind it: rules, 年月日.
LABEL = re.compile(r"([\u4e00-\u9fff（）]{2,12}：|〔[\u4e00-\u9fff]{2,8}〕)(.*)")
UNWRITTEN = re.compile(r"[_—\-.…年月日时分]*")
# The label of a table's row: its cell beside it is another part of the line.
CELL = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:时间|方式|内容|姓名|案由|案号|结果|地点|日期|受援人|承办人|意见|理由|签名|电话|阶段)"
    r"|受援人姓名|被告知人|告知人|承办律师"
)


def check(dossier: Dossier) -> Findings:
    """One finding for each form of which most places are empty."""
    for one in dossier.documents:
        if is_blank(one):
            empty, full = _places(one)
            empty = empty or [token for row in one.flow.rows for token in one.flow.tokens(row)]
            share = len(empty) / (len(empty) + len(full))
            spots = tuple(spot for row in empty for spot in one.flow.spots(row.start, row.end))
            said = f"“{one.name}”的 {len(empty)} 个栏目没有填写"
            yield Finding(RULE, said, round(0.6 + 0.35 * share, 2), spots, one.name)


def is_blank(document: Document) -> bool:
    """Whether most places of a form are empty and hardly a word stands beside its labels."""
    if len(document.flow.text) > LONGEST:
        return False
    if _says_nothing(document):
        return True
    empty, full = _places(document)
    if len(empty) < PLACES or len(empty) < SHARE * (len(empty) + len(full)):
        return False
    labels = sum(row.end - row.start for row in empty)
    title = len(document.title.quote) if document.title else 0
    return len(document.flow.text) - labels - title < SIGNS


def _says_nothing(document: Document) -> bool:
    """Whether a form to be signed holds labels alone: no day, no number, no sentence."""
    if document.mark is None or not document.mark.signatures or not document.title:
        return False
    rows = [
        row for row in document.flow.rows
        if document.flow.words(row) not in document.title.quote
        and not BODY.fullmatch(document.flow.words(row).strip("（）"))
    ]  # fmt: skip
    tokens = [token for row in rows for token in document.flow.tokens(row)]
    signs = sum(len(token.text) for token in tokens)
    labels = [LABEL.fullmatch(token.text) for token in tokens]
    is_written = any(
        re.search(r"[\d。，]|[〇零一二三四五六七八九十][年月日]", token.text) for token in tokens
    ) or any(label and not UNWRITTEN.fullmatch(label[2]) for label in labels)
    return len(tokens) >= PLACES and signs < SIGNS and not is_written


def _places(document: Document) -> tuple[list[Token], list[Token]]:
    """Labels whose place is empty, and labels whose place is filled."""
    empty: list[Token] = []
    full: list[Token] = []
    for row in document.flow.rows:
        tokens = document.flow.tokens(row)
        for token, beside in zip_longest(tokens, tokens[1:]):
            label = LABEL.fullmatch(token.text)
            if label is None and not CELL.fullmatch(token.text):
                continue
            written = label[2] if label else ""
            if not written and beside and not _is_label(beside):
                written = beside.text
            (empty if UNWRITTEN.fullmatch(written) else full).append(token)
    return empty, full


def _is_label(token: Token) -> bool:
    return bool(LABEL.fullmatch(token.text) or CELL.fullmatch(token.text))
