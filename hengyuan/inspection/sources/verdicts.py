"""What is said of a file that cannot be read, and how much one dossier may cost."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why a file, or a part of it, was not read."""

    NO_SUCH_FILE = "no_such_file"
    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_BIG = "too_big"
    ZIP_BOMB = "zip_bomb"
    MACROS = "macros"
    OLD_WORD = "old_word"
    OTHER_NAME = "other_name"
    NOT_READ = "not_read"


SENTENCES = {
    Trouble.NO_SUCH_FILE: "没有这个文件或者文件夹，请核对路径",
    Trouble.EMPTY: "文件没有内容，请重新导出或者扫描",
    Trouble.UNKNOWN_KIND: "不是 PDF、图片、Word 或者压缩包，未读取",
    Trouble.ENCRYPTED: "文件加了密码，请去掉密码后再交",
    Trouble.BROKEN: "文件残缺或者损坏，请重新导出或者扫描",
    Trouble.NO_PAGES: "文件没有页",
    Trouble.TOO_MANY_PAGES: "页数超过上限，请按一案一卷拆分",
    Trouble.TOO_BIG: "文件过大，未读取",
    Trouble.ZIP_BOMB: "压缩包展开后过大，未展开",
    Trouble.MACROS: "Word 文件含宏，未读取；请另存为不含宏的 .docx 或者 PDF",
    Trouble.OLD_WORD: "旧版 Office 文件，请另存为 .docx 或者 PDF",
    Trouble.OTHER_NAME: "内容与扩展名不符，已按内容读取",
    Trouble.NOT_READ: "有的页是图片，没有可信的文字，未识别",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one file."""

    file: str
    trouble: Trouble
    note: str = ""

    @property
    def sentence(self) -> str:
        """The verdict as a person reads it."""
        return SENTENCES[self.trouble] + (f"（{self.note}）" if self.note else "")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one dossier may cost. A bundle of a thousand pages is a large one already."""

    pages: int = 3000
    file_bytes: int = 2 << 30
    unpacked_bytes: int = 2 << 30
    members: int = 5000
    ratio: int = 200


LIMITS = Limits()


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that puts 2.jpg before 10.jpg."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts]
