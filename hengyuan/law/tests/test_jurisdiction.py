"""The chain of region codes: county, city, province, nation."""

import pytest

from hengyuan.law.jurisdiction import MalformedRegion, chain


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", ("",)),
        ("330106", ("330106", "330100", "330000", "")),
        ("330100", ("330100", "330000", "")),
        ("330000", ("330000", "")),
        ("310110", ("310110", "310000", "")),
        ("310000", ("310000", "")),
        ("500229", ("500229", "500000", "")),
        ("429004", ("429004", "420000", "")),
        ("441900", ("441900", "440000", "")),
        ("990102", ("990102", "990100", "990000", "")),
    ],
)
def test_chain_runs_from_the_place_to_the_nation(code, expected):
    assert chain(code) == expected


@pytest.mark.parametrize("code", ["3301", "33010a", "3301060", "003301", "３３０１０６"])
def test_refuses_what_is_no_code(code):
    with pytest.raises(MalformedRegion, match="no region code"):
        chain(code)
