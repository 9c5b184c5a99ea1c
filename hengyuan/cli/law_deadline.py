"""`hengyuan law deadline AP-02 --start 2026-02-10`: a due day with its derivation."""

import json
import sys
from datetime import date, datetime

import click
from rich.console import Console
from rich.table import Table

from hengyuan.law import deadlines
from hengyuan.law.deadlines import Deadline, Pause
from hengyuan.law.deadlines.compute import SHANGHAI, Trigger


def read_trigger(text: str) -> Trigger:
    """A date, or an instant in Shanghai time unless it says otherwise; raises a usage error."""
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.ClickException(
            f"“{text}” is no date: write 2026-02-10 or 2026-02-10T09:30"
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def read_pause(text: str) -> Pause:
    """A pause written 2026-02-12..2026-02-20, open at the end when nothing follows the dots."""
    begins, dots, ends = text.partition("..")
    if not dots:
        raise click.ClickException(f"“{text}” is no pause: write 2026-02-12..2026-02-20")
    begin, end = read_trigger(begins), read_trigger(ends) if ends else None
    if isinstance(begin, datetime) or isinstance(end, datetime):
        raise click.ClickException(f"“{text}”: a pause goes from a day to a day")
    return Pause(begin, end, "PA-01")


def read_named_trigger(text: str) -> tuple[str, Trigger]:
    """Another trigger, written accepted=2026-02-11."""
    name, equals, day = text.partition("=")
    if not equals:
        raise click.ClickException(f"“{text}” is no trigger: write accepted=2026-02-11")
    return name, read_trigger(day)


@click.command(name="deadline")
@click.argument("rule", required=False)
@click.option("--start", help="The day or instant from which the clock runs.")
@click.option("--jurisdiction", default="", help="Region code of GB/T 2260, e.g. 330100.")
@click.option("--pause", "pauses", multiple=True, help="Days excluded: 2026-02-12..2026-02-20.")
@click.option("--trigger", "triggers", multiple=True, help="Another trigger: accepted=2026-02-11.")
@click.option("--done", help="When it was done: met or late.")
@click.option("--as-if", is_flag=True, help="Ask today's rules about a day before the Law.")
@click.option("--list", "show_all", is_flag=True, help="Every clock of the table.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def command(
    rule: str | None,
    start: str | None,
    jurisdiction: str,
    pauses: tuple[str, ...],
    triggers: tuple[str, ...],
    done: str | None,
    as_if: bool,
    show_all: bool,
    as_json: bool,
) -> None:
    """The due day of a clock, day by day."""
    if show_all:
        _print_rules()
        return
    if not rule or not start:
        raise click.ClickException("name a clock and its --start, or ask for --list")
    answer = deadlines.compute(
        rule,
        read_trigger(start),
        jurisdiction=jurisdiction,
        pauses=[read_pause(each) for each in pauses],
        triggers=dict(read_named_trigger(each) for each in triggers),
        as_if=as_if,
    )
    finished = read_trigger(done) if done else None
    state = deadlines.state(answer, done=finished, today=read_trigger(start))
    if as_json:
        verdict = {"state": state.value} if finished else {}
        sys.stdout.write(json.dumps(answer.as_dict() | verdict, ensure_ascii=False) + "\n")
    else:
        _print_answer(answer, state.value if finished else "")


def _print_rules() -> None:
    table = Table("id", "期限", "长度", "地方", "依据", "确定程度")
    for row in deadlines.rules():
        length = row.length_zh if row.kind == "clock" else row.kind
        place = row.jurisdiction or "全国"
        table.add_row(row.id, row.name_zh, length, place, str(row.cite), row.sure.value)
    Console().print(table)


def _print_answer(answer: Deadline, state: str) -> None:
    console = Console()
    due = answer.due_at.isoformat() if answer.due_at else str(answer.due_on or "暂停中")
    console.print(f"{answer.rule.id} {answer.rule.name_zh} {answer.rule.length_zh}: [bold]{due}[/]")
    if state:
        console.print({"met": "按期", "late": "逾期"}.get(state, state))
    console.print(f"{answer.rule.cite}（{answer.rule.sure.value}）")
    table = Table("日期", "第几日", "说明")
    for step in answer.steps:
        table.add_row(step.on.isoformat(), str(step.counted or ""), step.note)
    console.print(table)
    for each in answer.considered:
        console.print(f"· {each.rule.cite} {each.rule.length_zh}: {each.due_on}")
    for warning in answer.warnings:
        console.print(f"! {warning}")
