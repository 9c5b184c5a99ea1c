"""`hengyuan people open-first-account | reset-password`: what no page can do yet, or no longer.

Whoever has the shell of the machine has its keys as well: these two ask for nothing more, and the
ledger keeps that the system did it.
"""

from typing import Any

import click

from hengyuan.cli import site


@click.group()
def group() -> None:
    """The first administrator of an empty site, and the way back in for a lost password."""


@group.command()
@click.argument("username")
@click.argument("name")
@click.option("--bureau", required=True, help="Name of the bureau at the top: 青石市司法局.")
@click.option("--region", required=True, help="Its code by GB/T 2260, six digits.")
def open_first_account(username: str, name: str, bureau: str, region: str) -> None:
    """Open the first administrator's account, with the bureau where it is held.

    Prints a one-time code. Everybody else gets an account on the page 账户.
    """
    site.load()
    from django.core.management import call_command
    from django.db import transaction

    from hengyuan.kernel import clock
    from hengyuan.kernel.errors import Refused
    from hengyuan.people.commands import open_first_account as command

    if not (region.isdecimal() and len(region) == 6):
        raise click.ClickException("--region takes six digits, e.g. 370200")
    call_command("migrate", verbosity=0)
    at = clock.now()
    try:
        with transaction.atomic():
            account, code = command(
                username=username, name=name, organisation=_bureau(bureau, region, at), at=at
            )
    except Refused as error:
        raise click.ClickException(error.message) from error
    _print_code(account.username, code, account.code_ends_at)


def _bureau(name: str, region: str, at: Any) -> Any:
    """The bureau of this name, set up if it is not there."""
    from hengyuan.kernel.actor import SYSTEM
    from hengyuan.kernel.clock import day_of
    from hengyuan.orgs.commands import open_organisation
    from hengyuan.orgs.models import Organisation
    from hengyuan.orgs.rules import Kind

    found = Organisation.objects.filter(kind=Kind.BUREAU, name=name).first()
    if found is not None:
        return found
    bureau = Organisation(kind=Kind.BUREAU, name=name, region=region, valid_from=day_of(at))
    return open_organisation(organisation=bureau, actor=SYSTEM, at=at)


@group.command()
@click.argument("username")
@click.option("--reason", required=True, help="Why; the ledger keeps it.")
def reset_password(username: str, reason: str) -> None:
    """Give an account a new one-time code, where nobody is left who could on its page."""
    site.load()
    from hengyuan.kernel import clock
    from hengyuan.kernel.actor import SYSTEM
    from hengyuan.kernel.errors import Refused
    from hengyuan.people.commands import reset_password as command
    from hengyuan.people.models import Account

    account = Account.objects.filter(username__iexact=username).first()
    if account is None:
        raise click.ClickException(f"no account is called {username}")
    try:
        code = command(account=account, reason=reason, actor=SYSTEM, at=clock.now())
    except Refused as error:
        raise click.ClickException(error.message) from error
    _print_code(account.username, code, account.code_ends_at)


def _print_code(username: str, code: str, ends_at: Any) -> None:
    from hengyuan.kernel.clock import SHANGHAI

    until = ends_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if ends_at else ""
    click.echo(f"user name      {username}")
    click.echo(f"one-time code  {code}")
    click.echo(f"good until     {until}; log in with it and set a password of your own")
