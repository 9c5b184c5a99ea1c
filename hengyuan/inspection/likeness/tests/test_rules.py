"""The two rules of likeness as a whole: the examples a lawyer reads, the bounds, the figures."""

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from hengyuan.inspection.defects import alike_interview, alike_opinion
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.likeness.kinship import Kinship, Relation, Written, kinship
from hengyuan.inspection.likeness.own import OwnShare
from hengyuan.inspection.likeness.passages import Passage
from hengyuan.inspection.likeness.printed import Bounds, bounds, printed
from hengyuan.inspection.likeness.shelf import Shelf
from hengyuan.inspection.likeness.tests.prose import Writer
from hengyuan.inspection.marks import mark
from hengyuan.inspection.pages import Box, How, Line, Page, Piece
from hengyuan.inspection.relatives import written
from hengyuan.law.citation import Citation
from hengyuan.law.parameters import read_yaml
from hengyuan.law.text import article
from hengyuan.law.vocabulary import Kind

EXAMPLES = read_yaml(Path(__file__).parents[1] / "examples" / "alike.yaml")["examples"]
RULES = {"opinion": alike_opinion, "meeting": alike_interview}
QUOTED = re.compile(r"〔(\w+):(\d+)〕")
ARTICLES = [("刑法", n) for n in (20, 27, 67, 68, 72, 264)] + [("劳动合同法", n) for n in (30, 38)]


def law(name, number):
    return article(Citation(name, article=int(number))).text


def document_of(check, text):
    """A paper of one page with a sentence a line."""
    lines = [line for line in text.split("\n") if line.strip()]
    step = 0.9 / max(len(lines), 1)
    found = tuple(
        Line((Piece(line, Box(0.1, 0.05 + n * step, 0.9, 0.05 + (n + 0.6) * step)),))
        for n, line in enumerate(lines)
    )
    page = Page("a.pdf", "", 0, How.TEXT, found)
    return Document(mark(check.PAPER), ((1, page),), 0.9, None)


def dossiers_of(check, texts):
    """Documents with their texts, each of its dossier."""
    made = []
    for each in texts:
        document = document_of(check, QUOTED.sub(lambda m: law(m[1], m[2]), each["text"]))
        made.append(
            (
                document,
                written(
                    document, dossier=each["dossier"], called=each["dossier"],
                    handler=each["handler"], firm=each["firm"],
                ),
            )
        )  # fmt: skip
    return made


def findings_of(check, made):
    """Each text on one shelf, its own share, and what the rule says of it."""
    with Shelf() as shelf:
        for _document, text in made:
            shelf.add(text)
        for document, text in made:
            kinship = shelf.kinship(text)
            dossier = Dossier(
                Kind.CRIMINAL, (), (), (document,), lambda number, width: None,
                relatives=lambda _document, kinship=kinship: kinship,
            )  # fmt: skip
            yield text, kinship.share.share, list(check.check(dossier))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_an_example(example):
    check = RULES[example["paper"]]
    told = {}
    for text, _own, found in findings_of(check, dossiers_of(check, example["texts"])):
        for each in found:
            first = each.kinship.relations[0]
            told[text.dossier] = {"nearest": first.other.dossier, "circle": str(first.circle)}
            assert first.other.called in each.sentence
            assert "自拟，可改" in each.sentence
            assert all(spot.box and spot.quote in text.text for spot in each.spots)
            assert each.spots
    assert told == example["told"]


def test_the_shared_passages_are_the_same_letters_on_both_sides():
    (example,) = [each for each in EXAMPLES if each["id"] == "refilled-by-the-same-handler"]
    made = dossiers_of(alike_opinion, example["texts"])
    for text, _own, (found,) in findings_of(alike_opinion, made):
        (relation,) = found.kinship.relations
        for each in relation.passages:
            mine = text.text[each.start : each.end]
            assert mine == relation.other.text[each.other_start : each.other_end]
        shared = "".join(text.text[p.start : p.end] for p in relation.passages)
        assert "母亲瘫痪在床" in shared
        assert "罗阿木" not in shared and "韦春生" not in shared
        assert relation.other.page_at(0) == 1


