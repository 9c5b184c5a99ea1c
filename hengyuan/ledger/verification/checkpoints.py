"""The signed checkpoints, held against the events as these pass by."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError
from django.utils.translation import gettext as _

from hengyuan.ledger import rules, signature
from hengyuan.ledger.models import Checkpoint
from hengyuan.ledger.verification.findings import Broken, Finding
from hengyuan.ledger.verification.raw_rows import (
    Misstored,
    RawTable,
    Row,
    Unreadable,
    fetched,
    kinds_of,
)
from hengyuan.ledger.verification.streams import first_gap


class Checkpoints:
    """Walks the checkpoints beside the events; raises Broken where the two part."""

    def __init__(self) -> None:
        self._rows = self._sound_rows()
        self._tree = rules.MerkleTree()
        self._gap = 0  # the first id that no event has, within the present checkpoint
        self._next_id = 0
        self.checked = 0
        self.total = 0
        self._now = next(self._rows, None)
        self._begin()

    @property
    def uncovered(self) -> int:
        """Events after the last checkpoint."""
        return self._tree.count if self._now is None else 0

    def _sound_rows(self) -> Iterator[rules.CheckpointContent]:
        """Every checkpoint whose own hash, signature and predecessor are right."""
        table = RawTable(
            "ledger_checkpoint", kinds_of(rules.CheckpointContent, "hash", "signature")
        )
        number, previous = 0, rules.FIRST_CHECKPOINT.encode()
        own = signature.public_key()
        try:
            for batch in table.batches(key="number"):
                for row in batch:
                    number += 1
                    yield _sound(row, number, previous, own)
                    previous = row[-2]  # type: ignore[index]  # a Misstored row has raised
        except Unreadable as error:
            raise _broken(number + 1, _("无法读取：{why}").format(why=error.why)) from error

    def _begin(self) -> None:
        self._tree = rules.MerkleTree()
        self._gap = 0
        self._next_id = self._now.first_id if self._now else 0

    def pass_event(self, event_id: int, digest: bytes) -> None:
        """One sound event, by ascending id."""
        while self._now is not None and event_id > self._now.last_id:
            self._close()
        if self._now is not None and event_id != self._next_id and not self._gap:
            self._gap = self._next_id
        self._next_id = event_id + 1
        self._tree.add(bytes.fromhex(digest.decode()))

    def finish(self) -> None:
        """After the last event: every checkpoint must have had its events."""
        while self._now is not None:
            self._close()

    def _close(self) -> None:
        now = self._now
        assert now is not None
        if self._tree.count != now.count:
            reason = _(
                "校验点签署时有 {count} 条事件（编号 {first}–{last}），现有 {found} 条。"
            ).format(count=now.count, first=now.first_id, last=now.last_id, found=self._tree.count)
            if self._tree.count < now.count:
                has_all_numbers = now.last_id - now.first_id + 1 == now.count
                gap = (self._gap or self._next_id) if has_all_numbers else None
                _raise_for_gone(gap, now.number, reason)
            raise _broken(now.number, reason)
        if self._tree.root() != now.root:
            raise _broken(now.number, _("事件的默克尔根与签署时不同：事件被整体改写过。"))
        self.total += now.count
        if self.total != now.total:
            raise _broken(now.number, _("累计条数与各校验点之和不符。"))
        self.checked += 1
        self._now = next(self._rows, None)
        self._begin()


def _raise_for_gone(event_id: int | None, number: int, reason: str) -> None:
    """Raises Broken for the removed event if its number or its place is known."""
    stream, seq = first_gap() or ("", None)
    if event_id is not None:
        reason += _("编号 {id} 的事件已不在。").format(id=event_id)
    if event_id is not None or stream:
        raise Broken(Finding("event", reason, "", event_id, stream, seq, checkpoint=number))


def _broken(number: int, reason: str, column: str = "") -> Broken:
    return Broken(Finding("checkpoint", reason, column, checkpoint=number))


def _sound(row: Row | Misstored, number: int, previous: bytes, own: str) -> rules.CheckpointContent:
    """The checkpoint of this row; raises Broken."""
    if isinstance(row, Misstored):
        reason = _("{column} 列的存储类型或格式不对。").format(column=row.column)
        raise _broken(number, reason, row.column)
    *cells, digest, signed = row
    if rules.hash_of_cells(cells, rules.CHECKPOINT_DOMAIN) != digest:
        raise _broken(number, _("内容与哈希不符。"))
    content = _content(cells)
    if content.number != number:
        raise _broken(number, _("编号不连续：其后是第 {next} 号。").format(next=content.number))
    if content.previous_hash.encode() != previous:
        raise _broken(number, _("与前一校验点不相接。"), "previous_hash")
    if content.public_key != own:
        raise _broken(number, _("由另一把密钥签署。"), "public_key")
    if not signature.is_signed(
        digest.decode(), signed.decode(errors="replace"), content.public_key
    ):
        raise _broken(number, _("签名不符。"), "signature")
    return content


def _content(cells: list[bytes]) -> rules.CheckpointContent:
    number, at, first_id, last_id, count, total, root, previous_hash, public_key = (
        cell.decode(errors="replace") for cell in cells
    )
    return rules.CheckpointContent(
        number=int(number),
        at=at,
        first_id=int(first_id),
        last_id=int(last_id),
        count=int(count),
        total=int(total),
        root=root,
        previous_hash=previous_hash,
        public_key=public_key,
    )


def compare_kept(path: Path) -> int:
    """Hold the checkpoints against a file kept outside; gives how many, raises Broken.

    The file has one checkpoint a line, as `hengyuan ledger export-checkpoints` writes it.
    """
    compared = 0
    with path.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, start=1):
            kept = _kept(line, place)
            number = kept.content().number
            try:
                found = fetched("SELECT hash FROM ledger_checkpoint WHERE number = %s", (number,))
            except DatabaseError as error:
                raise _broken(number, _("无法读取：{why}").format(why=error)) from error
            if not found:
                raise _broken(number, _("外部文件留有此校验点，库中已不在。"))
            here = found[0][0]
            if (
                here if isinstance(here, str) else bytes(here).decode(errors="replace")
            ) != kept.hash:
                raise _broken(number, _("与外部文件所留的不是同一个校验点。"))
            compared += 1
    return compared


def _kept(line: str, place: int) -> Checkpoint:
    try:
        values = json.loads(line)
        kept = Checkpoint.from_export(values)
        is_right = rules.checkpoint_hash(kept.content()) == kept.hash
    except (ValueError, TypeError, KeyError) as error:
        reason = _("第 {line} 行不是校验点：{why}").format(line=place, why=error)
        raise Broken(Finding("keeping", reason)) from error
    if not is_right or not signature.is_signed(kept.hash, kept.signature, kept.public_key):
        reason = _("第 {line} 行的哈希或签名不符。").format(line=place)
        raise Broken(Finding("keeping", reason))
    return kept
