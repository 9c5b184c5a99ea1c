"""What must not be learnt from a dossier, and by which words it may be recognised.

The same secret has the same placeholder over the whole dossier, so that a reader can follow who is
who. A placeholder says the kind and a number, never anything of the name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
PLACE = re.compile(
    rf"(?:(?:{PROVINCES})(?:省|市)?|.{{2,8}}?(?:自治区|特别行政区))?"
    r"(?:.{2,6}?(?:市|州|盟))?(?:.{1,6}?(?:区|县|旗))?"
)
BORN_IN = re.compile(r"[0-9]{6}([12][0-9]{3})([0-9]{2})([0-9]{2})[0-9]{3}[0-9Xx]")
NUMERALS = "〇一二三四五六七八九"
FIRM = re.compile(r"(?:（[^）]{1,8}）)?(?:律师事务所|法律服务所|律所|事务所)$")
DISTRICT = re.compile(r"(?:自治)?(?:省|市|区|县|州|盟|旗|镇|乡)$")
TWO_SIGNED = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "皇甫",
    "夏侯",
)


class Kind(StrEnum):
    """What a secret or a burnt place is; the value is the word in its placeholder."""

    HANDLER = "承办人"
    FIRM = "承办单位"
    RECIPIENT = "受援人"
    PARTY = "当事人"
    PERSON = "人员"
    INSTITUTION = "法律援助机构"
    DISTRICT = "地区"
    ADDRESS = "住址"
    IDENTITY = "身份证号"
    BIRTH = "出生日期"
    TELEPHONE = "电话"
    LICENCE = "执业证号"
    ACCOUNT = "账号"
    PLATE = "车牌号"
    AID_NUMBER = "援助编号"
    CASE_NUMBER = "案号"
    NUMBER = "号码"
    SEAL = "印章"
    SIGNATURE = "签名"
    CODE = "条码"
    UNREAD = "未读出"


PEOPLE = (Kind.HANDLER, Kind.RECIPIENT, Kind.PARTY, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret; `also` are other names of the same, besides those that follow from its kind.

    A day of birth is written 1980-01-05 here and found however it is written there.
    """

    kind: Kind
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A secret with its placeholder and every name that gives it away, the longest first."""

    kind: Kind
    placeholder: str
    names: tuple[str, ...]
    titled: str = ""  # a family name, which gives him away before 律师 or 某


def known(secrets: Iterable[Secret]) -> tuple[Known, ...]:
    """The secrets with placeholders, numbered within their kind in the order given."""
    counted: Counter[Kind] = Counter()
    found = []
    given = list(secrets)
    for secret in [*given, *_births(given)]:
        names = {one for said in (secret.name, *secret.also) for one in _names(secret.kind, said)}
        if not names:
            continue
        counted[secret.kind] += 1
        number = counted[secret.kind]
        word = f"〔{secret.kind}{number if number > 1 else ''}〕"
        family = _family(secret.name) if secret.kind in PEOPLE else ""
        found.append(Known(secret.kind, word, tuple(sorted(names, key=_longest)), family))
    return tuple(found)


def _births(secrets: Iterable[Secret]) -> Iterator[Secret]:
    """The days of birth that identity numbers tell."""
    for secret in secrets:
        if secret.kind is Kind.IDENTITY and (found := BORN_IN.fullmatch(secret.name.strip())):
            with suppress(ValueError):
                yield Secret(Kind.BIRTH, date(*map(int, found.groups())).isoformat())


def days_written(day: date) -> Iterator[str]:
    """Every way in which a day is written, as signs without blanks."""
    year = str(day.year)
    for month in {str(day.month), f"{day.month:02}"}:
        for number in {str(day.day), f"{day.day:02}"}:
            yield f"{year}年{month}月{number}日"
            yield from (f"{year}{mark}{month}{mark}{number}" for mark in "-./")
        yield f"{year}年{month}月"
    yield day.strftime("%Y%m%d")
    for figures in ("〇一二三四五六七八九", "零一二三四五六七八九"):
        said = "".join(figures[int(one)] for one in year)
        yield f"{said}年{_chinese(day.month)}月{_chinese(day.day)}日"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if not tens else f"{'' if tens == 1 else NUMERALS[tens]}十"
    return ten + (NUMERALS[ones] if ones else "")


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _family(name: str) -> str:
    if not 2 <= len(name) <= 4:
        return ""
    return name[:2] if name.startswith(TWO_SIGNED) else name[0]


def _names(kind: Kind, said: str) -> Iterator[str]:
    """A name and its short forms, as signs without blanks; one sign alone is no name."""
    from hengyuan.inspection.blinding.signs import plain

    if kind is Kind.BIRTH:
        yield from days_written(date.fromisoformat(said))
        return
    name = plain(said)
    if len(name) < 2:
        return
    yield name
    if kind is Kind.FIRM:
        bare = FIRM.sub("", name)
        cores = {bare, _without_place(bare)}
        for core in cores if bare != name else ():
            if len(core) > 1:
                yield from (
                    f"{core}{end}" for end in ("律师事务所", "律所", "事务所", "所律师", "所")
                )
    if kind is Kind.INSTITUTION and (rest := _without_place(name)) != name and "法律援助" in name:
        # 法律援助中心 alone names none; with what stands before it, it does.
        place = name[: len(name) - len(rest)]
        if place and len(last := re.split(r"(?<=[省市州盟])", place)[-1]) > 1:
            yield last + rest
    if kind is Kind.DISTRICT and len(core := DISTRICT.sub("", name)) > 1:
        yield core


def _without_place(name: str) -> str:
    found = PLACE.match(name)
    return name[found.end() :] if found else name
