"""What a proposed standard would have changed: signed sheets worked out again under it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hengyuan.law.errors import LawError
from hengyuan.law.review.scoring import work_out
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.orgs.rules import region_range
from hengyuan.peer_review.models import Sheet
from hengyuan.peer_review.rules.sheets import SheetState

SINCE = timedelta(days=730)
MOST, BLOCK = 2_000, 500


@dataclass(frozen=True, slots=True)
class Flip:
    """So many sheets that would be proposed another grade."""

    before: Grade
    after: Grade
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts alone: what was read, what stays, what flips, what cannot be worked out.

    `unable` lack answers to items that the new version asks for. `is_cut`: only the newest were
    read.
    """

    read: int
    same: int
    unable: int
    flips: tuple[Flip, ...]
    is_cut: bool

    @property
    def flipped(self) -> int:
        """How many sheets would be proposed another grade."""
        return sum(one.count for one in self.flips)


def preview_of(standard: Standard, region: str, at: datetime) -> Preview:
    """Signed sheets of its field and of a region, of two years, the newest first.

    Beside the grade that was proposed when the sheet was signed stands what the same answers
    would propose. No sheet changes.
    """
    found: Counter[tuple[Grade, Grade] | None] = Counter()
    for sheet in _signed(standard, region, at):
        found[_both(standard, sheet)] += 1
    flips = [
        Flip(*pair, count)
        for pair, count in found.most_common()
        if pair is not None and pair[0] is not pair[1]
    ]
    read, unable = found.total(), found[None]
    same = read - unable - sum(one.count for one in flips)
    return Preview(read, same, unable, tuple(flips), read == MOST)


def _signed(standard: Standard, region: str, at: datetime) -> Iterator[Sheet]:
    rows = Sheet.objects.filter(
        state=SheetState.SIGNED, dossier__field=standard.field.value,
        dossier__round__region__range=region_range(region),
        dossier__round__opened_at__gte=at - SINCE,
    )  # fmt: skip
    newest = rows.select_related("dossier").order_by("-signed_at", "pk")[:MOST]
    columns = ("marks", "proposed", "dossier__proceeding", "dossier__components")
    return newest.only(*columns).iterator(chunk_size=BLOCK)


def _both(standard: Standard, sheet: Sheet) -> tuple[Grade, Grade] | None:
    """The grade that was proposed, and the one that would be; None where either is not known."""
    stage, components = Stage.parse(sheet.dossier.proceeding), sheet.dossier.components
    try:
        after = work_out(standard, stage, Marks.of(sheet.marks), components).proposed
    except (KeyError, LawError):
        return None
    if after is None or not sheet.proposed:
        return None
    return Grade.parse(sheet.proposed), after
