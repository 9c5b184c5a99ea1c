"""空白表格: a form whose places are hardly filled. Blank forms do not go into a dossier."""

import re
from itertools import chain, zip_longest

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Row, Token
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
UNWRITTEN = re.compile(r"[_—\-.…年月日时分]*|(?:□[^□■☑√]*)+")
# What stands in the places of a form and is none of them: the number of a row, dots.
NO_PLACE = re.compile(r"\d{1,2}[.、]?|[.．·…]+")
WRITTEN = re.compile(r"[\d。，]|[〇零一二三四五六七八九十][年月日]")
# The label of a table's row: its cell beside it is another part of the line.
CELL = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:时间|方式|内容|姓名|案由|案号|结果|地点|日期|受援人|承办人|意见|理由|签名|电话|阶段)"
    r"|受援人姓名|被告知人|告知人|承办律师"
)


def check(dossier: Dossier) -> Findings:
    """One finding for each form of which most places are empty."""
    for one in dossier.documents:
        if is_blank(one):
            empty, full = _places(one)
            share = len(empty) / (len(empty) + len(full))
            spots = tuple(spot for each in empty for spot in one.flow.spots(each.start, each.end))
            said = f"“{one.name}”的 {len(empty)} 个栏目没有填写"
            yield Finding(RULE, said, round(0.6 + 0.35 * share, 2), spots, one.name)


def is_blank(document: Document) -> bool:
    """Whether most places of a form are empty and hardly a word stands beside its labels."""
    if len(document.flow.text) > LONGEST:
        return False
    empty, full = _places(document)
    if len(empty) < PLACES or len(empty) < SHARE * (len(empty) + len(full)):
        return False
    labels = sum(each.end - each.start for each in empty)
    title = len(document.title.quote) if document.title else 0
    return len(document.flow.text) - labels - title < SIGNS


def _places(document: Document) -> tuple[list[Token], list[Token]]:
    """Labels whose place is empty, and labels whose place is filled."""
    empty: list[Token] = []
    full: list[Token] = []
    kept = [row for row in document.flow.rows if not _is_head(document, row)]
    rows = [
        [one for one in document.flow.tokens(row) if not NO_PLACE.fullmatch(one.text)]
        for row in kept
    ]
    holds_labels_alone = _is_to_be_signed(document) and not any(map(_is_written, chain(*rows)))
    for tokens in rows:
        value: Token | None = None
        for token, beside in zip_longest(tokens, tokens[1:]):
            if token is value:
                continue
            label = LABEL.fullmatch(token.text)
            if label is None and not CELL.fullmatch(token.text):
                if holds_labels_alone:
                    empty.append(token)
                continue
            written = label[2] if label else ""
            if not written and beside and not _is_label(beside):
                written, value = beside.text, beside
            (empty if UNWRITTEN.fullmatch(written) else full).append(token)
    return empty, full


def _is_head(document: Document, row: Row) -> bool:
    """Whether a line is the title or the body that issues the form: 制作单位：某律师事务所."""
    words = document.flow.words(row)
    is_title = document.title is not None and words in document.title.quote
    return is_title or bool(BODY.fullmatch(words.rpartition("：")[2].strip("（）")))


def _is_to_be_signed(document: Document) -> bool:
    return document.mark is not None and bool(document.mark.signatures and document.title)


def _is_written(token: Token) -> bool:
    """Whether a part of a line is more than a label: a day, a number, a sentence, a value."""
    label = LABEL.fullmatch(token.text)
    return bool(WRITTEN.search(token.text) or (label and not UNWRITTEN.fullmatch(label[2])))


def _is_label(token: Token) -> bool:
    return bool(LABEL.fullmatch(token.text) or CELL.fullmatch(token.text))
