"""The patterns by which a secret is recognised in signs without blanks.

A name of three signs is also found with one sign misread, lost in front, or put in; from four on
with one sign changed, lost or put in; from eight on with two. A name of two signs must stand as it
is; with one sign wrong it is found only behind a label of its role. A day of
birth is no name: with one sign changed it is another day.
"""

import re
from functools import cache

from hengyuan.inspection.blinding.secrets import PEOPLE, Kind, Known
from hengyuan.inspection.facts.people import HANDLER, OF_EITHER_SIDE, RECIPIENT

HAN = r"[\u4e00-\u9fff]"
ANY = r"[^，。；：、（）]"
# 某 before these is no name: 于某日, 向某地 are days and places where 于 and 向 are families too.
SOME = "某(?![年月日时天地处种个些项条份次类点段])"
# Given names that are words as well: alone they are the word, behind the family the name.
WORDS = re.compile(
    "立[春夏秋冬]|[春秋]分|冬至|夏至|谷雨|清明|端午|中秋|元旦|国庆|建[国设军]|解放|和平|平安|光明|文[明化]|胜利|团结|友谊"
    "|东方|前进|跃进|人民|中华|永久|保证|自[强立]|成[功立]|卫生|安[全定]|长[久江]|黄河|明[确白]|正[确义]|公[正平道证]"
    "|向阳|新民"
)
SPOKEN = "(?=说|讲|称|问|答|告诉|打|叫|他|她)"
TWO_ERRORS = 8  # signs from which on two may be wrong
ROLES = (
    *RECIPIENT, *HANDLER, *OF_EITHER_SIDE, "代理人", "委托代理人", "诉讼代理人", "姓名", "律师",
    "当事人", "本人", "原告", "被告", "被申请人", "被害人",
)  # fmt: skip
BY_ROLE = re.compile(
    rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})(?:姓名|签名|签字)?"
    rf"(?:（[^）]{{1,10}}）)?(?:：|〕)({HAN}{{2,4}})"
)


@cache
def exact(secret: Known) -> re.Pattern[str]:
    """Every name as it is; a family name before 律师, 某 and the like."""
    said = [re.escape(name) for name in secret.names]
    if secret.titled:
        ends = f"律师|某某|某甲|{SOME}|先生|女士" if secret.kind in PEOPLE else ""
        said.append(f"{re.escape(secret.titled)}(?:{ends})")
    # 1980年1月 is no beginning of 1980年1月6日.
    ends = "(?![0-9〇一二三四五六七八九十])" if secret.kind is Kind.BIRTH else ""
    return re.compile(f"(?:{'|'.join(said)}){ends}")


@cache
def near(secret: Known, *, is_scan: bool) -> re.Pattern[str] | None:
    """The names with signs wrong; None where no name is long enough."""
    said = [one for name in secret.names[:2] for one in _near(name, secret.kind, is_scan)]
    return re.compile("|".join(said)) if said else None


def _near(name: str, kind: Kind, is_scan: bool) -> list[str]:
    count = len(name)
    if count < 3 or kind is Kind.BIRTH or (kind is Kind.DISTRICT and count < 5):
        return []
    if count == 3 and kind in PEOPLE:
        return _three(name, is_scan)
    if count == 3:
        return []
    found = [
        one
        for at in range(count)
        for one in (_changed(name, at), *([_put_in(name, at)] if at else []))
    ]
    if count >= TWO_ERRORS and is_scan:
        found += [_twice(name, at, to) for at in range(count) for to in range(at + 1, count)]
    return found


def _three(name: str, is_scan: bool) -> list[str]:
    first, second, third = map(re.escape, name)
    alone = SPOKEN if WORDS.fullmatch(name[1:]) and not is_scan else ""
    found = [
        f"{HAN}?{second}{third}{alone}", f"{first}{HAN}{third}", f"{first}{second}{HAN}",
        f"{first}{ANY}{second}{third}", f"{first}{second}{ANY}{third}",
    ]  # fmt: skip
    return [*found, f"{first}{second}", f"{first}{third}"] if is_scan else found


def _changed(name: str, at: int) -> str:
    """One sign changed or lost."""
    return f"{re.escape(name[:at])}{ANY}?{re.escape(name[at + 1 :])}"


def _put_in(name: str, at: int) -> str:
    return f"{re.escape(name[:at])}{ANY}{re.escape(name[at:])}"


def _twice(name: str, at: int, to: int) -> str:
    middle = re.escape(name[at + 1 : to])
    return f"{re.escape(name[:at])}{ANY}?{middle}{ANY}?{re.escape(name[to + 1 :])}"


def alike(said: str, name: str) -> bool:
    """Whether what stands behind a label of a role may be a name, one sign at least being right."""
    same = sum(one == other for one, other in zip(said, name, strict=False))
    shared = len(set(said) & set(name))
    return abs(len(said) - len(name)) <= 1 and (same >= 1 or shared >= 2)
