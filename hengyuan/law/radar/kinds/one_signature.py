"""签名图像重复使用: the same picture of a signature in the files of two people.

Nobody signs twice alike; a picture that was pasted or copied is the same to a few bits. Marks with
few strokes, such as finger prints and blank boxes, resemble each other and say nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import Signature, Trace
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-09", name_zh="签名图像重复使用", severity=Severity.HIGH,
    compares_zh="不同受援人材料上签名图像的感知哈希",
    clears_zh=(
        "由同一代理人、监护人代签的：登记代理关系，对照两份原件的笔迹",
        "盖手印、图像空白的：对照原件更正",
    ),
    needs_zh="签名处的图像",
    bounds={"bits": Bound("64位中相差几位以内", 6), "ink": Bound("黑白两色各至少几位", 10)},
)  # fmt: skip
BANDS = 7  # hashes that differ by five bits share two of seven bands whole, by six nearly always
WIDTH = 9


def keys(trace: Trace) -> Iterator[str]:
    """Each two bands of each picture: enough bits that a key stays rare in a large store."""
    for signature in trace.signatures:
        bands = [signature.image >> WIDTH * at & (1 << WIDTH) - 1 for at in range(BANDS)]
        bands[-1] |= signature.image >> WIDTH * BANDS << WIDTH
        for one, other in combinations(range(BANDS), 2):
            yield f"sign:{one}{other}:{bands[one]:x}:{bands[other]:x}"


def check(trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
    """One hint for a picture, named by the first file that has it."""
    bits, ink = (bounds.of(KIND, name, trace.opened_on) for name in ("bits", "ink"))
    for own in (one for one in trace.signatures if _has_strokes(one, ink)):
        alike = [
            (one, least)
            for one in near
            if one.recipient != trace.recipient
            and (least := min(_apart(own, other) for other in one.signatures)) <= bits
        ]
        if alike:
            yield _hint(trace, alike)


def _has_strokes(signature: Signature, ink: int) -> bool:
    return ink <= signature.image.bit_count() <= 64 - ink


def _apart(one: Signature, other: Signature) -> int:
    return (one.image ^ other.image).bit_count()


def _hint(trace: Trace, alike: list[tuple[Trace, int]]) -> Hint:
    files = [one.file for one, _least in alike] + [trace.file]
    first = min((*(one for one, _least in alike), trace), key=lambda one: (one.opened_on, one.file))
    facts = [Fact(one.file, "签名图像", f"相差{least}位", one.opened_on) for one, least in alike]
    facts.append(Fact(trace.file, "签名图像", "对照的图像", trace.opened_on))
    said = f"{len(files)}名受援人的签名图像几乎相同"
    return Hint(KIND.id, first.file, trace.opened_on, said, tuple(files), tuple(facts))
