"""`hengyuan ledger verify | audit | checkpoint | proof | … | show`."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click


class LedgerGroup(click.Group):
    """Sets Django up when a topic is used, so that `--help` needs no database."""

    def invoke(self, ctx: click.Context) -> object:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
        django.setup()
        return super().invoke(ctx)


@click.group(cls=LedgerGroup)
def group() -> None:
    """The ledger: prove it, sign it, read it."""


@group.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--stream", default="", help="Only this stream, e.g. case:<uuid>.")
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Checkpoints kept outside, from export-checkpoints.",
)
def verify(as_json: bool, stream: str, against: Path | None) -> None:
    """Recompute every hash; name the first broken event and exit 1."""
    from hengyuan.ledger.verification import verify as run

    if stream and against:
        raise click.UsageError("--against holds the whole ledger: leave --stream out")
    with click.progressbar(
        length=1, file=sys.stderr, label="ledger", hidden=not sys.stderr.isatty()
    ) as bar:

        def progress(done: int, highest: int) -> None:
            bar.length = max(highest, done, 1)
            bar.update(done - bar.pos)

        report = run(stream=stream, against=against, progress=progress)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for line in sentences(report):
            click.echo(line)
    if not report.is_sound:
        raise click.exceptions.Exit(1)


def sentences(report: Any) -> list[str]:
    """What a verification found, in words."""
    from django.utils.translation import gettext as _

    rate = report.events / report.seconds if report.seconds else 0
    lines = [
        _(
            "已核对事件 {events} 条、链 {streams} 条、校验点 {checkpoints} 个，用时 {seconds} 秒"
        ).format(
            events=report.events,
            streams=report.streams,
            checkpoints=report.checkpoints,
            seconds=f"{report.seconds:.2f}",
        )
        + _("（每秒 {rate} 条）。").format(rate=f"{rate:,.0f}")
    ]
    if report.kept:
        lines.append(_("与外部保存的 {kept} 个校验点一致。").format(kept=report.kept))
    if report.is_sound:
        lines.append(_("账本完好。"))
        if report.uncovered:
            lines.append(
                _("其中 {uncovered} 条在最近的校验点之后，尚未签署。").format(
                    uncovered=report.uncovered
                )
            )
        return lines
    column = report.broken.column
    lines.append(_("账本已损坏。第一处：{name}").format(name=report.broken.name))
    if column:
        lines.append(_("  被改动的列：{column}").format(column=column))
    lines.append("  " + report.broken.reason)
    return lines


@group.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--keep/--no-keep", default=True, help="Keep the result for the auditor's page.")
def audit(as_json: bool, keep: bool) -> None:
    """Replay the events, compare with the tables; name the first differing rows and exit 1."""
    from hengyuan.kernel import clock
    from hengyuan.kernel.actor import SYSTEM
    from hengyuan.ledger import audit, commands

    with click.progressbar(
        length=1, file=sys.stderr, label="audit", hidden=not sys.stderr.isatty()
    ) as bar:

        def progress(done: int, highest: int) -> None:
            bar.length = max(highest, done, 1)
            bar.update(done - bar.pos)

        report = audit.run(progress=progress)
    if keep:
        commands.keep_audit(report=report, actor=SYSTEM, at=clock.now())
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for line in _found(report):
            click.echo(line)
    if not report.is_sound:
        raise click.exceptions.Exit(1)


def _found(report: Any) -> list[str]:
    from django.utils.translation import gettext as _

    lines = [
        _(
            "已重放事件 {events} 条、链 {streams} 条，比较表中 {rows} 行，用时 {seconds} 秒。"
        ).format(
            events=report.events,
            streams=report.streams,
            rows=report.rows,
            seconds=f"{report.seconds:.1f}",
        )
    ]
    if report.is_sound:
        return [*lines, _("账表相符。")]
    lines.append(_("差异 {count} 处。最先发现的：").format(count=report.count))
    return [*lines, *(f"  {each.place}：{each.sentence}" for each in report.differences)]


@group.command()
def checkpoint() -> None:
    """Sign a checkpoint over the events since the last one (run it daily)."""
    from django.utils.translation import gettext as _

    from hengyuan.ledger import commands, tasks

    try:
        signed = tasks.sign_now()
    except commands.CannotCheckpoint as error:
        raise click.ClickException(str(error)) from error
    if signed is None:
        click.echo(_("上一个校验点之后没有新事件，未签署。"))
        return
    click.echo(
        _("校验点 {number}：事件 {first}–{last}，共 {count} 条，根 {root}").format(
            number=signed.number,
            first=signed.first_id,
            last=signed.last_id,
            count=signed.count,
            root=signed.root,
        )
    )


@group.command()
@click.argument("event", type=int)
def proof(event: int) -> None:
    """Print as JSON that EVENT (its number) is under a signed checkpoint."""
    from hengyuan.ledger import proofs, queries

    try:
        found = queries.proof(event)
    except queries.NoProof as error:
        raise click.ClickException(str(error)) from error
    if wrong := proofs.objection_to(found):
        raise click.ClickException(f"the ledger is broken, run verify: {wrong}")
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@group.command("check-proof")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", default="", help="The site's public key, as you kept it.")
def check_proof(file: Path, key: str) -> None:
    """Check a proof from FILE without the database; exit 1 when it does not hold."""
    from hengyuan.ledger import proofs

    try:
        wrong = proofs.objection_to(json.loads(file.read_text(encoding="utf-8")), key=key)
    except (ValueError, TypeError, KeyError) as error:
        raise click.ClickException(f"{file.name} is no proof: {error!r}") from error
    click.echo(wrong or proofs.HOLDS)
    if wrong:
        raise click.exceptions.Exit(1)


@group.command("export-checkpoints")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_checkpoints(file: Path) -> None:
    """Write every checkpoint to FILE, one a line, for somebody outside to keep."""
    from django.utils.translation import gettext as _

    from hengyuan.ledger import queries

    count = 0
    try:
        with file.open("w", encoding="utf-8") as lines:
            for signed in queries.checkpoints().order_by("number").iterator():
                lines.write(json.dumps(signed.as_export(), ensure_ascii=False) + "\n")
                count += 1
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error
    click.echo(_("已写出 {count} 个校验点。").format(count=count))


@group.command("export-lots")
@click.argument("stream")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_lots(stream: str, file: Path) -> None:
    """Write what the ledger says of the lots in STREAM (case:…) to FILE, for `draw verify`."""
    from django.utils.translation import gettext as _

    from hengyuan.assignment.queries import lots

    anchor = lots.anchor_of_stream(stream)
    if not anchor.rounds:
        raise click.ClickException(f"no lot was committed to in {stream}")
    try:
        file.write_text(lots.anchor_text(anchor), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error
    click.echo(_("已写出 {count} 轮摇号的承诺和记录摘要。").format(count=len(anchor.rounds)))


@group.command()
@click.argument("stream")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def show(stream: str, as_json: bool) -> None:
    """Print the events of STREAM, oldest first; sealed values stay sealed."""
    from hengyuan.ledger import queries

    rows = queries.stream_events(stream)
    if not rows:
        raise click.ClickException(f"no stream is called {stream}")
    for event in reversed(rows):
        if as_json:
            click.echo(json.dumps(event.as_export(), ensure_ascii=False))
        else:
            click.echo(f"{event.seq:>5}  {event.at_text}  {event.type:<32} {event.sentence}")
            click.echo(f"       {event.hash}")
