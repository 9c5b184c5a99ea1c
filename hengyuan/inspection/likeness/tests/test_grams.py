"""Grams, their likeness and the passages two texts share."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.inspection.likeness import grams_of, jaccard, shared_passages

LETTERS = st.text(alphabet="甲乙丙丁戊己庚辛壬癸，。 \n", max_size=80)


def test_commas_spaces_and_width_change_nothing():
    one = grams_of("被告人到案后，如实供述。ABC１２３")
    other = grams_of("被告人到案后 如实供述abc123")
    assert np.array_equal(one.numbers, other.numbers)
    assert jaccard(one, other) == 1.0


def test_a_short_text_has_no_grams_and_nothing_in_common():
    assert len(grams_of("同意").numbers) == 0
    assert jaccard(grams_of("同意"), grams_of("同意")) == 0.0


def test_one_gram_of_three_in_common():
    assert jaccard(grams_of("甲乙丙丁戊己"), grams_of("乙丙丁戊己庚")) == 1 / 3


@given(LETTERS, LETTERS)
def test_likeness_is_the_same_from_both_sides_and_within_bounds(one, other):
    there, back = jaccard(grams_of(one), grams_of(other)), jaccard(grams_of(other), grams_of(one))
    assert there == back and 0 <= there <= 1


def test_a_shared_passage_is_a_slice_of_both_texts():
    one = grams_of("序言。本案被告人系初犯、偶犯，且已取得被害人谅解。结语一")
    other = grams_of("另文：本案被告人系初犯偶犯且已取得被害人谅解；其后不同")
    (found,) = shared_passages(one, other)
    assert one.text[found.start : found.end] == "本案被告人系初犯、偶犯，且已取得被害人谅解"
    assert (
        other.text[found.other_start : found.other_end] == "本案被告人系初犯偶犯且已取得被害人谅解"
    )
    assert found.letters == 19


def test_a_turn_of_phrase_is_no_passage():
    assert shared_passages(grams_of("根据事实和法律，甲"), grams_of("根据事实和法律，乙")) == []


@given(LETTERS, LETTERS)
def test_passages_agree_letter_for_letter_and_do_not_overlap(one, other):
    end = 0
    for each in shared_passages(grams_of(one), grams_of(other), shortest=5):
        mine = grams_of(one[each.start : each.end])
        theirs = grams_of(other[each.other_start : each.other_end])
        assert np.array_equal(mine.numbers, theirs.numbers)
        assert mine.letters == each.letters
        assert each.start >= end
        end = each.end


def test_a_text_of_one_repeated_word_stays_cheap():
    """Sixteen places of a gram are tried, not ten thousand."""
    again = grams_of("同意同意" * 5000)
    assert [each.letters for each in shared_passages(again, again)] == [20000]
