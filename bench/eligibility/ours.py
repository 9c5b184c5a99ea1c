"""The question, put to hengyuan.law.eligibility: ten tests, always traced, articles included."""

from datetime import date
from typing import Any

from question import measure, report

from hengyuan.law.eligibility import Facts, Finances, Member, Outcome, Shown, ShownBy, propose

ON = date(2026, 3, 2)
REGION = "990101"  # the fictional demo place: below 2000 yuan a head


def answer(household: dict[str, Any]) -> str:
    """The route that the engine proposes; a matter outside the list is stated as a local one."""
    named = household["matter"]
    is_known = named != "CV-99"
    proposal = propose(
        Facts(
            applied_on=ON,
            region=REGION,
            matter=named if is_known else "CV-09",
            local_matter="" if is_known else named,
            groups=(Shown(group=household["group"], has_paper=household["paper"]),),
            age=household["age"],
            has_steady_income=household["steady"],
            finances=Finances(
                shown_by=ShownBy.PROOF,
                members=tuple(Member(monthly_fen=fen) for fen in household["fen"]),
            ),
        )
    )
    if proposal.code == "RF-1":
        return "no-matter"
    if proposal.hardship.test is None:
        return proposal.hardship.code
    return "passes" if proposal.outcome is Outcome.PROPOSE_GRANT else "fails"


if __name__ == "__main__":
    report(traced=measure(answer))
