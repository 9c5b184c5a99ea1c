"""What a person reads of a replay."""

from typing import Any

from rich.console import Console
from rich.table import Table

from hengyuan.law.places import full_name

RESULTS = {"met": "按期", "late": "逾期", "unknown": "不明"}


def _result(step: dict[str, Any]) -> str:
    from hengyuan.examination.rules import RESULT_NAMES

    return str(RESULT_NAMES.get(str(step["result"]), step["result"]))


def _row(clock: dict[str, Any]) -> tuple[Any, ...]:
    """One clock as the table shows it; a local one says where it holds."""
    due = clock["due"]
    if clock["rolled"] != due:
        due = f"{due}（{clock['rolled']}）"
    name = f"{clock['id']}（{full_name(clock['region'])}）" if clock["region"] else clock["id"]
    return name, clock["start"], due, clock["done"], RESULTS[clock["result"]], clock["why"]


def show(answer: dict[str, Any]) -> None:
    """One case: findings, stages, clocks, differences."""
    console = Console()
    found, walked = answer["findings"], answer["walk"]
    console.print(f"\n[bold]{answer['id']}[/] {answer['file']}")
    console.print(
        f"适用 {found['regime']} · 启动 {found['basis']} · 强制辩护 {found['mandatory']}"
        f" {found['mandatory_code']} · 事项 {found['matter']}"
        f" · 经济困难 {found['hardship']} {found['hardship_code']} · 紧急 {found['urgent']}"
    )
    console.print(f"到达 {' → '.join(walked['stages'])}（立案{walked['opened']}件）")
    if walked["blocked"]:
        console.print(f"[red]不能指派：{walked['blocked']}[/]")
    if found["derivation"]:
        steps = Table("规则", "问题", "结论", "依据", "版本")
        for column in steps.columns:
            column.overflow = "fold"
        for step in found["derivation"]:
            articles = " ".join(step["articles"])
            cells = (step["rule"], step["name"], _result(step), articles, step["version"])
            steps.add_row(*(str(cell or "—") for cell in cells))
        console.print(steps)
    table = Table("时限", "起算", "届满（顺延）", "完成", "结论", "理由")
    for column in table.columns:
        column.overflow = "fold"
    for clock in (*answer["clocks"], *answer["local_clocks"]):
        table.add_row(*(str(cell or "—") for cell in _row(clock)))
    console.print(table)
    for reading in found["readings"]:
        console.print(f"  读作：{reading}", style="dim")
    for assumption in walked["assumptions"]:
        console.print(f"  假定：{assumption}", style="dim")
    for row in answer["must_not"]:
        if row["verdict"] != "held":
            console.print(f"  须由人核对：{row['sentence']}（{row['verdict']}）")
    for line in answer["differences"]:
        console.print(f"  [red]✗ {line}[/]")
    if not answer["differences"]:
        console.print("  [green]✓ 与预期一致[/]")
