"""外来案卷: the list that comes with a zip of dossiers, read row by row, each mistake told.

A row is a dossier whose case is not kept here: its files, who took part, what is to be masked.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from hengyuan.law.errors import LawError
from hengyuan.law.jurisdiction import chain
from hengyuan.law.review.words import Field
from hengyuan.law.vocabulary import Kind, Stage, Word
from hengyuan.pool.rules.rows import Column

LONGEST = 100  # signs of a cell
MOST = 2_000  # rows of a list
LEAST_NAME = 2  # signs: one sign alone cannot be masked
BETWEEN = re.compile(r"[；;、，,\n]+")
DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
Known = TypeVar("Known")
KINDS = {kind.name_zh: kind for kind in Kind if kind is not Kind.DUTY_HELP}
STAGES = {
    stage.name_zh: stage for stage in Stage if stage not in (Stage.CONSULTATION, Stage.DRAFTING)
}
CRIMINAL_ONLY = frozenset({
    Stage.INVESTIGATION, Stage.PROSECUTION_REVIEW, Stage.TRIAL_FAST_TRACK, Stage.DEATH_REVIEW,
    Stage.COMPULSORY_TREATMENT,
})  # fmt: skip
NEVER_CRIMINAL = frozenset({
    Stage.LABOUR_ARBITRATION, Stage.RECONSIDERATION, Stage.PRE_SUIT, Stage.JUDICIAL_CONFIRMATION,
    Stage.SPECIAL_PROCEDURE,
})  # fmt: skip


class HandoverState(Word):
    """Where dossiers from elsewhere stand once they were handed in."""

    WAITING = "waiting", "待核对", "to be checked"
    ACCEPTED = "accepted", "已接收", "accepted"
    DISCARDED = "discarded", "已放弃", "discarded"


class Flaw(Word):
    """What is wrong with a row or a file of what was handed in."""

    CELL = "cell", "单元格无法读取", "a cell cannot be read"
    LACKING = "lacking", "没有填写", "is not filled in"
    LONG = "long", "超过100个字", "has more than 100 signs"
    SHORT = "short", "只有一个字，无法遮盖", "has one sign only, which cannot be masked"
    KIND = "kind", "不是案件类型", "is no kind of matter"
    STAGE = "stage", "不是案件阶段", "is no stage"
    STAGE_OF = "stage_of", "阶段与类型不符", "is no stage of such a matter"
    REGION = "region", "不是六位区划代码", "is no region code of six figures"
    DAY = "day", "不是日期（例如2026-03-31）", "is no day (such as 2026-03-31)"
    PERIOD = "period", "不在本轮的结案期间", "is outside the period of this round"
    TWICE = "twice", "清单中出现两次", "stands twice in the list"
    KNOWN = "known", "已经在本轮评估中", "is in this round already"
    NO_FILE = "no_file", "压缩包里没有这个文件或者文件夹", "no such file or folder in the zip"
    FILE_TWICE = "file_twice", "文件已经属于另一行", "the file belongs to another row already"
    SAME = "same", "与另一件案卷的文件内容相同", "the same content as in another dossier"
    OUTWARD = "outward", "文件名指向压缩包以外", "the name points out of the zip"
    BAD_FILE = "bad_file", "文件不能接收", "the file cannot be taken"
    GRADE = "grade", "不是等次", "is no grade"
    POINTS = "points", "不是0至100的分数", "are no points from 0 to 100"
    READERS = "readers", "不是专家人数", "is no number of readers"
    FORMAT = "format", "请转换为PDF、JPG或者PNG", "convert it into PDF, JPG or PNG"
    STRAY = "stray", "清单中没有这份文件", "no row of the list names the file"


COLUMNS = (
    Column("file", "文件", "压缩包里的文件或者文件夹名", 24, is_required=True),
    Column("number", "案号", "援助案件的编号，每件不同", 26, is_required=True),
    Column("kind", "类型", "、".join(KINDS), 14, is_required=True),
    Column("stage", "阶段", "、".join(STAGES), 14, is_required=True),
    Column("institution", "机构", "作出援助决定的法律援助机构", 28, is_required=True),
    Column("firm", "承办单位", "律师事务所等；机构自办的留空", 28),
    Column("handler", "承办人", "姓名", 12, is_required=True),
    Column("recipient", "受援人", "姓名，遮盖用", 12, is_required=True),
    Column("others", "其他应当遮盖的名称", "用分号隔开：对方、家属、曾经的承办人、单位", 36),
    Column("region", "区划代码", "机构所在地六位代码，地区回避用；可以留空", 12),
    Column("closed_on", "结案日", "例如2026-03-31，在本轮的结案期间内", 14, is_required=True),
)
HEADERS = {column.key: column.header for column in COLUMNS}
NAMES = ("institution", "firm", "handler", "recipient")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One mistake: what, where (a column or a file), and what stood there."""

    flaw: Flaw
    where: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the list, what it tells as plain values, its files, its mistakes."""

    number: int
    told: Mapping[str, Any]
    wrong: tuple[Wrong, ...] = ()
    files: tuple[str, ...] = ()


@dataclass
class Reading:
    """A row while it is read."""

    cells: Mapping[str, Any]
    columns: Sequence[Column] = COLUMNS
    told: dict[str, Any] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)

    def say(self, flaw: Flaw, key: str, detail: str = "") -> None:
        """A mistake in a column."""
        self.wrong.append(Wrong(flaw, self._column(key).header, detail))

    def text(self, key: str) -> str:
        """The cell as text; says where it is wanting or too long."""
        found = text_of(self.cells.get(key))
        if not found and self._column(key).is_required:
            self.say(Flaw.LACKING, key)
        if len(found) > LONGEST and key != "others":
            self.say(Flaw.LONG, key)
        return found

    def _column(self, key: str) -> Column:
        return next(one for one in self.columns if one.key == key)


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without a point, days as 2026-03-31."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFC", str(value)).strip()


def read_row(
    number: int, cells: Mapping[str, Any], wrong: Sequence[str], begins_on: date, ends_on: date
) -> Row:
    """One row of the list; `wrong` are cells that could not be taken at all."""
    reading = Reading(cells)
    reading.wrong += [Wrong(Flaw.CELL, detail=text) for text in wrong]
    told = reading.told
    told |= {key: reading.text(key) for key in ("file", "number", *NAMES)}
    for key in NAMES:
        if told[key] and len("".join(told[key].split())) < LEAST_NAME:
            reading.say(Flaw.SHORT, key, told[key])
    _read_kind(reading)
    told["others"] = [one.strip() for one in BETWEEN.split(reading.text("others")) if one.strip()]
    for name in told["others"]:
        if len(name) < LEAST_NAME:
            reading.say(Flaw.SHORT, "others", name)
    told["region"] = reading.text("region")
    if told["region"] and not _is_region(told["region"]):
        reading.say(Flaw.REGION, "region", told["region"])
    _read_day(reading, begins_on, ends_on)
    return Row(number, told, tuple(reading.wrong))


def _read_kind(reading: Reading) -> None:
    if found := read_matter(reading, KINDS, Field.of):
        kind, stage = found
        reading.told |= {"kind": kind.value, "field": Field.of(kind).value, "stage": stage.value}


def read_matter(
    reading: Reading, words: Mapping[str, Known], field_of: Callable[[Known], Field]
) -> tuple[Known, Stage] | None:
    """What a row says under kind and stage; None where either is unknown."""
    stated, proceeding = reading.text("kind"), reading.text("stage")
    kind, stage = words.get(stated), STAGES.get(proceeding)
    if stated and kind is None:
        reading.say(Flaw.KIND, "kind", stated)
    if proceeding and stage is None:
        reading.say(Flaw.STAGE, "stage", proceeding)
    if kind is None or stage is None:
        return None
    if not fits(stage, field_of(kind)):
        reading.say(Flaw.STAGE_OF, "stage", proceeding)
    return kind, stage


def fits(stage: Stage, field: Field) -> bool:
    """Whether matters of a field have such a stage."""
    return stage not in (NEVER_CRIMINAL if field is Field.CRIMINAL else CRIMINAL_ONLY)


def _is_region(text: str) -> bool:
    try:
        return len(chain(text)) > 1
    except LawError:
        return False


def _read_day(reading: Reading, begins_on: date, ends_on: date) -> None:
    stated = reading.text("closed_on")
    if not stated:
        return
    day = day_in(stated)
    if day is None:
        reading.say(Flaw.DAY, "closed_on", stated)
    elif not begins_on <= day <= ends_on:
        reading.say(Flaw.PERIOD, "closed_on", stated)
    else:
        reading.told["closed_on"] = day.isoformat()


def day_in(text: str) -> date | None:
    """The day that a text is; None where it is none."""
    found = DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def each_once(rows: Sequence[Row], known: Collection[str]) -> list[Row]:
    """The rows, told where a number stands twice or is `known` from this round already."""
    counted = Counter(row.told["number"] for row in rows)
    found = []
    for row in rows:
        number, wrong = row.told["number"], list(row.wrong)
        if number and counted[number] > 1:
            wrong.append(Wrong(Flaw.TWICE, HEADERS["number"], number))
        if number in known:
            wrong.append(Wrong(Flaw.KNOWN, HEADERS["number"], number))
        found.append(replace(row, wrong=tuple(wrong)))
    return found


def with_files(rows: Sequence[Row], names: Sequence[str]) -> tuple[list[Row], list[str]]:
    """The rows with the files that each names, in the order given; and the files of no row.

    A row names a file, with or without .pdf, or a folder. One folder around everything, as many
    tools make it, need not be named.
    """
    around = {name.partition("/")[0] for name in names}
    base = f"{around.pop()}/" if len(around) == 1 and all("/" in name for name in names) else ""
    owner: dict[str, int] = {}
    found = []
    for row in rows:
        asked, wrong = row.told["file"].replace("\\", "/").strip("/"), list(row.wrong)
        files = _named(asked, names, base) if asked else []
        if asked and not files:
            wrong.append(Wrong(Flaw.NO_FILE, asked))
        taken = [name for name in files if name in owner]
        wrong += [Wrong(Flaw.FILE_TWICE, name) for name in taken]
        owner |= {name: row.number for name in files if name not in owner}
        found.append(replace(row, files=tuple(files), wrong=tuple(wrong)))
    return found, [name for name in names if name not in owner]


def _named(asked: str, names: Sequence[str], base: str) -> list[str]:
    for start in dict.fromkeys(("", base)):
        for wanted in (f"{start}{asked}", f"{start}{asked}.pdf", f"{start}{asked}.PDF"):
            if wanted in names:
                return [wanted]
        inside = [name for name in names if name.startswith(f"{start}{asked}/")]
        if inside:
            return inside
    return []
