"""`hengyuan inspect` killed twice in the middle of a batch: nothing lost, nothing done twice."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from hengyuan.inspection.batch import given
from hengyuan.inspection.journal import Journal
from hengyuan.inspection.tests import dossiers

COUNT = 10


def start(folder, names):
    words = ["--kind", "criminal.trial", "--on", "2026-08-03", "--jobs", "2", "--no-ocr"]
    words += ["--cache", "kept", "--json", "a.json", "--xlsx", "a.xlsx", "--html", "out"]
    return subprocess.Popen(
        [sys.executable, "-m", "hengyuan.cli", "inspect", *names, *words],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def children_of(number):
    found = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return [int(one) for one in found]


def until(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def finished(folder):
    """The whole lines of the journal, the first one left out."""
    journal = folder / ".a.json.journal"
    return journal.read_bytes().split(b"\n")[1:-1] if journal.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for the processes")
def test_a_batch_that_is_killed_twice_goes_on(tmp_path):
    names = [f"{number}.pdf" for number in range(COUNT)]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(dossiers.dossier(number + 40, layout=0))
    kept = []
    for least in (2, 5):
        process = start(tmp_path, names)
        until(lambda enough=least: len(finished(tmp_path)) >= enough)
        children = children_of(process.pid)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert len(children) >= 2
        until(lambda gone=children: not any(Path(f"/proc/{one}").exists() for one in gone), 10)
        now = finished(tmp_path)
        assert now[: len(kept)] == kept
        assert len(now) < COUNT
        kept = now
        assert not (tmp_path / "a.json").exists()
        assert not (tmp_path / "a.xlsx").exists()
    with (tmp_path / ".a.json.journal").open("ab") as cut:
        cut.write(b'["/half a line')
    process = start(tmp_path, names)
    _, told = process.communicate(timeout=120)
    assert process.returncode in (0, 1)
    assert f"接着上次：{len(kept)} 件" in told.decode()
    answer = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [one["dossier"] for one in answer["dossiers"]] == names
    assert all(one["pages"] and not one["error"] for one in answer["dossiers"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    assert [row[0] for row in book["案卷"].values][1:] == names
    pages = {page.name for page in (tmp_path / "out").iterdir()}
    assert pages == {f"{name}.html" for name in names}
    assert all("</html>" in page.read_text() for page in (tmp_path / "out").iterdir())
    assert not (tmp_path / ".a.json.journal").exists()


def test_a_dossier_that_changed_since_is_inspected_again(tmp_path):
    for name in ("1.pdf", "2.pdf", "3.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    listed = given(sorted(tmp_path.glob("*.pdf")))
    first = Journal(tmp_path / "j", "the call")
    for one in first.left(listed):
        first.add(one, {"dossier": one.path.name, "error": "3" if "3" in one.page else ""})
    assert [one["dossier"] for one in first.answers(listed)] == ["1.pdf", "2.pdf", "3.pdf"]
    first.close()
    (tmp_path / "2.pdf").write_bytes(b"%PDF-1.4")
    again = Journal(tmp_path / "j", "the call")
    assert [one.path.name for one in again.left(listed)] == ["2.pdf", "3.pdf"]
    again.close()
    other = Journal(tmp_path / "j", "another call")
    assert len(list(other.left(listed))) == 3
    assert (tmp_path / "j").stat().st_mode & 0o077 == 0
