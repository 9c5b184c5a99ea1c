"""Each component says in words what its colour says, and escapes what it is given."""

import pytest
from django.template import Context, Template
from django.utils import translation

from hengyuan.law.citation import Citation
from hengyuan.ui import rules
from hengyuan.ui.rules import ClockState
from hengyuan.ui.templatetags.ui import clock_words


def shown(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (rules.Clock("甲", ClockState.RUNNING, left=6), "还有 6 天"),
        (rules.Clock("甲", ClockState.SOON, left=0), "今天到期"),
        (rules.Clock("甲", ClockState.SOON, left=9, unit="hour"), "还有 9 小时"),
        (rules.Clock("甲", ClockState.LATE, left=-4), "逾期 4 天"),
        (rules.Clock("甲", ClockState.LATE), "已逾期"),
        (rules.Clock("甲", ClockState.LATE, left=-71, unit="hour"), "逾期 71 小时"),
        (rules.Clock("甲", ClockState.LATE, left=-72, unit="hour"), "逾期 3 天"),
        (rules.Clock("甲", ClockState.LATE, left=-2959, unit="hour"), "逾期约 4 个月"),
        (rules.Clock("甲", ClockState.LATE, left=-89), "逾期 89 天"),
        (rules.Clock("甲", ClockState.LATE, left=-90), "逾期约 3 个月"),
        (rules.Clock("甲", ClockState.MET), "按期"),
        (rules.Clock("甲", ClockState.MET, detail="7 日内 第 3 日"), "7 日内 第 3 日"),
        (rules.Clock("甲", ClockState.PAUSED), "暂停"),
        (rules.Clock("甲", ClockState.NOT_STARTED), "未启动"),
        (rules.Clock("甲", ClockState.UNKNOWN), "无法判断"),
    ],
)
def test_every_state_of_a_clock_has_words(clock, words):
    with translation.override("zh-hans"):
        assert clock_words(clock) == words


@pytest.mark.parametrize("state", list(ClockState))
def test_a_chip_carries_a_sign_and_not_colour_alone(state):
    html = shown("{% clock_chip clock %}", clock=rules.Clock("审查", state, left=-1))
    assert "<use href=" in html
    assert "审查" in html


def test_a_paused_clock_says_why():
    clock = rules.Clock("审查", ClockState.PAUSED, reason="等待补正")
    assert "等待补正" in shown("{% clock_chip clock %}", clock=clock)


def test_a_chip_with_an_address_opens_the_panel():
    clock = rules.Clock("审查", ClockState.MET, url="/clock/1/")
    html = shown("{% clock_chip clock %}", clock=clock)
    assert 'href="/clock/1/"' in html
    assert "data-panel" in html


def test_the_rail_shows_nine_stations_and_where_the_case_stands():
    from hengyuan.ui import samples

    html = shown("{% chain_rail stations %}", stations=samples.stations())
    assert html.count("hy-station-name") == 9
    assert html.count('aria-current="step"') == 1
    assert "1 项预警" in html


def test_text_is_escaped_everywhere():
    evil = "<img src=x onerror=alert(1)>"
    entry = rules.TimelineEntry(evil, evil, evil, evil, chips=(rules.Chip(evil),))
    html = shown(
        "{% timeline entries %}{% action_card action %}{% masked evil %}{% stat evil evil %}"
        "{% watermark evil %}{% empty_state evil %}{% page_header evil evil %}",
        entries=[entry],
        action=rules.Action(evil, evil, evil, evil),
        evil=evil,
    )
    assert "<img" not in html


def test_a_card_of_somebody_elses_act_is_no_link():
    html = shown("{% action_card a %}", a=rules.Action("核定补贴", waits_for="质量负责人"))
    assert "<a " not in html
    assert "待质量负责人办理" in html


def test_a_citation_is_shown_in_chinese():
    html = shown("{% law_ref c %}", c=Citation("法律援助法", "2022-01-01", 43, 1))
    assert "《法律援助法》第43条第1款" in html


def test_money_and_progress():
    assert "1\u00a0200.00" in shown("{% money 120000 %}")
    assert "—" in shown("{% money nothing %}", nothing=None)
    html = shown("{% progress 6 14 '必备' poll_url='/job/' %}")
    assert 'value="6"' in html
    assert 'hx-get="/job/"' in html
    assert "hx-get" not in shown("{% progress 14 14 '必备' poll_url='/job/' %}")
