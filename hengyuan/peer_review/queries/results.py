"""Reads of the use of results: which dossiers wait for a person's decision, and what was done."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hengyuan.law.qualification import ProviderKind
from hengyuan.law.review.standards import Veto
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Decision, Dossier, Measure, Round, Sheet
from hengyuan.peer_review.queries.rounds import standards_of
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.results import LETTERS, MeasureKind, Standing, proposed
from hengyuan.peer_review.rules.sheets import SheetState


@dataclass(frozen=True, slots=True)
class Offer:
    """One measure that a person may decide about, or decided about; `is_done` None before."""

    kind: MeasureKind
    done: Measure | None
    declined: Measure | None

    @property
    def told(self) -> Measure | None:
        """The last word on it."""
        return self.done or self.declined


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One dossier on the desk: the decision in force, what it proposes, what earlier ones left.

    `fallen` are measures whose decision was corrected since: their ground fell away.
    """

    dossier: Dossier
    decision: Decision
    vetoes: tuple[tuple[Veto, int], ...]
    offers: tuple[Offer, ...]
    fallen: tuple[Measure, ...]

    @property
    def is_corrected(self) -> bool:
        """Whether the grade is not unqualified any more."""
        return self.decision.grade != Grade.UNQUALIFIED


def follow_ups(round_: Round) -> list[FollowUp]:
    """The desk of a round: dossiers that are unqualified, and those that were and led to something.

    In a fixed number of queries.
    """
    decisions = _final_decisions(round_)
    wanted = {pk for pk, found in decisions.items() if _was_unqualified(found)}
    measures = _measures(wanted)
    vetoes = _vetoes(round_, wanted)
    found = [
        _follow_up(decisions[pk][-1], measures[pk], vetoes.get(pk, ())) for pk in decisions
        if pk in wanted and (measures[pk] or decisions[pk][-1].grade == Grade.UNQUALIFIED)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.is_corrected, one.dossier.code))


def follow_up_of(dossier: Dossier) -> FollowUp | None:
    """One dossier as the desk shows it; None where it does not stand there."""
    found = follow_ups(dossier.round)
    return next((one for one in found if one.dossier.pk == dossier.pk), None)


def measures_of(dossier: Dossier) -> list[Measure]:
    """What was decided about a dossier, the first first."""
    return _measures({dossier.pk})[dossier.pk]


def is_lawyer(dossier: Dossier) -> bool:
    """Whether the handler is a lawyer; of a dossier from elsewhere the list does not say."""
    handler = dossier.case.handler if dossier.case else None
    return handler is not None and handler.kind == ProviderKind.LAWYER


def standing_of(dossier: Dossier, last: Decision, measures: Iterable[Measure]) -> Standing:
    """What the rules ask about a dossier."""
    told_bar = any(
        one.is_done and one.kind == MeasureKind.BAR_LETTER and one.decision_id != last.pk
        for one in measures
    )
    return Standing(
        Grade.parse(last.grade), is_lawyer(dossier) or dossier.entry_id is not None,
        dossier.case is not None and dossier.case.handler_id is not None, told_bar,
    )  # fmt: skip


def _follow_up(
    last: Decision, measures: list[Measure], vetoes: tuple[tuple[Veto, int], ...]
) -> FollowUp:
    known = {(one.kind, one.is_done): one for one in measures if one.decision_id == last.pk}
    offers = tuple(
        Offer(kind, known.get((kind.value, True)), known.get((kind.value, False)))
        for kind in proposed(standing_of(last.dossier, last, measures))
    )
    fallen = tuple(one for one in measures if one.is_done and one.decision_id != last.pk)
    return FollowUp(last.dossier, last, vetoes, offers, fallen)


def _final_decisions(round_: Round) -> dict[UUID, list[Decision]]:
    """By dossier its final decisions, the first first."""
    rows = Decision.objects.filter(dossier__round=round_, is_final=True).select_related(
        "dossier__round", "dossier__case__handler", "dossier__case__firm", "dossier__entry",
        "dossier__institution",
    )  # fmt: skip
    found: dict[UUID, list[Decision]] = defaultdict(list)
    for one in rows.order_by("version"):
        found[one.dossier_id].append(one)
    return found


def _was_unqualified(decisions: Iterable[Decision]) -> bool:
    return any(one.grade == Grade.UNQUALIFIED for one in decisions)


def _measures(dossiers: Iterable[UUID]) -> dict[UUID, list[Measure]]:
    rows = Measure.objects.filter(dossier__in=list(dossiers))
    found: dict[UUID, list[Measure]] = defaultdict(list)
    for one in rows.select_related("done_by", "hold", "decision").order_by("done_at"):
        found[one.dossier_id].append(one)
    return found


def _vetoes(round_: Round, dossiers: Iterable[UUID]) -> dict[UUID, tuple[tuple[Veto, int], ...]]:
    """By dossier the vetoes that readers signed, and how many did."""
    standards = standards_of(round_)
    rows = Sheet.objects.filter(dossier__in=list(dossiers), state=SheetState.SIGNED)
    counts: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    fields = {}
    for sheet in rows.select_related("dossier"):
        fields[sheet.dossier_id] = Field.parse(sheet.dossier.field)
        for name in marks_of(sheet).vetoes:
            counts[sheet.dossier_id][name] += 1
    return {
        pk: tuple((veto, named[veto.id]) for veto in standards[fields[pk]].vetoes
                  if veto.id in named)
        for pk, named in counts.items()
    }  # fmt: skip


def letter_of(dossier: Dossier, measure_id: UUID) -> Measure | None:
    """A letter that was decided on, with what it is printed from."""
    kinds = [kind.value for kind in LETTERS]
    rows = Measure.objects.filter(dossier=dossier, pk=measure_id, is_done=True, kind__in=kinds)
    return rows.select_related(
        "decision__replaces", "dossier__round__organisation", "dossier__case__handler",
        "dossier__case__firm", "dossier__entry",
    ).first()  # fmt: skip
