"""A case as the law floor's filters take it, and what is the same for every candidate."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from hengyuan.assignment.queries.conflicts import Conflicts, conflicts_of
from hengyuan.assignment.queries.policies import (
    PolicyInForce,
    policy_in_force,
    weights_in_force,
)
from hengyuan.assignment.rules import (
    AGENCY_MATTERS,
    CAPITAL_MATTERS,
    MINOR_AGE,
    field_name,
    field_of,
)
from hengyuan.cases.models import Case
from hengyuan.law import qualification
from hengyuan.law.matching import Weights
from hengyuan.law.methods import Matter
from hengyuan.law.qualification import Brief
from hengyuan.law.qualification.filters import is_years_later
from hengyuan.law.vocabulary import CriminalSide, Kind, Stage
from hengyuan.people.models import Hold

WOMAN_TAGS = frozenset({"violence-victim", "sexual-violence"})
SIGN_TAGS = frozenset({"hearing-disability", "speech-disability"})
SIGN, LANGUAGE = "手语", "language:"


@dataclass(slots=True)
class Question:
    """One case on one day: the brief, the policy, the law's values, conflicts and holds."""

    case: Case
    on: date
    brief: Brief
    policy: PolicyInForce
    values: qualification.Policy
    conflicts: Conflicts
    held_providers: dict[int, str]
    held_firms: dict[int, str]

    @property
    def matter(self) -> Matter:
        """The case as the policy's rules look at it."""
        return Matter(
            self.brief.kind, self.case.matter, frozenset(_tags(self.case)), self.brief.is_group
        )

    @property
    def weights(self) -> Weights:
        """The weights with which a match is scored."""
        return weights_in_force(self.policy, self.case.region, self.on)


def question_of(case: Case, on: date, *, wishes: tuple[int, ...] = ()) -> Question:
    """Everything that is asked once for a case, whoever is looked at afterwards."""
    policy = policy_in_force(case.region, on)
    values = qualification.policy_for(case.region, on, as_if=max(on, date(2022, 1, 1)))
    conflicts = conflicts_of(case)
    providers, firms = _held(on)
    return Question(
        case=case,
        on=on,
        brief=_brief(case, on, conflicts, wishes),
        policy=policy,
        values=replace(values, monthly_cap=policy.plan.monthly_cap),
        conflicts=conflicts,
        held_providers=providers,
        held_firms=firms,
    )


def _tags(case: Case) -> set[str]:
    return {*case.tags, *case.recipient.tags}


def is_minor(case: Case, on: date) -> bool:
    """Whether the recipient is under eighteen on this day, or came in as a minor."""
    born = case.recipient.birth_date
    if born is not None:
        return not is_years_later(born, MINOR_AGE, on)
    return case.matter == "CR-M1" or "minor" in _tags(case)


def _brief(case: Case, on: date, conflicts: Conflicts, wishes: tuple[int, ...]) -> Brief:
    tags = _tags(case)
    languages = {tag.removeprefix(LANGUAGE) for tag in tags if tag.startswith(LANGUAGE)}
    if tags & SIGN_TAGS:
        languages.add(SIGN)
    is_agency = case.matter in AGENCY_MATTERS
    return Brief(
        kind=Kind.parse(case.kind),
        stage=Stage.parse(case.proceeding),
        on=on,
        region=case.region,
        side=CriminalSide.AGENCY if is_agency else CriminalSide.DEFENCE,
        is_life_or_death=case.matter in CAPITAL_MATTERS,
        is_minor=is_minor(case, on),
        prefers_woman=bool(tags & WOMAN_TAGS) and case.recipient.sex != "male",
        is_group=case.group_size > 1,
        languages=frozenset(languages),
        has_interpreter="interpreter" in tags,
        recipients=frozenset({str(case.recipient_id)}),
        opponents=conflicts.opponents,
        co_accused=frozenset(conflicts.co_accused),
        aided_opponent_firms=frozenset(conflicts.aided_opponent_firms),
        other_side_firms=frozenset(conflicts.other_side_firms),
        authority=case.authority.name if case.authority else "",
        field=field_name(field_of(case.kind, case.matter)),
        wishes=tuple(map(str, wishes)),
    )


HELD = """
SELECT provider_id, organisation_id, reason, NULL FROM people_hold
 WHERE begins_on <= %(on)s AND (ends_on IS NULL OR ends_on >= %(on)s)
UNION ALL
SELECT provider_id, NULL, NULL, CAST(ends_on AS varchar(10)) FROM pool_leave
 WHERE begins_on <= %(on)s AND ends_on >= %(on)s
"""


def _held(on: date) -> tuple[dict[int, str], dict[int, str]]:
    """Who and which firms take no new case today, with the reason; a decision before a leave."""
    providers: dict[int, str] = {}
    firms: dict[int, str] = {}
    leaves: dict[int, str] = {}
    opened = Hold._meta.get_field("reason").from_db_value
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"on": connection.ops.adapt_datefield_value(on)})
        for provider, firm, reason, last_day in cursor.fetchall():
            if last_day is not None:
                leaves[provider] = f"本人休假至{last_day}"
                continue
            held = firms if provider is None else providers
            held[provider or firm] = str(opened(reason, None, connection))
    return {**leaves, **providers}, firms
