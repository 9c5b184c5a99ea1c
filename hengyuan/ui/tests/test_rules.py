"""How numbers are written and when a clock turns amber or red."""

import pytest

from hengyuan.ui import rules
from hengyuan.ui.rules import ClockState


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (120_000, "1\u00a0200.00"),
        (123_456_789_012, "1\u00a0234\u00a0567\u00a0890.12"),
        (-150, "−1.50"),
    ],
)
def test_yuan(fen, text):
    assert rules.yuan(fen) == text


@pytest.mark.parametrize(
    ("left", "total", "state"),
    [
        (5, 10, ClockState.RUNNING),
        (4, 10, ClockState.SOON),  # exactly 40 % left
        (0, 10, ClockState.SOON),
        (-1, 10, ClockState.LATE),
        (3, 7, ClockState.RUNNING),
        (2, 7, ClockState.SOON),
    ],
)
def test_a_clock_turns_amber_at_forty_percent(left, total, state):
    assert rules.running_state(left, total) == state


def test_percent_is_complete_only_when_all_is_done():
    assert rules.percent(999, 1000) == 99
    assert rules.percent(1000, 1000) == 100
    assert rules.percent(0, 0) == 100
    assert rules.percent(-3, 10) == 0
