"""Specimens shaken: the same papers under other titles, with other labels, in the forms of others.

Nothing of what a paper says changes, so its truth holds. The words of the titles and labels here
are none of any set of layouts: what the reader loses was known to it by those words alone.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from demo.specimens.sheet import Sheet
from demo.specimens.styles import STYLES

SHAKES = ("titles", "labels", "forms", "order")
FIRST_OF_SHAPES = 10  # layouts from here on know more forms than those before
# Endings that no set has; the first that a title holds is exchanged.
ENDINGS = (
    ("笔录", "记载"), ("记录", "纪实"), ("协议", "约书"), ("合同", "约书"), ("委托书", "托付书"),
    ("决定书", "定夺书"), ("通知书", "知会书"), ("通知单", "知会书"), ("承诺书", "允诺书"),
    ("目录", "名目"), ("清单", "名目"), ("封面", "面页"), ("封皮", "面页"), ("审批表", "批核单"),
    ("申请表", "请求单"), ("报告", "呈文"), ("辩护词", "辩护文本"), ("代理词", "代理文本"),
    ("意见书", "看法书"), ("意见", "看法"), ("传票", "到庭单"), ("公函", "信函"), ("凭证", "凭单"),
    ("回证", "回单"), ("提纲", "脉络"), ("状", "诉文"),
)  # fmt: skip
LABELS = (
    ("被会见人", "接受会谈者"), ("会见人", "会谈者"), ("受援人", "受帮助者"),
    ("承办律师", "经手律师"), ("承办人", "经手人"), ("时间", "时段"), ("日期", "年月日"),
    ("地点", "场所"), ("签名", "签署"), ("签字", "签署"), ("案由", "所涉何事"),
    ("委托人", "托付者"), ("阅卷人", "翻阅者"), ("方式", "办法"), ("结果", "结局"),
)  # fmt: skip


def shaken(sheet: Sheet, how: frozenset[str], dice: random.Random) -> None:
    """Let a sheet that is still empty be written otherwise; `how` are some of SHAKES."""
    if "forms" in how:
        of_shapes = sheet.layout >= FIRST_OF_SHAPES
        choices = STYLES[FIRST_OF_SHAPES:] if of_shapes else STYLES[:FIRST_OF_SHAPES]
        fields, signs, body = (dice.choice(choices) for _ in range(3))
        sheet.style = replace(
            sheet.style, fields=fields.fields, signs=signs.signs, body=body.body
        )  # fmt: skip
    if "titles" in how:
        _wrap(sheet, "title", lambda words: tuple(_retitled(one) for one in words))
    if "labels" in how:
        _wrap(sheet, "fields", _relabelled)
        _wrap(sheet, "sign", _relabelled)
    if "order" in how:
        _wrap(sheet, "fields", lambda rows: _reordered(rows, dice))


def _wrap(sheet: Sheet, name: str, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
    before = getattr(sheet, name)

    def changed(*args: Any, **kwargs: Any) -> None:
        before(*change(args), **kwargs)

    setattr(sheet, name, changed)


def _retitled(title: str) -> str:
    for ending, other in ENDINGS:
        if ending in title:
            return title.replace(ending, other)
    return title


def _relabelled(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    found = []
    for label, value in rows:
        for word, other in LABELS:
            if word in label:
                label = label.replace(word, other)
                break
        found.append((label, value))
    return tuple(found)


def _reordered(rows: tuple[Any, ...], dice: random.Random) -> tuple[Any, ...]:
    """Neighbours exchanged: who and when in another order, nothing torn far apart."""
    found = list(rows)
    for at in range(0, len(found) - 1, 2):
        if dice.random() < 0.5:
            found[at], found[at + 1] = found[at + 1], found[at]
    return tuple(found)
