"""Every clock that the steps of a case start, with its verdict over the bounds of the days."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hengyuan.cli.replay.clocks.pairs import Pair
from hengyuan.cli.replay.clocks.tables import table_for
from hengyuan.cli.replay.read import CaseFile
from hengyuan.cli.replay.readings import region_of
from hengyuan.law import deadlines
from hengyuan.law.dates import DateRange
from hengyuan.law.errors import LawError


@dataclass(frozen=True, slots=True)
class Judged:
    """One clock of the case, from its trigger to what met it; `region` of a local rule."""

    id: str
    start: DateRange | None
    done: DateRange | None
    verdict: deadlines.Verdict
    region: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        verdict = self.verdict
        return {
            "id": self.id,
            "region": self.region,
            "start": str(self.start) if self.start else None,
            "done": str(self.done) if self.done else None,
            "due": str(verdict.due_earliest) if verdict.due_earliest else None,
            "rolled": str(verdict.rolled_earliest) if verdict.rolled_earliest else None,
            "result": verdict.result,
            "how": verdict.how,
            "why": verdict.why,
        }


def judge_all(case: CaseFile) -> list[Judged]:
    """Every clock that the basis of the case starts; none where no aid is due."""
    return [
        Judged(rule, pair.start, pair.done, _verdict(rule, pair))
        for rule, pairs in table_for(case).items()
        for pair in pairs(case)
    ]


def judge_local(case: CaseFile) -> list[Judged]:
    """The clocks that the place of the case counts otherwise, beside the national ones."""
    region = region_of(case)
    return list(_local(case, region)) if region else []


def _local(case: CaseFile, region: str) -> Iterator[Judged]:
    for rule, pairs in table_for(case).items():
        for pair in pairs(case):
            try:
                here = _verdict(rule, pair, region)
            except LawError as error:
                here = deadlines.Verdict("unknown", "no-date", f"本地规则另有起算：{error}")
            if here != _verdict(rule, pair):
                yield Judged(rule, pair.start, pair.done, here, region)


def _verdict(rule: str, pair: Pair, region: str = "") -> deadlines.Verdict:
    verdict = deadlines.judge(
        rule,
        pair.start,
        pair.done,
        jurisdiction=region,
        as_if=True,
        elapsed=pair.elapsed,
        pauses=pair.pauses,
    )
    if pair.doubt and verdict.result == "late":
        return replace(verdict, result="unknown", how="bounded", why=pair.doubt)
    return verdict
