"""What the filters of assignment are asked about and what they answer: plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.vocabulary import CriminalSide, Grade, Kind, Stage, Word


class ProviderKind(Word):
    """Who may serve in legal aid (法律援助法 arts. 12–17)."""

    LAWYER = "lawyer", "律师", "lawyer"
    GRASSROOTS_LEGAL_WORKER = (
        "grassroots_legal_worker",
        "基层法律服务工作者",
        "grassroots legal worker",
    )
    INSTITUTION_STAFF = "institution_staff", "法律援助机构工作人员", "institution staff"
    VOLUNTEER = "volunteer", "法律援助志愿者", "volunteer"


class Answer(StrEnum):
    """What a rule says about a candidate."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    CONDITION = "condition"  # eligible once the condition is met
    PREFERENCE = "preference"  # another would be preferred, nothing forbids


class CapitalReading(StrEnum):
    """Which experience art. 26 asks for; the ruling's default is the stricter."""

    CRIMINAL_DEFENCE = "criminal_defence"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPost:
    """A post as judge or prosecutor that somebody left, and at which authority."""

    authority: str
    left_on: date
    was_dismissed: bool = False


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A place on the map, north and east in millionths of a degree."""

    latitude: int
    longitude: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who might be assigned. Parties and firms are opaque ids, equal when the same.

    `has_passed_check` None means that nobody looked yet. `interests` are the parties whose
    interest is the candidate's own or a near relative's; `acts_for` the parties for whom the
    candidate acts or acted in this matter; `acts_against` the parties against whom the candidate
    acts in another matter that is not closed; `had_this_case` who handed this very case over
    before; `defends` the accused defended in it or a linked one.
    `fields` are (field, full years in it); `open_load` the cases not closed; the last seven are
    asked by the match score only; `quality_said` is the source of the grade, in two languages.
    """

    kind: ProviderKind
    firm: str = ""
    district: str = ""
    has_lawyer_licence: bool = False
    has_legal_qualification: bool = False
    is_student: bool = False
    has_passed_check: bool | None = True
    is_suspended: bool = False
    is_firm_stopped: bool = False
    hold: str = ""
    licensed_on: date | None = None
    criminal_since: date | None = None
    knows_minors: bool = False
    is_woman: bool = False
    languages: frozenset[str] = frozenset()
    cases_this_month: int = 0
    cases_this_year: int = 0
    interests: frozenset[str] = frozenset()
    acts_for: frozenset[str] = frozenset()
    acts_against: frozenset[str] = frozenset()
    had_this_case: bool = False
    defends: frozenset[str] = frozenset()
    former_post: FormerPost | None = None
    id: str = ""
    office: Coordinates | None = None
    fields: tuple[tuple[str, int], ...] = ()
    open_load: int = 0
    last_assigned_on: date | None = None
    quality: Grade | None = None
    quality_said: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The matter to be assigned, on the day of assignment.

    `aided_opponent_firms` are firms that act for an opponent who is aided too; `other_side_firms`
    those that act for the victim when this is the accused, or the other way round. `wishes` are
    the ids of those whom the recipient named, the first first; `field` is the field of practice.
    """

    kind: Kind
    stage: Stage
    on: date
    region: str
    side: CriminalSide = CriminalSide.DEFENCE
    is_life_or_death: bool = False
    is_minor: bool = False
    prefers_woman: bool = False
    is_plea_help: bool = False
    is_group: bool = False
    is_single_firm_county: bool = False
    languages: frozenset[str] = frozenset()
    has_interpreter: bool = False
    recipients: frozenset[str] = frozenset()
    opponents: frozenset[str] = frozenset()
    co_accused: frozenset[str] = frozenset()
    aided_opponent_firms: frozenset[str] = frozenset()
    other_side_firms: frozenset[str] = frozenset()
    authority: str = ""
    field: str = ""
    place: Coordinates | None = None
    wishes: tuple[str, ...] = ()

    @property
    def is_defence(self) -> bool:
        """Defence of an accused (not help on duty, not agency)."""
        treated = self.stage is Stage.COMPULSORY_TREATMENT
        return self.kind is Kind.CRIMINAL and self.side is CriminalSide.DEFENCE and not treated

    @property
    def is_capital(self) -> bool:
        """Whether art. 26 asks for experience: life or death possible, or a death review."""
        return self.is_defence and (self.is_life_or_death or self.stage is Stage.DEATH_REVIEW)

    @property
    def is_litigation(self) -> bool:
        """Whether somebody appears as agent or defender before an authority."""
        out_of_court = {Stage.MEDIATION, Stage.PRE_SUIT, Stage.LABOUR_ARBITRATION}
        other = {Stage.RECONSIDERATION, Stage.CONSULTATION, Stage.DRAFTING}
        return self.kind is Kind.CRIMINAL or self.stage not in out_of_court | other


@dataclass(frozen=True, slots=True)
class Policy:
    """The values that hold at a place on a day; years, cases a month, readings."""

    capital_rule: str
    capital_years: int
    capital_reading: CapitalReading
    plea_duty_years: int
    monthly_cap: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer about one candidate, with its reason."""

    rule_id: str
    name_zh: str
    answer: Answer
    reason_zh: str
    cites: tuple[Citation, ...]
    sure: Sureness
