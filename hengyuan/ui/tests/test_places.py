"""Regions by name."""

import pytest

from hengyuan.ui.rules import place, place_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330102", "浙江省杭州市上城区"),
        ("330000", "浙江省"),
        ("990102", ""),
        ("", ""),
        ("33010", ""),
    ],
)
def test_a_code_nobody_lists_stands_alone(code, name):
    assert place_name(code) == name
    assert place(code) == (f"{name}（{code}）" if name else code)
