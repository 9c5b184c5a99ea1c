"""The weights of the match score as a person writes and reads them: one figure a line."""

from collections.abc import Mapping
from typing import Any

from hengyuan.law.errors import UnknownRule
from hengyuan.law.matching.score import PartName
from hengyuan.law.matching.weights import NEUTRAL, PARTS, SCALES, Weights
from hengyuan.law.vocabulary import Grade

SCALE_NAMES = {
    "experience_years": ("执业满几年得满分", "years of practice for full points"),
    "field_years": ("本领域满几年得满分", "years in the field for full points"),
    "near_km": ("几公里以内得满分", "kilometres within which points are full"),
    "far_km": ("几公里以外得零分", "kilometres beyond which there are none"),
    "load_full": ("未结几件得零分", "open cases at which there are none"),
}


def _names() -> dict[str, tuple[str, str]]:
    """Each figure's key and how it is called; a grade's share has the grade's own word as key."""
    parts = {name: PartName.parse(name) for name in PARTS}
    found = {
        name: (f"{word.name_zh}满分", f"{word.name_en}, points") for name, word in parts.items()
    }
    found |= {name: SCALE_NAMES[name] for name in SCALES}
    for grade in Grade:
        found[grade.value] = (f"{grade.name_zh}得百分之几", f"percent for “{grade.name_en}”")
    return found | {NEUTRAL: ("未评定得百分之几", "percent while there is no grade")}


NAMES = _names()
_KEYS = {name: key for key, names in NAMES.items() for name in names}


def figures(weights: Weights, *, english: bool = False) -> tuple[tuple[str, int], ...]:
    """Every figure with its name, in the order of the score."""
    return figures_of(weights.as_values(), english=english)


def figures_of(values: Mapping[str, Any], *, english: bool = False) -> tuple[tuple[str, int], ...]:
    """The same for figures that a record kept."""
    flat = _flat(values)
    return tuple((names[english], flat[key]) for key, names in NAMES.items())


def _flat(values: Mapping[str, Any]) -> dict[str, int]:
    return {**{k: v for k, v in values.items() if k != "quality_percent"},
            **values["quality_percent"]}  # fmt: skip


def written_weights(weights: Weights, *, english: bool = False) -> str:
    """The figures, a line each; `weights_from` reads them again, in either language."""
    colon = ": " if english else "："
    return "\n".join(f"{name}{colon}{figure}" for name, figure in figures(weights, english=english))


def _check(found: Mapping[str, int]) -> None:
    """Raises UnknownRule for figures with which nobody could be scored."""
    zero = next((key for key in SCALES if found[key] < 1), None)
    if zero is not None:
        raise UnknownRule(f"“{NAMES[zero][0]}”至少为1")
    if found["far_km"] <= found["near_km"]:
        raise UnknownRule(f"“{NAMES['far_km'][0]}”须大于“{NAMES['near_km'][0]}”")
    if max(found[key] for key in (*(grade.value for grade in Grade), NEUTRAL)) > 100:
        raise UnknownRule("百分之几至多为100")
    if not any(found[part] for part in PARTS):
        raise UnknownRule("各项满分不能都是0")


def weights_from(text: str) -> dict[str, Any]:
    """The figures as plain values; raises UnknownRule naming the line, or what is missing."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        name, _, figure = (each.strip() for each in line.replace(":", "：", 1).partition("："))
        key = _KEYS.get(name)
        if key is None:
            known = "、".join(zh for zh, _en in NAMES.values())
            raise UnknownRule(f"第{number}行：没有“{name}”这一项；可以写：{known}")
        if key in found or not (figure.isascii() and figure.isdigit()):
            raise UnknownRule(f"第{number}行：{name}须写一次，是整数，如“{name}：20”")
        found[key] = int(figure)
    missing = [zh for key, (zh, _en) in NAMES.items() if key not in found]
    if missing:
        raise UnknownRule(f"还缺少：{'、'.join(missing)}")
    _check(found)
    shares = {key: found.pop(key) for key in (*(grade.value for grade in Grade), NEUTRAL)}
    return {**found, "quality_percent": shares}
