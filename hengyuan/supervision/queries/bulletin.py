"""The figures of a quarter: what was raised in it, and where each alert stands on the day."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.rules.stages import ENDS
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import at as instant_of
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import supervision as law
from hengyuan.law.deadlines.rows import all_rows
from hengyuan.ledger.rules import canonical_json
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.models import Alert, Bulletin
from hengyuan.supervision.rules.alerts import OPEN, STATES, State, whole
from hengyuan.supervision.rules.quarters import Quarter

Entry = list[Any]  # alert, institution, link, rule, state, overdue
ALERT, INSTITUTION, LINK, RULE, STATE, OVERDUE = range(6)
COUNT_NAMES = (
    gettext_lazy("提示"), gettext_lazy("未了结"), gettext_lazy("逾期"), gettext_lazy("整改中"),
    gettext_lazy("已了结"), gettext_lazy("不成立"), gettext_lazy("情形已结束"),
)  # fmt: skip
COUNTS = ("raised", "open", "overdue", "ordered", "closed", "dismissed", "over")


def entries_of(alerts: QuerySet[Alert], quarter: Quarter, on: date) -> list[Entry]:
    """Each alert whose matter began in the quarter, with where it stands; lifted ones left out."""
    rows = alerts.filter(since__gte=quarter.begins_on, since__lt=quarter.ends_before)
    rows = rows.exclude(state=State.LIFTED).order_by("since", "pk")
    return [
        [str(row["pk"]), row["institution_id"], row["link"], row["rule"], row["state"],
         bool(row["state"] in OPEN and row["due_on"] and row["due_on"] < on)]
        for row in rows.values("pk", "institution_id", "link", "rule", "state", "due_on")
    ]  # fmt: skip


def figures_of(entries: Sequence[Entry], cases: QuerySet[Case], quarter: Quarter) -> dict[str, Any]:
    """The tables of the bulletin: counts by institution, link and rule, and clocks kept."""
    names = Organisation.objects.in_bulk({entry[INSTITUTION] for entry in entries})
    return {
        "all": counts(entries),
        "institutions": [
            [pk, names[pk].name, counted]
            for pk, counted in _grouped(entries, lambda entry: entry[INSTITUTION])
        ],
        "links": _grouped(entries, lambda entry: entry[LINK]),
        "rules": _grouped(entries, lambda entry: entry[RULE]),
        "clocks": _clocks(cases, quarter),
        "cases": _running(cases, quarter),
    }


def digest_of(entries: Sequence[Entry], figures: dict[str, Any]) -> str:
    """SM3 of a bulletin's figures and what stands behind them."""
    return crypto.sm3_hex(canonical_json({"entries": entries, "figures": figures}).encode())


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many alerts, and how many of them stand where."""
    rows = list(entries)
    states = Counter(entry[STATE] for entry in rows)
    return {
        "raised": len(rows),
        "open": sum(states[state] for state in OPEN),
        "overdue": sum(1 for entry in rows if entry[OVERDUE]),
        "ordered": states[State.ORDERED] + states[State.REPLIED],
        "closed": states[State.CLOSED],
        "dismissed": states[State.DISMISSED],
        "over": states[State.OVER],
    }


def _grouped(
    entries: Sequence[Entry], key: Callable[[Entry], Any]
) -> list[tuple[Any, dict[str, int]]]:
    found: dict[Any, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), str(item[0])))
    return [(name, counts(rows)) for name, rows in ordered]


def _clocks(cases: QuerySet[Case], quarter: Quarter) -> list[list[Any]]:
    """Of each clock that stopped in the quarter: how many, and how many of them late."""
    begins = instant_of(quarter.begins_on, time.min)
    ends = instant_of(quarter.ends_before, time.min)
    rows = (
        CaseClock.objects.filter(
            case__in=cases.order_by().values("pk"), is_cancelled=False,
            stopped_at__gte=begins, stopped_at__lt=ends,
        )
        .order_by().values("rule").annotate(n=Count("pk"), late=Count("pk", filter=Q(is_late=True)))
    )  # fmt: skip
    return sorted([row["rule"], row["n"], row["late"]] for row in rows)


def _running(cases: QuerySet[Case], quarter: Quarter) -> int:
    """Cases that began before the quarter's end and were still on the chain in it."""
    begins = instant_of(quarter.begins_on, time.min)
    ends = instant_of(quarter.ends_before, time.min)
    over = Q(stage__in=[stage.value for stage in ENDS], stage_since__lt=begins)
    return cases.order_by().filter(applied_at__lt=ends).exclude(over).count()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the bulletin on its page: rows of a key, a name and counts in their order."""

    by: str
    heading: str
    rows: list[tuple[str, str, list[tuple[str, int]]]]


def tables_of(bulletin: Bulletin) -> list[Table]:
    """The tables of the bulletin, in the reader's language."""
    figures = bulletin.figures
    links = [(key, name_of(law.Link.parse(key)), row) for key, row in figures["links"]]
    checks = [(key, law_text(law.rule(key).RULE.name_zh), row) for key, row in figures["rules"]]
    return [
        _table("institution", _("机构"), figures["institutions"]),
        _table("link", _("环节"), links),
        _table("rule", _("规则"), checks),
    ]


def _table(by: str, heading: str, rows: Iterable[Sequence[Any]]) -> Table:
    told = [(str(key), name, [(c, whole(row)[c]) for c in COUNTS]) for key, name, row in rows]
    return Table(by, heading, told)


def clocks_of(bulletin: Bulletin) -> list[tuple[str, int, int, str]]:
    """Of each clock its name, how many stopped, how many late, the share in time."""
    return [
        (law_text(all_rows(rule)[0].name_zh), n, late, f"{(n - late) / n:.1%}")
        for rule, n, late in bulletin.figures["clocks"]
    ]


def shown_entries(bulletin: Bulletin, by: str, key: str, count: str) -> list[tuple[Alert, str]]:
    """The alerts behind one figure with the state of that day; raises ValueError."""
    place = {"institution": INSTITUTION, "link": LINK, "rule": RULE}.get(by)
    if count not in COUNTS or (place is None and by != "all"):
        raise ValueError(f"no figure {by} {count}")
    rows = [
        entry for entry in bulletin.entries
        if (place is None or str(entry[place]) == key) and counts([entry])[count]
    ]  # fmt: skip
    states = {entry[ALERT]: entry[STATE] for entry in rows}
    alerts = Alert.objects.filter(pk__in=states).select_related("case", "institution")
    ordered = alerts.order_by("since", "pk")
    return [(alert, _(STATES[State(states[str(alert.pk)])])) for alert in ordered]
