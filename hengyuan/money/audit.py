"""What signing and paying leave in the tables: slips with their sums, and batches."""

from collections.abc import Iterator, Sequence

from hengyuan.cases.audit import moved
from hengyuan.ledger.audit import ANY, Rows, Sealed, Standing, Told, declare
from hengyuan.money import events
from hengyuan.money.models import PaymentBatch, SubsidyShare, SubsidySlip

SLIP, BATCH, SHARE = "money.SubsidySlip", "money.PaymentBatch", "money.SubsidyShare"


def _signed(rows: Rows, told: Told) -> None:
    moved(rows, told, "sign_subsidy")
    rows.add(
        SLIP,
        total_fen=told.get("fen"), computation=told.get("computation"), signed_at=told.at,
        signed_by=told.account_id, batch=None,
    )  # fmt: skip
    reasons = told.word("share_reasons", [])
    for place, (provider, percent, fen, rule) in enumerate(told.values.get("shares", ())):
        reason = Sealed(reasons.value[place]) if isinstance(reasons, Sealed) else ANY
        rows.add(SHARE, str(provider), percent=percent, fen=fen, rule=rule, reason=reason)


def _none_due(rows: Rows, told: Told) -> None:
    moved(rows, told, "record_no_subsidy")


def _paid(rows: Rows, told: Told) -> None:
    moved(rows, told, "pay", paid_on=told.on)
    rows.change(SLIP, batch=told.get("batch"), total_fen=told.get("fen"))


def _batch_paid(rows: Rows, told: Told) -> None:
    rows.add(
        BATCH,
        number=told.get("number"), count=told.get("count"), total_fen=told.get("fen"),
        paid_on=told.on, paid_by=told.account_id,
    )  # fmt: skip


def _slips(ids: Sequence[str]) -> Iterator[Standing]:
    for slip in SubsidySlip.objects.filter(case_id__in=ids).select_related("batch"):
        yield (
            str(slip.case_id),
            SLIP,
            "",
            {
                "total_fen": slip.total_fen,
                "computation": slip.computation,
                "signed_at": slip.signed_at,
                "signed_by": slip.signed_by_id,
                "batch": slip.batch and slip.batch.number,
            },
        )


def _shares(ids: Sequence[str]) -> Iterator[Standing]:
    for share in SubsidyShare.objects.filter(slip__case_id__in=ids).select_related("slip"):
        columns = {name: getattr(share, name) for name in ("percent", "fen", "rule", "reason")}
        yield str(share.slip.case_id), SHARE, str(share.provider_id), columns


def _batches(ids: Sequence[str]) -> Iterator[Standing]:
    for batch in PaymentBatch.objects.filter(pk__in=ids):
        yield (
            str(batch.pk),
            BATCH,
            "",
            {
                "number": batch.number,
                "count": batch.count,
                "total_fen": batch.total_fen,
                "paid_on": batch.paid_on,
                "paid_by": batch.paid_by_id,
            },
        )


declare(
    "case",
    reads=(_slips, _shares),
    tells={
        events.SUBSIDY_SIGNED.key: _signed,
        events.NO_SUBSIDY_RECORDED.key: _none_due,
        events.SUBSIDY_PAID.key: _paid,
    },
)
declare(
    "batch",
    anchor=PaymentBatch.objects.all(),
    reads=(_batches,),
    tells={events.BATCH_PAID.key: _batch_paid},
)
