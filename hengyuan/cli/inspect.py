"""`hengyuan inspect PATH… --kind criminal.trial`: dossiers read from scan to evidence."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from hengyuan.kernel.clock import today
from hengyuan.law.catalogue import facts
from hengyuan.law.errors import LawError, UnknownRule
from hengyuan.law.vocabulary import Basis, CriminalSide

if TYPE_CHECKING:
    from hengyuan.inspection.batch import Given, Work
    from hengyuan.inspection.english import Say
    from hengyuan.inspection.inspect import Asked
    from hengyuan.inspection.journal import Journal

CACHE = Path.home() / ".cache" / "hengyuan" / "inspection"


def asked_for(**words: Any) -> "Asked":
    """The call's words as what a dossier is held against; raises click's errors."""
    from hengyuan.inspection.inspect import Asked, parse_kind

    try:
        kind, stage = parse_kind(words["kind"])
        happened = frozenset(filter(None, words["happened"].split(",")))
        if unknown := happened - set(facts()):
            raise UnknownRule(f"no row asks whether “{'、'.join(sorted(unknown))}” happened")
        asked = Asked(
            kind, stage, words["on"].date() if words["on"] else today(),
            Basis.parse(words["basis"]), CriminalSide.parse(words["side"]), words["jurisdiction"],
            happened, words["recipient"], words["number"],
        )  # fmt: skip
        asked.rows()
    except LawError as error:
        raise click.ClickException(str(error)) from error
    return asked


@click.command(name="inspect")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", required=True, help="kind.stage: criminal.trial, civil.trial …")
@click.option("--basis", default="application", help="application, notified …")
@click.option("--side", default="defence", help="Criminal: defence or agency.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day of closing; today if left out.")
@click.option("--jurisdiction", default="", help="Region code of GB/T 2260, e.g. 330100.")
@click.option("--happened", default="", help="What happened unseen: discussed,heard.")
@click.option("--recipient", default="", help="The recipient's name, if it is known.")
@click.option("--number", default="", help="The court's case number, if it is known.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="All answers as JSON.")
@click.option("--html", type=click.Path(path_type=Path), help="Folder: one page a dossier.")
@click.option("--xlsx", type=click.Path(path_type=Path), help="A table over all dossiers.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Dossiers at the same time.")
@click.option(
    "--cache", type=click.Path(path_type=Path), default=CACHE, help="Where pages are kept."
)
@click.option("--no-cache", is_flag=True, help="Keep nothing.")
@click.option("--no-ocr", is_flag=True, help="Read text layers only, no pictures.")
@click.option("--english", is_flag=True, help="Print English; the JSON stays as it is.")
def command(
    paths: tuple[Path, ...],
    json_file: Path | None,
    html: Path | None,
    xlsx: Path | None,
    jobs: int,
    cache: Path,
    no_cache: bool,
    no_ocr: bool,
    english: bool,
    **words: Any,
) -> None:
    """Inspect dossiers: each PATH is one (PDF, folder, zip, image, Word file)."""
    if find_spec("PIL") is None or find_spec("rapidocr") is None:
        raise click.ClickException(
            "inspection is not installed: run python3 tools/setup.py --inspect"
        )
    from hengyuan.inspection.batch import Work, given
    from hengyuan.inspection.relatives import compared

    if html:
        html.mkdir(parents=True, exist_ok=True)
    # Several processes share the processors: each engine keeps to one.
    threads = 1 if jobs > 1 else 0
    kept = None if no_cache else cache
    work = Work(asked_for(**words), kept, html, not no_ocr, threads, english)
    say = speaker(english)
    found, dossiers = False, given(paths)
    with _journal(json_file or xlsx, html, work) as journal:
        _read(dossiers, journal, work, jobs, say)
        with ExitStack() as stack:
            writers = [stack.enter_context(one) for one in _writers(json_file, xlsx, say)]
            for answer in compared(journal.answers(dossiers), work.asked.kind):
                for write in writers:
                    write(answer)
                _print(answer, say)
                found = found or bool(answer["findings"] or answer["verdicts"] or answer["error"])
    sys.exit(1 if found else 0)


@contextmanager
def _journal(output: Path | None, html: Path | None, work: "Work") -> Iterator["Journal"]:
    """The answers so far, beside the output; they go once the outputs are whole."""
    from hengyuan.inspection.journal import Journal

    with TemporaryDirectory(prefix="hengyuan-") as folder:
        beside = output or (html / "hengyuan" if html else Path(folder) / "hengyuan")
        journal = Journal(beside.with_name(f".{beside.name}.journal"), work.call())
        with closing(journal):
            yield journal
            journal.remove()


def _read(dossiers: "list[Given]", journal: "Journal", work: "Work", jobs: int, say: "Say") -> None:
    """Fill the journal with what is not in it yet, with progress on a terminal."""
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    from hengyuan.inspection.batch import many

    terminal = Console(stderr=True)
    if len(journal):
        terminal.print(say(f"接着上次：{len(journal)} 件已经查过"), markup=False)
    with Progress(
        *Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn(),
        console=terminal, disable=not terminal.is_terminal, transient=True,
    ) as shown:  # fmt: skip
        task = shown.add_task(say("案卷"), total=len(dossiers), completed=len(journal))

        def pages(count: int) -> None:
            shown.update(task, description=say(f"案卷（手上已读 {count} 页）"))

        for dossier, answer in many(journal.left(dossiers), work, jobs, pages):
            journal.add(dossier, answer)
            shown.advance(task)


def _print(answer: dict[str, Any], say: "Say") -> None:
    """A dossier as a person reads it at the shell."""
    from hengyuan.inspection.findings import SEVERITIES, Severity

    tell = Console().print
    named = sum(1 for one in answer["documents"] if one["type"])
    head = f"{answer['dossier']}：{len(answer['pages'])} 页，识别 {named} 份文书"
    tell(say(f"{head}，发现 {len(answer['findings'])} 条"), markup=False, soft_wrap=True)
    for verdict in answer["verdicts"]:
        line = f"  ! {verdict['file']}：{say(verdict['sentence'])}"
        tell(line, markup=False, soft_wrap=True)
    for one in answer["findings"]:
        pages = "、".join(map(str, sorted({spot["page"] for spot in one["evidence"]})))
        where = say(f"（第 {pages} 页）") if pages else ""
        mark = say(SEVERITIES[Severity(one["severity"])])
        line = f"  {mark} {one['rule']} {say(one['sentence'])}{where}"
        tell(line, markup=False, soft_wrap=True, highlight=False)
    if answer["error"]:
        line = say(f"程序出错：{answer['error']}")
        tell(f"  ! {line}", markup=False, soft_wrap=True)


def speaker(is_english: bool) -> "Say":
    """Who says a text in the reader's language."""
    from hengyuan.inspection.english import chinese, english

    return english if is_english else chinese


def _writers(json_file: Path | None, xlsx: Path | None, say: "Say") -> Iterator[Any]:
    if json_file:
        yield _json_writer(json_file)
    if xlsx:
        yield _xlsx_writer(xlsx, say)


@contextmanager
def _json_writer(path: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """One answer a line, so that memory does not grow with their number."""
    from hengyuan.inspection.report.plain import VERSION
    from hengyuan.inspection.report.whole import replaced

    with replaced(path) as fresh, fresh.open("w", encoding="utf-8") as file:
        file.write(f'{{"version": {VERSION}, "dossiers": [')
        comma = ""

        def write(answer: dict[str, Any]) -> None:
            nonlocal comma
            file.write(f"{comma}\n" + json.dumps(answer, ensure_ascii=False))
            comma = ","

        yield write
        file.write("\n]}\n")


@contextmanager
def _xlsx_writer(path: Path, say: "Say") -> Iterator[Callable[[dict[str, Any]], None]]:
    from hengyuan.inspection.report.whole import replaced
    from hengyuan.inspection.report.workbook import Workbook

    with replaced(path) as fresh, closing(Workbook(fresh, say)) as book:
        yield book.add
