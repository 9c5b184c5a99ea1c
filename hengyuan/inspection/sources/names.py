"""Names of files as they can be shown: no order to a terminal, no half letter, in natural order."""

import re
import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # controls, marks that turn the writing, half letters


def clean(name: str) -> str:
    """A name as it may be shown and written; the file itself is still opened by its own.

    Bytes that are no UTF-8 are read as GBK, as folders from older Chinese systems have them.
    """
    if any("\udc80" <= sign <= "\udcff" for sign in name):
        name = _decoded(name.encode("utf-8", "surrogateescape"))
    return "".join("�" if unicodedata.category(sign) in UNSEEN else sign for sign in name)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("gbk")
    except UnicodeError:
        return raw.decode("utf-8", "replace")


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that puts 2.jpg before 10.jpg."""
    parts = re.split(r"(\d+)", name)
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts]
