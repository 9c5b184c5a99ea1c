"""The answer of a verification: sound or not, the first difference, what could not be checked."""

from dataclasses import dataclass
from typing import Any

from hengyuan.law.draw.words import CAUTIONS, DIFFERENCES, STAGES, Stage


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that is not as it must be: its code, where it stands, what was expected."""

    code: str
    where: str = ""
    round: int = 0
    values: tuple[tuple[str, str], ...] = ()

    @property
    def text_zh(self) -> str:
        """The difference in plain Chinese."""
        return DIFFERENCES[self.code][0].format(where=self.where, **dict(self.values))

    @property
    def text_en(self) -> str:
        """The difference in plain English."""
        return DIFFERENCES[self.code][1].format(where=self.where, **dict(self.values))

    def as_dict(self) -> dict[str, Any]:
        """The difference for programs."""
        words = {"zh": self.text_zh, "en": self.text_en}
        return {"code": self.code, "where": self.where, "round": self.round} | words


@dataclass(frozen=True, slots=True)
class Caution:
    """What this verification could not see, or what the round left to trust."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def text_zh(self) -> str:
        """The caution in plain Chinese."""
        return CAUTIONS[self.code][0].format(**dict(self.values))

    @property
    def text_en(self) -> str:
        """The caution in plain English."""
        return CAUTIONS[self.code][1].format(**dict(self.values))

    def as_dict(self) -> dict[str, Any]:
        """The caution for programs."""
        return {"code": self.code, "zh": self.text_zh, "en": self.text_en}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sound when there is no difference; `passed` are the stages that were checked and hold."""

    difference: Difference | None
    passed: tuple[Stage, ...]
    cautions: tuple[Caution, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything that was checked holds."""
        return self.difference is None

    def as_dict(self) -> dict[str, Any]:
        """The verdict for programs."""
        return {
            "sound": self.is_sound,
            "difference": self.difference.as_dict() if self.difference else None,
            "passed": [
                {"code": each.value, "zh": STAGES[each][0], "en": STAGES[each][1]}
                for each in self.passed
            ],
            "cautions": [each.as_dict() for each in self.cautions],
        }


def differs(code: str, where: str = "", **values: object) -> Difference:
    """A difference with the values that its sentence names."""
    return Difference(code, where, values=tuple((key, str(each)) for key, each in values.items()))


def caution(code: str, **values: object) -> Caution:
    """A caution with the values that its sentence names."""
    return Caution(code, tuple((key, str(each)) for key, each in values.items()))
