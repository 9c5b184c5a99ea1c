"""Walks a case through the commands of the web, as of its own days, in a database of its own.

What the source does not say is filled with marked assumptions: invented people, the earliest day
that the bounds allow. Verdicts on clocks never rest on such a day; they come from `clocks`.
"""

from dataclasses import replace
from datetime import date, timedelta

from hengyuan.cli.replay.findings import Findings
from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.cli.replay.walked import Road, Walked


def first_day(file: CaseFile) -> date:
    """The first day that any step can have."""
    days = [step.when.earliest or step.when.latest for step in file.steps]
    return min((day for day in days if day), default=date(2022, 1, 4)) - timedelta(days=1)


def walk(file: CaseFile, findings: Findings) -> Walked:
    """Walk the case as far as its source reaches; nothing is opened where no aid is due."""
    from hengyuan.cli.replay.desk import InventedDesk
    from hengyuan.cli.replay.road import walk_one
    from hengyuan.kernel.errors import Refused

    walked = Walked()
    money = file.raw.get("money") or {}
    recovered = money.get("recovered")
    walked.recovered_yuan = float(recovered) if isinstance(recovered, int | float) else None
    if findings.basis in ("none", "duty-help", "consultation"):
        walked.stages.append(findings.basis)
        return walked
    for part in cases_of(file, findings.basis):
        road = Road(part, walked, first_day(part))
        try:
            walk_one(road, InventedDesk(part, road.at(None, "机构和人员")), findings)
        except Refused as refusal:
            walked.blocked = refusal.message
        walked.opened += 1
    return walked


def cases_of(file: CaseFile, basis: str) -> list[CaseFile]:
    """The cases that one published story makes.

    One for each represented person, though a civil group shares one; a further application, or a
    notice of a further stage of the proceedings, opens another.
    """
    is_one_file = file.is_group and file.kind != "criminal"
    times = 1 if is_one_file else max(1, file.recipients)
    return [part for _recipient in range(times) for part in rounds(file, basis)]


def rounds(file: CaseFile, basis: str) -> list[CaseFile]:
    """The file cut at each further application, or notice of a further stage."""
    word = "applied" if basis == "application" else "notified"
    starts = sorted({step.when.earliest for step in file.of(word) if step.when.earliest})
    if len(starts) < 2 or (word == "notified" and len(file.stages) < 2):
        return [file]
    parts = []
    for index, start in enumerate(starts):
        until = starts[index + 1] if index + 1 < len(starts) else date.max
        steps = tuple(
            step
            for step in file.steps
            if (index == 0 or _day(step) >= start) and _day(step) < until
        )
        raw = file.raw
        if word == "notified":
            raw = {**raw, "stages": raw["stages"][min(index, len(raw["stages"]) - 1) :]}
        parts.append(replace(file, steps=steps, raw=raw))
    return parts


def _day(step: Happening) -> date:
    return step.when.earliest or step.when.latest or date.min
