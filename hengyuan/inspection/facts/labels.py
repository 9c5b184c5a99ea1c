"""Who is named behind any label that asks for a person, whatever word the form has for it.

The words for a role are without number; a form shows them by their place: a short label that ends
as words for people do, and nothing but a name behind it, in the next cell, or below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from hengyuan.inspection.facts.people import NAME_ALONE, is_name
from hengyuan.inspection.flow import Flow, Row, Token

PERSON = r"[\u4e00-\u9fff]{0,6}(?:人|者|方|律师|对象|员|姓名|本人)"
IN_ONE = re.compile(
    rf"(?:\d{{1,2}}[.、])?[〔]?({PERSON})(?:签[名字署]|姓名)?〕?(?:（[^）]{{1,10}}）)?：([\u4e00-\u9fff]{{2,4}})"
)
LABEL = re.compile(rf"[〔]?({PERSON})〕?(?:（[^）]{{1,10}}）)?：?")
# Who makes a paper, hears or witnesses, in whatever compound: never whom the aid is for.
OF_OTHERS = re.compile(
    r"律师|承办|经办|经手|办案|记录|制作|填|审|书记|法官|检察|民警|警|机关|联系|见证|翻译|证人|法定|亲属|家属"
    r"|监护|代理|辩护|受托|受委托|主持|参加|评议|负责|签收|送达|查阅|阅卷|摘|对方|被告方|原告方|乙方|见人|谈人|话人"
    r"|告知人|通报人|调查|接待|值班|校对|归档|接收|领取|报告|(?<!被)会见|(?<!被)谈话|主办|翻阅"
)
SAME_COLUMN = 0.015  # of the page's width


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, a name behind it, and where that begins in the text."""

    label: str
    name: str
    start: int

    @property
    def may_be_recipients(self) -> bool:
        """Whether the label may ask for him whom the aid is for."""
        of_others = OF_OTHERS.search(self.label)
        return not of_others or self.label.startswith("被")


def labelled_in(flow: Flow) -> Iterator[Labelled]:
    """Each name that stands alone behind a label for a person."""
    for row, below in zip_longest(flow.rows, flow.rows[1:]):
        tokens = flow.tokens(row)
        for at, token in enumerate(tokens):
            whole = IN_ONE.fullmatch(token.text)
            if whole and is_name(whole[2]):
                yield Labelled(whole[1], whole[2], token.start + whole.start(2))
                continue
            label = LABEL.fullmatch(token.text)
            if label is None or _is_person(token.text):
                continue
            beside = tokens[at + 1] if at + 1 < len(tokens) else None
            value = (
                beside if beside and _is_person(beside.text) else _under(flow, row, below, token)
            )
            if value:
                yield Labelled(label[1], value.text, value.start)


def _under(flow: Flow, row: Row, below: Row | None, label: Token) -> Token | None:
    """The name below a label, in its column."""
    if below is None:
        return None
    left = flow.left(row, label)
    return next(
        (
            one for one in flow.tokens(below)
            if _is_person(one.text) and abs(flow.left(below, one) - left) < SAME_COLUMN
        ),
        None,
    )  # fmt: skip


def _is_person(text: str) -> bool:
    is_label = re.fullmatch(PERSON, text)
    return len(text) <= 4 and bool(NAME_ALONE.fullmatch(text)) and is_name(text) and not is_label
