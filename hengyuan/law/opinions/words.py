"""The questions to a court or prosecutor about one case, and the words of the answers."""

from dataclasses import dataclass
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.sheets import own_folder, topic_sheets
from hengyuan.law.vocabulary import Word

OVERALL = "overall"


class Said(Word):
    """The answer to one question; nothing chosen means that it is not known."""

    YES = "yes", "是", "yes"
    NO = "no", "否", "no"


class Overall(Word):
    """The three words that such sheets use for the whole."""

    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY = "basically", "基本满意", "basically satisfied"
    NOT = "not", "不满意", "not satisfied"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as a page asks it and as the head of a column says it."""

    id: str
    name_zh: str
    name_en: str
    short_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness


@cache
def asked() -> tuple[Asked, ...]:
    """The questions in their order; those of the own folder replace the shipped ones by id."""
    found = {}
    for file in topic_sheets("opinions", own_folder()):
        for sheet in file.sheets("questions", inherit=("cite", "sure")):
            sheet.only(("id", "zh", "en", "short", "cite", "cites", "sure"))
            one = Asked(
                sheet.text("id"), sheet.text("zh"), sheet.text("en"), sheet.text("short"),
                sheet.cites(), sheet.sure(),
            )  # fmt: skip
            found[one.id] = one
    return tuple(found.values())
