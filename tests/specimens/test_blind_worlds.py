"""Two worlds that differ in secrets only are one world to the reader."""

import re

import pytest

from demo.specimens import FIFTH, specimen
from demo.specimens.matter import CRIMINAL, matter_of
from demo.specimens.papers.sets import words_of
from hengyuan.inspection.blinding import Kind, Secret
from hengyuan.inspection.blinding.tests.pages import bound

SEED = 12
SAME = {"handler": "卜清韵", "recipient": "边禾苗", "firm": "浙江瀚海律师事务所"}


def world(renamed, layouts=FIFTH, seed=SEED):
    """The blinded dossier of a matter in which some are called otherwise."""
    matter = matter_of(CRIMINAL, "application", seed, words_of(layouts[0]))
    secrets = [
        Secret(kind, renamed.get(field, getattr(matter, field)))
        for kind, field in (
            (Kind.HANDLER, "handler"), (Kind.FIRM, "firm"), (Kind.RECIPIENT, "recipient"),
            (Kind.INSTITUTION, "centre"), (Kind.DISTRICT, "district"), (Kind.DISTRICT, "city"),
            (Kind.PARTY, "other"),
        )
    ]  # fmt: skip
    made = specimen(seed, CRIMINAL, layouts=layouts, renamed=renamed)
    return matter, bound(made.pdf, secrets)


@pytest.fixture(scope="module")
def first():
    """The world as it was drawn."""
    return world({})


def test_names_of_one_length_leave_no_dot_different(first):
    matter, pages = first
    assert all(len(getattr(matter, field)) == len(name) for field, name in SAME.items())
    _, others = world(SAME)
    assert [one.text for one in pages] == [one.text for one in others]
    assert [one.masks for one in pages] == [one.masks for one in others]
    different = [one.number for one, other in zip(pages, others, strict=True)
                 if one.image.tobytes() != other.image.tobytes()]  # fmt: skip
    assert different == []


def test_no_secret_is_left_in_the_words(first):
    matter, pages = first
    text = "".join("".join(one.text.split()) for one in pages)
    for field in ("handler", "firm", "recipient", "centre", "district", "city", "other"):
        assert getattr(matter, field) not in text, field
    assert not re.search(r"\d{11}", text)
    assert matter.judge in text and matter.number in text
    assert sum(mask.kind is Kind.SEAL for one in pages for mask in one.masks) > 3


def test_names_of_other_lengths_leave_the_words_and_kinds_the_same():
    from demo.specimens import DEVELOPMENT

    _, pages = world({}, DEVELOPMENT, 3)
    longer = {"handler": "欧诚", "recipient": "东方禾苗", "firm": "浙江瀚海泽川律师事务所"}
    _, others = world(longer, DEVELOPMENT, 3)
    assert said(pages) == said(others)
    assert [kinds(one) for one in pages] == [kinds(one) for one in others]


def said(pages):
    """The words without the places where lines and pages break."""
    return re.sub(r"\s", "", "".join(one.text for one in pages))


def kinds(one):
    """What is burnt on a page; a name over two lines is burnt in two places, so none is counted."""
    return {(mask.kind, mask.sure) for mask in one.masks}
