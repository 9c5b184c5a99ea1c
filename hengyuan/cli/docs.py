"""`hengyuan docs`: write the page of the chain from its transition table."""

from pathlib import Path

import click

from hengyuan.cases import rules

PAGE = Path("docs/law/chain.md")


def chain_page() -> str:
    """The chain's diagram and table in Markdown, read from `cases.rules.MOVES`."""
    lines = [
        "# The chain: 接待 咨询 申请 审批 指派 办理 结案 归档 补贴",
        "",
        "Written by `make docs` from `hengyuan/cases/rules/moves.py`; do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
    for move in rules.MOVES:
        for stage in sorted(stage.value for stage in move.from_) or ["[*]"]:
            lines.append(f"    {stage} --> {move.to}: {move.command}")
    lines += [
        "```",
        "",
        "| command | from | to | roles | article | starts | stops | documents |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for move in rules.MOVES:
        cells = (
            f"`{move.command}` {move.button}",
            ", ".join(sorted(move.from_)) or "—",
            move.to,
            ", ".join(move.roles),
            str(move.cite),
            ", ".join(move.starts),
            ", ".join(move.stops),
            ", ".join(move.documents),
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


@click.command(name="docs")
def command() -> None:
    """Write the page of the chain."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(chain_page(), encoding="utf-8")
