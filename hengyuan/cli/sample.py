"""`hengyuan sample verify | yield`: draw a sample again from its record, or with other settings."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from hengyuan.law.draw import AmbiguousText
from hengyuan.law.english import english
from hengyuan.law.errors import LawError
from hengyuan.law.sampling import CannotSample, Grouping, Settings
from hengyuan.law.sampling.numbers import Numbers
from hengyuan.law.sampling.record import NotASample, Record, Sample, load
from hengyuan.law.sampling.verification import Remark, verify
from hengyuan.law.sampling.yields import Yield, expected_yield

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Told = dict[str, Any]


@click.group()
def group() -> None:
    """Samples: draw one again from its record, or see what other settings would give."""


@group.command(name="verify")
@click.argument("file", type=FILE)
@click.option("--announced", type=FILE, help="The announcement as published before the period.")
@click.option("--external", help="The outside number as printed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify_record(file: Path, announced: Path | None, external: str | None, as_json: bool) -> None:
    """Draw the sample of the record FILE again; name the first difference and exit 1."""
    record = _read_record(file)
    published = _read_json(announced) if announced else None
    verdict = verify(record, announced=published, external_value=external)
    if as_json:
        told = {
            "sound": verdict.is_sound,
            "difference": verdict.difference and _told(verdict.difference),
            "cautions": [_told(each) for each in verdict.cautions],
        }
        click.echo(json.dumps(told, ensure_ascii=False))
    elif verdict.difference:
        where = f"（{verdict.difference.where}）" if verdict.difference.where else ""
        click.echo(f"✗ {file} [{verdict.difference.code}] {verdict.difference.text_zh}{where}")
    else:
        click.echo(
            "\n".join([*_lines(file, record), *(f"  ! {c.text_zh}" for c in verdict.cautions)])
        )
    if not verdict.is_sound:
        raise click.exceptions.Exit(1)


@group.command(name="yield")
@click.argument("file", type=FILE)
@click.option("--rate", help="Another rate, written 1/5 or 0.2.")
@click.option("--at-closing", help="Another share of the quota to be drawn as cases close.")
@click.option(
    "--by",
    type=click.Choice([each.value for each in Grouping]),
    default=Grouping.FIRM.value,
    help="Tell the yield by this grouping.",
)
def show_yield(file: Path, rate: str | None, at_closing: str | None, by: str) -> None:
    """What the settings of the record FILE, or changed ones, give on the cases of its period."""
    try:
        sample = Sample.of(_read_record(file))
        units = [unit for batch in sample.batches for unit in batch.units]
        settings = _changed(sample.announcement.settings, rate, at_closing)
        found = expected_yield(units, settings, (by,))
    except (LawError, ValueError, ZeroDivisionError) as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(_yield_lines(found, Grouping.parse(by))))


def _changed(settings: Settings | Numbers, rate: str | None, at_closing: str | None) -> Settings:
    if isinstance(settings, Numbers):
        raise CannotSample("case numbers were named: nothing was drawn that could yield otherwise")
    if rate is not None:
        settings = replace(settings, rate=Fraction(rate), number=None)
    if at_closing is not None:
        settings = replace(settings, at_closing=Fraction(at_closing))
    return settings


def _lines(file: Path, record: Record) -> list[str]:
    told, decisions = record["announcement"], record["decisions"]
    drawn = [one["unit"] for one in decisions if one["how"] != "not_drawn"]
    return [
        f"✓ {file} {told['series']} 第{told['number']}期："
        f"{len(decisions)}件中抽取{len(drawn)}件（应抽{record['target']}件）",
        f"  承诺 {record['commitment']}",
        f"  抽中：{'、'.join(drawn) or '无'}",
    ]


def _yield_lines(found: Yield, by: Grouping) -> list[str]:
    lines = [
        f"{found.units}件：应抽{found.quota}件，实抽{found.target}件；"
        f"结案时平均抽{found.at_once:.1f}件，其余在期末；最小的机会为{found.lowest_chance:.3f}",
        f"{by.name_zh}：件数，抽取最少、平均、最多",
    ]
    return lines + [
        f"  {'/'.join(one.group) or '未载明'}：{one.units}，{one.least}、{one.mean:.1f}、{one.most}"
        for one in found.groups
    ]


def _told(remark: Remark) -> Told:
    words = {"zh": remark.text_zh, "en": english(remark.text_zh)}
    return {"code": remark.code, "where": remark.where} | words


def _read_record(file: Path) -> Record:
    try:
        return load(_text(file))
    except (NotASample, AmbiguousText) as error:
        raise click.ClickException(f"{file}: {error}") from error


def _read_json(file: Path) -> Told:
    try:
        value = json.loads(_text(file))
    except ValueError as error:
        raise click.ClickException(f"{file} is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise click.ClickException(f"{file} is no announcement: a JSON object is expected")
    return value


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}") from error
