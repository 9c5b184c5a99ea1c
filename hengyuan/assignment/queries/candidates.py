"""Who could be assigned a case, and for everybody else why not, by rule and article.

`consider` looks at the whole pool, for the page and for the record. `in_turn` yields firms one
after the other and is stopped by whoever found somebody: it costs the same in a pool of any size.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from itertools import chain, repeat
from typing import TypeVar

from django.db import connection

from hengyuan.assignment.queries import reach
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.rules import BY_NAME, NOT_IN_TURN, field_name, years_in
from hengyuan.cases.models import Case
from hengyuan.cases.queries import review_standings
from hengyuan.kernel.clock import day_of
from hengyuan.law import qualification
from hengyuan.law.matching import Score
from hengyuan.law.qualification import Answer, Candidate, Finding, ProviderKind
from hengyuan.law.review.standing import Standing as Reviewed
from hengyuan.law.vocabulary import Grade
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing

CHUNKS = (1, 2, 4, 8, 16)  # firms looked at together: most often the first one does
NOTHING_NOTED = Standing()
Row = TypeVar("Row")


@dataclass(slots=True)
class Considered:
    """A provider on a day: what every rule says, the load, the last turn, the score if asked."""

    provider: Provider
    candidate: Candidate
    findings: tuple[Finding, ...]
    last_assigned_at: datetime | None
    score: Score | None = None

    @property
    def is_eligible(self) -> bool:
        """Whether no rule forbids."""
        return qualification.is_eligible(self.findings)

    @property
    def is_over_cap(self) -> bool:
        """Whether the month's cap is reached: then only with a ground and a second approver."""
        return any(f.rule_id == "CAP" and f.answer is Answer.CONDITION for f in self.findings)

    @property
    def is_in_turn(self) -> bool:
        """Whether a method may find this person by itself."""
        return self.is_eligible and not any(
            f.answer is Answer.CONDITION and f.rule_id in NOT_IN_TURN for f in self.findings
        )

    @property
    def objections(self) -> tuple[Finding, ...]:
        """The findings for which a method passes over this person."""
        return tuple(
            f
            for f in self.findings
            if f.answer is Answer.NOT_ELIGIBLE
            or (f.answer is Answer.CONDITION and f.rule_id in NOT_IN_TURN)
        )

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Conditions to be met and preferences, which keep nobody out."""
        kept = (Answer.CONDITION, Answer.PREFERENCE)
        return tuple(f for f in self.findings if f.answer in kept and f.rule_id not in NOT_IN_TURN)

    @property
    def why(self) -> str:
        """The objections in plain words, each with its rule; "" for somebody in turn."""
        return "；".join(f"{f.rule_id}：{f.reason_zh}" for f in self.objections)

    def is_barred_by_name_alone(self) -> bool:
        """Whether only conflicts found by a name keep this person out."""
        return all(f.rule_id in (*BY_NAME, "CAP") for f in self.objections)


@dataclass(slots=True)
class ConsideredFirm:
    """A firm of the pool on a day: its people, or why none of them is looked at."""

    firm: Organisation
    last_assigned_at: datetime | None
    people: list[Considered] = field(default_factory=list)
    reason: str = ""
    over_cap: bool = False

    @property
    def eligible(self) -> list[Provider]:
        """The people whom a method may find."""
        return [each.provider for each in self.people if self._passes(each)]

    @property
    def excluded(self) -> list[tuple[Provider, str]]:
        """The others, each with the reasons."""
        return [(each.provider, each.why) for each in self.people if not self._passes(each)]

    def _passes(self, each: Considered) -> bool:
        if not self.over_cap:
            return each.is_in_turn
        return each.is_eligible and all(f.rule_id == "CAP" for f in each.objections)

    @property
    def is_eligible(self) -> bool:
        """Whether at least one person of the firm can be assigned."""
        return not self.reason and bool(self.eligible)

    @property
    def last_assigned_on(self) -> date | None:
        """The day of the last turn."""
        return day_of(self.last_assigned_at) if self.last_assigned_at else None


def consider(
    case: Case,
    on: date,
    *,
    without_firms: Iterable[int] = (),
    over_cap: bool = False,
    question: Question | None = None,
) -> list[ConsideredFirm]:
    """Every firm within reach in the order of rotation, and last the institution's own staff.

    `over_cap` lets the monthly cap pass, for a designation with its second approver (ruling 28).
    """
    asked = question or question_of(case, on)
    left = set(without_firms)
    rows = _rows(asked, reach.firms(asked), over_cap=over_cap)
    for row in rows:
        if row.firm.pk in left:
            row.reason = "AS-08：本案中已退回指派"
    return rows + _rows(asked, [case.institution], over_cap=over_cap, only_with_people=True)


def in_turn(asked: Question) -> Iterator[ConsideredFirm]:
    """Firms in the order of rotation, looked at as they are asked for."""
    for chunk in in_chunks(partial(reach.firms, asked)):
        yield from _rows(asked, chunk)


def in_chunks(read: Callable[..., list[Row]]) -> Iterator[list[Row]]:
    """The rows in growing pieces, read as they are asked for."""
    start, sizes = 0, chain(CHUNKS, repeat(CHUNKS[-1]))
    for size in sizes:
        chunk = read(start=start, count=size)
        if chunk:
            yield chunk
        if len(chunk) < size:
            return
        start += size


def _turn(firm: Organisation) -> datetime | None:
    turn = getattr(firm, "turn", None)  # absent before the first turn
    return turn.last_assigned_at if turn else None


def _rows(
    asked: Question,
    firms: Iterable[Organisation],
    *,
    over_cap: bool = False,
    only_with_people: bool = False,
) -> list[ConsideredFirm]:
    by_id = {firm.pk: firm for firm in firms}
    people: dict[int, list[Provider]] = defaultdict(list)
    for provider in reach.people_of(by_id, asked.on):
        provider.organisation = by_id[provider.organisation_id]
        people[provider.organisation_id].append(provider)
    judged = {
        each.provider.pk: each
        for each in judge(asked, [one for found in people.values() for one in found])
    }
    rows = []
    for pk, firm in by_id.items():
        if only_with_people and not people[pk]:
            continue
        row = ConsideredFirm(firm, None if only_with_people else _turn(firm), over_cap=over_cap)
        row.people = [judged[provider.pk] for provider in people[pk]]
        row.reason = _firm_reason(asked, firm, has_people=bool(row.people))
        rows.append(row)
    return rows


def _firm_reason(asked: Question, firm: Organisation, *, has_people: bool) -> str:
    if firm.pk in asked.held_firms:
        return f"AM-10：已暂停指派：{asked.held_firms[firm.pk]}"
    if firm.pk in asked.conflicts.former_firms:
        return "AS-08：本案中已退回指派"
    return "" if has_people else "名册中没有人员"


def judge(asked: Question, providers: Iterable[Provider]) -> list[Considered]:
    """What the filters say about each of these people, in the order given."""
    listed = list(providers)
    months, posts = _loads_and_posts(asked, [provider.pk for provider in listed])
    rows = []
    for provider in listed:
        candidate = _candidate(asked, provider, months.get(provider.pk, 0), posts)
        findings = qualification.filters(candidate, asked.brief, asked.values)
        turn = getattr(provider, "turn", None)
        rows.append(Considered(provider, candidate, findings, turn and turn.last_assigned_at))
    return rows


LOADS_AND_POSTS = """
SELECT provider_id, count, '', NULL, NULL FROM assignment_monthload
 WHERE month = %s AND provider_id IN ({marks})
