"""What the page of an assignment shows: the case in brief, the proposal, everybody in order."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hengyuan.assignment.models import method_name
from hengyuan.assignment.queries.candidates import Considered, ConsideredFirm, consider
from hengyuan.assignment.queries.conflicts import Conflicts
from hengyuan.assignment.queries.match import best_of
from hengyuan.assignment.queries.proposal import Found, Proposal, find, propose
from hengyuan.cases.models import Case
from hengyuan.law.citation import Sureness
from hengyuan.law.matching import Ranked, weights_of
from hengyuan.law.methods import AUTOMATIC, Method
from hengyuan.law.places import full_name
from hengyuan.ui.rules import Fact


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One of the policy's methods on the page."""

    method: Method
    name: str
    is_current: bool
    passed: str  # why the policy passes over it here; "" if it does not


class Sheet:
    """Everything about one assignment page; nothing is read before it is shown."""

    def __init__(self, case: Case, on: date, asked: str) -> None:
        """`asked` is the method that the page is for; "" leaves it to the policy."""
        self.case, self.on, self._asked = case, on, asked

    @cached_property
    def proposal(self) -> Proposal:
        """What the policy proposes."""
        return propose(self.case, self.on)

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """The policy's methods for this case, in order; a designation is always possible."""
        asked = self.proposal.question
        listed = asked.policy.plan.methods_for(asked.matter)
        return tuple(dict.fromkeys((*listed, Method.BY_DESIGNATION)))

    @cached_property
    def method(self) -> Method:
        """The method of this page: as asked, if the policy has it; else the proposed one."""
        return next(
            (each for each in self.methods if each.value == self._asked), self.proposal.method
        )

    @property
    def is_proposed(self) -> bool:
        """Whether the page stands on the policy's own proposal."""
        return self.method is self.proposal.method

    @cached_property
    def found(self) -> Found | str | None:
        """Whom the method finds, or why nobody; None where it asks a person first."""
        if self.is_proposed:
            return self.proposal.found
        return find(self.method, self.proposal.question) if self.method in AUTOMATIC else None

    @property
    def found_firm(self) -> Found | None:
        """Whom the method finds."""
        return self.found if isinstance(self.found, Found) else None

    @property
    def why_nobody(self) -> str:
        """Why the method finds nobody; "" if it does or does not look by itself."""
        return self.found if isinstance(self.found, str) else ""

    @property
    def passed_words(self) -> list[tuple[str, str]]:
        """The methods before the current one, each with why it was passed over, for the record."""
        passed = dict(self.proposal.passed)
        before = self.methods[: self.methods.index(self.method)]
        return [(each.value, passed.get(each, _("工作人员改用其他方式"))) for each in before]

    @cached_property
    def lines(self) -> list[MethodLine]:
        """The policy's methods as the page lists them."""
        passed = dict(self.proposal.passed)
        return [
            MethodLine(each, method_name(each), each is self.method, passed.get(each, ""))
            for each in self.methods
        ]

    @property
    def method_line(self) -> str:
        """The current method's name."""
        return method_name(self.method)

    @cached_property
    def rows(self) -> list[ConsideredFirm]:
        """Every firm within reach, in the order of rotation."""
        return consider(self.case, self.on, question=self.proposal.question)

    @cached_property
    def best(self) -> list[Ranked]:
        """By match: those who would stand in the weighted lot, with their points in parts."""
        if self.method is not Method.BY_MATCH:
            return []
        return best_of(self.proposal.question, self.rows)

    @property
    def standing(self) -> list[tuple[str, Ranked, int]]:
        """The best with their names and their chance in percent."""
        names = {
            str(each.provider.pk): each.provider.name for row in self.rows for each in row.people
        }
        weights = dict(weights_of(self.best))
        total = sum(weights.values()) or 1
        return [
            (names[one.candidate.id], one, round(weights[one.candidate.id] * 100 / total))
            for one in self.best
        ]

    @property
    def eligible_firms(self) -> list[ConsideredFirm]:
        """Firms with somebody to assign."""
        return [row for row in self.rows if row.is_eligible]

    @property
    def excluded_firms(self) -> list[ConsideredFirm]:
        """Firms with nobody, each with the reason."""
        return [row for row in self.rows if not row.is_eligible]

    @property
    def excluded_people(self) -> list[Considered]:
        """People whom no method finds, in firms that others can be assigned from."""
        return [each for row in self.eligible_firms for each in row.people if not each.is_in_turn]

    @property
    def provider_choices(self) -> list[tuple[int, str]]:
        """Everybody within reach as a choice: a wish may name anybody, the answer says why not."""
        return [
            (each.provider.pk, f"{each.provider.name}（{row.firm.name}）")
            for row in self.rows
            for each in row.people
        ]

    @property
    def firm_choices(self) -> list[tuple[int, str]]:
        """Firms within reach and the institution itself, as a choice."""
        firms = {row.firm.pk: row.firm.name for row in self.rows}
        firms[self.case.institution_id] = self.case.institution.name
        return list(firms.items())

    @property
    def policy_label(self) -> str:
        """Which version of which policy."""
        return self.proposal.question.policy.label

    @property
    def is_unverified(self) -> bool:
        """Whether the policy is our own default, not the place's instrument."""
        return self.proposal.question.policy.plan.sure is Sureness.DESIGN

    @property
    def conflicts(self) -> Conflicts:
        """Who stands on the other side anywhere."""
        return self.proposal.question.conflicts

    @cached_property
    def facts(self) -> list[Fact]:
        """The case in brief, as the filters see it."""
        asked, english = self.proposal.question, (get_language() or "").startswith("en")
        brief, plan = asked.brief, asked.policy.plan
        kind = brief.kind.name_en if english else brief.kind.name_zh
        stage = brief.stage.name_en if english else brief.stage.name_zh
        scope = plan.scope.name_en if english else plan.scope.name_zh
        marks = [
            word
            for word, holds in (
                (_("可能判处无期徒刑、死刑"), brief.is_capital),
                (_("未成年人"), brief.is_minor),
                (_("优先女律师"), brief.prefers_woman),
                (_("群体性案件"), brief.is_group),
            )
            if holds
        ]
        rows = [
            Fact(_("类型"), f"{kind} · {stage}"),
            Fact(_("人员范围"), f"{scope} {full_name(self.case.region)}".strip()),
        ]
        if marks:
            rows.append(Fact(_("特点"), "、".join(marks)))
        if brief.languages:
            rows.append(Fact(_("语言"), "、".join(sorted(brief.languages))))
        return rows
