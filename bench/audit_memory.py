"""The audit's memory does not grow with the ledger: peak at N events against a tenth of N.

    python bench/audit_memory.py 1000000

Organisations are the plainest stream, one event and one row each; half of the events lie in one
long stream. Each size runs in a process of its own, in a throw-away home.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time

BATCH = 5000


def fill(count: int) -> None:
    """Rows and events past the commands: the audit reads no hash."""
    from datetime import UTC, date, datetime

    from django.core.management import call_command

    from hengyuan.ledger.models import Event, Stream
    from hengyuan.orgs.models import Organisation

    call_command("migrate", verbosity=0)
    at, day, half = datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1), count // 2
    kept = {"kind": "firm", "region": "990102", "parent": None, "valid_from": day.isoformat()}
    long = Stream.objects.create(name="job:1", length=count - half, head_hash="x")

    def event(number: int, stream_id: int, seq: int, kind: str, values: dict) -> Event:
        return Event(
            id=number, stream_id=stream_id, seq=seq, type=kind, at=at, account_id=1, roles="",
            organisation_id=1, values=json.dumps(values), sealed="{}", previous_hash="x", hash="x",
        )  # fmt: skip

    for start in range(0, half, BATCH):
        ids = range(start + 1, min(start + BATCH, half) + 1)
        names = {i: f"律师事务所{i}" for i in ids}
        Organisation.objects.bulk_create(
            Organisation(id=i, name=names[i], kind="firm", region="990102", valid_from=day)
            for i in ids
        )
        Stream.objects.bulk_create(
            Stream(id=i + 1, name=f"organisation:{i}", length=1, head_hash="x") for i in ids
        )
        Event.objects.bulk_create(
            event(i, i + 1, 1, "organisation.opened", kept | {"name": names[i]}) for i in ids
        )
    for start in range(half, count, BATCH):
        Event.objects.bulk_create(
            event(i + 1, long.pk, i + 1 - half, "job.parked", {"work": "x", "attempts": 5})
            for i in range(start, min(start + BATCH, count))
        )


def peak_of_audit() -> None:
    """Run in its own process: what the audit found, how long, and the peak of its memory."""
    from hengyuan.ledger import audit

    began = time.monotonic()
    report = audit.run()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([report.events, report.count, time.monotonic() - began, used]))


def measured(count: int) -> tuple[float, float]:
    """Seconds and MB of an audit over so many events."""
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {
            "HENGYUAN_HOME": home, "HENGYUAN_DEMO": "1", "PYTHONPATH": ".",
            "DJANGO_SETTINGS_MODULE": "hengyuan.settings",
        }  # fmt: skip
        for step in ("fill", "peak"):
            done = subprocess.run(
                [sys.executable, __file__, step, str(count)],
                env=env, capture_output=True, text=True, check=True,
            )  # fmt: skip
    events, differences, seconds, used = json.loads(done.stdout)
    assert (events, differences) == (count, 0), done.stdout
    return seconds, used


def main() -> None:
    """Print both sizes and their ratio."""
    if sys.argv[1] in ("fill", "peak"):
        import django

        django.setup()
        fill(int(sys.argv[2])) if sys.argv[1] == "fill" else peak_of_audit()
        return
    count = int(sys.argv[1])
    few, many = measured(count // 10), measured(count)
    for events, (seconds, used) in ((count // 10, few), (count, many)):
        print(f"{events:>9,} events: {seconds:6.1f} s, peak {used:.0f} MB")
    print(f"ratio of peaks {many[1] / few[1]:.2f}, of seconds {many[0] / few[0]:.1f}")


main()
