"""Who stands on the other side of a case, anywhere: equality of blind indexes, never a scan.

Looked up in all cases, open and closed (律师法 art. 39, 刑诉法解释 art. 43). Names are compared
where no identity number is known: a namesake is found as well, and a person decides about it.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection

from hengyuan.assignment.rules import AGENCY_MATTERS
from hengyuan.cases.models import Case, Side
from hengyuan.cases.rules import ENDS
from hengyuan.law.vocabulary import Kind

Marks = dict[int, set[str]]
ENDED = frozenset(stage.value for stage in ENDS)


@dataclass(slots=True)
class Conflicts:
    """By provider: whom they act for or against, defend, are close to. Parties are opaque ids."""

    opponents: frozenset[str] = frozenset()
    co_accused: set[str] = field(default_factory=set)
    acts_for: Marks = field(default_factory=lambda: defaultdict(set))
    acts_against: Marks = field(default_factory=lambda: defaultdict(set))
    defends: Marks = field(default_factory=lambda: defaultdict(set))
    interests: Marks = field(default_factory=lambda: defaultdict(set))
    aided_opponent_firms: set[str] = field(default_factory=set)
    other_side_firms: set[str] = field(default_factory=set)
    former_handlers: set[int] = field(default_factory=set)
    former_firms: set[int] = field(default_factory=set)
    earlier: tuple[int, str] | None = None  # handler and number of the stage before


@dataclass(frozen=True, slots=True)
class _Row:
    """What one look-up found: another case and who acts there, or a person."""

    look_up: str
    side: str
    name_index: str
    person: str
    handler: int | None
    firm: int | None
    kind: str
    matter: str
    stage: str

    @property
    def is_agency(self) -> bool:
        return self.matter in AGENCY_MATTERS

    @property
    def is_defence(self) -> bool:
        return self.kind == Kind.CRIMINAL and not self.is_agency


# One statement, seven look-ups, each by an index: written out because Django's own writing of the
# same queries costs more than the database's answering them.
LOOK_UPS = """
WITH mine AS (SELECT side, name_index FROM cases_party WHERE case_id = %(case)s)
SELECT 'party', side, name_index, '', NULL, NULL, '', '', '' FROM mine
UNION ALL
SELECT 'named', mine.side, mine.name_index, CAST(c.recipient_id AS varchar(40)),
       c.handler_id, c.firm_id, c.kind, c.matter, c.stage
  FROM mine JOIN people_person p ON p.name_index = mine.name_index
  JOIN cases_case c ON c.recipient_id = p.id
 WHERE c.firm_id IS NOT NULL AND c.recipient_id <> %(recipient)s
UNION ALL
SELECT 'mirrored', party.side, '', CAST(c.recipient_id AS varchar(40)),
       c.handler_id, c.firm_id, c.kind, c.matter, c.stage
  FROM cases_party party JOIN cases_case c ON c.id = party.case_id
 WHERE party.name_index = %(name)s AND c.firm_id IS NOT NULL
   AND c.recipient_id <> %(recipient)s
UNION ALL
SELECT 'joint', '', '', CAST(c.recipient_id AS varchar(40)),
       c.handler_id, c.firm_id, c.kind, c.matter, c.stage
  FROM cases_case c
 WHERE c.joint_key = %(joint)s AND c.joint_key <> '' AND c.firm_id IS NOT NULL
   AND c.recipient_id <> %(recipient)s
UNION ALL
SELECT 'interest', mine.side, mine.name_index, '', i.provider_id, NULL, '', '', ''
  FROM mine JOIN assignment_declaredinterest i ON i.name_index = mine.name_index
 WHERE i.ended_at IS NULL
UNION ALL
SELECT 'before', '', '', '', CASE WHEN a.named_at IS NULL THEN NULL ELSE a.handler_id END,
       a.firm_id, '', '', ''
  FROM assignment_assignment a
 WHERE a.case_id = %(case)s AND a.ended_at IS NOT NULL AND a."end" <> 'rejected'
