"""Which acts a complaint allows, and what each code is called. Plain values only."""

from hengyuan.law.complaints import Act, Finding, Helper, Measure, Move, State, moves_from, refusals
from hengyuan.law.complaints.instruments import ground

OVER = tuple(state for state in State if state.is_over)
OPEN = tuple(state for state in State if not state.is_over)
TONES = {
    State.RECEIVED: "soon", State.SUPPLEMENT: "paused", State.ACCEPTED: "act",
    State.REFUSED: "paused", State.MERGED: "paused", State.CHECKING: "act", State.DECIDED: "soon",
    State.REPLIED: "act", State.MEASURES: "act", State.CLOSED: "met",
}  # fmt: skip
ANSWER = "answer"  # the act of whoever is complained of; every other is the bureau's


def possible(state: str, *, asked_before: bool, finding: str) -> list[Move]:
    """What the bureau can do now; a complaint that was not found right has no measures."""
    moves = moves_from(State.parse(state), asked_before=asked_before)
    return [move for move in moves if not (move.act is Act.MEASURE and finding == Finding.NOT)]


def code_names(language: str) -> dict[str, str]:
    """What the codes of notes are called; `language` is zh or en."""
    words = [*Finding, *Helper, *Measure, *refusals()]
    names = {str(getattr(w, "value", getattr(w, "id", ""))): w for w in words}
    return {code: getattr(word, f"name_{language}") for code, word in names.items()}


def gravest(ground_ids: list[str]) -> str:
    """The ground under which the case's story is told: money before all others."""
    return min(ground_ids, key=lambda one: (not ground(one).is_money, ground_ids.index(one)))


WITH_PAPER = (Act.ASK_SUPPLEMENT, Act.ACCEPT, Act.REFUSE, Act.REPLY)


def has_paper(act: str, code: str) -> bool:
    """Whether an act leaves a paper: what the complainant is told, the letter to the bar."""
    return act in WITH_PAPER or (act == Act.MEASURE and code == Measure.BAR_LETTER)
