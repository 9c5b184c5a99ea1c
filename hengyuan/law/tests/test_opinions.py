"""Opinions of courts and prosecutors: questions, counts that hide few, the places of the sheet."""

import pytest

from hengyuan.law.opinions import OVERALL, Overall, Said, Tally, asked
from hengyuan.law.opinions import sheet as printed


def test_the_questions_fit_the_sheet_and_have_their_source():
    found = asked()
    assert 1 <= len(found) <= printed.COLUMNS
    assert all(one.cites and one.name_en and len(one.short_zh) <= 4 for one in found)
    assert (len(Said), len(Overall), OVERALL) == (2, 3, "overall")


def test_response_is_always_told_and_few_answers_are_hidden():
    few = Tally(10, 4, 4)
    assert (few.response, few.is_hidden, few.satisfaction, few.full_satisfaction) == (
        0.4, True, None, None,
    )  # fmt: skip
    enough = Tally(10, 5, 3, 1)
    assert enough.satisfaction.rate == 0.8 and enough.full_satisfaction.rate == 0.6
    assert 0 < enough.satisfaction.low < 0.8 < enough.satisfaction.high <= 1
    assert Tally(0, 0).response is None
    assert Tally(10, 5).satisfaction.rate == 0


def test_nothing_among_nothing_is_no_share():
    from hengyuan.law.opinions import Share

    assert Share.of(0, 0) is None


@pytest.mark.parametrize("counts", [(1, 2), (3, 2, 2, 1), (3, 2, -3)])
def test_what_is_no_count(counts):
    with pytest.raises(ValueError, match="no count"):
        Tally(*counts)


def test_codes_say_sheet_page_and_corner():
    sheet = "0123456789abcdef" * 2
    assert printed.parse(printed.name_of(sheet, 12, 3)) == (sheet, 12, 3)
    assert printed.parse("https://example.cn") is None


def test_no_box_lies_upon_another_or_on_a_code():
    questions = tuple(one.id for one in asked())
    found = list(printed.boxes(questions, printed.ROWS, OVERALL))
    assert len(found) == printed.ROWS * (2 * len(questions) + 3)
    places = [(box.x, box.y, printed.BOX) for box in found]
    places += [(x, y, printed.CODE) for x, y in printed.CORNERS]
    for number, (x, y, side) in enumerate(places):
        assert x + side <= printed.WIDTH - 10 and y + side <= printed.HEIGHT - 10
        for other_x, other_y, other in places[:number]:
            apart = x >= other_x + other or other_x >= x + side
            assert apart or y >= other_y + other or other_y >= y + side
