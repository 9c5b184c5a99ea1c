"""`hengyuan docs`: pages of the chain, supervision, the radar and scorecards, from tables."""

from pathlib import Path

import click

from hengyuan.cases import rules
from hengyuan.law import radar, scorecard, supervision

PAGE = Path("docs/law/chain.md")
SUPERVISION = Path("docs/law/supervision.md")
RADAR = Path("docs/law/radar.md")
SCORECARD = Path("docs/law/scorecard.md")
RADAR_HEAD = """\
# Invented-case radar 虚构案件线索

Written by `make docs` from `hengyuan/law/radar/kinds/`; do not edit.

A kind of hint holds a file against those that share a key with it: a telephone, an account, a
docket, a handler's day. Keys are keyed digests; the floor only asks whether two are equal. A hint
names files, shows what is seen in each, and says what would clear it. **It decides nothing and
gives no score**: honest files look like invented ones now and then, and a person asks first.

A file costs the same however old the store is: of each key the latest 60 files are looked at.
Hints of one kind and key are one hint that names more files. A kind that a site knows nothing of
stays silent; the page of the radar says which.

**No number below is official**: each is our own default until a place sets its own, dated and with
its source, in `parameters/radar/*.yaml` under HENGYUAN_LAW_DIR. Places that were renamed or merged
stand there too, since their old seals are honest:

```yaml
bounds:
  - {rule: R-02, bound: docket, value: 10, jurisdiction: "330106", valid_from: 2026-07-01,
     cite: 某某办法, sure: SEED}
renamed:
  - {old_zh: 老庄乡, new_zh: 新庄镇, jurisdiction: "330106", cite: 某某通知, sure: SEED}
```

The ids are ours. The patterns are those that discipline inspectors and auditors name; no official
list of them was found. A new file in that folder with `KIND`, `keys` and `check` is a new kind; its
examples are in `hengyuan/law/examples/radar/`. How well each kind does: `python bench/radar.py` and
[the guide](../guide/radar.md).

"""
SUPERVISION_HEAD = """\
# Supervision 全链条监督

Written by `make docs` from `hengyuan/law/supervision/rules/`; do not edit.

A rule reads the story of one case (`hengyuan.law.supervision.Story`: acts, clocks, confirmed
findings; no names, no typed words) and says from which day on a hint stands, with its evidence, and
until when it did. It never asks what day it is: the same story gives the same hints whenever it is
read. A hint decides nothing. A new file in that folder with `RULE` and `check` is a new rule; its
examples are in `hengyuan/law/examples/supervision/`, one file of the rule's name.

Points J1–J13 are those of the drafting note of 江门市's rule on the whole chain (its final text was
not found), Q1–Q14 the typical defects named by the sources. **No number below is official**: each
is our own default until a place sets its own, dated and with its source, in
`parameters/supervision/*.yaml` under HENGYUAN_LAW_DIR:

```yaml
bounds:
  - {rule: J06-silent, bound: days, value: 30, jurisdiction: "330106", valid_from: 2026-07-01,
     cite: 某某办法, sure: SEED}
```

Before a number changes, `rehearse` runs the draft over past stories and lists every hint that would
come or go, with why.

"""
SCORECARD_HEAD = """\
# Scorecards 考核指标

Written by `make docs` from `hengyuan/law/scorecard/indicators/`; do not edit.

An indicator is data and a small function over counts. Its figure has a number, an interval of 95 %
(Wilson for a share, Byar for a rate, normal for a mean, chi-squared for a spread) and a reading:
**meets** or **short of** the reference when the whole interval lies on one side, else **cannot
be told apart**; below the least number **too few to judge**; without a source **no data yet**.
Without a single record it says **not recorded**, never 0. Indicators stand side by side; nothing
ranks them, and a person reads them.

**No weight is official.** A place adopts its own indicator set (指标体系): weights that make a
hundred for institutions, firms, handlers, or none, and references that stand before the files'. One
person drafts it and sees what it would make of the last scorecard, another adopts it, and it holds
from the first day of a quarter; a scorecard keeps the set it was made with. Where weights were
adopted, the sum stands beside the indicators in its parts: how much of the hundred meets the
reference, is short of it, cannot be told apart, was not recorded or is too few. Without weights
there is no sum. The last columns are our draft of weights, in force nowhere: it fills the form.

**No reference below is official**: each is our own default until a place sets its own, dated and
with its source, in `parameters/scorecard/*.yaml` under HENGYUAN_LAW_DIR. `target` is in thousandths
of a share, hundredths of a rate or a spread, and whole days of a mean:

```yaml
bounds:
  - {rule: J06-clocks, bound: target, value: 900, jurisdiction: "330106", valid_from: 2026-07-01,
     cite: 某某办法, sure: SEED}
```

A change of what an indicator counts is a new `version`; a card keeps the versions and references
it was made with. A new file in that folder with `INDICATOR` and `tally` is a new indicator; its
examples are in `hengyuan/law/examples/scorecard/`.

Two-year fall (两年连续下降): three yearly figures, both steps worse, each year with its least
number, and a one-sided test of the third year against the first at 1 %. If nothing changes, chance
has at most one figure in a hundred asked about (simulated in `test_scorecard.py`); a fall from
95 % to 90 % to 85 % of 400 a year is seen in nine of ten. It asks a person, and does nothing.

"""


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