LIMIT = Bounds(Fraction(1, 2), Fraction(1, 3), 150)


@pytest.mark.parametrize(
    ("shared", "own", "with_one", "told"),
    [
        (200, 199, 0.5, True),
        (200, 200, 0.5, False),  # half of it is not below half
        (150, 100, 0.5, True),
        (149, 100, 0.5, False),
        (200, 100, 0.34, True),
        (200, 100, 0.33, False),
    ],
)
def test_the_bounds(shared, own, with_one, told):
    other = Written("乙案", "乙案", "辩护词", "", "", "", ())
    relation = Relation("other", other, 0.5, with_one, (Passage(0, 12, 0, 12, 12),))
    found = Kinship("", OwnShare(0, shared, own), lambda: (relation,))
    assert alike_opinion.is_alike(found, LIMIT) is told
    assert not alike_opinion.is_alike(Kinship("", found.share, tuple), LIMIT)


def test_a_text_that_shares_a_little_with_each_of_many_is_nobody_s_copy():
    writer, statutes = Writer(5), [law(*each) for each in ARTICLES]
    others = [writer.honest(statutes) for _ in range(6)]
    pieced = "。".join(part for other in others for part in other.split("。")[:8])
    one, *many = (Written(str(n), "", "", "", "", t, ()) for n, t in enumerate([pieced, *others]))
    found = kinship(one, many, printed())
    assert found.share.share < 0.1
    assert len(found.relations) == 6
    assert not alike_opinion.is_alike(found, LIMIT)


def test_a_place_sets_its_own_bounds_and_phrases(tmp_path, monkeypatch):
    own = tmp_path / "likeness"
    own.mkdir()
    mine = 'opinion: {own_share: "1/4", nearest: "1/5", letters: 300}'
    (own / "bounds.yaml").write_text(mine, "utf-8")
    (own / "printed.yaml").write_text("phrases: [本县的格式里印好的这一句话]", "utf-8")
    for cached in (bounds, printed):
        cached.cache_clear()
    before = len(printed())
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    try:
        for cached in (bounds, printed):
            cached.cache_clear()
        assert bounds("opinion") == Bounds(Fraction(1, 4), Fraction(1, 5), 300)
        assert bounds("meeting") == LIMIT
        assert len(printed()) == before + len("本县的格式里印好的这一句话") - 4
    finally:
        for cached in (bounds, printed):
            cached.cache_clear()


@pytest.fixture(scope="module")
def judged():
    """Of 240 honest texts and 120 from six templates: the own share, and whether it was told."""
    writer = Writer(23)
    statutes = [law(*each) for each in ARTICLES]
    honest = [writer.honest(statutes) for _ in range(240)]
    templates = [writer.template() for _ in range(6)]
    copied = [writer.filled(template, statutes) for template in templates for _ in range(20)]
    texts = [
        {"dossier": str(n), "handler": f"承办{n % 40}", "firm": f"所{n % 12}", "text": text}
        for n, text in enumerate(honest + copied)
    ]
    made = dossiers_of(alike_opinion, texts)
    found = [(own, bool(told)) for _text, own, told in findings_of(alike_opinion, made)]
    shares, told = zip(*found, strict=True)
    return np.array(shares), np.array(told)


def test_templates_are_told_from_honest_prose_full_of_statutes(judged):
    shares, told = judged
    honest, copied = shares[:240], shares[240:]
    above = (honest[:, None] > copied[None, :]).mean()
    ties = (honest[:, None] == copied[None, :]).mean()
    assert above + ties / 2 > 0.98
    assert told[:240].mean() < 0.01
    assert told[240:].mean() > 0.9
