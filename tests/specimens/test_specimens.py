"""The maker of specimens: the same seed, the same truth; layouts that differ; defects told."""

import re
from datetime import timedelta
from functools import cache
from itertools import combinations, pairwise

import pytest

from demo.specimens import (
    DEFECTS,
    DEVELOPMENT,
    EIGHTH,
    FIFTH,
    FOURTH,
    HELD_OUT,
    KINDS,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    specimen,
)
from demo.specimens.defects import NEEDS_A_TWIN
from demo.specimens.dossiers import planted
from demo.specimens.matter import CRIMINAL, matter_of
from demo.specimens.papers import court, evidence, handler, institution, sets
from demo.specimens.press import printed, source, words
from demo.specimens.sheet import Sheet

PAPERS = {
    "X-cover": institution.cover, "D-02": institution.application, "D-04": institution.finances,
    "D-05": institution.declaration, "D-07": institution.receipt, "D-10": institution.approval,
    "D-11": institution.decision, "D-13": institution.served, "D-14": institution.assignment,
    "D-15": handler.agreement, "D-16": handler.power, "D-17": institution.letter,
    "D-19": institution.notice, "D-22": handler.interview, "D-23": handler.file_notes,
    "D-24": handler.investigation, "D-25": handler.outline, "D-26": handler.opinion,
    "D-27a": court.summons, "D-27b": court.hearing, "D-28": handler.discussion,
    "D-29": handler.informing, "D-34": handler.closing, "X-contact": handler.contact,
    "X-complaint": court.complaint, "X-evidence": court.evidence_list,
    "X-indictment": court.indictment, "X-judgment": court.judgment, "X-plea": court.plea,
}  # fmt: skip


LATER = (HELD_OUT, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, TENTH)
ALL = tuple(layout for layouts in (DEVELOPMENT, *LATER) for layout in layouts)


def test_the_same_seed_gives_the_same_truth():
    one, again = specimen(5, defects=("unsigned:D-22",)), specimen(5, defects=("unsigned:D-22",))
    assert one.truth.as_plain() == again.truth.as_plain()
    assert one.truth.as_plain() != specimen(6).truth.as_plain()


@pytest.mark.parametrize("layouts", LATER)
@pytest.mark.parametrize("kind", KINDS)
def test_a_dossier_has_as_many_pages_as_a_real_one(kind, layouts):
    for seed in range(3):
        made = specimen(seed, kind, layouts=layouts)
        assert 30 <= made.pages <= 80
        assert all(made.truth.kind_of(page) is not None for page in range(1, made.pages + 1))
        assert {paper.layout for paper in made.truth.papers} <= set(layouts)


def paper(kind, layout, matter=CRIMINAL):
    """A paper of a type as its layout writes it."""
    words = sets.words_of(layout)
    sheet = Sheet(matter_of(matter, "application", 3, words), kind, layout, kind, frozenset())
    sets.made_by(PAPERS[kind], layout)(sheet)
    return sheet


@pytest.mark.parametrize("kind", PAPERS)
def test_a_type_has_a_layout_of_its_own_each_time(kind):
    assert len({source(paper(kind, layout)) for layout in ALL}) == len(ALL)


@pytest.mark.parametrize("layouts", LATER)
def test_wordings_held_out_are_not_only_those_of_earlier_sets(layouts):
    new = 0
    for kind in PAPERS:
        for_sake = {paper(kind, layout).truth.title for layout in layouts}
        before = {paper(kind, layout).truth.title for layout in ALL if layout < layouts[0]}
        new += bool(for_sake - before)
    assert new > 0.8 * len(PAPERS)


@pytest.mark.parametrize("layouts", LATER[1:])
@pytest.mark.parametrize("matter", KINDS)
def test_a_later_set_writes_every_paper_of_every_matter(matter, layouts):
    for layout in layouts:
        for kind in PAPERS:
            assert words(printed(paper(kind, layout, matter)))[0].strip()
        for make in (*evidence.CRIMINAL, *evidence.CIVIL, court.accepted, handler.second_interview):
            assert sets.made_by(make, layout).__name__ == make.__name__
    with pytest.raises(LookupError, match="no such paper"):
        sets.made_by(test_a_later_set_writes_every_paper_of_every_matter, layouts[0])


@cache
def honest(kind, layouts):
    """What is known of a dossier without a defect."""
    return specimen(8, kind, layouts=layouts).truth


