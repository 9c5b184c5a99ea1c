"""The patterns by which a secret is recognised in signs without blanks.

A name of three signs is also found with one sign misread, lost in front, or put in; from four on
with one sign changed, lost or put in; from eight on with two. A name of two signs must stand as it
is; with one sign wrong it is found only behind a label of its role.
"""

import re
from functools import cache

from hengyuan.inspection.blinding.secrets import PEOPLE, Kind, Known
from hengyuan.inspection.facts.people import HANDLER, OF_EITHER_SIDE, RECIPIENT

HAN = r"[\u4e00-\u9fff]"
ANY = r"[^，。；：、（）]"
TWO_ERRORS = 8  # signs from which on two may be wrong
ROLES = (
    *RECIPIENT, *HANDLER, *OF_EITHER_SIDE, "代理人", "委托代理人", "诉讼代理人", "姓名", "律师",
    "当事人", "本人", "原告", "被告", "被申请人", "被害人",
)  # fmt: skip
BY_ROLE = re.compile(
    rf"(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})(?:姓名|签名|签字)?"
    rf"(?:（[^）]{{1,10}}）)?(?:：|〕)({HAN}{{2,4}})"
)
DIGIT = r"[0-9OQIL]"
SHAPES = (
    (
        Kind.IDENTITY,
        re.compile(r"(?<![0-9])[1-9][0-9OIL*]{5}(?:19|20|\*\*)[0-9OIL*]{8,9}[0-9X*]X?(?![0-9])"),
    ),
    (Kind.TELEPHONE, re.compile(r"(?<![0-9])1[3-9][0-9*](?:[-—－]?[0-9*]){8}(?![0-9])")),
    (Kind.TELEPHONE, re.compile(r"(?<![0-9])（?0[1-9][0-9]{1,2}）?[-—－][1-9][0-9]{6,7}(?![0-9])")),
    (Kind.NUMBER, re.compile(rf"(?<![0-9])[0-9]{DIGIT}{{9,}}[0-9X](?![0-9])")),
    (
        Kind.NUMBER,
        re.compile(
            r"(?:电话|手机|联系方式|账号|账户|卡号|证号|证件号码?|身份证(?:号码?)?|执业证)[^0-9，。；]{0,8}"
            r"([0-9][-—0-9*]{5,}X?)"
        ),
    ),
    (
        Kind.AID_NUMBER,
        re.compile(
            r"[^，。；：、（）〔〕号为以据函见按第于0-9]{0,6}援[\u4e00-\u9fff]{0,4}字?(?:〔|（)?"
            r"(?:19|20)[0-9]{2}(?:〕|）)?年?第?[0-9]{1,6}号?"
        ),
    ),
    (Kind.NUMBER, re.compile(r"[A-Z0-9.]{2,}@[A-Z0-9.]{3,}")),
)  # fmt: skip


@cache
def exact(secret: Known) -> re.Pattern[str]:
    """Every name as it is; a family name before 律师, 某 and the like."""
    said = [re.escape(name) for name in secret.names]
    if secret.titled:
        ends = "律师|某某|某甲|某|先生|女士" if secret.kind in PEOPLE else ""
        said.append(f"{re.escape(secret.titled)}(?:{ends})")
    return re.compile("|".join(said))


@cache
def near(secret: Known, *, is_scan: bool) -> re.Pattern[str] | None:
    """The names with signs wrong; None where no name is long enough."""
    said = [one for name in secret.names[:2] for one in _near(name, secret.kind, is_scan)]
    return re.compile("|".join(said)) if said else None


def _near(name: str, kind: Kind, is_scan: bool) -> list[str]:
    count = len(name)
    if count < 3 or (kind is Kind.DISTRICT and count < 5):
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
    found = [
        f"{HAN}?{second}{third}", f"{first}{HAN}{third}", f"{first}{second}{HAN}",
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