UNION ALL
SELECT 'earlier', '', CAST(c.handling_since AS varchar(10)), '', c.handler_id, c.firm_id, '', '',
       c.number
  FROM cases_case c
 WHERE c.recipient_id = %(recipient)s AND c.id <> %(case)s AND c.handler_id IS NOT NULL
   AND c.kind = %(kind)s AND c.proceeding <> %(proceeding)s
"""


def _rows(case: Case) -> list[_Row]:
    keys = {
        "case": Case._meta.pk.get_db_prep_value(case.pk, connection),
        "recipient": Case._meta.pk.get_db_prep_value(case.recipient_id, connection),
        "name": case.recipient.name_index,
        "joint": case.joint_key,
        "kind": case.kind,
        "proceeding": case.proceeding,
    }
    with connection.cursor() as cursor:
        cursor.execute(LOOK_UPS, keys)
        return [_Row(*row) for row in cursor.fetchall()]


def conflicts_of(case: Case) -> Conflicts:
    """Everything that bars somebody from the case, in one statement of index look-ups."""
    rows = _rows(case)
    other_side = (Side.OPPONENT, Side.VICTIM)
    opponents = {r.name_index for r in rows if r.look_up == "party" and r.side in other_side}
    found = Conflicts(opponents=frozenset(opponents))
    marks = {
        "named": _mark_named,
        "mirrored": _mark_mirrored,
        "joint": _mark_joint,
        "interest": _mark_interest,
        "before": _mark_before,
    }
    for row in rows:
        if row.look_up in marks:
            marks[row.look_up](found, row, case)
    before = [row for row in rows if row.look_up == "earlier" and row.handler]
    last = max(before, key=lambda row: row.name_index or "", default=None)
    if last is not None and last.handler:
        found.earlier = (last.handler, last.stage)
    return found


def _mark_named(found: Conflicts, row: _Row, case: Case) -> None:
    """Cases, open and closed, of somebody whom this case names."""
    if row.side == Side.CO_ACCUSED:
        if row.is_defence:
            _mark_defended(found, row)
        return
    if row.handler:
        found.acts_for[row.handler].add(row.name_index)
    found.aided_opponent_firms.add(str(row.firm))
    if case.kind == Kind.CRIMINAL:
        found.other_side_firms.add(str(row.firm))


def _mark_defended(found: Conflicts, row: _Row) -> None:
    found.co_accused.add(row.person)
    if row.handler:
        found.defends[row.handler].add(row.person)


def _mark_mirrored(found: Conflicts, row: _Row, case: Case) -> None:
    """Cases that name this recipient: as opponent, as victim, as accused together."""
    if row.side == Side.CO_ACCUSED:
        if row.is_defence:
            _mark_defended(found, row)
        return
    if row.stage not in ENDED and row.handler:
        found.acts_against[row.handler].add(str(case.recipient_id))
    if case.kind == row.kind == Kind.CRIMINAL:
        found.other_side_firms.add(str(row.firm))


def _mark_joint(found: Conflicts, row: _Row, case: Case) -> None:
    """Cases of the same proceeding: several accused, or accused and victim."""
    if row.is_agency != (case.matter in AGENCY_MATTERS):
        found.other_side_firms.add(str(row.firm))
    elif not row.is_agency:
        _mark_defended(found, row)


def _mark_interest(found: Conflicts, row: _Row, case: Case) -> None:
    if row.side != Side.CO_ACCUSED and row.handler:
        found.interests[row.handler].add(row.name_index)


def _mark_before(found: Conflicts, row: _Row, case: Case) -> None:
    """Who had this very case: a named handler, or a firm that gave it back."""
    if row.handler:
        found.former_handlers.add(row.handler)
    elif row.firm:
        found.former_firms.add(row.firm)
