"""Everything that somebody can ask of the site, and all that comes back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import product
from zipfile import ZipFile

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, get_resolver, reverse

from hengyuan.cases.models import Case
from hengyuan.peer_review.models import (
    Decision,
    Deck,
    Dossier,
    Reader,
    Round,
    SelfCheck,
    SelfSheet,
    Sheet,
)
from hengyuan.peer_review.tests.worlds import PEOPLE, READERS, UNKNOWN, Dice
from hengyuan.people import middleware
from hengyuan.people.models import Account, Provider
from tests.cast import Cast

MOST = 30  # addresses of one pattern


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    method: str
    path: str
    sent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All that comes back, and the number of queries as the measure of time."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int


def with_one_look_at_roles(patch):
    """Who acts is looked up once for each account and place: no answer here changes it."""
    known = {}
    look_up = middleware.actor_of

    def actor_of(account, on, organisation_id=None):
        key = account.pk, on, organisation_id
        if key not in known:
            known[key] = look_up(account, on, organisation_id)
        return known[key]

    patch.setattr(middleware, "actor_of", actor_of)


class Browser(RequestFactory):
    """Requests through every middleware, without the test client's record of templates."""

    def __init__(self):
        super().__init__()
        self._handler = ClientHandler(enforce_csrf_checks=False)
        self._strict = ClientHandler(enforce_csrf_checks=True)

    def request(self, **environ):
        """The answer of the site."""
        return self._handler(self._base_environ(**environ))

    def forged(self, path):
        """The answer to a form that was not made here."""
        return self._strict(self._base_environ(PATH_INFO=path, REQUEST_METHOD="POST"))


@dataclass
class Walk:
    """Somebody before the site, acting at one of his places."""

    dice: Dice
    who: str
    place: int | None = None
    browser: Browser = field(default_factory=Browser)

    def __post_init__(self):
        self.dice.again(f"login {self.who}")
        client = Client()
        client.force_login(Account.objects.get(username=self.who))
        session = client.session
        if self.place is not None:
            session["organisation"] = self.place
            session.save()
        self._cookie = session.session_key

    def ask(self, asked):
        """Ask once; whatever it did is taken back, and chance begins anew."""
        self.dice.again(repr(asked))
        cache.clear()
        self.browser.cookies.clear()
        self.browser.cookies["sessionid"] = self._cookie
        count = [0]

        def counted(execute, sql, params, many, context):
            count[0] += 1
            return execute(sql, params, many, context)

        with transaction.atomic():
            with connection.execute_wrapper(counted):
                sent = [dict(asked.sent)] if asked.method in ("get", "post") else []
                told = getattr(self.browser, asked.method)(asked.path, *sent)
                body = b"".join(told) if told.streaming else told.content
            transaction.set_rollback(True)
        return Answer(told.status_code, headers_of(told), plain(body), count[0])

    def answers(self, requests: list[Asked]) -> dict[Asked, Answer]:
        """All answers, and those to whatever the lists among them offer."""
        found = {one: self.ask(one) for one in requests}
        for asked, answer in list(found.items()):
            if asked.method == "get" and answer.status == 200 and b"data-columns" in answer.body:
                more = offered(asked.path, answer.body.decode())
                found |= {one: self.ask(one) for one in more if one not in found}
        return found


def headers_of(told: HttpResponse) -> tuple[tuple[str, str], ...]:
    """Every header; of cookies their names and values, not the second at which they end."""
    plain = [(name, value) for name, value in told.headers.items() if name != "Content-Length"]
    cookies = [(f"cookie {name}", one.value) for name, one in told.cookies.items()]
    return tuple(sorted(plain + cookies))


