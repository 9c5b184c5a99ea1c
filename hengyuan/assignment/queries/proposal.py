"""What the policy proposes for a case: its first method that finds somebody, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from hengyuan.assignment.queries import reach, reasons
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import (
    Considered,
    in_chunks,
    in_turn,
    judge,
)
from hengyuan.assignment.rules import GROUP_OF_FIELD, field_of
from hengyuan.cases.models import Case
from hengyuan.law.methods import AUTOMATIC, Method, Rotate
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider
from hengyuan.pool.models import DutyDay, Group
from hengyuan.pool.queries.members import in_groups_on


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a method finds: a firm, or a person of it; `why` in words for the record."""

    method: Method
    firm: Organisation
    provider: Provider | None
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The method that comes first and whom it finds; the methods passed over, each with why.

    Without `found` the method asks a person first: for names, for a round, for a ground.
    """

    method: Method
    found: Found | None
    passed: tuple[tuple[Method, str], ...]
    question: Question


def propose(case: Case, on: date) -> Proposal:
    """Go through the policy's methods for this case until one finds somebody."""
    asked = question_of(case, on)
    passed: list[tuple[Method, str]] = []
    methods = asked.policy.plan.methods_for(asked.matter)
    for method in methods:
        if method is Method.BY_CHOICE:
            passed.append((method, reasons.NAMED))
            continue
        if method not in AUTOMATIC:
            return Proposal(method, None, tuple(passed), asked)
        found = find(method, asked)
        if isinstance(found, Found):
            return Proposal(method, found, tuple(passed), asked)
        passed.append((method, found))
    return Proposal(Method.BY_DESIGNATION, None, tuple(passed), asked)


def find(method: Method, asked: Question) -> Found | str:
    """Whom an automatic method finds, or why it finds nobody; in Chinese, whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        return _find(method, asked)


def _find(method: Method, asked: Question) -> Found | str:
    return {
        Method.BY_ROTATION: _rotation,
        Method.BY_SPECIALISTS: _specialists,
        Method.ON_DUTY: _on_duty,
        Method.BY_CONTINUITY: _continuity,
        Method.IN_HOUSE: _in_house,
    }[method](asked)


def _rotation(asked: Question) -> Found | str:
    if asked.policy.plan.rotate is Rotate.PEOPLE:
        return _first(asked, Method.BY_ROTATION, _people_in_turn(asked), _("等候最久的人员"))
    for row in in_turn(asked):
        if row.is_eligible:
            last = row.last_assigned_on
            why = reasons.WAITED % {"day": last or _("尚无")}
            return Found(Method.BY_ROTATION, row.firm, None, why)
    return _("没有符合条件的单位：请查看每个单位被排除的理由，或改用指定并说明理由。")


def _people_in_turn(asked: Question, ids: Iterable[int] | None = None) -> Iterator[Considered]:
    """People within reach, who waited longest first, looked at as they are asked for."""
    only = None if ids is None else list(ids)
    for chunk in in_chunks(partial(reach.people, asked, ids=only)):
        for row in judge(asked, chunk):
            if row.provider.organisation_id not in asked.held_firms:
                yield row


def _first(asked: Question, method: Method, rows: Iterable[Considered], why: str) -> Found | str:
    refused = []
    for row in rows:
        if row.is_in_turn:
            return Found(method, row.provider.organisation, row.provider, why)
        refused.append(f"{row.provider.name}（{row.why}）")
    return "；".join(refused[:5]) or _("没有人员")


def _specialists(asked: Question) -> Found | str:
    kind = GROUP_OF_FIELD.get(field_of(asked.case.kind, asked.case.matter), "")
    groups = Group.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=asked.on),
        institution_id=asked.case.institution_id,
        kind__in=[kind, "expert"],
    )
    found = {group.kind: group for group in groups}
    group = found.get(kind) or found.get("expert")
    if group is None:
        return _("本机构没有这类案件的专业组")
    members = in_groups_on(asked.on).filter(group=group).values_list("provider_id", flat=True)
    rows = _people_in_turn(asked, members)
    why = reasons.OF_THE_GROUP % {"group": group.get_kind_display()}
    return _first(asked, Method.BY_SPECIALISTS, rows, why)


def _on_duty(asked: Question) -> Found | str:
    days = DutyDay.objects.filter(on=asked.on).values_list("provider_id", flat=True)
    rows = list(_people_in_turn(asked, days))
    if not rows:
        return _("今日没有登记值班人员")
    return _first(asked, Method.ON_DUTY, rows, _("今日值班人员"))


def _continuity(asked: Question) -> Found | str:
    before = asked.conflicts.earlier
    if before is None:
        return _("没有前一阶段的承办人")
    listed = reach.people_by_id([before[0]], asked.on)
    why = reasons.BEFORE % {"number": before[1]}
    return _first(asked, Method.BY_CONTINUITY, judge(asked, listed), why)


def _in_house(asked: Question) -> Found | str:
    staff = reach.people_of([asked.case.institution_id], asked.on)
    return _first(asked, Method.IN_HOUSE, judge(asked, staff), _("机构工作人员中等候最久的"))
