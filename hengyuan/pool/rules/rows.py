"""The template of the roster: its columns, and how one row is read, each mistake in plain words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hengyuan.kernel import identity_number
from hengyuan.law.pool import LANGUAGES, Field, Grade, field_named
from hengyuan.law.qualification import ProviderKind

CLEARED = "无"  # typed into a cell, it empties what the pool holds; an empty cell changes nothing
SEPARATORS = "；;、，,\n"
SEXES = {"男": "male", "女": "female"}
ANSWERS = {"是": True, "否": False}
LONGEST = {"name": 60, "unit": 120, "licence_number": 40, "phone": 40}


class WrongCell(ValueError):
    """What a cell says cannot be read; the text tells what to write."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template."""

    key: str
    header: str
    note: str
    width: int = 14
    is_required: bool = False  # in the row of somebody new


COLUMNS = (
    Column("id", "系统编号", "导出时带出，新增人员留空", 10),
    Column("name", "姓名", "必填", 12, is_required=True),
    Column("kind", "类别", "、".join(kind.name_zh for kind in ProviderKind), 22, is_required=True),
    Column("unit", "单位", "与机构列表中的名称一致", 28, is_required=True),
    Column("licence_number", "执业证号", "律师、基层法律服务工作者必填", 22),
    Column("identity_number", "身份证号码", "18位；导出时不带出，留空即不改", 22),
    Column("sex", "性别", "男或女", 8),
    Column("licensed_on", "取得执业证日期", "如 2015-06-01", 16),
    Column("criminal_since", "刑事执业起始日", "如 2017-06-01", 16),
    Column("fields", "擅长领域", "用分号隔开，可写起始日：劳动争议 2015-06-01；行政", 36),
    Column("languages", "语言", "用分号隔开：" + "、".join(list(LANGUAGES)[:5]) + "……", 18),
    Column("phone", "联系电话", "导出时不带出，留空即不改", 16),
    Column("grade", "等级", "、".join(grade.name_zh for grade in Grade), 10),
    Column("monthly_limit", "本人每月上限", "0到99的整数", 14),
    Column("is_student", "在校学生", "是或否", 10),
    Column("has_legal_qualification", "法律职业资格", "是或否", 14),
    Column("joined_on", "入库日期", "新增人员留空即为今天", 14),
)
HEADERS = {column.key: column.header for column in COLUMNS}
LICENSED = (ProviderKind.LAWYER, ProviderKind.GRASSROOTS_LEGAL_WORKER)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was read: its line in the file, what it states, what is wrong with it."""

    number: int
    stated: dict[str, Any] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def parse_day(value: Any) -> date:
    """A day as a sheet or a person writes it; raises WrongCell."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    parts = str(value).strip().rstrip("日")
    for sign in "年月/.":
        parts = parts.replace(sign, "-")
    try:
        year, month, day = (int(part) for part in parts.split("-"))
        return date(year, month, day)
    except ValueError as error:
        raise WrongCell(f"“{value}”不是日期，应写成2015-06-01") from error


def parse_fields(value: Any) -> dict[str, str]:
    """Fields of practice, each with since when if it is told; raises WrongCell."""
    found: dict[str, str] = {}
    for part in _parts(value):
        words = part.replace("：", " ").replace(":", " ").split()
        named = field_named(words[0])
        if named is None or len(words) > 2:
            known = "、".join(each.name_zh for each in Field)
            raise WrongCell(f"没有叫“{part}”的领域，可写：{known}")
        found[named.value] = parse_day(words[1]).isoformat() if len(words) == 2 else ""
    return found


def fields_text(fields: Mapping[str, str]) -> str:
    """Fields as `parse_fields` reads them."""
    stated = [(each, fields[each.value]) for each in Field if each.value in fields]
    return "；".join(f"{each.name_zh} {since}".strip() for each, since in stated)


