"""What is said of a file that cannot be read, and how much one dossier may cost."""

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
    NESTED_ZIP = "nested_zip"
    LINK = "link"
    NO_FILE = "no_file"
    NOT_ALLOWED = "not_allowed"
    CHANGED = "changed"
    OTHER_LANGUAGE = "other_language"
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
    Trouble.ZIP_BOMB: "压缩包展开后过大或者内容重叠，未展开",
    Trouble.MACROS: "Word 文件含宏，未读取；请另存为不含宏的 .docx 或者 PDF",
    Trouble.OLD_WORD: "旧版 Office 文件，请另存为 .docx 或者 PDF",
    Trouble.NESTED_ZIP: "压缩包放在文件夹或者另一个压缩包里，未展开；请展开后再交",
    Trouble.LINK: "只是链接，未读取；请放入文件本身",
    Trouble.NO_FILE: "不是文件（管道、设备之类），未读取",
    Trouble.NOT_ALLOWED: "没有读取的权限，请核对文件的权限",
    Trouble.CHANGED: "读取期间文件被改动或者移走，请重新检查",
    Trouble.OTHER_LANGUAGE: "有的页是其他文字，不作判断，请人工查看",
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
