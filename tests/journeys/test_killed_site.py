"""The site is killed in the middle of its work, and loses nothing that it had said was done.

A real server on a file of the embedded database, six windows that send pages without a pause, and
SIGKILL among them. Whatever was answered stands; whatever was not is there whole or not at all.
"""

import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.client import HTTPException
from http.cookiejar import CookieJar

import pytest
from django.db import connections

from tests.cast import PASSWORD, identity_number
from tests.processes import environment, python, run

HENGYUAN = "from hengyuan.cli import main; main()"
WINDOWS, KILLS, BEFORE_A_KILL = 6, 2, 6
PAGE = {
    "authority_name": "青石区人民法院", "proceeding": "trial_first_instance", "ground": "CR-M1",
    "charge": "盗窃", "name": "何某某", "identity_number": identity_number(77),
}  # fmt: skip
pytestmark = pytest.mark.skipif(
    connections.settings["default"]["ENGINE"] != "django.db.backends.sqlite3",
    reason="starts a site of its own on the embedded database",
)


class Site:
    """A site of its own: a home, a server that can be killed, and what lies in its database."""

    def __init__(self, home):
        self.home = home
        self.environment = environment(home, HENGYUAN_DEMO="1")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = None

    def run(self, *words):
        return run("-c", HENGYUAN, *words, env=self.environment)

    def start(self):
        self.server = python(
            "-c", HENGYUAN, "serve", "--port", str(self.port),
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(300):
            try:
                return urllib.request.urlopen(self.address("/healthz"), timeout=2).status
            except OSError:
                assert self.server.poll() is None, "the site did not start"
                time.sleep(0.1)
        raise AssertionError("the site did not answer")

    def kill(self):
        self.server.send_signal(signal.SIGKILL)
        assert self.server.wait(20) == -signal.SIGKILL

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def rows(self, question):
        with sqlite3.connect(self.home / "hengyuan.sqlite3") as file:
            return file.execute(question).fetchall()


class Window:
    """A browser window of the officer, without the browser; all share one login."""

    def __init__(self, site, jar):
        self.site = site
        self.open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar), NoRedirect()
        ).open

    def send(self, path, values):
        """The status of the answer; raises OSError when the site is gone."""
        try:
            page = self.open(self.site.address(path), timeout=30).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
            given = values | {"csrfmiddlewaretoken": token.group(1) if token else ""}
            data = urllib.parse.urlencode(given).encode()
            return self.open(self.site.address(path), data, timeout=30).status
        except urllib.error.HTTPError as answer:
            return answer.code


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def work(window, said, ended):
    """Send notices until the site is gone; keep the tokens of those it said were done."""
    while not ended.is_set():
        token = str(uuid.uuid4())
        try:
            status = window.send("/intake/notice/", PAGE | {"form_token": token})
        except (OSError, HTTPException):
            return  # the site is gone
        assert status == 302, status
        said.append(token.replace("-", ""))


def test_what_was_said_stands_and_the_rest_is_whole_or_not_there(home_of_the_cast, tmp_path):
    site = Site(shutil.copytree(home_of_the_cast, tmp_path / "home"))
    said, jar = [], CookieJar()
    for _ in range(KILLS):
        site.start()
        try:
            ended, before = threading.Event(), len(said)
            windows = [Window(site, jar) for _ in range(WINDOWS)]
            if not before:
                login = {"login": "officer", "password": PASSWORD}
                assert windows[0].send("/accounts/login/", login) == 302
            workers = [threading.Thread(target=work, args=(w, said, ended)) for w in windows]
            for worker in workers:
                worker.start()
            until = time.monotonic() + 60
            while len(said) < before + BEFORE_A_KILL and time.monotonic() < until:
                time.sleep(0.01)
        finally:
            site.kill()
            ended.set()
        for worker in workers:
            worker.join(30)
        assert len(said) >= before + BEFORE_A_KILL
        site.run("ledger", "verify")  # an answer other than 0 raises
        site.run("ledger", "audit")
        said_is_done(site, said)


def said_is_done(site, said):
    """What was said is done, and each number was given once."""
    done = {token for (token,) in site.rows("SELECT token FROM kernel_sentform")}
    assert set(said) <= done
    numbers = site.rows("SELECT number FROM cases_case WHERE number LIKE '%援通%'")
    taken = site.rows("SELECT sum(last) FROM kernel_numberseries WHERE word LIKE '%援通'")
    assert len(numbers) == len(set(numbers)) == taken[0][0] >= len(done)
