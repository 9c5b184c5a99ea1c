"""One specimen: a matter, its papers in their layouts, the defects planted, and the truth."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from demo.specimens import press
from demo.specimens.defects import DEFECTS, ONE_PAPER
from demo.specimens.matter import CRIMINAL, INVESTIGATION, KINDS, Matter, matter_of
from demo.specimens.papers import institution
from demo.specimens.papers.sets import made_by, words_of
from demo.specimens.plans import Wanted, papers
from demo.specimens.shaken import shaken
from demo.specimens.sheet import Sheet
from demo.specimens.stock import Stock
from demo.specimens.truth import PaperTruth, Planted, Truth

__all__ = [
    "DEVELOPMENT", "EIGHTH", "FIFTH", "FOURTH", "HELD_OUT", "KINDS", "NINTH", "SECOND", "SEVENTH",
    "SIXTH", "TENTH", "THIRD", "Specimen", "specimen",
]  # fmt: skip
DEVELOPMENT = (0, 1, 2, 3, 4)
HELD_OUT = (5, 6, 7, 8, 9)
SECOND = (10, 11, 12)
THIRD = (13, 14, 15)
FOURTH = (16, 17, 18)
FIFTH = (19, 20, 21)
SIXTH = (22, 23, 24)
SEVENTH = (25, 26, 27)
EIGHTH = (28, 29, 30)
NINTH = (31, 32, 33)
TENTH = (34, 35, 36)
HAPPENED = {INVESTIGATION: ("moved_to_prosecution",)}


@dataclass(frozen=True)
class Specimen:
    """A dossier as the bytes of a PDF with a text layer, and what is known of it."""

    pdf: bytes
    truth: Truth

    @property
    def asked(self) -> str:
        """What `hengyuan inspect --kind` is given."""
        return self.truth.kind

    @cached_property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.truth.texts)


def specimen(
    seed: int,
    kind: str = CRIMINAL,
    defects: Sequence[str] = (),
    *,
    basis: str = "application",
    layouts: Sequence[int] = DEVELOPMENT,
    twin: int | None = None,
    renamed: Mapping[str, str] | None = None,
    shakes: frozenset[str] = frozenset(),
) -> Specimen:
    """A dossier from a seed with the defects of these names (keys of DEFECTS) planted.

    A name may be pinned to a paper: unsigned:D-15. `twin` is the seed whose opinion is copied with
    copied_opinion, whose interview with copied_interview. The sayings are those of the set of the
    first layout. `renamed` gives fields of the matter other words in otherwise the same world:
    'firm': '…', 'recipient': '…'. `shakes` are some of those in `shaken`. Raises KeyError for an
    unknown defect, ValueError for one that finds no paper.
    """
    dice = random.Random(f"specimen {kind} {basis} {seed}")
    matter = matter_of(kind, basis, seed, words_of(layouts[0]))
    if twin is not None:
        _copy(matter, twin, words_of(layouts[0]), defects)
    if renamed:
        matter.rename(renamed)
    by = {who: dice.choice(layouts) for who in ("centre", "firm", "court", "prosecutor", "police")}
    plan = _pinned(matter, dice, defects)
    wanted = papers(matter, random.Random(f"papers {kind} {seed}"), plan)
    if (
        not _touches(plan, "D-22", "D-29", "no_rights", "no_risk", "printed")
        and dice.random() < 0.2
    ):
        plan |= {"told_on_paper"}
    wanted = _rearranged(wanted, matter, plan)
    sheets = [_written(matter, one, by, dice, layouts, plan, shakes) for one in wanted]
    sheets.insert(1, Sheet(matter, "X-cover", by["centre"], "", plan))
    return _bound(seed, matter, sheets, plan)


def _copy(matter: Matter, twin: int, words: str, defects: Sequence[str]) -> None:
    """Put another matter's opinion or interview in the place of this one's, names exchanged."""
    other = matter_of(matter.kind, matter.basis, twin, words)
    if "copied_interview" in defects:
        matter.interview = other.interview
        _exchange(matter.interview, matter, "recipient", "other", "witness", "witness2")
    if "copied_interview" not in defects or "copied_opinion" in defects:
        matter.opinion = other.opinion
        _exchange(matter.opinion, matter, "recipient")


def _exchange(stock: Stock, matter: Matter, *names: str) -> None:
    """Put this matter's names where another matter's stand."""
    for name in names:
        theirs, ours = stock.values[name], matter.stock.values[name]
        stock.values = {key: said.replace(theirs, ours) for key, said in stock.values.items()}


def _pinned(matter: Matter, dice: random.Random, defects: Sequence[str]) -> frozenset[str]:
    """The defects, each that is planted in one paper pinned to one that this dossier has."""
    likely = {one.kind for one in papers(matter, random.Random(0), frozenset(defects))}
    found = set()
    for name in defects:
        base, _, paper = name.partition(":")
        if base not in ONE_PAPER or paper:
            found.add(name)
            continue
        choices = [one for one in DEFECTS[base].papers if one in likely and one not in _RARE]
        found.add(f"{base}:{dice.choice(choices)}")
    return frozenset(found)


_RARE = {"D-11", "D-07", "D-19", "D-13"}  # papers that not every dossier of a kind has


def _touches(plan: frozenset[str], *words: str) -> bool:
    return any(word in name for name in plan for word in words)


def _rearranged(wanted: list[Wanted], matter: Matter, plan: frozenset[str]) -> list[Wanted]:
    """The papers without what is missing, with what is out of order moved."""
    gone = {name.partition(":")[2] for name in plan if name.startswith("missing:")}
    if "D-15" in gone and matter.is_criminal:
        gone.add("D-16")
    kept = [one for one in wanted if one.kind not in gone]
    for name in plan:
        base, _, paper = name.partition(":")
        if base != "order":
            continue
        at = next(i for i, one in enumerate(kept) if one.kind == paper)
        moved = kept.pop(at)
        first = next(i for i, one in enumerate(kept) if one.row == "D-14") + 1
        kept.insert(len(kept) - 1 if paper == "D-22" else first, moved)
    return kept


def _written(
    matter: Matter,
    wanted: Wanted,
    by: dict[str, int],
    dice: random.Random,
    layouts: Sequence[int],
    plan: frozenset[str],
    shakes: frozenset[str] = frozenset(),
) -> Sheet:
    layout = by[wanted.by] if wanted.by in by else dice.choice(layouts)
    sheet = Sheet(matter, wanted.kind, layout, wanted.row, plan)
    if shakes:
        shaken(sheet, shakes, random.Random(f"{matter.drawn_as} {wanted.row} {layout}"))
    made_by(wanted.make, layout)(sheet)
    return sheet


def _bound(seed: int, matter: Matter, sheets: list[Sheet], plan: frozenset[str]) -> Specimen:
    """The papers printed and bound, with the truth of each page."""
    made = {i: press.printed(sheet) for i, sheet in enumerate(sheets) if i != 1}
    counts = {i: press.pages_of(content) for i, content in made.items()}
    rows, page = [], 1
    for i, sheet in enumerate(sheets[2:], start=2):
        rows.append((sheet.truth.title, f"{page}-{page + counts[i] - 1}"))
        page += counts[i]
    made_by(institution.contents, sheets[1].layout)(sheets[1], rows)
    made[1] = press.printed(sheets[1])
    counts[1] = press.pages_of(made[1])
    page = 1
    for i, sheet in enumerate(sheets):
        sheet.truth.first, sheet.truth.last = page, page + counts[i] - 1
        page += counts[i]
    pdf = press.bound([made[i] for i in range(len(sheets))])
    papers_known = [sheet.truth for sheet in sheets]
    late = "overdue" if "overdue" in plan else "closed"
    truth = Truth(
        seed, matter.kind, matter.basis, matter.days[late], matter.recipient, matter.number,
        HAPPENED.get(matter.kind, ()), papers_known, planted(plan, papers_known), press.words(pdf),
    )  # fmt: skip
    return Specimen(pdf, truth)


def planted(plan: frozenset[str], known: list[PaperTruth]) -> list[Planted]:
    """Where each defect of a plan stands. Raises ValueError where its paper is not there."""
    found = []
    for name in sorted(plan):
        base, _, paper = name.partition(":")
        if base not in DEFECTS:
            continue  # a manner of writing, no defect: told_on_paper
        defect = DEFECTS[base]
        if base == "missing":
            found.append(Planted(base, defect.rule, row=paper))
            continue
        wanted = (paper,) if paper else defect.papers
        pages = _pages(known, wanted)
        if not pages:
            raise ValueError(f"{name}: no such paper in this dossier")
        also = _pages(known, defect.others)
        found.append(Planted(base, defect.rule, (*pages, *also), also=defect.also))
    return found


def _pages(known: list[PaperTruth], kinds: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        page for one in known if one.kind in kinds for page in range(one.first, one.last + 1)
    )
