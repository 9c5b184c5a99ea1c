"""Every read of supervision: what the rules read, alerts and their pages, the bulletin."""

from hengyuan.supervision.queries.alerts import (
    Cockpit,
    Rehearsal,
    Shown,
    alerts_of,
    by_rule,
    by_weight,
    overdue,
    rules_at,
)
from hengyuan.supervision.queries.bulletin import (
    COUNT_NAMES,
    clocks_of,
    digest_of,
    entries_of,
    figures_of,
    shown_entries,
    tables_of,
)
from hengyuan.supervision.queries.stories import (
    cases_in,
    cases_of_providers,
    cases_to_look_at,
    cases_with_events,
    read_until,
    stories_of,
)

__all__ = [
    "COUNT_NAMES",
    "Cockpit",
    "Rehearsal",
    "Shown",
    "alerts_of",
    "by_rule",
    "by_weight",
    "cases_in",
    "cases_of_providers",
    "cases_to_look_at",
    "cases_with_events",
    "clocks_of",
    "digest_of",
    "entries_of",
    "figures_of",
    "overdue",
    "read_until",
    "rules_at",
    "shown_entries",
    "stories_of",
    "tables_of",
]  # fmt: skip
