"""Walk the demo city's pages as each role, and print what each costs the server.

Every page that a member of the cast can reach by links is taken, three of each view. Printed are
the median of several answers in milliseconds of processor time (the embedded database runs in this
process, and a neighbour on the machine does not count), the queries, and of a page with a preview
what the preview takes. The city is built in a folder that is thrown away, unless one is named. Exit
status 1 when a page (previews apart) costs more than the ceiling.

  python bench/pages.py [--home FOLDER] [--rounds 5] [--who officer --who head]
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
CEILING_MS = 150.0
SAMPLES = 3
CAST = (
    "officer", "head", "assigner", "quality", "finance", "archivist", "auditor", "firm_1",
    "handler", "bureau", "administrator", "station", "hotline",
)  # fmt: skip
FORM = "application/x-www-form-urlencoded"
LINK = re.compile(r'<a[^>]*?\shref="(/[^"#?]*)')
NO_PAGES = ("static", "account_logout", "dossier:pdf", "dossier:docx")


@dataclass(frozen=True)
class Cost:
    """What one page cost: median milliseconds, queries, and its preview in milliseconds."""

    who: str
    view: str
    path: str
    status: int
    ms: float
    queries: int
    preview_ms: float | None


def build_city(home: Path, cases: int) -> None:
    """A demo city of its own."""
    command = [str(Path(sys.executable).with_name("hengyuan")), "demo", "reset", "--yes"]
    subprocess.run([*command, "--cases", str(cases)], check=True, stdout=subprocess.DEVNULL)


def walk(who: str, rounds: int) -> list[Cost]:
    """Every page in reach of links, a few of each view."""
    from django.test import Client
    from django.urls import Resolver404, resolve

    from hengyuan.people.models import Account

    client = Client(raise_request_exception=True)
    client.force_login(Account.objects.get(username=who))
    seen: set[str] = set()
    taken: dict[str, int] = defaultdict(int)
    waiting, costs = ["/"], []
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        try:
            view = resolve(path).view_name
        except Resolver404:
            continue
        if view in NO_PAGES or taken[view] >= SAMPLES:
            continue
        taken[view] += 1
        cost, html = measure(client, who, view, path, rounds)
        costs.append(cost)
        waiting += LINK.findall(html)
    return costs


def measure(client: Any, who: str, view: str, path: str, rounds: int) -> tuple[Cost, str]:
    """One page, warm: its time, its queries, and its preview where it has one."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    queries = len(asked)
    times = [timed(lambda: client.get(path)) for _ in range(rounds)]
    is_page = answer.get("Content-Type", "").startswith("text/html") and not answer.streaming
    html = answer.content.decode() if is_page else ""
    preview = None
    if 'class="hy-preview"' in html:
        body = urlencode(Stated.of(html))
        preview = statistics.median(
            timed(lambda: client.put(path, data=body, content_type=FORM)) for _ in range(rounds)
        )
    ms = statistics.median(times)
    return Cost(who, view, path, answer.status_code, ms, queries, preview), html


class Stated(HTMLParser):
    """What the act's form would send as it stands; what is empty is filled with a word."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self._is_inside = False
        self._select = ""

    @classmethod
    def of(cls, html: str) -> list[tuple[str, str]]:
        """Names and values."""
        parser = cls()
        parser.feed(html)
        return parser.values

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields between the act's form and its end."""
        told = dict(attrs)
        if tag == "form":
            self._is_inside = told.get("id") == "hy-act"
        name, kind = told.get("name") or "", told.get("type") or "text"
        if not self._is_inside:
            return
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in told:
            self.values.append((self._select, told.get("value") or ""))
        elif tag == "textarea":
            self.values.append((name, "说明"))
        elif tag == "input" and (kind not in ("radio", "checkbox", "file") or "checked" in told):
            self.values.append((name, told.get("value") or ("说明" if kind == "text" else "")))


def timed(act: Any) -> float:
    """Milliseconds of processor time."""
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def table(costs: list[Cost]) -> str:
    """The dearest page of each view for each role, dearest first."""
    dearest: dict[tuple[str, str], Cost] = {}
    for cost in costs:
        key = (cost.who, cost.view)
        if key not in dearest or cost.ms > dearest[key].ms:
            dearest[key] = cost
    lines = ["| role | page | ms | queries | preview ms |", "| --- | --- | ---: | ---: | ---: |"]
    for cost in sorted(dearest.values(), key=lambda each: -each.ms):
        preview = "" if cost.preview_ms is None else f"{cost.preview_ms:.0f}"
        lines.append(f"| {cost.who} | {cost.view} | {cost.ms:.0f} | {cost.queries} | {preview} |")
    return "\n".join(lines)


def summary(costs: list[Cost]) -> str:
    """How many pages, and where their middle and their end lie."""
    times = sorted(cost.ms for cost in costs)
    previews = sorted(cost.preview_ms for cost in costs if cost.preview_ms is not None)
    words = f"{len(times)} pages: median {statistics.median(times):.0f} ms, dearest {times[-1]:.0f}"
    if previews:
        words += f"; previews: median {statistics.median(previews):.0f}, dearest {previews[-1]:.0f}"
    return words


def main() -> None:
    """Build, walk, print, and hold the pages against the ceiling."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--home", type=Path, help="a folder with a demo city; else one is built")
    words.add_argument("--cases", type=int, default=120, help="how many cases a new city has")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--who", action="append", help="only this member of the cast")
    words.add_argument("--brief", action="store_true", help="only the summary and what is over")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as made:
        home = asked.home or Path(made)
        os.environ.update(HENGYUAN_HOME=str(home), HENGYUAN_DEMO="1")
        if asked.home is None:
            build_city(home, asked.cases)
        sys.path.insert(0, str(HERE.parent))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        costs = [cost for who in asked.who or CAST for cost in walk(who, asked.rounds)]
    over = [cost for cost in costs if cost.ms > CEILING_MS]
    print(table(over if asked.brief else costs))
    print(summary(costs))
    if over:
        sys.exit(f"bench: {len(over)} pages cost more than {CEILING_MS:.0f} ms")


if __name__ == "__main__":
    main()
