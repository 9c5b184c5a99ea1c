"""The `hengyuan` command. Each topic is a module of its own, loaded only when it is asked for."""

import sys
from importlib import import_module

import click

COMMANDS = {
    "backup": ("hengyuan.cli.backup", "backup"),
    "restore": ("hengyuan.cli.backup", "restore"),
    "assign": ("hengyuan.cli.assign", "group"),
    "law": ("hengyuan.cli.law", "group"),
    "draw": ("hengyuan.cli.draw", "group"),
    "inspect": ("hengyuan.cli.inspect", "command"),
    "sample": ("hengyuan.cli.sample", "group"),
    "ledger": ("hengyuan.cli.ledger", "group"),
    "people": ("hengyuan.cli.people", "group"),
    "replay": ("hengyuan.cli.replay", "command"),
    "demo": ("hengyuan.cli.demo", "group"),
    "docs": ("hengyuan.cli.docs", "command"),
    "serve": ("hengyuan.cli.serve", "command"),
    "work": ("hengyuan.cli.work", "command"),
}


class LazyGroup(click.Group):
    """A group that imports a topic when it is used, so that `hengyuan law` never loads Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="hengyuan")
def hengyuan() -> None:
    """衡援 Hengyuan: law, dossiers, ledger and replay from the command line."""


def main() -> None:
    """Run the command; a mistake in the call is one clear line on stderr and exit status 2."""
    try:
        status = hengyuan.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        sys.stderr.write(f"hengyuan: {' '.join(error.format_message().split())}\n")
        sys.exit(2)
    # Outside its standalone mode click returns the status of `ctx.exit` instead of raising it.
    sys.exit(status if isinstance(status, int) else 0)
