"""The words of the radar: what is measured, how a turn came about, why one left the rule."""

from hengyuan.law.vocabulary import Word


class Measure(Word):
    """What is counted for each person or firm."""

    CASES = "cases", "件数", "cases"
    FEE = "fee", "报酬分", "fee points"
    GAIN = "gain", "报酬减工作量", "fee less effort"


class Way(Word):
    """What the published rule left to chance when a case was assigned.

    In turn: who came next was fixed, which case it was is chance. Drawn: who it was is chance,
    by the weights. Beside: a person left the rule; who it was is compared with equal chances.
    """

    IN_TURN = "in_turn", "按轮次", "in turn"
    DRAWN = "drawn", "抽取", "drawn"
    BESIDE = "beside", "不按顺序", "beside the rule"


class Reason(Word):
    """Why an assignment left the rule, as it was recorded at that moment."""

    CHOICE = "choice", "受援人点援", "the recipient's choice"
    CONTINUITY = "continuity", "同一受援人前一阶段承办", "same handler over the stages"
    LANGUAGE = "language", "语言", "language"
    SPECIALISTS = "specialists", "专业组", "specialist group"
    ON_DUTY = "on_duty", "值班优先", "on-duty first"
    IN_HOUSE = "in_house", "机构自办", "in-house"
    DESIGNATION = "designation", "指定（有理由并经批准）", "designation, with ground and approval"
