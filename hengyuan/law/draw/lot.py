"""摇号的算法: secrets → seed → stream of bytes → unbiased whole numbers → winners in order.

Short enough to be done with pen and a hash table; docs/law/draw.md works it with numbers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hengyuan.law.draw.canonical import encoded, sm3
from hengyuan.law.errors import LawError

SEED_DOMAIN = "hengyuan-draw-seed-1"
BLOCK = 32


class CannotDraw(LawError):
    """A round cannot be drawn as asked; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One winner: the sum of weights left, the numbers taken (the last one counts), who it is."""

    below: int
    taken: tuple[int, ...]
    winner: str


def seed_of(commitment: str, nonces: Iterable[str], external: str = "") -> str:
    """The seed: SM3 over the commitment, the secrets in the committed order, the number in print.

    Hashes and secrets are hexadecimal; the secrets' bytes are hashed, not their letters.
    """
    fields = [bytes.fromhex(commitment), *map(bytes.fromhex, nonces), external.encode()]
    return sm3(encoded(SEED_DOMAIN, *fields)).hex()


class Stream:
    """The bytes that follow from a seed: SM3(seed ‖ counter) for counter 0, 1, 2 …"""

    def __init__(self, seed: str) -> None:
        self._seed = bytes.fromhex(seed)
        self._counter = 0
        self._left = b""

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        while len(self._left) < size:
            self._left += sm3(self._seed + self._counter.to_bytes(8, "big"))
            self._counter += 1
        taken, self._left = self._left[:size], self._left[size:]
        return taken

    def below(self, limit: int) -> tuple[int, ...]:
        """Numbers taken until one is below `limit`, which comes last; each equally likely.

        A number that is too large is thrown away, never reduced: the remainder of a division
        would favour the first candidates. Below 1 nothing is taken.
        """
        bits = (limit - 1).bit_length()
        size, mask = (bits + 7) // 8, (1 << bits) - 1
        if not bits:
            return ()
        taken = []
        while True:
            number = int.from_bytes(self.take(size), "big") & mask
            taken.append(number)
            if number < limit:
                return tuple(taken)


def draw(seed: str, candidates: Sequence[tuple[str, int]], count: int) -> tuple[Step, ...]:
    """`count` winners in order, without replacement, each by weight among those who are left.

    Candidates (id, weight) stand in the committed order. Raises CannotDraw.
    """
    if not 0 <= count <= len(candidates):
        raise CannotDraw(f"{count} winners cannot be drawn among {len(candidates)} candidates")
    if any(weight < 1 for _, weight in candidates):
        raise CannotDraw("a weight is at least 1: exclude with a reason who may not be drawn")
    stream, steps = Stream(seed), []
    names, weights = [name for name, _ in candidates], [weight for _, weight in candidates]
    for _ in range(count):
        sums = list(accumulate(weights))
        taken = stream.below(sums[-1])
        # The first whose sum of weights up to and including his own exceeds the number.
        place = bisect_right(sums, taken[-1] if taken else 0)
        steps.append(Step(sums[-1], taken, names.pop(place)))
        del weights[place]
    return tuple(steps)


def shuffle(seed: str, ids: Sequence[str]) -> tuple[str, ...]:
    """All of them in a random order: the draw of everybody, with equal weights."""
    steps = draw(seed, [(each, 1) for each in ids], len(ids))
    return tuple(step.winner for step in steps)
