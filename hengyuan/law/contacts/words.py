"""Whom a supervisor gets in touch with, how, and from what a point counts."""

from hengyuan.law.vocabulary import Word


class Party(Word):
    """Whom the supervisor gets in touch with."""

    HANDLER = "handler", "承办人", "handler"
    RECIPIENT = "recipient", "受援人", "recipient"
    ASSIGNER = "assigner", "指派岗位", "assigner"


class How(Word):
    """How the contact was made."""

    PHONE = "phone", "电话", "by telephone"
    VISIT = "visit", "当面", "face to face"
    MESSAGE = "message", "短信、即时消息", "by message"
    LETTER = "letter", "书信", "by letter"


class From(Word):
    """From what a point counts its days."""

    START = "start", "确定承办人或者指定专人", "the naming of the handler or the supervisor"
    HEARING = "hearing", "开庭", "the hearing"
    EVERY = "every", "上次联系", "the last contact"
    END = "end", "提交结案", "the closing report"
