"""Import of a roster: what the preview showed, in one transaction, with the file's hash."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.qualification import ProviderKind
from hengyuan.ledger.commands import append, append_to_each
from hengyuan.orgs.models import Organisation
from hengyuan.people.events import PROVIDER_ENTERED
from hengyuan.people.models import Provider
from hengyuan.pool import access, events
from hengyuan.pool.models import Standing
from hengyuan.pool.queries.roster_file import ON_ROSTER, judge
from hengyuan.pool.rules.rows import Row
from hengyuan.pool.rules.verdicts import SEALED, Judged, Verdict, as_text

AT_ONCE = 500


class CannotImport(Refused):
    """The pool changed since the preview, or there is nothing to store."""


@transaction.atomic
def import_roster(
    *, rows: Sequence[Row], digest: str, shown: str, actor: Actor, at: datetime
) -> tuple[int, int]:
    """Store what a preview showed; how many are new and changed. Rows in error are left out.

    `shown` is the hash of the verdicts that the person saw. Raises NotAllowed, CannotImport.
    """
    if not access.may_prepare(actor):
        raise NotAllowed(_("律师库由本市法律援助机构的指派员或负责人维护。"))
    city = access.city_of(actor)
    judged = judge(rows, city, day_of(at), may_grade=access.may_decide(actor))
    if crypto.sm3_hex(as_text(judged).encode()) != shown:
        raise CannotImport(_("预览之后律师库有变化，没有保存。请再看一遍新的预览。"))
    new = [each for each in judged if each.verdict is Verdict.NEW]
    changed = [each for each in judged if each.verdict is Verdict.CHANGED]
    if not new and not changed:
        raise CannotImport(_("没有要保存的行。"))
    named = {each.stated["unit"] for each in (*new, *changed) if "unit" in each.stated}
    units = dict(
        Organisation.objects.filter(name__in=named, region__startswith=city)
        .order_by("-valid_from")
        .values_list("name", "pk")
    )
    try:
        with transaction.atomic():
            _enter(new, units, actor, at)
            for each in changed:
                _change(each, units, actor, at)
    except IntegrityError as error:
        raise CannotImport(_("有人同时登记了同一人，没有保存。请重新预览。")) from error
    wrong = sum(each.verdict is Verdict.WRONG for each in judged)
    append(
        stream=f"organisation:{actor.organisation_id}",
        event=events.ROSTER_IMPORTED,
        actor=actor,
        at=at,
        values={
            "created": len(new), "updated": len(changed), "left_out": wrong, "rows": len(judged),
            "digest": digest,
        },
    )  # fmt: skip
    return len(new), len(changed)


def _enter(new: Sequence[Judged], units: dict[str, int], actor: Actor, at: datetime) -> None:
    providers = Provider.objects.bulk_create(
        [
            Provider(
                **{key: each.stated[key] for key in ON_ROSTER if key in each.stated},
                organisation_id=units[each.stated["unit"]],
                has_lawyer_licence=each.stated["kind"] == ProviderKind.LAWYER,
                joined_on=each.stated.get("joined_on", day_of(at)),
            )
            for each in new
        ],
        batch_size=AT_ONCE,
    )
    Standing.objects.bulk_create(
        [
            Standing(provider=provider, **_standing(each.stated))
            for provider, each in zip(providers, new, strict=True)
        ],
        batch_size=AT_ONCE,
    )
    append_to_each(
        event=PROVIDER_ENTERED,
        actor=actor,
        at=at,
        values={
            f"provider:{provider.pk}": {
                "kind": provider.kind,
                "organisation": provider.organisation_id,
            }
            for provider in providers
        },
    )


def _standing(stated: dict[str, Any]) -> dict[str, Any]:
    keys = ("grade", "monthly_limit", "is_student", "has_legal_qualification", "phone")
    found = {key: stated[key] for key in keys if key in stated}
    if number := stated.get("identity_number"):
        found["identity_number"] = number
        found["identity_index"] = crypto.blind_index("identity", number)
    return found


def _change(each: Judged, units: dict[str, int], actor: Actor, at: datetime) -> None:
    assert each.provider_id is not None  # a change is of somebody known
    after = {change.key: change.after for change in each.changes}
    roster = {key: after[key] for key in ON_ROSTER if key in after}
    if "unit" in after:
        roster["organisation_id"] = units[after["unit"]]
    if roster:
        Provider.objects.filter(pk=each.provider_id).update(**roster)
    if own := _standing(after):
        Standing.objects.update_or_create(provider_id=each.provider_id, defaults=own)
    told = {key: value for key, value in after.items() if key not in SEALED}
    sealed = [key for key in after if key in SEALED]
    append(
        stream=f"provider:{each.provider_id}",
        event=events.PROFILE_CHANGED,
        actor=actor,
        at=at,
        values={"count": len(after), "changed": told, "also": sealed},
    )
