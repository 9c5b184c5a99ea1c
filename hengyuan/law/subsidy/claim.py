"""What a subsidy is asked for: plain facts of one piece of work, and the officer's picks.

Serves 司发通〔2019〕27号: three standards, for a case, for duty-lawyer help, for consultation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from hengyuan.law.errors import LawError
from hengyuan.law.vocabulary import Grade, Kind, Stage, Word


class BadClaim(LawError):
    """A claim contradicts itself, or a pick lies outside its range or gives no reason."""


class ClaimKind(Word):
    """What was done; the first six are the kinds of matter."""

    CRIMINAL = "criminal", "刑事案件", "criminal case"
    CIVIL = "civil", "民事案件", "civil case"
    ADMINISTRATIVE = "administrative", "行政案件", "administrative case"
    LABOUR_ARBITRATION = "labour_arbitration", "劳动仲裁案件", "labour arbitration"
    NON_LITIGATION = "non_litigation", "非诉讼案件", "non-litigation case"
    DUTY_HELP = "duty_help", "值班律师法律帮助", "duty-lawyer help"
    CONSULTATION = "consultation", "法律咨询值班", "consultation"
    DRAFTING = "drafting", "代拟法律文书", "drafting of a document"
    REVIEW_ROUND = "review_round", "案卷质量评查", "reading closed files for quality"


class Outcome(Word):
    """How the work ended, as far as schedules tell it apart."""

    COMPLETED = "completed", "办结", "completed"
    WITHDRAWN_BEFORE_HEARING = "withdrawn_before_hearing", "庭前撤诉", "withdrawn before hearing"
    WITHDRAWN_AT_HEARING = "withdrawn_at_hearing", "庭中撤诉", "withdrawn at the hearing"
    MEDIATED = "mediated", "调解结案", "closed by mediation"
    FULLY_ENFORCED = "fully_enforced", "全部执行到位", "all recovered"
    PARTLY_ENFORCED = "partly_enforced", "部分执行到位", "recovered in part"
    ENDED_WITHOUT_WORK = "ended_without_work", "终止且未实质办理", "ended without substantial work"
    ENDED_AFTER_MEETING = (
        "ended_after_meeting",
        "终止于会见或者阅卷后",
        "ended after meeting or reading",
    )
    ENDED_AFTER_INVESTIGATION = (
        "ended_after_investigation",
        "终止于调查取证后",
        "ended after investigation",
    )
    ENDED_IN_PROCEEDINGS = "ended_in_proceedings", "终止于参加诉讼后", "ended in proceedings"


class Distance(Word):
    """Where the work was done, seen from the institution's prefecture-level city."""

    IN_CITY = "in_city", "本设区的市内", "in the city"
    OUT_OF_CITY = "out_of_city", "跨设区的市", "in another city of the province"
    OTHER_PROVINCE = "other_province", "跨省", "in another province"


class Difficulty(Word):
    """The officer's judgement of the work, where a schedule asks for it."""

    SIMPLE = "simple", "特别简单", "very simple"
    ORDINARY = "ordinary", "一般", "ordinary"
    HARD = "hard", "重大、疑难、复杂", "major, hard or complex"


class HandlerKind(Word):
    """Who did the work."""

    LAWYER = "lawyer", "律师", "lawyer"
    GRASSROOTS_LEGAL_WORKER = (
        "grassroots_legal_worker",
        "基层法律服务工作者",
        "grassroots legal worker",
    )
    HIRED_LEGAL_WORKER = "hired_legal_worker", "聘用法律服务工作者", "hired legal worker"
    VOLUNTEER = "volunteer", "法律援助志愿者", "volunteer"
    INSTITUTION_STAFF = "institution_staff", "法律援助机构工作人员", "institution staff"


@dataclass(frozen=True, slots=True)
class Pick:
    """A sum that an officer chose inside a range, in fen, and why."""

    fen: int
    reason: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """A direct cost with its paper: item (interpreter, travel …), fen, what the paper is."""

    item: str
    fen: int
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One piece of work to be paid; raises BadClaim when it contradicts itself.

    `group_size` counts the persons or cases of a set (1 = no set); `quantity` counts the days of
    duty or consultation, the documents drafted, the rounds read. `picks` maps rule ids to sums.
    """

    kind: ClaimKind | Kind
    stage: Stage | None = None
    outcome: Outcome = Outcome.COMPLETED
    grade: Grade | None = None
    distance: Distance = Distance.IN_CITY
    difficulty: Difficulty = Difficulty.ORDINARY
    handler: HandlerKind = HandlerKind.LAWYER
    holds_public_post: bool = False
    is_life_or_death: bool = False
    has_veto: bool = False
    group_size: int = 1
    quantity: int | Fraction = 1
    nights: int = 0
    hearing_days: int = 0
    picks: Mapping[str, Pick] = field(default_factory=dict)
    vouchers: tuple[Voucher, ...] = ()

    def __post_init__(self) -> None:
        """Refuse impossible counts, sums below zero, and picks without a reason."""
        if self.group_size < 1 or self.quantity <= 0 or self.nights < 0 or self.hearing_days < 0:
            raise BadClaim("a set has at least one member, a quantity is above zero")
        for rule_id, pick in self.picks.items():
            if pick.fen < 0 or not pick.reason.strip():
                raise BadClaim(f"the pick for {rule_id} needs a sum not below zero and a reason")
        for voucher in self.vouchers:
            if voucher.fen <= 0 or not voucher.paper.strip():
                raise BadClaim(f"the cost “{voucher.item}” needs a sum above zero and its paper")

    def facts(self) -> dict[str, str]:
        """The facts that a schedule's `when` may ask for, as words."""
        return {
            "kind": str(self.kind),
            "stage": str(self.stage or ""),
            "outcome": str(self.outcome),
            "grade": str(self.grade or ""),
            "distance": str(self.distance),
            "difficulty": str(self.difficulty),
            "handler": str(self.handler),
            "life_or_death": "yes" if self.is_life_or_death else "no",
            "veto": "yes" if self.has_veto else "no",
        }


# What a schedule may ask, and the words that it may answer with.
ASKABLE: dict[str, frozenset[str]] = {
    "kind": frozenset(ClaimKind),
    "stage": frozenset(Stage),
    "outcome": frozenset(Outcome),
    "grade": frozenset(Grade),
    "distance": frozenset(Distance),
    "difficulty": frozenset(Difficulty),
    "handler": frozenset(HandlerKind),
    "life_or_death": frozenset({"yes", "no"}),
    "veto": frozenset({"yes", "no"}),
}
