"""`hengyuan assign batch | simulate`: match a batch of cases, or rehearse a year under a policy.

Nothing is assigned: what is printed are proposals and figures for the people who decide.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.table import Table

from hengyuan.law.errors import LawError
from hengyuan.law.matching.batch import Batch, match_together
from hengyuan.law.matching.city import City, made_up
from hengyuan.law.matching.files import city_as_values, read_city
from hengyuan.law.matching.policy import BatchPolicy, batch_policy_for, policy_from
from hengyuan.law.matching.prices import Price, prices_of_batch, prices_of_year
from hengyuan.law.matching.year import LONG_DAYS, Method, Year, rehearse

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
Plain = dict[str, Any]
NOTE = (
    "分值、均衡和限制均为可调的默认值，没有官方数值；结果只是建议，由人决定",
    "points, evenness and limits are defaults to be set, no official figures; people decide",
)


class AssignGroup(click.Group):
    """Turns law errors into one line and exit 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except LawError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=AssignGroup)
def group() -> None:
    """Match a batch of cases, or rehearse a year."""


@group.command()
@click.argument("file", type=FILE)
@click.option("--policy", "policy_file", type=FILE, help="YAML: what differs from the default.")
@click.option("--prices", is_flag=True, help="What each rule costs, by matching without it.")
@click.option("--english", is_flag=True, help="Print English.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def batch(file: Path, policy_file: Path | None, prices: bool, english: bool, as_json: bool) -> None:
    """Match all cases of FILE at once, month by month; every proposal with its reason."""
    city = _city_of(file)
    policy = _policies(city, (policy_file,) if policy_file else ())[0].policy
    pending = [arrival.pending for arrival in city.arrivals]
    found = match_together(pending, city.people, policy)
    costs = prices_of_batch(pending, city.people, policy) if prices else ()
    if as_json:
        _print_json(_batch_values(found, policy) | _price_values(costs, prices))
        return
    _print_batch(found, english)
    if prices:
        most = f"{found.cap_price}"
        name = "price of one more place each, at most" if english else "每人多一个名额至多值（分）"
        click.echo(f"{name}: {most}")
        _print_prices(costs, english)
    click.echo(NOTE[english])


@group.command()
@click.argument("file", type=FILE, required=False)
@click.option("--seed", default=1, show_default=True, help="Of the made-up city.")
@click.option("--cases", default=3000, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--people", default=300, show_default=True, type=click.IntRange(1, 20_000))
@click.option("--first", default="2026-01-01", show_default=True, type=DAY, help="The first day.")
@click.option("--policy", "policy_files", multiple=True, type=FILE, help="Several are compared.")
@click.option("--every", default=1, show_default=True, type=click.IntRange(1, 31), help="Days.")
@click.option("--prices", is_flag=True, help="What each rule costs, in waiting too.")
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Keep the city.")
@click.option("--english", is_flag=True, help="Print English.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def simulate(
    file: Path | None, seed: int, cases: int, people: int, first: Any, **asked: Any
) -> None:
    """Rehearse a year: the cases of FILE, or of a made-up city from a seed."""
    english = asked["english"]
    if file is not None:
        city = _city_of(file)
    else:
        city = made_up(seed=seed, cases=cases, people=people, first=first.date())
    if asked["write"]:
        _write(asked["write"], city)
    named = _policies(city, asked["policy_files"])
    years = [rehearse(city, each.policy, each.method, every=asked["every"]) for each in named]
    costs = [
        prices_of_year(city, each.policy, each.method, every=asked["every"])
        for each in (named if asked["prices"] else ())
    ]
    if asked["as_json"]:
        told = [_year_values(*pair) for pair in zip(named, years, strict=True)]
        for one, rows in zip(told, costs, strict=False):
            one |= _price_values(rows, True)
        _print_json({"cases": len(city.arrivals), "people": len(city.people), "policies": told})
        return
    _print_years(named, years, english)
    for each, rows in zip(named, costs, strict=False):
        click.echo(each.name)
        _print_prices(rows, english)
    click.echo(NOTE[english])


class Named:
    """A policy with the name and the method that its file gives it."""

    def __init__(self, name: str, method: Method, policy: BatchPolicy) -> None:
        self.name, self.method, self.policy = name, method, policy


def _policies(city: City, files: tuple[Path, ...]) -> list[Named]:
    """The policies of the files, or the one in force on the first day."""
    first = min((arrival.on for arrival in city.arrivals), default=date(2026, 1, 1))
    if not files:
        policy = batch_policy_for(city.region, first)
        return [Named(policy.rules.version, Method.TOGETHER, policy)]
    found = []
    for file in files:
        content = _yaml(file)
        policy = policy_from(content, jurisdiction=city.region, on=first, where=file.name)
        method = Method.parse(content.get("method", Method.TOGETHER.value))
        found.append(Named(str(content.get("name", file.stem)), method, policy))
    return found


def _yaml(file: Path) -> Plain:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise click.ClickException(f"{file}: a mapping is expected, as “monthly_cap: 5”")
    return content


def _city_of(file: Path) -> City:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{file} cannot be read as JSON: {error}") from error
    try:
        return read_city(content)
    except LawError as error:
        raise click.ClickException(f"{file}: {error}") from error


def _write(file: Path, city: City) -> None:
    try:
        file.write_text(json.dumps(city_as_values(city), ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error


def _print_json(content: Plain) -> None:
    click.echo(json.dumps(content | {"note": NOTE[0]}, ensure_ascii=False))


def _batch_values(found: Batch, policy: BatchPolicy) -> Plain:
    return {
        "weights": policy.weights.version,
        "rules": policy.rules.version,
        "points": found.points,
        "value": found.value,
        "bound": found.bound,
        "gap": found.gap,
        "cap_price": found.cap_price,
        "placed": [each.as_values() for each in found.placed],
        "unassigned": [each.as_values() for each in found.unplaced],
    }


def _price_values(costs: tuple[Price, ...], asked: bool) -> Plain:
    return {"prices": [each.as_values() for each in costs]} if asked else {}


def _year_values(named: Named, year: Year) -> Plain:
    honoured, wishes = year.wishes
    numbers = year.by_person.values()
    return {
        "name": named.name,
        "method": named.method.value,
        "given": len(year.given),
        "points_a_case": year.points_a_case,
        "wishes": wishes,
        "wishes_honoured": honoured,
        "waited_days": year.waited_days,
        "waited_long": year.waited_long,
        "most": max(numbers, default=0),
        "least": min(numbers, default=0),
        "gini": year.gini,
        "gini_within_county": year.gini_within,
        "by_person": year.by_person,
        "unassigned": [each.as_values() for each in year.waiting],
    }


def _print_table(heads: list[str], rows: list[list[str]]) -> None:
    table = Table()
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)


def _print_batch(found: Batch, english: bool) -> None:
    for one in found.placed:
        click.echo(
            f"{one.case_id} → {one.candidate_id}  {one.reason_en if english else one.reason_zh}"
        )
        for condition in one.conditions:
            click.echo(f"  ! {condition.reason_zh}")
    for left_over in found.unplaced:
        why = left_over.reason_en if english else left_over.reason_zh
        click.echo(f"{left_over.case_id} –  {why}")
    given, left = len(found.placed), len(found.unplaced)
    share = f"{found.gap:.4%}"
    if english:
        click.echo(
            f"{given} placed, {left} wait; {found.points} points; at most {share} below best"
        )
    else:
        click.echo(f"派出{given}件，等待{left}件；共{found.points}分；与最优相差至多{share}")


def _print_years(named: list[Named], years: list[Year], english: bool) -> None:
    values = [_year_values(*pair) for pair in zip(named, years, strict=True)]
    rows = [
        [words[english], *(shown(each) for each in values)]
        for words, shown in _rows_of_years(english)
    ]
    _print_table(["policy" if english else "办法", *(each.name for each in named)], rows)
    for each, year in zip(named, years, strict=True):
        for left in year.waiting[:5]:
            click.echo(
                f"{each.name} {left.case_id} {left.reason_en if english else left.reason_zh}"
            )


def _rows_of_years(english: bool) -> list[tuple[tuple[str, str], Any]]:
    method = {each.value: each.name_en if english else each.name_zh for each in Method}
    return [
        (("方法", "method"), lambda v: method[v["method"]]),
        (("派出", "given"), lambda v: str(v["given"])),
        (("等待", "waiting"), lambda v: str(len(v["unassigned"]))),
        (("每件平均分", "points a case"), lambda v: f"{v['points_a_case']:.2f}"),
        (
            ("如愿／有意愿", "wishes honoured"),
            lambda v: f"{v['wishes_honoured']}/{v['wishes']}",
        ),
        (("等待总日数", "days waited"), lambda v: str(v["waited_days"])),
        (
            (f"等待超过{LONG_DAYS}日", f"waited over {LONG_DAYS} days"),
            lambda v: str(v["waited_long"]),
        ),
        (("每人最多／最少", "most/least a person"), lambda v: f"{v['most']}/{v['least']}"),
        (("基尼系数", "Gini"), lambda v: f"{v['gini']:.3f}"),
        (("同县基尼系数", "Gini within a county"), lambda v: f"{v['gini_within_county']:.3f}"),
    ]


def _print_prices(costs: tuple[Price, ...], english: bool) -> None:
    heads = (
        ["rule", "waiting by it", "points", "days waited"]
        if english
        else ["规则", "因此等待（件）", "代价（分）", "多等待（日）"]
    )
    rows = [
        [
            each.name_en if english else each.name_zh,
            f"{each.unassigned:+d}",
            f"{each.points:+d}",
            "–" if each.waited_days is None else f"{each.waited_days:+d}",
        ]
        for each in costs
    ]
    _print_table(heads, rows)