def supervision_page() -> str:
    """The rules of supervision in Markdown, read from their files."""
    lines = [
        "| rule | point | link, phase | weight | looks for | bounds (ours) | told | cites |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for rule in supervision.rules():
        bounds = "；".join(f"{one.name_zh}：{one.value}" for one in rule.bounds.values())
        cells = (
            rule.id, rule.point, f"{rule.link.name_zh}，{rule.phase.name_zh}",
            rule.severity.name_zh, rule.name_zh, bounds or "—", ", ".join(rule.tells),
            f"{'、'.join(map(str, rule.cites)) or '—'} ({rule.sure})",
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", "What clears a hint, and what follows when it is right:", ""]
    for rule in supervision.rules():
        lines.append(f"- **{rule.id}** {rule.clears_zh}。{rule.consequence_zh}。")
    return SUPERVISION_HEAD + "\n".join(lines) + "\n"


def radar_page() -> str:
    """The kinds of the radar in Markdown, a chapter each, read from their files."""
    lines = []
    for kind in radar.kinds():
        bounds = "；".join(f"{one.name_zh}：{one.value}" for one in kind.bounds.values())
        lines += [
            f"## {kind.id} {kind.name_zh}", "",
            f"- Weight: {kind.severity.name_zh}", f"- Compares: {kind.compares_zh}",
            f"- Needs: {kind.needs_zh}", f"- Numbers (ours): {bounds or '—'}",
            "- What would clear it:",
            *(f"  - {each}" for each in kind.clears_zh), "",
        ]  # fmt: skip
    return RADAR_HEAD + "\n".join(lines).rstrip() + "\n"


def scorecard_page() -> str:
    """The indicators in Markdown, read from their files."""
    lines = [
        "| indicator | version | point | name | counts | of | whom | better | reference | least"
        " | draft weights: 机构 | 律所 | 承办人 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    draft, _sure = scorecard.draft_set()
    for one in (gauge.INDICATOR for gauge in scorecard.GAUGES):
        cells = (
            one.id, str(one.version), one.point, one.name_zh,
            "；".join((one.counts_zh, *(
                f"{bound.name_zh}：{bound.value} ({one.sure})"
                for name, bound in one.bounds.items() if name not in ("target", "least")
            ))),
            one.of_zh, "、".join(whom.name_zh for whom in one.whom),
            f"{one.measure.name_zh}，{one.better.name_zh}",
            f"{one.bounds['target'].value / scorecard.SCALES[one.measure]:g} ({one.sure})",
            str(one.bounds["least"].value),
            *(str(draft.weights_of(one.id).get(whom.value, "—")) for whom in scorecard.Whom),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return SCORECARD_HEAD + "\n".join(lines) + "\n"


@click.command(name="docs")
def command() -> None:
    """Write the pages of the chain, of supervision, of the radar and of scorecards."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(chain_page(), encoding="utf-8")
    SUPERVISION.write_text(supervision_page(), encoding="utf-8")
    RADAR.write_text(radar_page(), encoding="utf-8")
    SCORECARD.write_text(scorecard_page(), encoding="utf-8")
