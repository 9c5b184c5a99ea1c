"""日期先后: an act bears a day before another that had to come first."""

from collections.abc import Iterator
from dataclasses import dataclass

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import PROCEDURE, Hint, Rule, cited, seen
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="Q13-order", point="Q13", name_zh="办理日期先后颠倒", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.HIGH,
    clears_zh="日期登记有误的，凭案卷材料更正",
    consequence_zh="核对案卷原件，查明原因",
    tells=("quality_head",), cites=cited(PROCEDURE), sure=Sureness.FULL,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """`earlier` has to come first, at the latest on the same day."""

    earlier: str
    later: str
    said_zh: str
    earlier_zh: str
    later_zh: str


PAIRS = (
    _Pair("handler.named", "handling.meeting", "会见早于确定承办人", "确定承办人", "会见受援人"),
    _Pair("handling.agreement", "handling.hearing", "委托协议晚于开庭", "签订委托协议", "开庭"),
    _Pair("handling.meeting", "handling.hearing", "第一次会见晚于开庭", "会见受援人", "开庭"),
    _Pair("handling.file_reading", "handling.opinion", "阅卷晚于提出意见", "阅卷", "提出意见"),
    _Pair("handling.hearing", "handling.result", "收到结案文书早于开庭", "开庭", "收到结案文书"),
    _Pair("aid.granted", "assignment.made", "指派早于给予决定", "给予法律援助", "指派"),
)


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each pair whose first acts stand in the wrong order."""
    for pair in PAIRS:
        earlier, later = story.first(pair.earlier), story.first(pair.later)
        if earlier and later and later.on < earlier.on:
            yield Hint(
                RULE.id, f"{pair.earlier}>{pair.later}", RULE.link,
                max(earlier.told_on, later.told_on), pair.said_zh,
                (seen(later, pair.later_zh), seen(earlier, pair.earlier_zh)),
            )  # fmt: skip
