"""The words of a sample: how a unit came into it, and what a settings file may count."""

from hengyuan.law.vocabulary import Word


class How(Word):
    """How a unit was drawn, or that it was not. The order is that of the steps.

    The last two are of named case numbers (`numbers`), where nothing is left to chance.
    """

    NOT_DRAWN = "not_drawn", "未抽中", "not drawn"
    CERTAIN = "certain", "必抽", "drawn for certain"
    AT_CLOSING = "at_closing", "逐件抽中", "drawn one by one"
    MINIMUM = "minimum", "为满足最低件数抽中", "drawn for a minimum"
    QUOTA = "quota", "为补足总数抽中", "drawn for the quota"
    NAMED = "named", "案号点名", "its number was named"
    NEXT = "next", "代替点名的案号", "taken instead of a named number"


class Grouping(Word):
    """By what units are grouped for a minimum."""

    INSTITUTION = "institution", "法律援助机构", "institution"
    FIRM = "firm", "承办单位", "firm"
    HANDLER = "handler", "承办人", "handler"
    KIND = "kind", "案件类型", "kind"
    STAGE = "stage", "阶段", "stage"
    STATION = "station", "工作站", "workstation"


class Purpose(Word):
    """What a sample is drawn for."""

    PEER_REVIEW = "peer_review", "同行评估", "peer review"
    COURT_OBSERVATION = "court_observation", "庭审旁听", "court observation"
    FOLLOW_UP = "follow_up", "回访受援人", "follow-up of recipients"
    DOSSIER_CHECK = "dossier_check", "案卷检查", "dossier check"
