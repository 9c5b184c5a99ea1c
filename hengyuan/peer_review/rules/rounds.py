"""Rounds: who runs them, how far one has come, what a dossier waits for."""

from datetime import date

from hengyuan.law.review.words import Next
from hengyuan.law.vocabulary import Word

RUNNING = ("R-02", "R-03", "R-05", "R-08")
BUREAU = ("R-02", "R-03")
REGION = ("R-02", "R-03", "R-21")
SEEING = (*RUNNING, "R-21")
HANDLER, READER = "R-15", "R-19"
CHIEFS = (*RUNNING, READER)
CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
CODE_LENGTH = 5


class RoundState(Word):
    """How far a round has come."""

    OPENED = "opened", "已开启，待封闭抽样范围", "opened; the frame is not closed yet"
    FRAMED = "framed", "抽样范围已封闭并公示", "the frame is closed and published"
    DRAWN = "drawn", "已抽样，待分配专家", "drawn; readers are not allocated yet"
    READING = "reading", "评估中", "being read"
    CLOSED = "closed", "已结束", "closed"
    ENTERED = "entered", "录入的结果，待另一人核对", "entered from paper; another person checks it"
    RECORDED = "recorded", "录入的结果，已核对", "entered from paper and checked"
    REPLACED = (
        "replaced",
        "录入的结果，已由后来的录入更正",
        "entered from paper; a later entry corrects it",
    )
    PUT_AWAY = "put_away", "录入的结果，已放弃", "entered from paper and put away"


class DossierState(Word):
    """What a dossier of a round waits for."""

    DRAWN = "drawn", "待分配专家", "waits for readers"
    READING = "reading", "专家评估中", "being read"
    THIRD = "third", "增加一名专家评估", "a third reader is wanted"
    TWO_MORE = "two_more", "再由两名专家评估", "two more readers are wanted"
    CHIEF = "chief", "待评估组长确定", "waits for the chief"
    AGREED = "agreed", "意见一致，待确认", "the readers agree; to be confirmed"
    REPLY = "reply", "初评等次已告知承办人", "the draft grade was told to the handler"
    FINAL = "final", "等次已确定", "the grade is final"
    ANCHOR = "anchor", "标定案卷", "anchor dossier"


PAPER = (RoundState.ENTERED, RoundState.RECORDED, RoundState.REPLACED, RoundState.PUT_AWAY)
AFTER = {
    Next.FIRST_READERS: DossierState.READING,
    Next.THIRD_READER: DossierState.THIRD,
    Next.TWO_MORE: DossierState.TWO_MORE,
    Next.CHIEF: DossierState.CHIEF,
    Next.AGREED: DossierState.AGREED,
}
TO_DECIDE = (DossierState.AGREED, DossierState.CHIEF)
# How many readers a dossier has in all while it waits for some.
READERS_OF = {
    DossierState.DRAWN: 2, DossierState.READING: 2, DossierState.THIRD: 3,
    DossierState.TWO_MORE: 4,
}  # fmt: skip


def is_over(until: date | None, today: date) -> bool:
    """Whether the handler's time to answer has passed; who was given none has none left."""
    return until is None or today > until
