"""What the engine is told about one person and one matter: plain values, nothing looked up.

One `Facts` is one recipient with one matter at one institution (arts. 24-44). Money is integer fen,
days are dates. Whatever nobody has shown stays None or unknown, and the proposal says so.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from hengyuan.law.vocabulary import Basis, Kind, Stage


class Capacity(StrEnum):
    """Civil capacity of the person who is to receive the aid (art. 40)."""

    FULL = "full"
    LIMITED = "limited"
    NONE = "none"
    UNKNOWN = "unknown"


class Applicant(StrEnum):
    """Who applies for that person (arts. 24, 29, 40)."""

    SELF = "self"
    LEGAL_REPRESENTATIVE = "legal_representative"
    OTHER_LEGAL_REPRESENTATIVE = "other_legal_representative"
    NEAR_RELATIVE = "near_relative"
    AGENT = "agent"


class Role(StrEnum):
    """The person's place in a criminal case."""

    SUSPECT = "suspect"
    DEFENDANT = "defendant"
    RESPONDENT = "respondent"
    VICTIM = "victim"
    PRIVATE_PROSECUTOR = "private_prosecutor"
    CIVIL_PLAINTIFF = "civil_plaintiff"
    COMPLAINANT = "complainant"


class Injury(StrEnum):
    """What caused a personal injury (art. 31 item 7 names the first four)."""

    WORK = "work"
    TRAFFIC = "traffic"
    FOOD_DRUG = "food_drug"
    MEDICAL = "medical"
    OTHER = "other"


class Claim(StrEnum):
    """Where a claim comes from, as far as art. 42 item 3 and local rules ask."""

    PAY = "pay"
    WORK_INJURY = "work_injury"
    SOCIAL_SECURITY = "social_security"
    LABOUR_CONTRACT = "labour_contract"
    OTHER = "other"


class Sentence(StrEnum):
    """The heaviest sentence that is possible."""

    BELOW_FIXED_TERM = "below_fixed_term"
    UNDER_THREE_YEARS = "under_three_years"
    THREE_YEARS_OR_MORE = "three_years_or_more"
    LIFE = "life"
    DEATH = "death"


class ReviewCourt(StrEnum):
    """Which court reviews a death sentence (ruling 20)."""

    HIGH = "high"
    SUPREME = "supreme"


class Need(StrEnum):
    """How pressing a measure is."""

    NO = "no"
    POSSIBLE = "possible"
    YES = "yes"


class ShownBy(StrEnum):
    """How the finances were shown (art. 41)."""

    DATA_SHARE = "data_share"
    COMMITMENT = "commitment"
    PROOF = "proof"


class End(StrEnum):
    """How an earlier application on the same matter ended."""

    FINISHED = "finished"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    TERMINATED = "terminated"
    REFUSED_HANDLER = "refused_handler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A group or situation the person claims, and whether a paper shows it (ruling 16)."""

    group: str
    has_paper: bool = False
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One family member's monthly income in fen; who lives apart is not counted."""

    monthly_fen: int
    lives_together: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finances:
    """The household's finances; without figures nothing is shown, however solemn the promise."""

    shown_by: ShownBy | None = None
    per_head_monthly_fen: int | None = None
    members: tuple[Member, ...] = ()
    months_averaged: int | None = None
    assets: tuple[str, ...] = ()
    residence: str = ""
    recognised_by: str = ""

    @property
    def per_head(self) -> Fraction | None:
        """Monthly income per head in fen, exact; None when no figures were given."""
        if self.shown_by is None:
            return None
        if self.per_head_monthly_fen is not None:
            return Fraction(self.per_head_monthly_fen)
        together = [member.monthly_fen for member in self.members if member.lives_together]
        return Fraction(sum(together), len(together)) if together else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier application of the same person (RF-7, RF-8)."""

    end: End
    same_matter: bool = True
    same_ground: bool = True
    same_stage: bool = True
    was_wanted: bool = True
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The same application at another institution (EL-02)."""

    region: str
    received_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """A one-time notice of missing papers (art. 43 para 2) and what came of it."""

    due_on: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the tests (a) to (j) of ruling 15 ask; see docs/law/eligibility.md for each field.

    `applied_on` is the day of the application or of the notice; its rules apply (ruling 11) unless
    `rules_on` names another day or `as_if` carries an older case to the first day of the Law.
    """

    applied_on: date
    region: str
    kind: Kind = Kind.CIVIL
    basis: Basis = Basis.APPLICATION
    stage: Stage | None = None
    as_if: bool = False
    rules_on: date | None = None
    as_of: date | None = None

    place: str = ""
    has_designation_paper: bool = False
    capacity: Capacity = Capacity.FULL
    applicant: Applicant = Applicant.SELF
    representative_harms: bool = False
    is_detained: bool = False
    has_authority_paper: bool = False
    is_foreigner: bool = False
    has_treaty_or_reciprocity: bool | None = None
    missing_papers: tuple[str, ...] = ()
    supplement: Supplement | None = None

    has_retained_counsel: bool | None = False
    earlier: tuple[Earlier, ...] = ()
    is_retrial_complaint: bool = False

    role: Role | None = None
    criminal_code: str = ""
    possible_sentence: Sentence | None = None
    is_in_absentia: bool = False
    review_court: ReviewCourt | None = None
    notice_grounds: tuple[str, ...] = ()
    is_retrial_ordered: bool | None = None
    other_reasons: str = ""

    groups: tuple[Shown, ...] = ()
    age: int | None = None
    born_on: date | None = None
    has_steady_income: bool | None = None

    matter: str = ""
    local_matter: str = ""
    injury: Injury | None = None
    claim: Claim | None = None
    is_outside_bodies: bool = False
    is_opponent_unknown: bool = False

    finances: Finances = Finances()
    home_region: str = ""

    limitation_ends_on: date | None = None
    limitation_unclear: bool = False
    is_filed: bool = False
    preservation: Need = Need.NO
    other_urgency: bool = False

    opponent_is_recipient: bool | None = False
    conflict_hints: tuple[str, ...] = ()
    pending: tuple[Pending, ...] = ()
    recipients: int = 1
    needs_interpreter: tuple[str, ...] = ()

    @property
    def age_on_application(self) -> int | None:
        """Full years on the day of the application: a birthday counts from its own day."""
        if self.born_on is None:
            return self.age
        before_birthday = (self.applied_on.month, self.applied_on.day) < (
            self.born_on.month,
            self.born_on.day,
        )
        return self.applied_on.year - self.born_on.year - before_birthday

    def group(self, code: str) -> Shown | None:
        """The entry for a group, or None when it was not claimed."""
        for shown in self.groups:
            if shown.group == code:
                return shown
        return None