def plain(body: bytes) -> bytes:
    """The body; of a spreadsheet its parts, without the second at which it was made."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        names = [name for name in packed.namelist() if name != "docProps/core.xml"]
        return b"".join(name.encode() + packed.read(name) for name in names)


SORTS = (
    "case", "-case", "code", "field", "grade", "reader", "handler", "firm", "signed_at",
    "dossier__case__handler__name", "-dossier__case__firm", "case__recipient__name_index",
    "sheets__reader__account__name", "-dossier__sheets__reader",
)  # fmt: skip
FILTERS = (
    ("case__handler", "1"), ("dossier__case__firm", "1"), ("sheets__reader", UNKNOWN),
    ("q", "周明远"), ("q", "甲评"), ("code", "A"), ("page", "2"), ("page", "x"), ("export", "pdf"),
    ("columns", "case,handler,firm,reader"), ("export", "json"),
)  # fmt: skip
FORM = re.compile(r"<form[^>]*data-filter.*?</form>", re.DOTALL)
FIELD = re.compile(r'<(?:select|input)[^>]*\bname="([^"]+)"')
OPTION = re.compile(r'<option value="([^"]+)"')
LINK = re.compile(r"[?&;](sort|export)=([-\w]+)")


def offered(path: str, text: str) -> list[Asked]:
    """A list by each order, filter and export that it offers; and in peer review by others too."""
    pairs = {(name, value) for name, value in LINK.findall(text)} | {("export", "csv")}
    for form in FORM.findall(text):
        values = ["周明远", *OPTION.findall(form)[:2]]
        pairs |= {(name, value) for name in FIELD.findall(form) for value in values}
    if path.startswith("/review/"):
        pairs |= {("sort", name) for name in SORTS} | set(FILTERS)
        pairs |= {(name, f"{value}&export=csv") for name, value in pairs if name == "sort"}
    return [Asked("get", f"{path}?{name}={value}") for name, value in sorted(pairs)]


def patterns(resolver=None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern of the site with its full name."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", one
        else:
            yield from patterns(one, f"{space}{one.namespace}:" if one.namespace else space)


def paths(cast: Cast) -> dict[str, list[str]]:
    """The addresses of every pattern, with every id here that fits, and some that do not."""
    known, found = ids(cast), {}
    for name, pattern in patterns():
        words = sorted(pattern.pattern.regex.groupindex)
        values = [_values(name, word, pattern, known) for word in words]
        found[name] = [
            reverse(name, kwargs=dict(zip(words, each, strict=True))) for each in together(values)
        ]
    return found


def together(values):
    """Every choice of one of each; where that is too many, each value of each at least once."""
    every = list(product(*values))
    if len(every) <= MOST:
        return every
    longest = max(len(each) for each in values)
    return [tuple(each[at % len(each)] for each in values) for at in range(longest)]


def _values(name, word, pattern, known):
    kind = type(pattern.pattern.converters.get(word)).__name__
    if kind == "UUIDConverter":
        foreign = known["dossier_id" if word != "dossier_id" else "case_id"][:1]
        return [*known.get(word, []), *foreign]
    if kind == "IntConverter":
        return [*known[word], 99_999] if word in known else [1]
    return known.get(f"{name}/{word}", known.get(word, ["x"]))


def ids(cast):
    """Values of every named part of an address."""
    streams = [one.stream for one in (*Round.objects.all(), *Dossier.objects.all())]
    streams += [Reader.objects.order_by("pk").first().stream, Case.objects.order_by("pk")[0].stream]
    every = {
        "case_id": Case, "dossier_id": Dossier, "sheet_id": Sheet, "round_id": Round,
        "reader_id": Reader, "decision_id": Decision, "check_id": SelfCheck, "deck_id": Deck,
        "self_sheet_id": SelfSheet, "provider_id": Provider,
    }  # fmt: skip
    firms = [one.pk for one in cast.firms]
    return {
        **{word: list(model.objects.order_by("pk").values_list("pk", flat=True))
           for word, model in every.items()},
        "account_id": [cast.accounts[who].pk for who in ("handler", "reader_1", "bureau")],
        "organisation_id": [*firms, cast.bureau.pk], "firm_id": firms, "number": [1],
        "ledger:stream/name": sorted(streams),
        "peer_review:step/name": ["frame", "draw", "anchors", "allocate", "close", "x"],
        "peer_review:round_record/what": ["announcement", "record", "x"],
        "peer_review:decide/act": ["draft", "finish", "correct", "x"],
        "peer_review:reader_act/name": ["ties", "leave", "training", "x"],
        "field": ["civil", "criminal", "x"], "act": ["x", "answer", "decide"],
        "uidb36": ["1"], "key": ["x"],
    }  # fmt: skip


METHODS = ("get", "post", "put", "delete", "options", "head", "forged")


def everything(cast: Cast, *, only_read: bool = False) -> list[Asked]:
    """Every address asked for, the first of each pattern posted to; in peer review every method.

    With `only_read` nothing is posted outside of peer review.
    """
    found = []
    for name, each in paths(cast).items():
        if name.startswith("peer_review:"):
            found += [Asked(method, path) for path in each for method in METHODS[:2]]
            found += [Asked(method, each[0]) for method in METHODS[2:]]
        else:
            found += [Asked("get", path) for path in each]
            found += [] if only_read else [Asked("post", each[0])]
    return [*dict.fromkeys(found), *searched(cast), *filled_in()]


def searched(cast: Cast) -> list[Asked]:
    """Searches for everybody and everything by its name."""
    words = [name for name, _serial in PEOPLE] + ["周明远", "叶知秋", "甲评", "丙评", "正平"]
    words += [one.number for one in Case.objects.order_by("pk")]
    words += sorted(Dossier.objects.values_list("code", flat=True)) + list(READERS)
    page = reverse("web:search")
    return [Asked("post", page, (("q", word),)) for word in words] + [Asked("get", page)]


def filled_in() -> list[Asked]:
    """Forms of readers and handlers with something in them, right and wrong."""
    found = []
    sent = (
        (("saved", "0"),), (("saved", "0"), ("grade", "good")), (("saved", "x"),),
        (("saved", "7"), ("answer:meeting:record", "yes")), (("word", "认识承办人"),),
    )  # fmt: skip
    for sheet in Sheet.objects.filter(place=1).order_by("pk"):
        for name in ("keep", "sign", "leave"):
            path = reverse(f"peer_review:{name}", args=[sheet.pk])
            found += [Asked("post", path, each) for each in sent]
    for reader in Reader.objects.order_by("pk"):  # a tie with whoever it might be tells nothing
        path = reverse("peer_review:own_ties", args=[reader.pk])
        found += [
            Asked("post", path, (("names", name),)) for name in ("周明远", "叶知秋", "无此人")
        ]
    for decision in Decision.objects.order_by("pk"):
        path = reverse("peer_review:reply", args=[decision.pk])
        found += [Asked("post", path, (("text", "有笔录"),))]
    return found
