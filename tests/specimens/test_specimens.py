"""The maker of specimens: the same seed, the same truth; layouts that differ; defects told."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from demo.specimens import DEFECTS, DEVELOPMENT, HELD_OUT, KINDS, specimen
from demo.specimens.dossiers import planted
from demo.specimens.matter import CRIMINAL, matter_of
from demo.specimens.papers import court, handler, institution
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


def test_the_same_seed_gives_the_same_truth():
    one, again = specimen(5, defects=("unsigned:D-22",)), specimen(5, defects=("unsigned:D-22",))
    assert one.truth.as_plain() == again.truth.as_plain()
    assert one.truth.as_plain() != specimen(6).truth.as_plain()


@pytest.mark.parametrize("kind", KINDS)
def test_a_dossier_has_as_many_pages_as_a_real_one(kind):
    for seed in range(3):
        made = specimen(seed, kind, layouts=HELD_OUT)
        assert 30 <= made.pages <= 80
        assert all(made.truth.kind_of(page) is not None for page in range(1, made.pages + 1))
        assert {paper.layout for paper in made.truth.papers} <= set(HELD_OUT)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_type_has_ten_layouts_of_its_own(kind):
    made = set()
    for layout in (*DEVELOPMENT, *HELD_OUT):
        sheet = Sheet(matter_of(CRIMINAL, "application", 3), kind, layout, kind, frozenset())
        PAPERS[kind](sheet)
        made.add(source(sheet))
    assert len(made) == 10


def test_wordings_held_out_are_not_only_those_of_development():
    seen = defaultdict(set)
    for kind, make in PAPERS.items():
        for layout in (*DEVELOPMENT, *HELD_OUT):
            sheet = Sheet(matter_of(CRIMINAL, "application", 3), kind, layout, kind, frozenset())
            make(sheet)
            seen[kind, layout in HELD_OUT].add(sheet.truth.title)
    new = [kind for kind in PAPERS if seen[kind, True] - seen[kind, False]]
    assert len(new) > 0.8 * len(PAPERS)


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


def test_two_opinions_share_no_passage_but_a_copied_one_does():
    def opinion(seed, twin=None):
        plan = ("copied_opinion",) if twin is not None else ()
        made = specimen(seed, defects=plan, twin=twin)
        paper = next(paper for paper in made.truth.papers if paper.kind == "D-26")
        text = "".join(made.truth.texts[paper.first - 1 : paper.last])
        text = "".join(text.split())
        return {text[i : i + 24] for i in range(len(text) - 24)}

    one, other, copy, twin = opinion(21), opinion(22), opinion(23, twin=24), opinion(25, twin=24)
    assert len(one & other) < 0.15 * len(one)
    assert len(copy & twin) > 0.3 * len(copy)


def test_seals_and_signatures_are_no_words():
    sheet = Sheet(matter_of(CRIMINAL, "application", 3), "D-14", 2, "D-14", frozenset())
    institution.assignment(sheet)
    assert "★" not in words(printed(sheet))[0]
