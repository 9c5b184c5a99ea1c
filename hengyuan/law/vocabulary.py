"""Words that every topic of the law floor shares: kinds of matter, stages, how aid began.

The stages are those of 法律援助文书格式 (the line 案件所处阶段 of the application form) and of the
procedure laws; a schedule, a catalogue or a clock names them with these words and no others.
"""

import re
from enum import StrEnum
from typing import Self

from hengyuan.law.errors import UnknownRule


class Word(StrEnum):
    """A closed list of words, each with a Chinese and an English name."""

    name_zh: str
    name_en: str

    def __new__(cls, value: str, name_zh: str, name_en: str) -> Self:
        """Keep both names beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.name_zh = name_zh
        member.name_en = name_en
        return member

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a word as people type it (hyphens allowed); raises UnknownRule listing them all."""
        wanted = text.strip().lower().replace("-", "_")
        for member in cls:
            if member.value == wanted:
                return member
        known = ", ".join(member.value for member in cls)
        asked = re.sub("(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
        raise UnknownRule(f"no {asked} is called “{text}”; known: {known}")


class Kind(Word):
    """What kind of matter the aid concerns."""

    CRIMINAL = "criminal", "刑事", "criminal"
    CIVIL = "civil", "民事", "civil"
    ADMINISTRATIVE = "administrative", "行政", "administrative"
    LABOUR_ARBITRATION = "labour_arbitration", "劳动争议仲裁", "labour arbitration"
    NON_LITIGATION = "non_litigation", "非诉讼", "non-litigation"
    DUTY_HELP = "duty_help", "值班律师法律帮助", "duty-lawyer help"


class Stage(Word):
    """Where in its procedure the matter stands."""

    INVESTIGATION = "investigation", "侦查", "investigation"
    PROSECUTION_REVIEW = "prosecution_review", "审查起诉", "review for prosecution"
    TRIAL_FIRST_INSTANCE = "trial_first_instance", "一审", "trial, first instance"
    TRIAL_SECOND_INSTANCE = "trial_second_instance", "二审", "trial, second instance"
    TRIAL_FAST_TRACK = "trial_fast_track", "速裁", "fast-track trial"
    RETRIAL_FIRST_INSTANCE = "retrial_first_instance", "发回重审一审", "remanded first instance"
    RETRIAL = "retrial", "再审", "retrial"
    DEATH_REVIEW = "death_review", "死刑复核", "review of a death sentence"
    COMPULSORY_TREATMENT = "compulsory_treatment", "强制医疗", "compulsory treatment"
    LABOUR_ARBITRATION = "labour_arbitration", "劳动仲裁", "labour arbitration"
    RECONSIDERATION = "reconsideration", "行政复议", "administrative reconsideration"
    MEDIATION = "mediation", "调解", "mediation"
    PRE_SUIT = "pre_suit", "诉前", "before suit"
    JUDICIAL_CONFIRMATION = "judicial_confirmation", "司法确认", "judicial confirmation"
    SPECIAL_PROCEDURE = "special_procedure", "特别程序", "special procedure"
    ENFORCEMENT = "enforcement", "执行", "enforcement"
    CONSULTATION = "consultation", "咨询", "consultation"
    DRAFTING = "drafting", "代拟法律文书", "drafting of documents"


class Basis(Word):
    """How the aid began."""

    APPLICATION = "application", "依申请", "on application"
    NOTIFIED = "notified", "依通知", "on a body's notice"
    DUTY_HELP = "duty_help", "值班律师法律帮助", "duty-lawyer help"
    CONSULTATION = "consultation", "法律咨询", "consultation"
    NONE = "none", "无援助", "no aid"


class CriminalSide(Word):
    """On which side of a criminal case the handler stands."""

    DEFENCE = "defence", "辩护", "defence"
    AGENCY = "agency", "代理", "agency for the victim's side"


class Grade(Word):
    """The grade given to a closed dossier, and on average to a handler's reviewed work."""

    EXCELLENT = "excellent", "优秀", "excellent"
    GOOD = "good", "良好", "good"
    QUALIFIED = "qualified", "合格", "qualified"
    UNQUALIFIED = "unqualified", "不合格", "unqualified"
