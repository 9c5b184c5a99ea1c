"""Identity numbers: the check character, the date in them, whose region exists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.kernel import identity_number
from hengyuan.kernel.identity_number import Sex, WrongIdentityNumber, parse

TODAY = date(2026, 11, 24)
# The example of GB 11643-1999, section 5; a number in print, nobody's.
STANDARD = "11010519491231002X"


def number(first17: str) -> str:
    return first17 + identity_number.check_character(first17)


def test_the_example_of_the_standard():
    found = parse(STANDARD, today=TODAY)
    assert (found.region, found.born_on, found.sex) == ("110105", date(1949, 12, 31), Sex.FEMALE)


def test_small_letters_and_spaces_are_read():
    assert parse(" 110105 19491231 002x ", today=TODAY).text == STANDARD


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "18位"),
        (STANDARD[:-1], "18位"),
        ("A" + STANDARD[1:], "18位"),
        ("１" + STANDARD[1:], "18位"),
        (STANDARD[:-1] + "1", "校验位"),
        (number("11010519490231002"), "不存在"),
        (number("11010519491331002"), "不存在"),
        (number("11010518791231002"), "合理范围"),
        (number("11010520261125002"), "合理范围"),
    ],
)
def test_what_is_wrong_is_said(text, complaint):
    with pytest.raises(WrongIdentityNumber, match=complaint):
        parse(text, today=TODAY)


def test_somebody_born_today_has_a_number():
    assert parse(number("11010520261124002"), today=TODAY).born_on == TODAY


def test_regions_that_nobody_has_are_for_the_demo():
    demo, beyond = number("99010219900101001"), number("99990219900101001")
    assert parse(demo, today=TODAY, demo=True).sex is Sex.MALE
    for text, is_demo in ((demo, False), (beyond, True)):
        with pytest.raises(WrongIdentityNumber, match="行政区划"):
            parse(text, today=TODAY, demo=is_demo)


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(first17, place, shift):
    wrong = list(first17)
    wrong[place] = str((int(wrong[place]) + shift) % 10)
    assert identity_number.check_character("".join(wrong)) != identity_number.check_character(
        first17
    )


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 15))
def test_two_exchanged_neighbours_never_pass(first17, place):
    wrong = list(first17)
    wrong[place], wrong[place + 1] = wrong[place + 1], wrong[place]
    same = "".join(wrong) == first17
    check = identity_number.check_character
    assert (check("".join(wrong)) == check(first17)) is same


def test_a_mask_hides_birth_and_serial():
    assert identity_number.masked(STANDARD) == "110105********002X"
    assert "1949" not in identity_number.masked(STANDARD)
    assert identity_number.masked("12345") == "*****"
