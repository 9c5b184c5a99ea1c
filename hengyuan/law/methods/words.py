"""The words of an assignment policy: methods, from how far people come, who brings a secret."""

from hengyuan.law.vocabulary import Word


class Method(Word):
    """How a handler or a firm is found (AM-1 … AM-12)."""

    BY_ROTATION = "by_rotation", "轮派", "by rotation"
    BY_LOT = "by_lot", "摇号", "by lot"
    BY_CHOICE = "by_choice", "点援", "by the recipient's choice"
    BY_MATCH = "by_match", "智能随机", "by match"
    BY_SPECIALISTS = "by_specialists", "专业组轮派", "by rotation in a specialist group"
    ON_DUTY = "on_duty", "值班优先", "on-duty first"
    BY_CONTINUITY = "by_continuity", "延续承办", "same handler over the stages"
    IN_HOUSE = "in_house", "机构自办", "in-house"
    BY_DESIGNATION = "by_designation", "指定", "by designation"


# Methods that find somebody by themselves; the others ask a person for names, or for a round.
AUTOMATIC = (
    Method.BY_ROTATION,
    Method.BY_SPECIALISTS,
    Method.ON_DUTY,
    Method.BY_CONTINUITY,
    Method.IN_HOUSE,
)


class Scope(Word):
    """From how far handlers may come: 全市、全省通办 and joint handling with partner regions."""

    COUNTY = "county", "本县（市、区）", "the county"
    CITY = "city", "全市通办", "the whole city"
    PROVINCE = "province", "全省通办", "the whole province"
    PARTNERS = "partners", "本省和协作地区", "the province and its partner regions"


class Rotate(Word):
    """Who takes turns (浙司〔2024〕6号: firms, or the people of the pool)."""

    FIRMS = "firms", "按单位轮派", "firms take turns"
    PEOPLE = "people", "按人员轮派", "people take turns"


class AfterRefusal(Word):
    """What a firm's refusal does to its turn."""

    KEEPS_TURN = "keeps_turn", "退回后仍排在原位", "keeps its turn after a refusal"
    WAITS_AGAIN = "waits_again", "退回视为已轮到一次，重新等候", "has had its turn, waits again"


class SeedParty(Word):
    """Who brings a secret to a lot."""

    INSTITUTION = "institution", "法律援助机构", "the institution"
    BAR = "bar", "律师协会", "the bar association"
    RECIPIENT = "recipient", "受援人", "the recipient"
