"""`hengyuan law eligibility`: a proposal for one person and matter, with its derivation."""

import json
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hengyuan.law.eligibility import Proposal, Step, facts_from, propose
from hengyuan.law.errors import MalformedFile
from hengyuan.law.parameters import read_yaml


@click.command(name="eligibility")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="One fact; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="The whole proposal as JSON.")
def command(file: Path | None, pairs: tuple[str, ...], as_json: bool) -> None:
    """Propose on the facts of FILE (YAML) and of --set, e.g. --set matter=CV-05.

    Nested keys take dots (finances.per_head_monthly_fen=180000), lists take commas
    (groups=migrant-worker,elderly). It proposes; a person decides.
    """
    if file is None and not pairs:
        raise click.UsageError("give a FILE with facts, or --set KEY=VALUE (see --help)")
    facts = _from_file(file) if file else {}
    for pair in pairs:
        _put(facts, pair)
    proposal = propose(facts_from(facts))
    if as_json:
        click.echo(json.dumps(proposal.as_dict(), ensure_ascii=False, indent=2))
    else:
        _show(proposal)


def _from_file(file: Path) -> dict[str, Any]:
    content = read_yaml(file)
    if isinstance(content, dict) and isinstance(content.get("facts"), dict):
        content = content["facts"]
    if not isinstance(content, dict):
        raise MalformedFile(f"{file.name}: a mapping of facts is expected")
    return dict(content)


def _put(facts: dict[str, Any], pair: str) -> None:
    key, equals, text = pair.partition("=")
    if not equals or not key:
        raise click.UsageError(f"--set {pair}: write KEY=VALUE")
    *outer, last = key.split(".")
    for name in outer:
        inner = facts.setdefault(name, {})
        if not isinstance(inner, dict):
            raise click.UsageError(f"--set {pair}: {name} has no parts")
        facts[name] = dict(inner)
        facts = facts[name]
    facts[last] = _nested(pair, text) if text[:1] in ("[", "{") else text


def _nested(pair: str, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise click.UsageError(f"--set {pair}: no YAML list or mapping") from error


def _show(proposal: Proposal) -> None:
    told = proposal.as_dict()
    console = Console() if Console().is_terminal else Console(width=140)
    title = f"{told['outcome_zh']}（{proposal.outcome.value} {proposal.code}".strip() + "）"
    console.print(title, markup=False)
    console.print(f"理由：{proposal.reason_zh}　规则日期：{told['rules_on']}（{proposal.regime}）")
    table = Table(show_lines=True)
    for title in ("步", "规则", "输入", "结果", "依据", "说明"):
        table.add_column(title, overflow="fold", no_wrap=title == "依据")
    for step in proposal.steps:
        table.add_row(*_cells(step))
    console.print(table)
    for question in proposal.questions_for_a_person:
        console.print(f"待人认定：{question}", markup=False)
    if proposal.conditions:
        console.print(f"指派须注意：{'、'.join(proposal.conditions)}")
    console.print(told["note"])


def _cells(step: Step) -> tuple[str, ...]:
    told = step.as_dict()
    given = {name: value for name, value in told["inputs"].items() if value not in (None, "", [])}
    inputs = "\n".join(f"{name}={_word(value)}" for name, value in given.items())
    source = [*told["articles"], f"{told['version'] or '—'} {step.sure.value}"]
    rule = f"{step.rule}\n{step.name_zh}"
    return step.letter, rule, inputs, step.result, "\n".join(source), step.note


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return escape(str(value))
