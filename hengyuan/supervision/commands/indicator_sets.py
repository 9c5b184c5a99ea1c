"""Sets of indicators of a place: drafted, adopted by another person, declined, withdrawn.

No set reaches back: it begins with a quarter, is adopted by the first day of it, and a card keeps
the set that it was made with.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.scorecard import IndicatorSet
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import indicator_sets as access
from hengyuan.supervision.events import indicator_sets as events
from hengyuan.supervision.models import IndicatorSetVersion
from hengyuan.supervision.rules.indicator_sets import State
from hengyuan.supervision.rules.quarters import Quarter


class CannotSetIndicators(Refused):
    """The set is none of this place or of a coming quarter, or was decided meanwhile."""


@transaction.atomic
def propose_indicators(
    *, organisation: Organisation, chosen: IndicatorSet, begins_on: date, reason: str,
    actor: Actor, at: datetime,
) -> IndicatorSetVersion:  # fmt: skip
    """起草指标体系: for the organisation's own region, from the first day of a quarter on.

    Raises NotAllowed, CannotSetIndicators.
    """
    if not access.proposes(actor) or actor.organisation_id != organisation.pk:
        raise NotAllowed(_("由本机关的负责人或者司法行政机关起草指标体系。"))
    if begins_on < day_of(at) or Quarter.of(begins_on).begins_on != begins_on:
        raise CannotSetIndicators(_("自某个季度的第一日起适用，今天或者以后。"), field="begins_on")
    if not reason.strip():
        raise CannotSetIndicators(_("请写明制定这一版的理由。"), field="reason")
    open_ones = IndicatorSetVersion.objects.filter(
        organisation=organisation, state=State.PROPOSED, digest=chosen.digest, valid_from=begins_on
    )
    if open_ones.exists():
        raise CannotSetIndicators(_("同样内容的草案正在等待决定。"))
    row = IndicatorSetVersion.objects.create(
        organisation=organisation, jurisdiction=organisation.region, content=chosen.content,
        digest=chosen.digest, valid_from=begins_on, reason=reason.strip(),
        proposed_by_id=actor.account_id, proposed_at=at,
    )  # fmt: skip
    values = {
        "jurisdiction": row.jurisdiction, "valid_from": row.valid_from, "digest": row.digest,
        "organisation": organisation.pk,
    }  # fmt: skip
    _tell(row, events.PROPOSED, actor, at, values, {"reason": row.reason})
    return row


@transaction.atomic
def adopt_indicators(
    *, version: IndicatorSetVersion, word: str, actor: Actor, at: datetime
) -> None:
    """通过, by another person; never once its first day has passed.

    Raises NotAllowed, CannotSetIndicators.
    """
    row = _waiting(version, actor)
    if row.valid_from < day_of(at):
        raise CannotSetIndicators(_("起始日已过，指标体系不溯及以前；请重新起草。"))
    _decide(row, State.ADOPTED, word, actor, at)
    values = {"valid_from": row.valid_from}
    _tell(row, events.ADOPTED, actor, at, values, {"word": row.word})


@transaction.atomic
def decline_indicators(
    *, version: IndicatorSetVersion, word: str, actor: Actor, at: datetime
) -> None:
    """不予通过, with a reason. Raises NotAllowed, CannotSetIndicators."""
    row = _waiting(version, actor)
    if not word.strip():
        raise CannotSetIndicators(_("请写明不予通过的理由。"), field="word")
    _decide(row, State.DECLINED, word, actor, at)
    _tell(row, events.DECLINED, actor, at, {}, {"word": row.word})


@transaction.atomic
def withdraw_indicators(*, version: IndicatorSetVersion, actor: Actor, at: datetime) -> None:
    """撤回, by who drafted it. Raises NotAllowed, CannotSetIndicators."""
    row = _held(version)
    if not access.may_withdraw(actor, row):
        raise NotAllowed(_("由起草的人撤回。"))
    _decide(row, State.WITHDRAWN, "", actor, at)
    _tell(row, events.WITHDRAWN, actor, at, {})


def _held(version: IndicatorSetVersion) -> IndicatorSetVersion:
    """The version, held; raises CannotSetIndicators once it is decided."""
    rows = IndicatorSetVersion.objects.select_for_update(of=("self",))
    row = rows.select_related("organisation").get(pk=version.pk)
    if row.state != State.PROPOSED:
        raise CannotSetIndicators(
            _("这一版现在的状态是：{state}。").format(state=row.get_state_display())
        )
    return row


def _waiting(version: IndicatorSetVersion, actor: Actor) -> IndicatorSetVersion:
    row = _held(version)
    if not access.may_decide(actor, row):
        raise NotAllowed(_("由本机关的另一人或者上级司法行政机关决定。"))
    return row


def _decide(row: IndicatorSetVersion, state: State, word: str, actor: Actor, at: datetime) -> None:
    row.state, row.word = state.value, word.strip()
    row.decided_by_id, row.decided_at = actor.account_id, at
    row.save(update_fields=["state", "word", "decided_by", "decided_at"])


def _tell(
    row: IndicatorSetVersion, event: EventType, actor: Actor, at: datetime,
    values: dict[str, Any], words: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    told = {name: text for name, text in (words or {}).items() if text}
    append(stream=row.stream, event=event, actor=actor, at=at, values=values, words=told)
