"""`hengyuan law catalogue --kind civil --stage trial-first-instance …`: a dossier's rows."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from hengyuan.law.catalogue import Completeness, Moment, Row, catalogue, check, facts
from hengyuan.law.errors import UnknownRule
from hengyuan.law.vocabulary import Basis, CriminalSide, Kind, Stage

NEEDS = {"must": "必备", "if_happened": "发生才归档", "optional": "可选"}
MOMENTS = {"hand_in": "承办人交卷", "close": "结案审查", "archive": "归档"}
PARTS = {"institution": "审批卷", "handler": "承办卷"}


def as_dict(row: Row) -> dict[str, Any]:
    """A row as plain values."""
    return {
        "id": row.id,
        "forms": list(row.forms),
        "name_zh": row.name_zh,
        "name_en": row.name_en,
        "part": str(row.part),
        "order": row.order,
        "need": str(row.need),
        "if": list(row.if_facts),
        "unless": list(row.unless),
        "moment": str(row.moment),
        "made_then": row.is_made_then,
        "cites": [cite.key for cite in row.cites],
        "sure": str(row.sure),
    }


def _ids(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@click.command(name="catalogue")
@click.option("--kind", required=True, help="civil, criminal, labour-arbitration …")
@click.option("--stage", required=True, help="investigation, trial-first-instance …")
@click.option("--basis", default="application", help="application, notified, duty-help …")
@click.option("--side", default="defence", help="Criminal: defence or agency.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Day of closing.")
@click.option("--jurisdiction", default="", help="Region code of GB/T 2260, e.g. 330100.")
@click.option("--present", default=None, help="Papers there: D-14,D-15,CV-05 (rows or forms).")
@click.option("--happened", default="", help="What happened: heard,investigated …")
@click.option(
    "--moment", type=click.Choice([*MOMENTS]), default="hand_in", help="When it is asked."
)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def command(
    kind: str,
    stage: str,
    basis: str,
    side: str,
    on: datetime,
    jurisdiction: str,
    present: str | None,
    happened: str,
    moment: str,
    as_json: bool,
) -> None:
    """The papers a dossier has to hold, and with --present what is missing."""
    rows = catalogue(
        Kind.parse(kind),
        Stage.parse(stage),
        Basis.parse(basis),
        on.date(),
        jurisdiction=jurisdiction,
        side=CriminalSide.parse(side),
    )
    if unknown := set(_ids(happened)) - set(facts()):
        raise UnknownRule(
            f"no row asks whether “{', '.join(sorted(unknown))}” happened; known: "
            f"{', '.join(facts())}"
        )
    found = None
    if present is not None:
        found = check(rows, _ids(present), _ids(happened), Moment(moment))
    if as_json:
        _write_json(rows, found, moment)
    else:
        _print(rows, found, moment)


def _write_json(rows: Iterable[Row], found: Completeness | None, moment: str) -> None:
    answer: dict[str, Any] = {"rows": [as_dict(row) for row in rows]}
    if found is not None:
        answer |= {
            "moment": moment,
            "is_complete": found.is_complete,
            "missing": [row.id for row in found.missing],
            "present": [row.id for row in found.present],
            "not_applicable": [row.id for row in found.not_applicable],
            "unasked": [row.id for row in found.unasked],
            "unlisted": list(found.unlisted),
        }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _print(rows: Iterable[Row], found: Completeness | None, moment: str) -> None:
    console = Console()
    table = Table(title="归档目录")
    for heading in ("部分", "序", "行", "文书", "名称", "要求", "时点", "核实"):
        table.add_column(heading, overflow="fold")
    if found is not None:
        table.add_column(MOMENTS[moment])
    for row in rows:
        cells = [
            PARTS[row.part], str(row.order), row.id, " ".join(row.forms), row.name_zh,
            _need(row), MOMENTS[row.moment], str(row.sure),
        ]  # fmt: skip
        table.add_row(*cells, *([_state(row, found)] if found is not None else []))
    console.print(table)
    if found is not None:
        for unlisted in found.unlisted:
            console.print(f"! {unlisted} 不在目录内", markup=False)
        console.print(
            "齐全" if found.is_complete else f"缺 {len(found.missing)} 项", soft_wrap=True
        )


def _need(row: Row) -> str:
    known = facts()
    conditions = "；".join(known[fact] for fact in row.if_facts)
    exceptions = "；".join(known[fact] for fact in row.unless)
    text = NEEDS[row.need]
    if exceptions:
        text += f"（除非：{exceptions}）"
    if row.need == "if_happened":
        text += f"：{conditions}"
    return text


def _state(row: Row, found: Completeness) -> str:
    if row in found.missing:
        return "缺"
    if row in found.present:
        return "有"
    return "不适用" if row in found.not_applicable else "此时不问"
