"""What must hold before a subsidy is signed and paid (subsidy preconditions)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Precondition:
    """One line of the checklist, with whether it holds."""

    id: str
    text: str
    holds: bool


def preconditions(
    *, has_result: bool, has_first: bool, has_second: bool, is_archived: bool, is_public_post: bool
) -> tuple[Precondition, ...]:
    """The checklist as it stands for a case; a person signs when all hold."""
    return (
        Precondition("P-1", "有结案日期及证明材料", has_result),
        Precondition("P-2", "一级审查通过", has_first),
        Precondition("P-3", "二级审查通过", has_second),
        Precondition("P-4", "案卷已归档", is_archived),
        Precondition("P-5", "承办人不是公职人员", not is_public_post),
    )
