"""A worker is killed in the middle of a rehearsal: another finishes it, whole and once."""

import signal

from tests.processes import asked, environment, kill, python, run, until

CASES = 3000
WORK = ("-m", "hengyuan.cli", "work")
READ = "SELECT looked_at FROM supervision_rehearsalrun"
# The real worker, which stops for a moment after each block, so that it can be killed among them.
SLOW = """
import time, django
django.setup()
from hengyuan.supervision.commands import rehearsals
kept = rehearsals._keep_flips
def slowly(*what):
    kept(*what)
    time.sleep(0.5)
rehearsals._keep_flips = slowly
from hengyuan.cli import main
import sys
sys.argv = ["hengyuan", "work"]
main()
"""


def read(home):
    return asked(home, READ)[0][0]


def test_a_killed_rehearsal_is_finished_by_another_worker(home):
    env = environment(home, HENGYUAN_DEMO="1", HENGYUAN_QUEUE_LEASE="5")
    run("-m", "tests.many_stories", str(CASES), "ask", env=env)
    first = python("-c", SLOW, env=env)
    try:
        until(lambda: read(home) > 0, "the first block")
    finally:
        kill(first)
    assert first.returncode == -signal.SIGKILL and 0 < read(home) < CASES
    stopped_at = read(home)
    kept = asked(home, "SELECT count(*) FROM supervision_rehearsalflip")[0][0]
    assert kept == stopped_at  # each case of this draft flips once: none read that was not kept
    second = python(*WORK, env=env)
    try:
        until(lambda: asked(home, f"{READ} WHERE done_at IS NOT NULL"), "the end of the rehearsal")
    finally:
        kill(second)
    assert read(home) == CASES
    both = "SELECT count(*), count(DISTINCT case_id) FROM supervision_rehearsalflip"
    assert asked(home, both) == [(CASES, CASES)]
    told = "SELECT type, count(*) FROM ledger_event WHERE type LIKE 'rehearsal.%' GROUP BY 1"
    assert dict(asked(home, told)) == {"rehearsal.asked": 1, "rehearsal.done": 1}
    tries = "SELECT attempts, state FROM queue_job WHERE task LIKE '%tasks.rehearse'"
    assert asked(home, tries) == [(2, "done")]
    run("-m", "hengyuan.cli", "ledger", "verify", env=env)  # an answer other than 0 raises
