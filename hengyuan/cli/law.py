"""`hengyuan law deadline | eligibility | subsidy | catalogue`: the law floor from the shell.

Each question is a module of its own (`law_deadline.py`, …) that exports `command`.
"""

from importlib import import_module

import click

QUESTIONS = ("catalogue", "deadline", "eligibility", "subsidy")


class LawGroup(click.Group):
    """Loads each question when it is asked, and turns law errors into one line and exit 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(QUESTIONS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in QUESTIONS:
            return None
        command: click.Command = import_module(f"hengyuan.cli.law_{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        from hengyuan.law.errors import LawError

        try:
            return super().invoke(ctx)
        except LawError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=LawGroup)
def group() -> None:
    """Ask the law floor: a due day, a proposal, a sum, a catalogue."""
