"""Standards of a place: proposed by one person, put in force by another."""

from hengyuan.law.vocabulary import Word

PROVINCE, BUREAU, HEAD = "R-02", "R-03", "R-05"
SETTING = (PROVINCE, BUREAU, HEAD)


class State(Word):
    """Where a proposed standard stands."""

    PROPOSED = "proposed", "待另一人批准", "waits for another person"
    APPROVED = "approved", "已批准", "approved"
    DECLINED = "declined", "不予批准", "declined"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
