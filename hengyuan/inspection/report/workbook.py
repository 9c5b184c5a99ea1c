"""A table over many dossiers: one sheet of dossiers, one of findings, one of verdicts on files."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from hengyuan.inspection.english import Say, chinese
from hengyuan.inspection.findings import SEVERITIES, Severity

DOSSIERS = ("案卷", "受援人", "案号", "页数", "文书", "缺件", "重", "中", "轻", "文件问题", "出错")
FINDINGS = (
    "案卷", "程度", "规则", "发现", "说明", "文书", "页", "原文", "评估指标", "依据", "把握",
    "最相近的文书", "核实（确认/排除）", "一句话说明",
)  # fmt: skip
VERDICTS = ("案卷", "文件", "情况")


class Workbook:
    """Rows are written as dossiers end, so that memory does not grow with their number."""

    def __init__(self, path: Path, say: Say = chinese) -> None:
        self._say = say
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "in_memory": False})
        bold = self._book.add_format({"bold": True, "bottom": 1})
        self._sheets = {}
        for name, heads, widths in (
            ("案卷", DOSSIERS, (30, 10, 26)),
            ("发现", FINDINGS, (30, 6, 8, 20, 60, 22, 8, 40, 28, 30)),
            ("文件", VERDICTS, (30, 40, 60)),
        ):
            sheet = self._book.add_worksheet(say(name))
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
            sheet.freeze_panes(1, 0)
            self._sheets[name] = [sheet, 0]
            self._add(name, map(say, heads), bold)
            sheet.autofilter(0, 0, 1_048_575, len(heads) - 1)

    def add(self, plain: dict[str, Any]) -> None:
        """One dossier."""
        name, found, say = plain["dossier"], plain["findings"], self._say
        grave = [sum(1 for one in found if one["severity"] == s) for s in Severity]
        missing = sum(1 for row in plain["catalogue"] if row["state"] == "missing")
        self._add("案卷", (
            name, plain["recipient"], plain["case_number"], len(plain["pages"]),
            len(plain["documents"]), missing, *grave, len(plain["verdicts"]), say(plain["error"]),
        ))  # fmt: skip
        for one in found:
            pages = sorted({spot["page"] for spot in one["evidence"]})
            quotes = " / ".join(spot["quote"] for spot in one["evidence"] if spot["quote"])
            near = "；".join(
                f"{r['dossier']}《{say(r['document'])}》" for r in one["relatives"][:1]
            )
            self._add("发现", (
                name, say(SEVERITIES[Severity(one["severity"])]), one["rule"], say(one["name"]),
                say(one["sentence"]), say(one["document"]), "、".join(map(str, pages)), quotes,
                say(one["indicator"]), "、".join(map(say, one["cites"])), one["confidence"], near,
                "", "",
            ))  # fmt: skip
        for verdict in plain["verdicts"]:
            self._add("文件", (name, verdict["file"], say(verdict["sentence"])))

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def _add(self, name: str, cells: Iterable[Any], form: Any = None) -> None:
        sheet, row = self._sheets[name]
        for column, cell in enumerate(cells):
            # A text that begins like a formula is a text: nothing read from a scan is ever run.
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, form)
            else:
                sheet.write(row, column, cell, form)
        self._sheets[name][1] = row + 1