@pytest.mark.parametrize("layouts", LATER[1:])
def test_a_later_set_plants_every_defect_it_is_asked_for(layouts):
    for name, defect in DEFECTS.items():
        kind = (*defect.of_kinds, CRIMINAL)[0]
        plain = honest(kind, layouts)
        twin = 9 if name in NEEDS_A_TWIN else None
        made = specimen(8, kind, (name,), layouts=layouts, twin=twin).truth
        assert [one.name for one in made.planted] == [name]
        assert made.texts != plain.texts or name in ("unsealed", "unsigned")


def test_what_is_planted_is_in_the_truth_and_on_the_page():
    made = specimen(8, defects=("short_opinion", "missing:D-29", "party:D-34"))
    rules = {one.name: one for one in made.truth.planted}
    assert rules.keys() == {"short_opinion", "missing", "party"}
    assert rules["missing"].row == "D-29"
    assert "D-29" not in {paper.kind for paper in made.truth.papers}
    stranger = matter_of(CRIMINAL, "application", 8).stranger
    (page,) = rules["party"].pages
    assert stranger in "".join(made.truth.texts[page - 1].split())
    assert specimen(8).truth.planted == []


def test_what_no_paper_of_the_dossier_can_hold_is_refused():
    with pytest.raises(ValueError, match="no such paper"):
        planted(frozenset({"unsigned:D-22"}), [])
    assert {one.rule for one in DEFECTS.values()} >= {f"IN-{n:02d}" for n in range(1, 14)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_days_of_an_honest_matter_keep_the_clocks(kind):
    for seed in range(40):
        days = matter_of(kind, "application", seed).days
        assert days["granted"] - days["applied"] <= timedelta(days=7)
        assert days["assigned"] - days["granted"] <= timedelta(days=3)
        assert days["agreed"] - days["assigned"] <= timedelta(days=5)
        assert days["closed"] - days["received"] <= timedelta(days=30)
        assert days["heard"] - days["summoned"] >= timedelta(days=3)
        order = ("applied", "granted", "assigned", "agreed", "met", "read", "heard", "filed",
                 "judged", "received", "closed")  # fmt: skip
        assert all(days[one] <= days[other] for one, other in pairwise(order))
        assert all(day.weekday() < 5 for name, day in days.items() if name != "granted_before")


@cache
def truth(seed, layouts, defect="", twin=None):
    """What is known of a dossier with one defect or none."""
    return specimen(seed, defects=(defect,) if defect else (), twin=twin, layouts=layouts).truth


def passages(kind, *asked):
    """Runs of 24 signs of a paper of a dossier."""
    made = truth(*asked)
    first = next(paper for paper in made.papers if paper.kind == kind)
    text = "".join("".join(made.texts[first.first - 1 : first.last]).split())
    return {text[i : i + 24] for i in range(len(text) - 24)}


@pytest.mark.parametrize("layouts", LATER)
@pytest.mark.parametrize(
    ("kind", "defect"), [("D-26", "copied_opinion"), ("D-22", "copied_interview")]
)
def test_two_papers_share_no_passage_but_a_copied_one_does(kind, defect, layouts):
    one, other, theirs = (passages(kind, seed, layouts[:1]) for seed in (21, 22, 24))
    copies = [passages(kind, seed, layouts[:1], defect, 24) for seed in (23, 25)]
    assert len(one & other) < 0.15 * len(one)
    assert all(len(copy & theirs) > 0.3 * len(copy) for copy in copies)
    assert len(copies[0] & copies[1]) > 0.3 * len(copies[0])


@pytest.mark.parametrize("layouts", LATER)
@pytest.mark.parametrize("kind", KINDS)
def test_honest_dossiers_rarely_share_sentences(kind, layouts):
    def sentences(stock, name, count):
        said = "".join(stock.many(name, count)).replace("|", "。")
        return {one for one in re.split("[。？；]", said) if len(one) > 11}

    words = sets.words_of(layouts[0])
    for name, whose, count in (("argument", "opinion", 24), ("qa", "interview", 20)):
        drawn = [
            sentences(getattr(matter_of(kind, "application", seed, words), whose), name, count)
            for seed in range(12)
        ]
        shares = [len(a & b) / len(a) for a, b in combinations(drawn, 2)]
        assert sum(shares) / len(shares) < 0.06


def test_seals_and_signatures_are_no_words():
    sheet = Sheet(matter_of(CRIMINAL, "application", 3), "D-14", 2, "D-14", frozenset())
    institution.assignment(sheet)
    assert "★" not in words(printed(sheet))[0]
