"""`hengyuan law subsidy --kind civil --stage trial-first-instance …`: a sum, line by line."""

import json
import sys
from datetime import datetime
from fractions import Fraction

import click
from rich.console import Console
from rich.table import Table

from hengyuan.law.citation import Sureness
from hengyuan.law.money import parse_yuan, yuan
from hengyuan.law.subsidy import (
    Claim,
    ClaimKind,
    Computation,
    Difficulty,
    Distance,
    Grade,
    HandlerKind,
    Outcome,
    Pick,
    Voucher,
    compute,
)
from hengyuan.law.vocabulary import Stage


def read_pick(text: str) -> tuple[str, Pick]:
    """A pick written RULE=SUM:REASON."""
    rule_id, equals, rest = text.partition("=")
    amount, _, reason = rest.partition(":")
    if not equals:
        raise click.ClickException(f"“{text}” is no pick: write RULE=SUM:REASON")
    return rule_id, Pick(parse_yuan(amount), reason)


def read_voucher(text: str) -> Voucher:
    """A cost written ITEM=SUM:PAPER."""
    item, equals, rest = text.partition("=")
    amount, _, paper = rest.partition(":")
    if not equals:
        raise click.ClickException(f"“{text}” is no cost: write ITEM=SUM:PAPER")
    return Voucher(item, parse_yuan(amount), paper)


def read_quantity(text: str) -> Fraction:
    """Days, documents or rounds: 3, 1/2 or 0.5."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise click.ClickException(f"“{text}” is no quantity: write 3, 1/2 or 0.5") from error


@click.command(name="subsidy")
@click.option("--kind", required=True, help="civil, criminal, consultation, review-round …")
@click.option("--stage", help="investigation, trial-first-instance …")
@click.option("--outcome", default="completed", help="completed, withdrawn-before-hearing …")
@click.option("--grade", help="excellent, good, qualified, unqualified.")
@click.option("--distance", default="in_city", help="in-city, out-of-city, other-province.")
@click.option("--difficulty", default="ordinary", help="simple, ordinary, hard.")
@click.option("--handler", default="lawyer", help="lawyer, institution-staff …")
@click.option("--public-post", is_flag=True, help="The handler holds a public post.")
@click.option("--life-or-death", is_flag=True, help="Life imprisonment or death is possible.")
@click.option("--veto", is_flag=True, help="A veto was found at the quality check.")
@click.option("--group", "group_size", type=int, default=1, help="Persons or cases of the set.")
@click.option("--quantity", default="1", help="Days, documents or rounds.")
@click.option("--nights", type=int, default=0, help="Nights away.")
@click.option("--hearing-days", type=int, default=0, help="Days in court.")
@click.option("--pick", "picks", multiple=True, help="A sum inside a range: RULE=SUM:REASON.")
@click.option("--cost", "costs", multiple=True, help="A cost by voucher: ITEM=SUM:PAPER.")
@click.option("--jurisdiction", default="", help="Region code of GB/T 2260, e.g. 341181.")
@click.option("--schedule", help="A schedule by its id instead of the place's own.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Day of assignment.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def command(
    jurisdiction: str, schedule: str | None, on: datetime, as_json: bool, **asked: object
) -> None:
    """The proposed subsidy for one piece of work."""
    answer = compute(_claim(asked), schedule=schedule, jurisdiction=jurisdiction, on=on.date())
    if as_json:
        sys.stdout.write(json.dumps(answer.as_dict(), ensure_ascii=False) + "\n")
    else:
        _print(answer)


def _claim(asked: dict[str, object]) -> Claim:
    def text(name: str) -> str:
        return str(asked[name])

    def texts(name: str) -> tuple[str, ...]:
        found = asked[name]
        return found if isinstance(found, tuple) else ()

    return Claim(
        kind=ClaimKind.parse(text("kind")),
        stage=Stage.parse(text("stage")) if asked["stage"] else None,
        outcome=Outcome.parse(text("outcome")),
        grade=Grade.parse(text("grade")) if asked["grade"] else None,
        distance=Distance.parse(text("distance")),
        difficulty=Difficulty.parse(text("difficulty")),
        handler=HandlerKind.parse(text("handler")),
        holds_public_post=bool(asked["public_post"]),
        is_life_or_death=bool(asked["life_or_death"]),
        has_veto=bool(asked["veto"]),
        group_size=int(text("group_size")),
        quantity=read_quantity(text("quantity")),
        nights=int(text("nights")),
        hearing_days=int(text("hearing_days")),
        picks=dict(read_pick(one) for one in texts("picks")),
        vouchers=tuple(read_voucher(one) for one in texts("costs")),
    )


def _print(answer: Computation) -> None:
    console = Console()
    table = Table(title=f"{answer.schedule_zh} · {answer.on}")
    for heading in ("规则", "内容", "计算", "依据", "核实"):
        table.add_column(heading, overflow="fold")
    table.add_column("金额（元）", justify="right")
    for line in answer.lines:
        inputs = "；".join(f"{name} {value}" for name, value in line.inputs)
        cites = "，".join(map(str, line.cites))
        table.add_row(
            line.rule_id, line.text_zh, inputs, cites, _mark(line.sure), yuan(line.amount)
        )
    table.add_section()
    table.add_row("", "合计", "", "", "", yuan(answer.total))
    console.print(table)
    for warning in answer.warnings:
        console.print(f"! {warning}", markup=False, soft_wrap=True)


def _mark(sure: Sureness) -> str:
    return str(sure) if sure.is_verified else f"{sure} 未核实"
