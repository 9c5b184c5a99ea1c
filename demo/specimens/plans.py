"""Which papers a dossier has, in the catalogue's order."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from demo.specimens.matter import CRIMINAL, INVESTIGATION, LABOUR, Matter
from demo.specimens.papers import court, evidence, handler, institution
from demo.specimens.sheet import Sheet

Maker = Callable[[Sheet], None]


@dataclass(frozen=True)
class Wanted:
    """A paper to be made: its type's id, who lays it out, its row, and how it is written."""

    kind: str
    by: str
    row: str
    make: Maker


def papers(matter: Matter, dice: random.Random, plan: frozenset[str]) -> list[Wanted]:
    """The papers of a dossier in filing order, before defects of order and of missing papers."""
    made = [Wanted("X-cover", "centre", "", institution.cover)]
    if dice.random() < 0.35 and matter.kind != INVESTIGATION:
        made += _institution(matter)
    made += {CRIMINAL: _criminal, INVESTIGATION: _investigation}.get(matter.kind, _civil)(
        matter, dice, plan
    )
    return made


def _institution(m: Matter) -> list[Wanted]:
    if m.basis == "notified":
        first = [Wanted("D-19", "court", "I-02n", institution.notice), _identity()]
        return first + _assigned()
    return [
        Wanted("D-02", "centre", "I-02", institution.application),
        _identity(),
        Wanted("D-04", "centre", "I-05", institution.finances),
        Wanted("D-05", "centre", "I-05", institution.declaration),
        Wanted("D-07", "centre", "I-07", institution.receipt),
        Wanted("D-10", "centre", "I-10", institution.approval),
        Wanted("D-11", "centre", "I-11", institution.decision),
        *_assigned(),
    ]


def _assigned() -> list[Wanted]:
    return [
        Wanted("D-14", "centre", "I-12", institution.assignment),
        Wanted("D-17", "centre", "I-13", institution.letter),
        Wanted("D-13", "centre", "I-14", institution.served),
    ]


def _identity() -> Wanted:
    return Wanted("X-identity", "copy", "I-03", institution.identity)


def _opening(m: Matter, dice: random.Random) -> list[Wanted]:
    made = [
        Wanted("D-14", "centre", "D-14", institution.assignment),
        Wanted("D-17", "centre", "D-17", institution.letter),
        Wanted("D-15", "firm", "D-15", handler.agreement),
    ]
    if not m.is_criminal:
        del made[1]
    if not m.is_criminal or dice.random() < 0.6:
        made.append(Wanted("D-16", "firm", "D-16", handler.power))
    return made


def _interviews(dice: random.Random, plan: frozenset[str]) -> list[Wanted]:
    made = [Wanted("D-22", "firm", "D-22", handler.interview)]
    if dice.random() < 0.6 and not plan & {"missing:D-22", "meeting_after_hearing"}:
        made.append(Wanted("D-22", "firm", "D-22-2", handler.second_interview))
    return made


def _copies(dice: random.Random, makers: tuple[Maker, ...], count: tuple[int, int]) -> list[Wanted]:
    chosen = dice.sample(makers, min(dice.randint(*count), len(makers)))
    made = [Wanted("", "copy", f"copy-{maker.__name__}", maker) for maker in chosen]
    if evidence.questioning in makers:
        made += [
            Wanted("", "copy", f"copy-{n}-讯", evidence.questioning)
            for n in range(dice.randint(2, 4))
        ]
    if evidence.contract in makers:
        made += [Wanted("", "copy", f"copy-{n}-证", evidence.questioning) for n in range(2)]
    return made


def _criminal(m: Matter, dice: random.Random, plan: frozenset[str]) -> list[Wanted]:
    made = _opening(m, dice) + _interviews(dice, plan)
    made.append(Wanted("D-23", "firm", "D-23", handler.file_notes))
    made += _copies(dice, evidence.CRIMINAL, (3, 8))
    if dice.random() < 0.3:
        made.append(Wanted("D-24", "firm", "D-24", handler.investigation))
    made += [
        Wanted("D-29", "firm", "D-29", handler.informing),
        Wanted("D-26", "firm", "D-26", handler.opinion),
        Wanted("X-indictment", "prosecutor", "X-indictment", court.indictment),
        Wanted("D-27a", "court", "D-27a", court.summons),
    ]
    made += _heard(dice)
    if dice.random() < 0.4 or "unsigned:X-plea" in plan:
        made.append(Wanted("X-plea", "prosecutor", "X-plea", court.plea))
    made.append(Wanted("X-judgment", "court", "X-judgment", court.judgment))
    return made + _ending(dice)


def _heard(dice: random.Random) -> list[Wanted]:
    made = [Wanted("D-27b", "court", "D-27b", court.hearing)]
    if dice.random() < 0.2:
        made.append(Wanted("D-25", "firm", "D-25", handler.outline))
    return made


def _ending(dice: random.Random) -> list[Wanted]:
    made = [Wanted("D-34", "firm", "D-34", handler.closing)]
    if dice.random() < 0.25:
        made.insert(0, Wanted("D-28", "firm", "D-28", handler.discussion))
    return made


def _investigation(m: Matter, dice: random.Random, plan: frozenset[str]) -> list[Wanted]:
    made = _opening(m, dice) + _interviews(dice, plan)
    made.append(Wanted("X-contact", "firm", "CD-05", handler.contact))
    made += _copies(dice, evidence.CRIMINAL, (7, 9))
    made.append(Wanted("D-24", "firm", "D-24", handler.investigation))
    made += [
        Wanted("D-29", "firm", "D-29", handler.informing),
        Wanted("D-26", "firm", "D-26", handler.opinion),
        Wanted("X-indictment", "police", "X-indictment", court.indictment),
    ]
    return made + _ending(dice)


def _civil(m: Matter, dice: random.Random, plan: frozenset[str]) -> list[Wanted]:
    made = _opening(m, dice) + _interviews(dice, plan)
    paper = "X-arbitration" if m.kind == LABOUR else "X-complaint"
    made += [
        Wanted(paper, "firm", paper, court.complaint),
        Wanted("X-evidence", "firm", "CV-06", court.evidence_list),
    ]
    made += _copies(dice, evidence.CIVIL, (5, 6))
    if dice.random() < 0.3:
        made.append(Wanted("D-24", "firm", "D-24", handler.investigation))
    made += [
        Wanted("D-27a", "court", "D-27a-1", court.accepted),
        Wanted("D-27a", "court", "D-27a", court.summons),
        *_heard(dice),
        Wanted("D-26", "firm", "D-26", handler.opinion),
        Wanted("D-29", "firm", "D-29", handler.informing),
        Wanted("X-judgment", "court", "X-judgment", court.judgment),
    ]
    return made + _ending(dice)