UNION ALL
SELECT provider_id, 0, authority, left_on, was_dismissed FROM assignment_formerpost
 WHERE provider_id IN ({marks}) AND ended_at IS NULL
 ORDER BY 4
"""


def with_reviews(candidates: Iterable[Candidate], on: date) -> list[Candidate]:
    """The same with the grade that peer review says of each, and its source, as the score asks."""
    listed = list(candidates)
    said = review_standings([int(each.id) for each in listed], on)
    return [_with_review(each, said.get(int(each.id))) for each in listed]


def _with_review(candidate: Candidate, said: Reviewed | None) -> Candidate:
    if said is None:
        return candidate
    return replace(
        candidate, quality=Grade.parse(said.grade.value),
        quality_said=(said.reason_zh, said.reason_en),
    )  # fmt: skip


def _loads_and_posts(
    asked: Question, ids: list[int]
) -> tuple[dict[int, int], dict[int, qualification.FormerPost]]:
    """Places taken this month, and the post that each left last."""
    if not ids:
        return {}, {}
    months: dict[int, int] = {}
    posts: dict[int, qualification.FormerPost] = {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(LOADS_AND_POSTS.format(marks=marks), [f"{asked.on:%Y-%m}", *ids, *ids])
        for provider, count, authority, left_on, was_dismissed in cursor.fetchall():
            if left_on is None:
                months[provider] = count
                continue
            day = date.fromisoformat(str(left_on))
            posts[provider] = qualification.FormerPost(
                authority=authority, left_on=day, was_dismissed=bool(was_dismissed)
            )
    return months, posts


def _candidate(
    asked: Question, provider: Provider, month: int, posts: dict[int, qualification.FormerPost]
) -> Candidate:
    conflicts, pk = asked.conflicts, provider.pk
    kind, turn = ProviderKind.parse(provider.kind), getattr(provider, "turn", None)
    standing = getattr(provider, "standing", None) or NOTHING_NOTED
    limit = standing.monthly_limit
    hold = asked.held_providers.get(pk, "")
    if not hold and limit is not None and month >= limit and not asked.brief.is_group:
        hold = f"本人填报每月不超过{limit}件"
    return Candidate(
        kind=kind,
        id=str(pk),
        firm=str(provider.organisation_id),
        district=provider.organisation.region,
        has_lawyer_licence=provider.has_lawyer_licence,
        has_legal_qualification=standing.has_legal_qualification,
        is_student=standing.is_student,
        has_passed_check=_has_passed(kind, provider, standing, asked.on),
        hold=hold,
        licensed_on=provider.licensed_on,
        criminal_since=provider.criminal_since,
        knows_minors="minors" in provider.fields,
        is_woman=provider.sex == "female",
        languages=frozenset(provider.languages or ()),
        cases_this_month=month,
        interests=frozenset(conflicts.interests.get(pk, ())),
        acts_for=frozenset(conflicts.acts_for.get(pk, ())),
        acts_against=frozenset(conflicts.acts_against.get(pk, ())),
        had_this_case=pk in conflicts.former_handlers,
        defends=frozenset(conflicts.defends.get(pk, ())),
        former_post=posts.get(pk),
        fields=tuple(
            (field_name(code), years_in(since, asked.on)) for code, since in provider.fields.items()
        ),
        last_assigned_on=day_of(turn.last_assigned_at) if turn and turn.last_assigned_at else None,
    )


def _has_passed(
    kind: ProviderKind, provider: Provider, standing: Standing, on: date
) -> bool | None:
    """Whether the licence was checked this year or the last; None while nobody looked."""
    if kind is ProviderKind.LAWYER and not provider.has_lawyer_licence:
        return False  # a trainee of the roster
    is_checked = standing.passed_year is not None and standing.passed_year >= on.year - 1
    return True if is_checked else None
