"""Who does what in the pool, what a yearly re-check concludes, which matters a page asks about."""

from dataclasses import dataclass

from hengyuan.law.qualification import Brief
from hengyuan.law.vocabulary import Kind, Stage, Word
from hengyuan.people.rules import Role

PREPARING = (Role.ASSIGNER, Role.HEAD)  # keep the pool from day to day
DECIDING = (Role.HEAD, Role.BUREAU_OFFICER)  # grade, exit, duty load, re-check, publication


class Conclusion(Word):
    """What a yearly re-check concludes; whether somebody leaves is an act of its own."""

    KEPT = "kept", "留库", "stays"
    RECTIFY = "rectify", "限期改正", "to mend within a time"
    LEAVE = "leave", "建议退出", "should leave"


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of matter that a member's page asks the rules of assignment about."""

    name_zh: str
    kind: Kind
    stage: Stage
    is_life_or_death: bool = False
    is_minor: bool = False
    is_plea_help: bool = False

    def brief(self, **place: object) -> Brief:
        """The matter at a place on a day, as the rules of assignment ask for it."""
        return Brief(
            kind=self.kind,
            stage=self.stage,
            is_life_or_death=self.is_life_or_death,
            is_minor=self.is_minor,
            is_plea_help=self.is_plea_help,
            **place,  # type: ignore[arg-type]  # on and region
        )


_TRIAL = Stage.TRIAL_FIRST_INSTANCE
MATTERS = (
    Matter("民事案件", Kind.CIVIL, _TRIAL),
    Matter("劳动争议仲裁", Kind.LABOUR_ARBITRATION, Stage.LABOUR_ARBITRATION),
    Matter("行政案件", Kind.ADMINISTRATIVE, _TRIAL),
    Matter("刑事辩护", Kind.CRIMINAL, _TRIAL),
    Matter("可能判处无期徒刑、死刑的案件", Kind.CRIMINAL, _TRIAL, is_life_or_death=True),
    Matter("死刑复核案件", Kind.CRIMINAL, Stage.DEATH_REVIEW),
    Matter("未成年人案件", Kind.CRIMINAL, _TRIAL, is_minor=True),
    Matter("认罪认罚法律帮助", Kind.DUTY_HELP, Stage.PROSECUTION_REVIEW, is_plea_help=True),
)
