"""Which defects can be planted, in which papers, and the rule that should find each."""

import random
from dataclasses import dataclass

from demo.specimens.matter import CIVIL, CRIMINAL, INVESTIGATION, LABOUR


@dataclass(frozen=True)
class Defect:
    """A defect: the rule that should find it, and the papers in which it can be planted.

    `others` are papers whose pages the rule may point at as well (both ends of an order of days),
    `also` rules that may speak of the same pages, `of_kinds` the matters it fits (empty: all).
    """

    rule: str
    papers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    of_kinds: tuple[str, ...] = ()


_TRIALS = (CRIMINAL, CIVIL)
_HEARD = (CRIMINAL, CIVIL, LABOUR)
_SIGNED = (
    "D-13", "D-15", "D-16", "D-22", "D-26", "D-29", "D-34", "X-plea", "X-complaint",
)  # fmt: skip
_SEALED = ("D-14", "D-17", "D-27a", "X-judgment", "X-indictment", "D-11", "D-07", "D-19")
_NEEDED = ("D-15", "D-17", "D-23", "D-26", "D-29", "D-34", "X-judgment", "X-complaint")
_HEARING = ("D-27b", "D-27a")
DEFECTS = {
    "missing": Defect("IN-01", _NEEDED),
    "order": Defect("IN-02", ("D-22", "D-26", "D-29", "D-34")),
    "blank": Defect("IN-03", ("D-29",), also=("IN-04", "IN-10", "IN-11")),
    "unsigned": Defect("IN-04", _SIGNED),
    "unsealed": Defect("IN-05", _SEALED),
    "party": Defect("IN-06", ("D-22", "D-26", "D-29", "D-34")),
    "number": Defect("IN-07", ("D-17", "D-26", "D-34"), of_kinds=_TRIALS),
    "agreement_after_hearing": Defect("IN-08", ("D-15",), _HEARING, of_kinds=_HEARD),
    "reading_after_opinion": Defect("IN-08", ("D-23",), ("D-26",), of_kinds=(CRIMINAL,)),
    "meeting_after_hearing": Defect("IN-08", ("D-22",), _HEARING, of_kinds=_HEARD),
    "opinion_after_judgment": Defect("IN-08", ("D-26",), ("X-judgment",), of_kinds=_HEARD),
    "short_interview": Defect("IN-09", ("D-22",)),
    "no_rights": Defect("IN-10", ("D-22",), ("D-29",)),
    "no_risk": Defect("IN-11", ("D-22",), ("D-29",)),
    "no_page_refs": Defect("IN-12", ("D-23",), of_kinds=(CRIMINAL,)),
    "short_opinion": Defect("IN-13", ("D-26",)),
    "copied_opinion": Defect("IN-15", ("D-26",)),
    "copied_interview": Defect("IN-16", ("D-22",)),
    "printed_questions": Defect("IN-17", ("D-22",)),
    "substitute": Defect("IN-18", ("D-27b", "X-judgment"), of_kinds=_HEARD),
    "overdue": Defect("IN-19", ("D-34",), ("X-cover", "X-judgment", "X-indictment")),
}
# Planted in one paper, which is drawn: unsigned:D-15.
ONE_PAPER = ("missing", "order", "blank", "unsigned", "unsealed", "party", "number")
# Seen only beside another dossier.
NEEDS_A_TWIN = ("copied_opinion", "copied_interview")


def drawn(kind: str, dice: random.Random, count: int, rules: frozenset[str]) -> list[str]:
    """Some defects for a dossier of a kind, each of another rule and in a paper of its own.

    Only such as these rules look for, and only in papers that every dossier of the kind has.
    """
    names = [
        name
        for name, defect in DEFECTS.items()
        if defect.rule in rules
        and name not in NEEDS_A_TWIN
        and (not defect.of_kinds or kind in defect.of_kinds)
    ]
    dice.shuffle(names)
    found: list[str] = []
    used: set[str] = set()
    gone: set[str] = set()
    kept: set[str] = set()
    for name in names:
        defect = DEFECTS[name]
        needed = set(defect.others) if name not in ONE_PAPER else set()
        if needed & gone:
            continue  # an order of days needs both ends
        choices = [one for one in defect.papers if one in _always(kind) and one not in used]
        if name == "missing":
            choices = [one for one in choices if one not in kept]
        if not choices or (set(defect.papers) & used and name not in ONE_PAPER):
            continue
        if defect.rule in {DEFECTS[one.partition(":")[0]].rule for one in found}:
            continue
        paper = dice.choice(choices)
        found.append(f"{name}:{paper}" if name in ONE_PAPER else name)
        gone |= {paper} if name == "missing" else set()
        kept |= needed
        used |= {paper} if name in ONE_PAPER else set(defect.papers)
        if len(found) == count:
            break
    return found


def _always(kind: str) -> set[str]:
    """The papers that every dossier of a kind has, whatever its dice say."""
    common = {"D-14", "D-15", "D-22", "D-26", "D-29", "D-34"}
    if kind == CRIMINAL:
        return common | {"D-17", "D-23", "X-indictment", "D-27a", "D-27b", "X-judgment"}
    if kind == INVESTIGATION:
        return common | {"D-17", "X-indictment"}
    own = set() if kind == LABOUR else {"X-complaint"}
    return common | own | {"D-16", "D-27a", "D-27b", "X-judgment"}
