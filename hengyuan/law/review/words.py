"""The words of peer review: grades, answers, models, what happens next."""

from hengyuan.law.vocabulary import Kind, Word


class Grade(Word):
    """The four grades, of a dossier and of a single indicator; the best stands first."""

    EXCELLENT = "excellent", "优秀", "excellent"
    GOOD = "good", "良好", "good"
    QUALIFIED = "qualified", "合格", "qualified"
    UNQUALIFIED = "unqualified", "不合格", "unqualified"

    @property
    def rank(self) -> int:
        """3 for excellent down to 0 for unqualified."""
        return len(Grade) - 1 - list(Grade).index(self)

    @property
    def is_below_good(self) -> bool:
        """Whether a sentence and a page must stand beside it."""
        return self.rank < Grade.GOOD.rank


class Answer(Word):
    """What a reader says of one second-level indicator."""

    YES = "yes", "是", "yes"
    PARTLY = "partly", "部分", "partly"
    NO = "no", "否", "no"
    NOT_APPLICABLE = "not_applicable", "不适用", "not applicable"

    @property
    def is_short(self) -> bool:
        """Whether something is wanting."""
        return self in (Answer.PARTLY, Answer.NO)


class Model(Word):
    """How a whole grade is proposed."""

    GRADES = "grades", "单项指标等级制", "grade per indicator"
    POINTS = "points", "百分制", "hundred points"
    MIXED = "mixed", "混合制", "dossier points with other components"


class Field(Word):
    """Which of the two standards judges a case."""

    CRIMINAL = "criminal", "刑事", "criminal"
    CIVIL = "civil", "民事行政", "civil and administrative"

    @classmethod
    def of(cls, kind: Kind) -> "Field":
        """The field of a kind of matter: whatever is not criminal is judged by SF/T 0085."""
        return cls.CRIMINAL if kind is Kind.CRIMINAL else cls.CIVIL


class Next(Word):
    """What a dossier waits for once some readers have signed."""

    FIRST_READERS = "first_readers", "等待两名评估专家签署", "waits for the two readers"
    THIRD_READER = "third_reader", "意见有差距，增加一名评估专家", "opinions differ: a third reader"
    TWO_MORE = (
        "two_more",
        "出现不合格或者一票否决，再由两名评估专家评估",
        "unqualified or veto: two more",
    )
    CHIEF = "chief", "由评估组长说明理由后确定", "the chief decides with reasons"
    AGREED = "agreed", "意见一致", "the readers agree"
