"""Name who watches a case, and enter contacts."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.contacts import How, Party, next_due
from hengyuan.ledger.commands import append
from hengyuan.people.models import Account
from hengyuan.supervision.access import contacts as access
from hengyuan.supervision.events import contacts as events
from hengyuan.supervision.models import CaseSupervisor, ContactNote
from hengyuan.supervision.queries.contacts import plan_for

AT_ONCE = 50  # cases named with one click


class CannotWatch(Refused):
    """Somebody may not watch the case, or a contact is not told whole."""


@transaction.atomic
def name_supervisor(*, case: Case, account: Account, actor: Actor, at: datetime) -> None:
    """指定专人: who watches the case from now on. Raises NotAllowed, CannotWatch."""
    if not access.may_name(actor, case):
        raise NotAllowed(_("由机构负责人或者质量审查负责人指定专人。"))
    if not access.candidates(case, day_of(at)).filter(pk=account.pk).exists():
        raise CannotWatch(_("只能指定本机构的工作人员，指派本案的人除外。"), field="account")
    named = {"account": account, "named_by_id": actor.account_id, "named_at": at}
    CaseSupervisor.objects.update_or_create(case=case, defaults=named)
    append(
        stream=case.stream, event=events.NAMED, actor=actor, at=at,
        values={"account": account.pk},
    )  # fmt: skip
    _note_next(case)


@transaction.atomic
def name_as_suggested(*, actor: Actor, at: datetime) -> int:
    """Name for the cases that nobody watches who watches the fewest; how many. Raises NotAllowed"""
    cases = list(access.unwatched(actor)[:AT_ONCE])
    named = 0
    for case in cases:
        account = access.candidates(case, day_of(at)).first()
        if account is not None:
            name_supervisor(case=case, account=account, actor=actor, at=at)
            named += 1
    return named


@transaction.atomic
def note_contact(
    *,
    case: Case,
    party: Party,
    on: date,
    how: How,
    is_reached: bool,
    text: str,
    actor: Actor,
    at: datetime,
) -> ContactNote:
    """登记联络: with whom, when, what was said; or that nobody was reached.

    Raises NotAllowed, CannotWatch.
    """
    if not access.may_note(actor, case):
        raise NotAllowed(_("由本案的专人登记联络。"))
    if on > day_of(at):
        raise CannotWatch(_("联络日期不能晚于今天。"), field="on")
    if not text.strip():
        raise CannotWatch(_("请写明联络的内容。"), field="text")
    note = ContactNote.objects.create(
        case=case, party=party, on=on, how=how, is_reached=is_reached, text=text.strip(),
        by_id=actor.account_id, at=at,
    )  # fmt: skip
    append(
        stream=case.stream, event=events.NOTED if is_reached else events.TRIED, actor=actor, at=at,
        values={"note": note.pk, "party": party.value, "on": on, "how": how.value},
        words={"text": text.strip()}, about=case.recipient_id,
    )  # fmt: skip
    _note_next(case)
    return note


def _note_next(case: Case) -> None:
    CaseSupervisor.objects.filter(case=case).update(next_due_on=next_due(plan_for(case)))
