"""What a try ends with, at which hour it was made, and the nine questions."""

from dataclasses import dataclass
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.sheets import own_folder, topic_sheets
from hengyuan.law.vocabulary import Word


class Outcome(Word):
    """How one try ended."""

    CONNECTED = "connected", "接通并答复", "connected, answered"
    NO_ANSWER = "no_answer", "无人接听", "no answer"
    OFF = "off", "关机或者停机", "switched off"
    VOID = "void", "号码错误或者空号", "wrong number"
    REFUSED = "refused", "拒绝回访", "refused"

    @property
    def is_final(self) -> bool:
        """Whether another try makes no sense, or was not wished."""
        return self in (Outcome.CONNECTED, Outcome.VOID, Outcome.REFUSED)


class Hour(Word):
    """The part of a day: a second try at the same hour meets the same empty room."""

    MORNING = "morning", "上午", "morning"
    NOON = "noon", "中午", "noon"
    AFTERNOON = "afternoon", "下午", "afternoon"
    EVENING = "evening", "傍晚", "evening"


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine; `is_money` is asked by chance, so that nobody can be blamed for a yes."""

    id: str
    name_zh: str
    name_en: str
    good: str  # the answer without a fault: yes or no
    is_money: bool
    cites: tuple[Citation, ...]
    sure: Sureness


@cache
def questions() -> tuple[Question, ...]:
    """The questions in their order; those of the own folder replace the shipped ones by id."""
    found = {}
    for file in topic_sheets("follow_up", own_folder()):
        for sheet in file.sheets("questions", inherit=("cite", "sure")):
            sheet.only(("id", "zh", "en", "good", "money", "cite", "cites", "sure"))
            one = Question(
                sheet.text("id"), sheet.text("zh"), sheet.text("en"), sheet.text("good"),
                sheet.flag("money", default=False), sheet.cites(), sheet.sure(),
            )  # fmt: skip
            found[one.id] = one
    return tuple(found.values())
