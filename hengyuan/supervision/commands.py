"""Every write of supervision: raise alerts, and what people do with them.

Alerts follow what happens: the ledger is read on from where it was read to, and a case is looked at
again when a day comes that one of its hints waits for. Reading, alerts and their events are one
transaction, so that a worker killed at any point loses none and doubles none.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law import supervision as law
from hengyuan.law.supervision.story import as_plain
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.supervision import access, events, queries, rules
from hengyuan.supervision.models import Alert, Bulletin, CaseStory, Reading
from hengyuan.supervision.rules import ACTS, State

AT_ONCE = 100  # cases in one transaction: SQLite's writer is held some tenths of a second
EVENTS_AT_ONCE = 500


class CannotSupervise(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


def supervise_events(*, upto: int, at: datetime) -> int:
    """Look at every case with events up to this one that were not read yet; how many cases."""
    looked_at = 0
    while (after := queries.read_until()) < upto:
        with transaction.atomic():
            Reading.objects.get_or_create(pk=1)
            reading = Reading.objects.select_for_update().get(pk=1)
            if reading.event_id != after:
                continue  # another worker read on meanwhile
            cases, read = queries.cases_with_events(after, upto, EVENTS_AT_ONCE)
            cases += queries.cases_of_providers(after, read)
            supervise(case_ids=cases, on=day_of(at), at=at)
            Reading.objects.filter(pk=1).update(event_id=read)
            looked_at += len(cases)
    return looked_at


def supervise_due(*, on: date, at: datetime) -> int:
    """Look at every case of which a day that was waited for has come; how many cases."""
    looked_at = 0
    while cases := queries.cases_to_look_at(on, AT_ONCE):
        with transaction.atomic():
            supervise(case_ids=cases, on=on, at=at)
        looked_at += len(cases)
    return looked_at


@transaction.atomic
def supervise(*, case_ids: Sequence[Any], on: date, at: datetime) -> None:
    """Ask the rules about these cases as of a day, and raise, end or lift their alerts."""
    known = queries.alerts_of(case_ids)
    for story in queries.stories_of(case_ids):
        hints = law.all_hints(story)
        CaseStory.objects.update_or_create(
            case_id=story.case,
            defaults={
                "body": json.dumps(as_plain(story), ensure_ascii=False, separators=(",", ":")),
                "look_again_on": law.next_day(hints, on),
            },
        )
        standing = {(hint.rule, hint.key): hint for hint in law.standing(hints, on)}
        own = known.get(story.case, {})
        for name, hint in standing.items():
            _tell(story, hint, own.get(name), on, at)
        for name, alert in own.items():
            if name not in standing and alert.is_open:
                _lift(alert, at)


def _tell(story: law.Story, hint: law.Hint, alert: Alert | None, on: date, at: datetime) -> None:
    if alert is None:
        _raise(Alert(case_id=story.case, rule=hint.rule, key=hint.key), hint, on, at)
    elif alert.state == State.LIFTED:
        _raise(alert, hint, on, at)
    elif hint.ended_on and alert.ended_on != hint.ended_on:
        columns: dict[str, Any] = {"ended_on": hint.ended_on}
        if alert.state == State.RAISED:
            columns |= {"state": State.OVER.value, "due_on": None}
        Alert.objects.filter(pk=alert.pk).update(**columns)
        _append(alert, events.ENDED, SYSTEM, at, columns)


def _raise(alert: Alert, hint: law.Hint, on: date, at: datetime) -> None:
    """A new alert, or one that was lifted and stands again. What ended already waits for nobody."""
    case = alert.case
    alert.institution_id, alert.region = case.institution_id, case.region
    alert.link, alert.severity = hint.link.value, law.rule(hint.rule).RULE.severity.value
    alert.since, alert.ended_on, alert.sentence = hint.since, hint.ended_on, hint.sentence_zh
    alert.seen = [[each.what_zh, each.on.isoformat(), each.who] for each in hint.seen]
    alert.raised_at, alert.level = at, 0
    alert.state = (State.OVER if hint.ended_on else State.RAISED).value
    alert.due_on = None if hint.ended_on else rules.due_after(hint.rule, on)
    alert.save()
    values = {
        "link": alert.link, "severity": alert.severity, "since": alert.since,
        "ended_on": alert.ended_on, "sentence": alert.sentence, "seen": alert.seen,
        "due_on": alert.due_on, "state": alert.state,
    }  # fmt: skip
    _append(alert, events.RAISED, SYSTEM, at, values)


def _lift(alert: Alert, at: datetime) -> None:
    """The facts were corrected and the rule sees nothing any more."""
    Alert.objects.filter(pk=alert.pk).update(state=State.LIFTED.value, due_on=None)
    _append(alert, events.LIFTED, SYSTEM, at, {})


def escalate(*, on: date, at: datetime) -> int:
    """Carry every alert that nobody took up in time one level higher; how many."""
    carried = 0
    while late := queries.overdue(on, AT_ONCE):
        with transaction.atomic():
            for alert in late:
                columns = {"level": alert.level + 1, "due_on": rules.due_after(alert.rule, on)}
                Alert.objects.filter(pk=alert.pk).update(**columns)
                _append(alert, events.ESCALATED, SYSTEM, at, columns)
        carried += len(late)
    return carried


@transaction.atomic
def explain(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """说明情况: why it is so. Raises NotAllowed, CannotSupervise."""
    _act(alert, "explain", events.EXPLAINED, word, actor, at)


@transaction.atomic
def dispute(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """提出异议: it is not so. Raises NotAllowed, CannotSupervise."""
    _act(alert, "dispute", events.DISPUTED, word, actor, at)


@transaction.atomic
def settle(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """说明成立: another person accepts the explanation. Raises NotAllowed, CannotSupervise."""
    _act(alert, "settle", events.SETTLED, word, actor, at, due_on=None)


@transaction.atomic
def dismiss(*, alert: Alert, ground: str, word: str, actor: Actor, at: datetime) -> None:
    """提示不成立, with a ground that is counted. Raises NotAllowed, CannotSupervise."""
    if ground not in rules.GROUNDS:
        raise CannotSupervise(_("请选择不成立的理由。"), field="ground")
    _act(alert, "dismiss", events.DISMISSED, word, actor, at, ground=ground, due_on=None)


@transaction.atomic
def order(*, alert: Alert, word: str, due_on: date, actor: Actor, at: datetime) -> None:
    """整改通知书: what is to be mended, by when. Raises NotAllowed, CannotSupervise."""
    _check_day(due_on, at)
    _act(
        alert, "order", events.ORDERED, word, actor, at,
        due_on=due_on, order=word.strip(), ordered_by_id=actor.account_id, ordered_at=at,
        level=0,
    )  # fmt: skip


@transaction.atomic
def reply(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """回复整改情况, with what shows it. Raises NotAllowed, CannotSupervise."""
    _act(alert, "reply", events.REPLIED, word, actor, at)


@transaction.atomic
def accept(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """核对通过: another person checked the reply. Raises NotAllowed, CannotSupervise."""
    _act(alert, "accept", events.ACCEPTED, word, actor, at, due_on=None)


@transaction.atomic
def send_back(*, alert: Alert, word: str, due_on: date, actor: Actor, at: datetime) -> None:
    """退回继续整改, with a new day. Raises NotAllowed, CannotSupervise."""
    _check_day(due_on, at)
    _act(alert, "return", events.RETURNED, word, actor, at, due_on=due_on)


@transaction.atomic
def make_bulletin(*, quarter: rules.Quarter, actor: Actor, at: datetime) -> Bulletin:
    """季度通报: freeze the figures of a quarter as they are known now. Raises NotAllowed and

    CannotSupervise for a quarter that is not over.
    """
    if not access.may_make_bulletins(actor):
        raise NotAllowed(_("由机构负责人、质量审查负责人或者司法行政机关编制通报。"))
    if quarter.ends_before > day_of(at):
        raise CannotSupervise(_("这个季度还没有结束。"), field="quarter")
    entries = queries.entries_of(access.visible_to(actor), quarter, day_of(at))
    figures = queries.figures_of(entries, access.cases_of(actor), quarter)
    digest = queries.digest_of(entries, figures)
    made = Bulletin.objects.create(
        organisation_id=actor.organisation_id, region=actor.region, quarter=str(quarter),
        made_at=at, made_by_id=actor.account_id, figures=figures, entries=entries, digest=digest,
    )  # fmt: skip
    values = {"quarter": str(quarter), "alerts": len(entries), "digest": digest}
    append(stream=made.stream, event=events.BULLETIN_MADE, actor=actor, at=at, values=values)
    return made


def _check_day(due_on: date, at: datetime) -> None:
    if due_on <= day_of(at):
        raise CannotSupervise(_("回复期限须晚于今天。"), field="due_on")


def _act(
    alert: Alert,
    name: str,
    event: EventType,
    word: str,
    actor: Actor,
    at: datetime,
    **columns: Any,
) -> None:
    """One act on an alert: its roles, its states, its word; whoever acted first is told."""
    act = ACTS[name]
    if act not in access.acts_for(actor, alert):
        _refuse(act, alert, actor)
    if not word.strip():
        raise CannotSupervise(_("请写明理由或者情况。"), field="word")
    columns |= {
        "state": act.to.value, "word": word.strip(), "word_by_id": actor.account_id, "word_at": at,
    }  # fmt: skip
    changed = Alert.objects.filter(pk=alert.pk, state=alert.state).update(**columns)
    if not changed:
        raise CannotSupervise(_("没有保存：这条提示已有人处理，请刷新页面。"))
    values: dict[str, Any] = {n: columns[n] for n in ("due_on", "ground") if n in columns}
    _append(alert, event, actor, at, values, {"word": word.strip()})


def _refuse(act: rules.Act, alert: Alert, actor: Actor) -> None:
    if alert.state not in act.from_:
        raise CannotSupervise(
            _("没有保存：这条提示的状态是“%(state)s”，不能“%(act)s”。")
            % {"state": _(alert.get_state_display()), "act": _(act.button)}
        )
    if access.may_judge(actor, alert) and access.answered_by(alert, actor):
        raise NotAllowed(_("说明或者回复的人不能自己核对，请由另一位工作人员处理。"))
    raise NotAllowed(_("您的角色不能进行“%(act)s”。") % {"act": _(act.button)})


def _append(
    alert: Alert,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:
    append(
        stream=alert.case.stream,
        event=event,
        actor=actor,
        at=at,
        values={"alert": alert.pk, "rule": alert.rule, "key": alert.key, **values},
        words=words,
        about=alert.case.recipient_id,
    )
