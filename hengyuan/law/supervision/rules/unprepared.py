"""开庭前的准备: days before the hearing the recipient was not met, or the file was not read."""

from collections.abc import Iterator
from datetime import timedelta

from hengyuan.law.citation import Sureness
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import PROCEDURE, Bound, Hint, Rule, Seen, cited
from hengyuan.law.supervision.story import Story
from hengyuan.law.supervision.words import Link, Phase, Severity

RULE = Rule(
    id="J06-unprepared", point="J6 Q10", name_zh="临近开庭尚未会见或者阅卷", link=Link.HANDLING,
    phase=Phase.DURING, severity=Severity.HIGH,
    clears_zh="登记会见、阅卷的日期；开庭改期的，登记新的日期",
    consequence_zh="提醒承办人开庭前完成",
    tells=("handler", "quality_head"), cites=cited(PROCEDURE), sure=Sureness.FULL,
    bounds={"days": Bound("开庭前几日应当完成", 3)},
)  # fmt: skip
NEEDED = {"meeting": "会见受援人", "file_reading": "阅卷"}


def check(story: Story, bounds: Bounds) -> Iterator[Hint]:
    """One hint for each act missing so many days before; reading counts in criminal cases."""
    hearing, named = story.hearing_on, story.named_on
    if hearing is None or named is None:
        return
    days = bounds.of(RULE, "days", hearing)
    since = max(hearing - timedelta(days=days), named)
    for kind, name in NEEDED.items():
        if kind == "file_reading" and story.kind != "criminal":
            continue
        act = story.first(f"handling.{kind}")
        if act and act.on < since:
            continue
        yield Hint(
            RULE.id, f"{kind}@{hearing}", RULE.link, since, f"距开庭{days}日，没有{name}的记录",
            (Seen("开庭", hearing), Seen("确定承办人", named)), act.on if act else None,
        )  # fmt: skip
