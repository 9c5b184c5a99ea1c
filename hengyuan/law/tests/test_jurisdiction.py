"""The chain of places above a place."""

import pytest

from hengyuan.law.errors import UnknownRule
from hengyuan.law.jurisdiction import chain


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("330106", ("330106", "330100", "330000", "")),
        ("330100", ("330100", "330000", "")),
        ("330000", ("330000", "")),
        ("310110", ("310110", "310000", "")),
        ("990102", ("990102", "990100", "990000", "")),
        ("", ("",)),
    ],
)
def test_most_specific_first(code, places):
    assert chain(code) == places


@pytest.mark.parametrize("code", ["33", "33010a", "3301066", "３３０１０６"])
def test_what_is_no_code(code):
    with pytest.raises(UnknownRule, match="region code"):
        chain(code)
