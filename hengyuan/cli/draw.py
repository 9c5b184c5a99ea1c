"""`hengyuan draw verify | page`: repeat a draw from its record, or hand out the page that does."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from hengyuan.law.draw import (
    AmbiguousText,
    LedgerAnchor,
    NoEvidence,
    NotARecord,
    Verdict,
    load_all,
    verify,
)
from hengyuan.law.draw.page import PAGE
from hengyuan.law.draw.verdict import differs
from hengyuan.law.draw.words import STAGES

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Told = dict[str, Any]


@click.group()
def group() -> None:
    """The lot: repeat a draw from its record."""


@group.command(name="verify")
@click.argument("records", nargs=-1, required=True, type=FILE)
@click.option("--ledger", type=FILE, help="What the ledger knows: checkpoints and rounds.")
@click.option("--pool", type=FILE, help="The ids of the published pool, a JSON list.")
@click.option("--announced", type=FILE, help="The announcement as published before the draw.")
@click.option("--external", help="The outside number as printed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify_records(
    records: tuple[Path, ...],
    ledger: Path | None,
    pool: Path | None,
    announced: Path | None,
    external: str | None,
    as_json: bool,
) -> None:
    """Recompute RECORDS; name the first difference and exit 1.

    Several records are taken as the whole history of their series, from the first round on. The
    pool, the announcement and the number in print are held against the last record.
    """
    found, ambiguous = _read_records(records)
    evidence: Told = {
        "ledger_anchor": _read_ledger(ledger) if ledger else None,
        "announced": _read_json(announced) if announced else None,
        "pool": _read_pool(pool) if pool else None,
        "external_value": " ".join(re.findall("[0-9]+", external)) if external else None,
    }
    told = [_judged(each, found, evidence) for each in found] + ambiguous
    if as_json:
        click.echo(json.dumps({"records": told}, ensure_ascii=False))
    else:
        for each in told:
            click.echo("\n".join(_lines(each)))
    if not all(each["sound"] for each in told):
        raise click.exceptions.Exit(1)


def _read_records(files: Sequence[Path]) -> tuple[list[Told], list[Told]]:
    """The records with their files, and the verdict on each file that can be read in two ways."""
    found: list[Told] = []
    ambiguous: list[Told] = []
    for file in files:
        try:
            found += [{"file": str(file), "record": one} for one in load_all(_text(file))]
        except AmbiguousText:
            verdict = Verdict(differs("text"), (), ())
            ambiguous.append({"file": str(file), "number": 0} | verdict.as_dict())
        except NotARecord as error:
            raise click.ClickException(f"{file}: {error}") from error
    return found, ambiguous


def _judged(one: Told, everything: list[Told], evidence: Told) -> Told:
    record = one["record"]
    others = [each["record"] for each in everything if each is not one and _is_kin(each, one)]
    is_last = one is everything[-1]
    mine = evidence if is_last else {"ledger_anchor": evidence["ledger_anchor"]}
    verdict = verify(record, previous_records=others or None, **mine)
    return {"file": one["file"], **_named(record)} | verdict.as_dict()


def _is_kin(one: Told, other: Told) -> bool:
    """Whether two records are of one series or of one case."""
    first, second = _named(one["record"]), _named(other["record"])
    return bool(first["series"] == second["series"] or first["case"] == second["case"])


def _named(record: Told) -> Told:
    """What a line says of a record, which may be of any shape."""
    announced = record.get("announcement")
    told = announced if isinstance(announced, dict) else {}
    names = {name: told.get(name, "") for name in ("series", "number", "case")}
    return names | {name: record.get(name, "") for name in ("outcome", "winners", "commitment")}


def _lines(told: Told) -> list[str]:
    difference = told["difference"]
    if difference:
        place = f"（{difference['where']}）" if difference["where"] else ""
        earlier = difference["round"]
        number = f"第{earlier}轮：" if earlier else ""
        return [f"✗ {told['file']} {number}[{difference['code']}] {difference['zh']}{place}"]
    result = "、".join(told["winners"]) if told["outcome"] == "drawn" else "作废"
    checked = "、".join(STAGES[each["code"]][0] for each in told["passed"])
    lines = [
        f"✓ {told['file']} {told['case']} 第{told['number']}轮：{result}",
        f"  承诺 {told['commitment']}",
        f"  已核对：{checked}",
    ]
    return lines + [f"  ! {each['zh']}" for each in told["cautions"]]


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}") from error


def _read_json(file: Path) -> Any:
    """One JSON value, or one a line; what the reader kept may be written in any way."""
    text = _text(file)
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise click.ClickException(f"{file} is no JSON: {error}") from error


def _read_ledger(file: Path) -> LedgerAnchor:
    try:
        return LedgerAnchor.of(_read_json(file))
    except NoEvidence as error:
        raise click.ClickException(f"{file}: {error}") from error


def _read_pool(file: Path) -> frozenset[str]:
    ids = _read_json(file)
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        raise click.ClickException(f"{file} is no list of ids: write a JSON list of texts")
    return frozenset(ids)


@group.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def page(file: Path | None) -> None:
    """Write the stand-alone page to FILE, or print it."""
    text = PAGE.read_text(encoding="utf-8")
    if file is None:
        sys.stdout.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error
    click.echo(f"已写出 {file}：在任何浏览器中打开，不需要网络")
