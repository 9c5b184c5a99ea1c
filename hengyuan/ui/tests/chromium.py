"""A real browser against the site under test, inside the test's own transaction.

The server thread uses the test's connection, so that nothing is committed and nothing needs to be
flushed afterwards (the ledger refuses to be emptied), on SQLite and PostgreSQL alike.
"""

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from tools import browser

AXE = Path(__file__).resolve().parents[1] / "static" / "vendor" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        """Say nothing."""


def chromium_path():
    found = browser.find()
    assert found, "no Chromium: run python tools/browser.py"
    return found


@pytest.fixture
def site_address(db):
    """The address of the site under test."""
    application = StaticFilesHandler(WSGIHandler())
    one_at_a_time = threading.Lock()
    own = connections["default"]
    own.inc_thread_sharing()
    request_started.disconnect(close_old_connections)  # it would end the test's transaction
    request_finished.disconnect(close_old_connections)

    def serve(environ, start_response):
        with one_at_a_time:
            connections["default"] = own
            return application(environ, start_response)

    server = make_server("127.0.0.1", 0, serve, server_class=Server, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)
    own.dec_thread_sharing()


@pytest.fixture(scope="session")
def one_chromium():
    """Headless Chromium, one for all tests of a process."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop running in this thread, which Django would take for an async view.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = play.chromium.launch(executable_path=chromium_path(), args=options)
        yield browser
        browser.close()


@pytest.fixture
def chromium(one_chromium):
    """The browser; what a test opens in it is closed behind the test."""
    before = set(one_chromium.contexts)
    yield one_chromium
    for context in set(one_chromium.contexts) - before:
        context.close()


def sign_in(context, client, account, address):
    """Give the browser the session of an account."""
    client.force_login(account)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])


def axe_violations(page):
    """What axe finds on the page, one line each; injected past the page's content policy."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    session.detach()
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
