"""What a batch keeps of its answer, and what its pages show of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hengyuan.assignment.models import Batch, BatchLine, LineState
from hengyuan.assignment.queries.matching import Matched
from hengyuan.kernel import crypto
from hengyuan.kernel.language import is_english, law_text
from hengyuan.law.errors import LawError
from hengyuan.law.qualification import source
from hengyuan.ledger.rules import canonical_json
from hengyuan.people.queries import providers_by_id

Proposals = dict[str, tuple[int | None, dict[str, Any]]]


def proposals(found: Matched) -> tuple[dict[str, Any], Proposals]:
    """Figures of the whole, and for each case whom it proposes with everything behind it."""
    batch = found.batch
    figures = {
        "weights": found.policy.weights.version,
        "rules": found.policy.rules.version,
        "monthly_cap": found.policy.monthly_cap,
        "points": batch.points,
        "value": batch.value,
        "bound": batch.bound,
        "cap_price": batch.cap_price,
        "prices": [each.as_values() for each in found.prices],
    }
    told: Proposals = {}
    for one in batch.placed:
        values = one.as_values() | {"excluded": found.excluded[one.case_id]}
        told[one.case_id] = int(one.candidate_id), values
    for left in batch.unplaced:
        told[left.case_id] = None, left.as_values() | {"excluded": found.excluded[left.case_id]}
    return figures, told


def digest_of(figures: dict[str, Any], lines: Iterable[BatchLine]) -> str:
    """The SM3 of everything that a batch proposes, as it stands in the ledger."""
    rows = [[line.place, str(line.case_id), line.provider_id, line.proposal] for line in lines]
    return crypto.sm3_hex(canonical_json({"figures": figures, "lines": rows}).encode())


def batch_by_id(batch_id: UUID) -> Batch | None:
    """A batch that is still to be computed."""
    return Batch.objects.select_related("institution", "opened_by").filter(pk=batch_id).first()


def cases_of(batch: Batch) -> list[Any]:
    """The cases of a batch in their order."""
    lines = BatchLine.objects.filter(batch=batch).select_related(
        "case__recipient", "case__institution", "case__authority"
    )
    return [line.case for line in lines]


def batches() -> QuerySet[Batch]:
    """Every batch with how many lines it has in each state that a list tells."""
    return Batch.objects.select_related("institution", "opened_by").annotate(
        lines_in_all=Count("lines"),
        open_lines=Count("lines", filter=Q(lines__state=LineState.PROPOSED)),
        accepted=Count("lines", filter=Q(lines__state=LineState.ACCEPTED)),
    )


def lines_of(batch: Batch) -> QuerySet[BatchLine]:
    """The lines of a batch in their order, with what a row shows."""
    return BatchLine.objects.filter(batch=batch).select_related(
        "case__recipient", "provider__organisation", "decided_by", "assignment"
    )


@dataclass(frozen=True, slots=True)
class PriceRow:
    """What one rule costs the batch."""

    name: str
    unassigned: int
    points: int


def price_rows(batch: Batch) -> list[PriceRow]:
    """The price of each rule, in the language of the reader."""
    rows = batch.figures.get("prices", ())
    return [PriceRow(_rule_name(row), row["unassigned"], row["points"]) for row in rows]


def _rule_name(row: dict[str, Any]) -> str:
    is_named = row["en"] != row["rule"]
    name = row["en"] if is_english() and is_named else law_text(row["zh"])
    return name if is_named else f"{row['rule']} {name}"


def gap_of(batch: Batch) -> str:
    """How far the proposals may be from the best ones, as a share of the points."""
    figures = batch.figures
    gap = (figures["bound"] - figures["value"]) / max(1, figures["points"]) if figures else 0
    return f"{gap:.2%}"


class Names:
    """Names of the people whom proposals mention by their id, read once."""

    def __init__(self, lines: Sequence[BatchLine]) -> None:
        ids = {int(line.proposal[key]) for line in lines for key in ("second", "highest")
               if line.proposal.get(key)}  # fmt: skip
        self._people = providers_by_id(sorted(ids))

    def of(self, key: str) -> str:
        """The name; "" for nobody."""
        return self._people[int(key)].name if key else ""


def why(line: BatchLine, names: Names) -> list[str]:
    """The reasons of a line, one sentence each."""
    told = line.proposal
    if not told:
        return []
    if line.provider_id is None:
        return [law_text(told["zh"]) if not is_english() else told["en"], *_excluded(told)]
    said = []
    if told["load_cost"] > 0:
        said.append(_("因已分得的案件减%(points)s分") % {"points": told["load_cost"]})
    elif told["load_cost"] < 0:
        less = {"points": -told["load_cost"]}
        said.append(_("因本年所得少于同类人员加%(points)s分") % less)
    if told["second"]:
        second = {"name": names.of(told["second"]), "points": told["second_points"]}
        said.append(_("其次为%(name)s（%(points)s分）") % second)
        loss = {"points": told["regret"]}
        said.append(
            _("改派其次者，全批至少少%(points)s分") % loss
            if told["regret"]
            else _("改派其次者，全批可能不少分")
        )
    else:
        said.append(_("没有可替代的人，否则等待"))
    if told.get("highest"):
        highest = {
            "name": names.of(told["highest"]), "points": told["highest_points"],
            "price": told["highest_price"],
        }  # fmt: skip
        said.append(
            _("%(name)s得分更高（%(points)s分），但其名额对其他案件值%(price)s分") % highest
        )
    said += [law_text(each) for each in told["conditions"]]
    return said


def _excluded(told: dict[str, Any]) -> list[str]:
    return [
        _("%(rule)s排除%(count)s人") % {"rule": _source_name(rule), "count": count}
        for rule, count in sorted(told["excluded"].items(), key=lambda each: -each[1])
    ]


def _source_name(rule: str) -> str:
    try:
        return f"{rule} {law_text(source(rule).name_zh)}"
    except (KeyError, LawError):
        return rule


def period_of(batch: Batch) -> str:
    """Which waiting cases were asked for."""
    if batch.first_on is None and batch.last_on is None:
        return _("全部待指派案件")
    first, last = (_day(each) for each in (batch.first_on, batch.last_on))
    return _("%(first)s至%(last)s进入待指派的案件") % {"first": first, "last": last}


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"