def parse_languages(value: Any) -> list[str]:
    """Languages by their Chinese or English names; raises WrongCell."""
    by_name = {name: name for name in LANGUAGES}
    by_name |= {english.casefold(): name for name, english in LANGUAGES.items()}
    found = []
    for part in _parts(value):
        if part.casefold() not in by_name:
            raise WrongCell(f"没有叫“{part}”的语言，可写：{'、'.join(LANGUAGES)}")
        found.append(by_name[part.casefold()])
    return sorted(dict.fromkeys(found), key=list(LANGUAGES).index)


def _parts(value: Any) -> list[str]:
    text = str(value)
    for sign in SEPARATORS[1:]:
        text = text.replace(sign, SEPARATORS[0])
    return [part.strip() for part in text.split(SEPARATORS[0]) if part.strip()]


def _whole(value: Any) -> int:
    text = str(value).strip().removesuffix(".0")
    if not (text.isascii() and text.isdigit()):
        raise WrongCell(f"“{value}”不是整数")
    return int(text)


def _limit(value: Any) -> int:
    number = _whole(value)
    if number > 99:
        raise WrongCell("应为0到99的整数")
    return number


def _one_of(known: Mapping[str, Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return known[str(value).strip()]
        except KeyError:
            raise WrongCell(f"“{value}”应为：{'、'.join(known)}") from None

    return read


def _text(key: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = str(value).strip().removesuffix(".0") if isinstance(value, float) else str(value)
        text = " ".join(text.split())
        if len(text) > LONGEST[key]:
            raise WrongCell(f"超过{LONGEST[key]}个字")
        return text

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    "id": _whole,
    "name": _text("name"),
    "kind": _one_of({kind.name_zh: kind.value for kind in ProviderKind}),
    "unit": _text("unit"),
    "licence_number": _text("licence_number"),
    "identity_number": str,
    "sex": _one_of(SEXES),
    "licensed_on": parse_day,
    "criminal_since": parse_day,
    "fields": parse_fields,
    "languages": parse_languages,
    "phone": _text("phone"),
    "grade": _one_of({grade.name_zh: grade.value for grade in Grade}),
    "monthly_limit": _limit,
    "is_student": _one_of(ANSWERS),
    "has_legal_qualification": _one_of(ANSWERS),
    "joined_on": parse_day,
}
EMPTY: dict[str, Any] = {
    "licensed_on": None, "criminal_since": None, "fields": {}, "languages": [], "grade": "",
    "monthly_limit": None, "phone": "", "licence_number": "", "sex": "",
}  # fmt: skip


def read_row(number: int, cells: Mapping[str, Any], *, today: date, demo: bool = False) -> Row:
    """Read a row; every mistake of it is told, not only the first."""
    stated: dict[str, Any] = {}
    wrong: list[str] = []
    for key, value in cells.items():
        if value is None or not str(value).strip():
            continue
        try:
            stated[key] = _cell(key, value, today, demo)
        except (WrongCell, identity_number.WrongIdentityNumber) as error:
            wrong.append(f"{HEADERS[key]}：{error}")
    for key in ("licensed_on", "criminal_since", "joined_on"):
        if (day := stated.get(key)) and not date(1949, 10, 1) <= day <= today:
            wrong.append(f"{HEADERS[key]}：{day}不在合理范围内")
    return Row(number, stated, tuple(wrong))


def _cell(key: str, value: Any, today: date, demo: bool) -> Any:
    if str(value).strip() == CLEARED:
        if key not in EMPTY:
            raise WrongCell(f"不能填“{CLEARED}”")
        return EMPTY[key]
    if key == "identity_number":
        return identity_number.parse(str(value), today=today, demo=demo).text
    return READERS[key](value)


def lacks(stated: Mapping[str, Any]) -> list[str]:
    """What the row of somebody new still needs."""
    wrong = [f"{column.header}：新增人员必填" for column in COLUMNS
             if column.is_required and not stated.get(column.key)]  # fmt: skip
    is_licensed = stated.get("kind") in set(LICENSED)
    if is_licensed and not stated.get("licence_number"):
        wrong.append(f"{HEADERS['licence_number']}：律师、基层法律服务工作者必填")
    if not is_licensed and not (stated.get("licence_number") or stated.get("identity_number")):
        wrong.append(f"{HEADERS['identity_number']}：没有执业证号的人员必填，以便查重")
    return wrong
