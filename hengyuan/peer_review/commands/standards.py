"""Standards of a place: proposed, approved by another person, declined, withdrawn.

No standard reaches back: it is approved before its first day is over, and a sheet keeps the one
that its round froze.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.review.standards import Standard
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.access import standards as access
from hengyuan.peer_review.events import standards as events
from hengyuan.peer_review.models import StandardVersion
from hengyuan.peer_review.rules.standards import State


class CannotSetStandard(Refused):
    """The version is not one of this place and of a coming day, or was decided meanwhile."""


@transaction.atomic
def propose_standard(
    *, organisation: Organisation, standard: Standard, reason: str, actor: Actor, at: datetime
) -> StandardVersion:
    """提出标准: for the organisation's own region, from today or a later day.

    Raises NotAllowed, CannotSetStandard.
    """
    if not access.proposes(actor) or actor.organisation_id != organisation.pk:
        raise NotAllowed(_("由本机关的负责人或者司法行政机关提出标准。"))
    begins_on = _first_day(organisation, standard, at)
    if not reason.strip():
        raise CannotSetStandard(_("请写明制定这一标准的理由。"), field="reason")
    row = StandardVersion.objects.create(
        organisation=organisation, field=standard.field.value, title=standard.zh[:120],
        jurisdiction=standard.jurisdiction, content=dict(standard.content), digest=standard.digest,
        valid_from=begins_on, reason=reason.strip(),
        proposed_by_id=actor.account_id, proposed_at=at,
    )  # fmt: skip
    values = {
        "field": row.field, "jurisdiction": row.jurisdiction, "valid_from": row.valid_from,
        "digest": row.digest, "organisation": organisation.pk,
    }  # fmt: skip
    _tell(row, events.PROPOSED, actor, at, values, {"reason": row.reason})
    return row


def _first_day(organisation: Organisation, standard: Standard, at: datetime) -> date:
    """The first day of a standard that is of this place and has no end.

    Raises CannotSetStandard.
    """
    begins_on = standard.validity.valid_from
    if standard.jurisdiction != organisation.region:
        raise CannotSetStandard(
            _('jurisdiction 应当是本机关的地区："{region}"。').format(region=organisation.region),
            field="text",
        )
    if begins_on is None or begins_on < day_of(at):
        raise CannotSetStandard(_("valid_from 应当写明，今天或者以后。"), field="text")
    if standard.validity.valid_to is not None:
        raise CannotSetStandard(
            _("不写 valid_to：下一版开始适用时，这一版自然终止。"), field="text"
        )
    open_ones = StandardVersion.objects.filter(organisation=organisation, state=State.PROPOSED)
    if open_ones.filter(digest=standard.digest).exists():
        raise CannotSetStandard(_("同样内容的标准正在等待批准。"), field="text")
    return begins_on


@transaction.atomic
def approve_standard(*, version: StandardVersion, word: str, actor: Actor, at: datetime) -> None:
    """批准标准, by another person; never once its first day has passed.

    Raises NotAllowed, CannotSetStandard.
    """
    row = _waiting(version, actor)
    if row.valid_from < day_of(at):
        raise CannotSetStandard(_("起始日已过，标准不溯及以前；请重新提出。"))
    _decide(row, State.APPROVED, word, actor, at)
    values = {"valid_from": row.valid_from}
    _tell(row, events.APPROVED, actor, at, values, {"word": row.word})


@transaction.atomic
def decline_standard(*, version: StandardVersion, word: str, actor: Actor, at: datetime) -> None:
    """不予批准, with a reason. Raises NotAllowed, CannotSetStandard."""
    row = _waiting(version, actor)
    if not word.strip():
        raise CannotSetStandard(_("请写明不予批准的理由。"), field="word")
    _decide(row, State.DECLINED, word, actor, at)
    _tell(row, events.DECLINED, actor, at, {}, {"word": row.word})


@transaction.atomic
def withdraw_standard(*, version: StandardVersion, actor: Actor, at: datetime) -> None:
    """撤回, by who proposed it. Raises NotAllowed, CannotSetStandard."""
    row = _held(version)
    if row.proposed_by_id != actor.account_id:
        raise NotAllowed(_("由提出标准的人撤回。"))
    _decide(row, State.WITHDRAWN, "", actor, at)
    _tell(row, events.WITHDRAWN, actor, at, {})


def _held(version: StandardVersion) -> StandardVersion:
    """The version, held; raises CannotSetStandard once it is decided."""
    rows = StandardVersion.objects.select_for_update(of=("self",))
    row = rows.select_related("organisation").get(pk=version.pk)
    if row.state != State.PROPOSED:
        raise CannotSetStandard(
            _("这一标准现在的状态是：{state}。").format(state=row.get_state_display())
        )
    return row


def _waiting(version: StandardVersion, actor: Actor) -> StandardVersion:
    row = _held(version)
    if not access.may_decide(actor, row):
        raise NotAllowed(_("由本机关的另一人或者上级司法行政机关决定。"))
    return row


def _decide(row: StandardVersion, state: State, word: str, actor: Actor, at: datetime) -> None:
    row.state, row.word = state.value, word.strip()
    row.decided_by_id, row.decided_at = actor.account_id, at
    row.save(update_fields=["state", "word", "decided_by", "decided_at"])


def _tell(
    row: StandardVersion,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:
    told = {name: text for name, text in (words or {}).items() if text}
    append(stream=row.stream, event=event, actor=actor, at=at, values=values, words=told)
