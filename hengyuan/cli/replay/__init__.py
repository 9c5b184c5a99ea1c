"""`hengyuan replay FILE…`: published cases walked through the same commands as the web.

Per case: the stages reached, each clock with its due day and met, late or unknown, what the
eligibility rules find, and where the file says so, the comparison with what is expected.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from hengyuan.cli import site
from hengyuan.law.errors import LawError


def load_own_database() -> None:
    """Set Django up on an empty database in memory; the site's own is never touched."""
    home = tempfile.mkdtemp(prefix="hengyuan-replay-")
    os.environ["HENGYUAN_DATABASE"] = "sqlite://:memory:"
    os.environ["HENGYUAN_HOME"] = home
    os.environ["HENGYUAN_DEMO"] = "1"
    site.load()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def replay(path: Path) -> dict[str, Any]:
    """One file walked and compared; Django must be loaded. Raises MalformedFile."""
    from hengyuan.cli.replay import expect, must_not
    from hengyuan.cli.replay.clocks import judge_all, judge_local
    from hengyuan.cli.replay.findings import find
    from hengyuan.cli.replay.read import read
    from hengyuan.cli.replay.walk import walk

    case = read(path)
    findings = find(case)
    clocks = judge_all(case)
    outcome = must_not.Outcome(case, findings, clocks, walk(case, findings))
    return {
        "id": case.id,
        "file": case.path,
        "findings": findings.as_dict(),
        "walk": outcome.walked.as_dict(),
        "clocks": [each.as_dict() for each in clocks],
        "local_clocks": [each.as_dict() for each in judge_local(case)],
        "must_not": [
            {"sentence": sentence, "verdict": verdict}
            for sentence, verdict in must_not.check(outcome)
        ],
        "differences": expect.differences(outcome),
    }


@click.command(name="replay")
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def command(files: tuple[str, ...], as_json: bool) -> None:
    """Walk published cases through the chain; exit 1 where a file expects otherwise."""
    load_own_database()
    answers = []
    for name in files:
        try:
            answers.append(replay(Path(name)))
        except LawError as error:
            raise click.ClickException(str(error)) from error
    if as_json:
        sys.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
    else:
        from hengyuan.cli.replay.report import show

        for answer in answers:
            show(answer)
    if any(answer["differences"] for answer in answers):
        raise click.exceptions.Exit(1)
