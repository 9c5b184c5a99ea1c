"""What a look-up among the kept texts of the site costs, with ten times the texts beside it.

    HENGYUAN_DATABASE=… python bench/texts.py [--texts 100000]

Signatures are drawn by chance, one in ten from a crowd of one template. Exit status 1 when the
look-up takes more than 20 ms, or more than half as much again once there are ten times the texts.
"""

import argparse
import statistics
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from assignment import analyse, start

ASKED, LIMIT_MS, LIMIT, AT_ONCE = 200, 20.0, 1.5, 2000


def fill(case: object, first: int, end: int) -> None:
    """Kept texts without words; what is measured reads none."""
    import numpy as np
    from django.db import transaction

    from hengyuan.dossier.models import ComparedText, TextBand
    from hengyuan.dossier.relatives import band_keys
    from hengyuan.inspection.likeness.signature import SIZE, low_bytes
    from hengyuan.kernel import clock

    chance = np.random.default_rng(first)
    template = np.random.default_rng(1).integers(0, 2**32, SIZE, dtype=np.uint32)
    for start_at in range(first, end, AT_ONCE):
        drawn = chance.integers(0, 2**32, (min(AT_ONCE, end - start_at), SIZE), dtype=np.uint32)
        crowd = drawn[::10]
        crowd[:] = np.where(chance.random(crowd.shape) < 0.5, template, crowd)
        texts = [
            ComparedText(case=case, paper="D-26", digest=uuid.uuid4().hex, text="",
                         signature=low_bytes(each).tobytes(), kept_at=clock.now())
            for each in drawn
        ]  # fmt: skip
        with transaction.atomic():
            ComparedText.objects.bulk_create(texts)
            TextBand.objects.bulk_create(
                TextBand(text=text, key=key)
                for text, each in zip(texts, drawn, strict=True)
                for key in band_keys(each, "D-26")
            )


def median_ms() -> float:
    """The median look-up, one in ten of them into the crowd."""
    import numpy as np

    from hengyuan.dossier.queries import texts_near
    from hengyuan.dossier.relatives import band_keys
    from hengyuan.inspection.likeness.signature import SIZE

    template = np.random.default_rng(1).integers(0, 2**32, SIZE, dtype=np.uint32)
    drawn = np.random.default_rng(7).integers(0, 2**32, (ASKED, SIZE), dtype=np.uint32)
    drawn[::10] = template
    took = []
    for each in drawn:
        keys = band_keys(each, "D-26")
        started = time.perf_counter()
        texts_near(keys, besides=uuid.uuid4(), most=1000)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


def main() -> int:
    """Fill, ask, fill ten times as much, ask again."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=100_000)
    texts = parser.parse_args().texts
    start()
    from django.core.management import call_command

    from demo.cast import build
    from hengyuan.web.tests.factories import applied

    call_command("migrate", verbosity=0)
    case = applied(build())
    fill(case, 0, texts // 10)
    analyse()
    few = median_ms()
    fill(case, texts // 10, texts)
    analyse()
    many = median_ms()
    print(f"look-up: {few:.1f} ms among {texts // 10:,} texts, {many:.1f} ms among {texts:,}")
    return int(many > LIMIT_MS or many > few * LIMIT + 1)


if __name__ == "__main__":
    raise SystemExit(main())
