"""Reasons are kept in Chinese, the language of the record, and read in the reader's.

Whoever assigns may read English: what the record keeps must not depend on it.
"""

import re
from functools import cache

from django.utils.translation import gettext, gettext_noop

from hengyuan.kernel.language import is_english, law_text

WAITED = gettext_noop("等候最久的单位，上次指派%(day)s")
OF_THE_GROUP = gettext_noop("%(group)s中等候最久的人员")
BEFORE = gettext_noop("受援人前一阶段案件%(number)s的承办人")
CHOSEN = gettext_noop("受援人第%(place)s个选择")
DRAWN = gettext_noop("摇号第%(number)s轮，记录%(record)s")
OF_A_BATCH = gettext_noop("批量匹配第%(place)s行的建议，由工作人员采纳；此刻匹配%(points)s分")
WITH_VALUES = (WAITED, OF_THE_GROUP, BEFORE, CHOSEN, DRAWN, OF_A_BATCH)
NAMED = gettext_noop("受援人点名时采用")
BY_BATCH = gettext_noop("工作人员采纳批量匹配的建议")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for sentence in WITH_VALUES:
        parts = re.split(r"%\((\w+)\)s", sentence)
        pattern = "".join(
            f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
        )
        found.append((re.compile(pattern), sentence))
    return tuple(found)


def told(reason: str) -> str:
    """A kept reason in the reader's language; what has no translation stays as it is."""
    if not reason or not is_english():
        return reason
    if (whole := gettext(reason)) != reason:
        return whole
    for pattern, sentence in _patterns():
        if values := pattern.fullmatch(reason):
            return gettext(sentence) % {
                name: told(value) for name, value in values.groupdict().items()
            }
    return law_text(reason)
