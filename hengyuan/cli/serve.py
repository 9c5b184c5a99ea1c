"""`hengyuan serve`: bring the database up to date, and serve the site with waitress."""

import sys

import click

from hengyuan.cli import site


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--threads", default=8, show_default=True)
def command(host: str, port: int, threads: int) -> None:
    """Serve the site; the first start of a demo builds the city."""
    site.load()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("check", databases=["default"])
    if settings.DEMO:
        _prepare_demo()
    sys.stdout.write(f"\n衡援 Hengyuan: http://{host}:{port}/  (Ctrl+C ends it)\n")
    if settings.DEMO:
        _print_cast()
    sys.stdout.flush()
    from waitress import serve

    from hengyuan.wsgi import application

    serve(application, host=host, port=port, threads=threads, ident="hengyuan")


def _prepare_demo() -> None:
    from hengyuan.cli.demo import build_city
    from hengyuan.people.models import Account

    if not Account.objects.exists():
        build_city(300, None)


def _print_cast() -> None:
    from demo.cast import PASSWORD, STAFF
    from hengyuan.people.rules import FACTS

    sys.stdout.write(f"demo cast, password {PASSWORD}:\n")
    for key, (name, role) in STAFF.items():
        sys.stdout.write(f"  {key:15} {name}  {FACTS[role].name_zh}\n")
    sys.stdout.write("  firm_1          承办单位    handler  周明远  承办律师\n")
    sys.stdout.write("  bureau          司法局      outsider 外人    邻区窗口\n")
