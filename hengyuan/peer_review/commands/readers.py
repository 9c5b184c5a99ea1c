"""The pool of readers: entered, changed, trained, under discipline, tied, gone and back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append, append_to_each
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.access import readers as access
from hengyuan.peer_review.access.rounds import runs
from hengyuan.peer_review.events import readers as events
from hengyuan.peer_review.models import Reader
from hengyuan.peer_review.rules.readers import Facts, wrong
from hengyuan.people.models import Account, Provider

COLUMNS = ("provider_id", "workplace_id", "district", "fields", "matters", "practises_since",
           "most_dossiers")  # fmt: skip


class CannotKeepReader(Refused):
    """The reader is not one of this pool, or what is said of him cannot be."""


@transaction.atomic
def enter_reader(
    *,
    pool: Organisation,
    account: Account,
    facts: Facts,
    trained_on: date | None,
    actor: Actor,
    at: datetime,
) -> Reader:
    """列入评估专家: an account with the role, here, beneath, or at a firm of the city.

    Raises NotAllowed, CannotKeepReader.
    """
    if not runs(actor) or actor.organisation_id != pool.pk:
        raise NotAllowed(_("由本机关负责评估的人员管理评估专家。"))
    if not access.candidates(pool, day_of(at)).filter(pk=account.pk).exists():
        raise CannotKeepReader(_("账户没有评估专家的角色，或者已经列入。"))
    _check(account, pool, facts, at)
    _check_trained(trained_on, at, "trained_on")
    row = Reader.objects.create(
        pool=pool, account=account, trained_on=trained_on, entered_at=at, **_columns(facts)
    )
    values = {**_values(row), "pool": pool.pk, "account": account.pk, "trained_on": trained_on}
    _tell(row, events.ENTERED, actor, at, values)
    return row


@transaction.atomic
def change_reader(*, reader: Reader, facts: Facts, actor: Actor, at: datetime) -> None:
    """更改情况: fields, matters, years, workplace, load. Raises NotAllowed, CannotKeepReader."""
    row = _kept(reader, actor)
    _check(row.account, row.pool, facts, at)
    for name, value in _columns(facts).items():
        setattr(row, name, value)
    row.save(update_fields=list(COLUMNS))
    _tell(row, events.CHANGED, actor, at, _values(row))


@transaction.atomic
def note_training(*, readers: Sequence[Reader], on: date, actor: Actor, at: datetime) -> int:
    """登记培训 for many at once; how many. Raises NotAllowed, CannotKeepReader."""
    ids = [one.pk for one in readers]
    rows = list(Reader.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    if not rows:
        raise CannotKeepReader(_("请选择参加培训的专家。"), field="readers")
    if not all(access.may_keep(actor, row) for row in rows):
        raise NotAllowed(_("由本机关负责评估的人员管理评估专家。"))
    _check_trained(on, at, "on")
    Reader.objects.filter(pk__in=ids).update(trained_on=on)
    values = {row.stream: {"on": on} for row in rows}
    append_to_each(event=events.TRAINED, actor=actor, at=at, values=values)
    return len(rows)


@transaction.atomic
def note_discipline(
    *, reader: Reader, until: date | None, reason: str, actor: Actor, at: datetime
) -> None:
    """登记处分: until which day he reads nothing; None lifts it. Raises as above."""
    row = _kept(reader, actor)
    if not reason.strip():
        raise CannotKeepReader(_("请写明依据。"), field="reason")
    if until is not None and until < day_of(at):
        raise CannotKeepReader(_("期满之日不能早于今天。"), field="until")
    if until is None and row.disciplined_until is None:
        raise CannotKeepReader(_("没有登记过处分。"), field="until")
    row.disciplined_until = until
    row.save(update_fields=["disciplined_until"])
    values = {} if until is None else {"until": until}
    event = events.CLEARED if until is None else events.DISCIPLINED
    _tell(row, event, actor, at, values, {"reason": reason.strip()})


@transaction.atomic
def declare_ties(
    *,
    reader: Reader,
    providers: Sequence[Provider],
    names: Sequence[str] = (),
    actor: Actor,
    at: datetime,
) -> None:
    """申报回避关系: all with whom he is kin or otherwise tied, by himself or by who keeps the pool.

    `names` are people and firms that stand in no roster here: dossiers from elsewhere name them.
    Who they are stays sealed. Raises NotAllowed, CannotKeepReader.
    """
    row = _held(reader)
    if row.account_id != actor.account_id and not access.may_keep(actor, row):
        raise NotAllowed(_("由专家本人或者本机关负责评估的人员申报。"))
    kin = sorted({one.pk for one in providers})
    if row.provider_id in kin:
        raise CannotKeepReader(_("不必写本人：本人承办的案件本来就不评。"), field="names")
    others = sorted(dict.fromkeys(one.strip() for one in names if one.strip()))
    if kin == row.kin and others == row.kin_names:
        raise CannotKeepReader(_("没有改动。"), field="names")
    row.kin, row.kin_names = kin, others
    row.save(update_fields=["kin", "kin_names"])
    words = {"kin": kin, "names": others}
    _tell(row, events.TIED, actor, at, {"count": len(kin) + len(others)}, words)


@transaction.atomic
def leave(*, reader: Reader, reason: str, actor: Actor, at: datetime) -> None:
    """退出评估专家库 from today on. Raises NotAllowed, CannotKeepReader."""
    row = _kept(reader, actor)
    if row.left_on is not None:
        raise CannotKeepReader(_("已经退出。"))
    if not reason.strip():
        raise CannotKeepReader(_("请写明原因。"), field="reason")
    row.left_on = day_of(at)
    row.save(update_fields=["left_on"])
    _tell(row, events.LEFT, actor, at, {"on": row.left_on}, {"reason": reason.strip()})


@transaction.atomic
def come_back(*, reader: Reader, actor: Actor, at: datetime) -> None:
    """回到评估专家库. Raises NotAllowed, CannotKeepReader."""
    row = _kept(reader, actor)
    if row.left_on is None:
        raise CannotKeepReader(_("没有退出。"))
    row.left_on = None
    row.save(update_fields=["left_on"])
    _tell(row, events.RETURNED, actor, at, {})


def _held(reader: Reader) -> Reader:
    rows = Reader.objects.select_for_update(of=("self",))
    return rows.select_related("account", "pool").get(pk=reader.pk)


def _kept(reader: Reader, actor: Actor) -> Reader:
    row = _held(reader)
    if not access.may_keep(actor, row):
        raise NotAllowed(_("由本机关负责评估的人员管理评估专家。"))
    return row


def _check(account: Account, pool: Organisation, facts: Facts, at: datetime) -> None:
    """Raises CannotKeepReader: who stands in the roster is entered as who he is there."""
    on = day_of(at)
    if field := wrong(facts, on):
        raise CannotKeepReader(_("请核对填写的内容。"), field=field)
    known = access.themselves(account, pool, on)
    is_linked = any(one.account_id == account.pk for one in known)
    allowed = {one.pk for one in known} | (set() if is_linked else {None})
    if facts.provider not in allowed:
        raise CannotKeepReader(
            _("账户在承办人员名册中，请选择名册中的本人：本人承办的案件才能回避。"),
            field="provider",
        )
    places = {one.pk for one in access.workplaces(account, pool, on)}
    if facts.workplace is not None and facts.workplace not in places:
        raise CannotKeepReader(_("请选择其工作单位。"), field="workplace")


def _check_trained(on: date | None, at: datetime, field: str) -> None:
    if on is not None and on > day_of(at):
        raise CannotKeepReader(_("培训日期不能晚于今天。"), field=field)


def _columns(facts: Facts) -> dict[str, Any]:
    return {
        "provider_id": facts.provider, "workplace_id": facts.workplace,
        "district": facts.district, "fields": sorted(one.value for one in facts.fields),
        "matters": sorted(facts.matters), "practises_since": facts.practises_since,
        "most_dossiers": facts.most_dossiers,
    }  # fmt: skip


def _values(row: Reader) -> dict[str, Any]:
    return {name.removesuffix("_id"): getattr(row, name) for name in COLUMNS}


def _tell(
    row: Reader,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:
    append(stream=row.stream, event=event, actor=actor, at=at, values=values, words=words)
