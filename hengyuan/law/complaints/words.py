"""The closed lists of complaints: how they come, about whom, how they stand and end."""

from hengyuan.law.vocabulary import Word


class Channel(Word):
    """How a complaint came in."""

    WRITTEN = "written", "书面", "in writing"
    ORAL = "oral", "口头", "by word of mouth"
    OTHER = "other", "其他方式", "in another way"


class Complainant(Word):
    """How the complainant stands to the matter."""

    APPLICANT = "applicant", "申请人", "applicant"
    RECIPIENT = "recipient", "受援人", "recipient"
    INTERESTED = "interested", "利害关系人", "interested party"


class About(Word):
    """Who is complained of."""

    INSTITUTION = "institution", "法律援助机构", "institution"
    STAFF = "staff", "法律援助机构工作人员", "staff of the institution"
    UNIT = "unit", "律师事务所、基层法律服务所等单位", "firm or legal service office"
    PERSON = "person", "法律援助人员", "lawyer or legal service worker"


class State(Word):
    """What is true of a complaint."""

    RECEIVED = "received", "已收到，待受理", "received"
    SUPPLEMENT = "supplement", "待补充", "waiting for what is missing"
    ACCEPTED = "accepted", "已受理，待核查", "accepted"
    REFUSED = "refused", "不予受理", "not accepted"
    MERGED = "merged", "已合并处理", "merged into another"
    CHECKING = "checking", "核查中", "being checked"
    DECIDED = "decided", "已决定，待答复", "decided"
    REPLIED = "replied", "已答复", "answered"
    MEASURES = "measures", "处理措施落实中", "measures under way"
    CLOSED = "closed", "已办结", "closed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (State.REFUSED, State.MERGED, State.CLOSED)


class Act(Word):
    """What is done with a complaint."""

    ASK_SUPPLEMENT = "ask_supplement", "一次性告知补充", "ask once for what is missing"
    TAKE_SUPPLEMENT = "take_supplement", "登记补充内容", "enter what was added"
    ACCEPT = "accept", "受理", "accept"
    REFUSE = "refuse", "不予受理", "not accept"
    MERGE = "merge", "并入另一投诉", "merge into another"
    ASK_HELP = "ask_help", "请求协助核查", "ask for help in checking"
    ASK_ANSWER = "ask_answer", "要求说明情况", "ask for an answer"
    CHECK = "check", "登记核查情况", "enter what was checked"
    DECIDE = "decide", "作出处理决定", "decide"
    REPLY = "reply", "答复投诉人", "answer the complainant"
    MEASURE = "measure", "采取处理措施", "take a measure"
    CLOSE = "close", "办结", "close"


class Finding(Word):
    """What the decision says."""

    FOUND = "found", "属实", "found"
    PART = "part", "部分属实", "found in part"
    NOT = "not", "不属实", "not found"


class Measure(Word):
    """What follows when a complaint is right; a penalty is for the competent body alone."""

    CRITICISM = "criticism", "批评教育", "criticism"
    CORRECTION = "correction", "责令改正", "correction"
    BAR_LETTER = "bar_letter", "致函律师协会处理", "letter to the bar association"
    PENALTY = "penalty", "移送有权机关处罚、处分", "referral for a penalty"
    HOLD = "hold", "暂停指派", "hold on assignments"


class Helper(Word):
    """Who may be asked to help in checking."""

    LOWER_BUREAU = "lower_bureau", "下级司法行政机关", "lower bureau"
    ASSOCIATION = "association", "律师协会等行业协会", "bar association"


class Step(Word):
    """What a clock runs for."""

    ACCEPT = "accept", "受理", "acceptance"
    CONCLUDE = "conclude", "办结", "conclusion"
    REPLY = "reply", "答复", "answer"
