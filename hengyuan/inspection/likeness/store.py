"""A million texts, and those that resemble one: found without reading the others.

Each text costs 72 bytes of signature, 288 of bands and 8 of its name. What came last lies in
small tables beside the large, sorted ones, and is sorted in once it is a fiftieth of them, so that
adding costs the same in the first year and in the tenth. A folder keeps it; a folder that was cut
off in the middle of writing is the folder of before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hengyuan.inspection.likeness.signature import (
    BANDS,
    SIZE,
    Signature,
    estimates,
    keys_of,
    low_bytes,
)

SORTED_IN = 50  # the late ones are sorted in when they are one in so many, at least LEAST of them
LEAST = 4096
CROWD = 2048  # texts of one band that are looked at: of more, evenly some, for a template of
# thousands of copies has near ones everywhere
PARTS = ("names", "signatures", "keys", "rows")


@dataclass(frozen=True)
class Relative:
    """A text that resembles the one looked for, with the estimated likeness, 0 to 1."""

    name: int
    likeness: float


class Store:
    """Texts by number, looked up by likeness. Not for several writers at once."""

    def __init__(self) -> None:
        """Empty."""
        self._names = np.zeros(0, np.int64)
        self._signatures = np.zeros((0, SIZE), np.uint8)
        self._keys = np.zeros((BANDS, 0), np.uint32)  # of the sorted texts, each band rising
        self._rows = np.zeros((BANDS, 0), np.uint32)
        self._count = 0
        self._late: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(BANDS)]

    def __len__(self) -> int:
        """How many texts it holds."""
        return self._count

    @property
    def size(self) -> int:
        """Bytes in memory, the late tables apart."""
        return sum(each.nbytes for each in self._tables().values())

    def add(self, name: int, signature: Signature) -> None:
        """Keep one text under its number."""
        self.add_all([name], signature[None, :])

    def add_all(self, names: Iterable[int], signatures: NDArray[np.uint32]) -> None:
        """Keep many texts; `signatures` has one row a text, shape (n, 72)."""
        numbers = np.fromiter(names, np.int64)
        first, count = self._count, len(numbers)
        self._grow(first + count)
        self._names[first : first + count] = numbers
        self._signatures[first : first + count] = low_bytes(signatures)
        self._count += count
        keys = keys_of(signatures)
        late = self._count - self._keys.shape[1]
        if late > max(LEAST, self._keys.shape[1] // SORTED_IN):
            self._sort_in(keys, first)
        else:
            for row, each in enumerate(keys.tolist(), start=first):
                for band, key in enumerate(each):
                    self._late[band][key].append(row)

    def look_up(self, signature: Signature, least: float = 0.65, most: int = 20) -> list[Relative]:
        """The texts of at least this estimated likeness, nearest first."""
        rows = self._candidates(keys_of(signature))
        if not len(rows):
            return []
        alike = estimates(self._signatures[rows], signature)
        best = np.flatnonzero(alike >= least)
        best = best[np.argsort(-alike[best], kind="stable")][:most]
        return [Relative(int(self._names[rows[at]]), float(alike[at])) for at in best]

    def save(self, folder: Path) -> None:
        """Write everything into a folder; the manifest is replaced last, in one step."""
        self._sort_in(np.zeros((0, BANDS), np.uint32), self._count)
        folder.mkdir(parents=True, exist_ok=True)
        number = _number_in(folder) + 1
        for part, table in self._tables().items():
            np.save(folder / f"{part}-{number}.npy", table, allow_pickle=False)
        waiting = folder / "manifest.new"
        waiting.write_text(json.dumps({"number": number, "texts": self._count}), "utf-8")
        waiting.replace(folder / "manifest.json")
        for path in folder.glob("*.npy"):
            if not path.stem.endswith(f"-{number}"):
                path.unlink()

    @classmethod
    def load(cls, folder: Path) -> "Store":
        """The store of a folder; an empty one where there is none."""
        store, number = cls(), _number_in(folder)
        if number:
            for part in PARTS:
                table = np.load(folder / f"{part}-{number}.npy", allow_pickle=False)
                setattr(store, f"_{part}", table)
            store._count = len(store._names)
        return store

    def _candidates(self, keys: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Rows that share a band with these keys."""
        found = []
        for band, key in enumerate(keys.tolist()):
            wanted = np.uint32(key)
            first, end = (
                int(np.searchsorted(self._keys[band], wanted, side)) for side in ("left", "right")
            )
            step = 1 + (end - first) // CROWD
            found.append(self._rows[band, first:end:step].astype(np.int64))
            if late := self._late[band].get(key):
                found.append(np.array(late, np.int64))
        is_near = np.zeros(self._count, np.bool_)
        is_near[np.concatenate(found)] = True
        return np.flatnonzero(is_near)

    def _grow(self, count: int) -> None:
        if count <= len(self._names):
            return
        more = max(count, len(self._names) + len(self._names) // SORTED_IN) - len(self._names)
        self._names = np.concatenate([self._names, np.zeros(more, np.int64)])
        self._signatures = np.concatenate([self._signatures, np.zeros((more, SIZE), np.uint8)])

    def _sort_in(self, keys: NDArray[np.uint32], first: int) -> None:
        """Sort the late texts, and those of `keys` from row `first` on, in with the others."""
        rows = np.arange(first, first + len(keys), dtype=np.uint32)
        merged = [self._merged(band, keys[:, band], rows) for band in range(BANDS)]
        self._keys = np.stack([each for each, _rows in merged])
        self._rows = np.stack([each for _keys, each in merged])
        for late in self._late:
            late.clear()

    def _merged(
        self, band: int, keys: NDArray[np.uint32], rows: NDArray[np.uint32]
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """One band with its late texts and the new ones, rising by key."""
        late = [(key, row) for key, each in self._late[band].items() for row in each]
        table = np.array(late, np.uint32).reshape(-1, 2)
        all_keys = np.concatenate([self._keys[band], table[:, 0], keys])
        all_rows = np.concatenate([self._rows[band], table[:, 1], rows])
        order = np.argsort(all_keys, kind="stable")  # nearly sorted: merges what is there
        return all_keys[order], all_rows[order]

    def _tables(self) -> dict[str, NDArray[np.generic]]:
        return {
            "names": self._names[: self._count],
            "signatures": self._signatures[: self._count],
            "keys": self._keys,
            "rows": self._rows,
        }


def _number_in(folder: Path) -> int:
    """The writing that the manifest names; 0 where there is none."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return 0
    return int(json.loads(manifest.read_text("utf-8"))["number"])
