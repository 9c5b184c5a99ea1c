"""Worlds that are alike but for one secret, and everything that somebody can ask of the site.

Chance is taken out: before a world is built, and before each request, the source of all random
bytes begins anew, so that ids, keys, tokens and nonces are the same in both worlds. What differs in
an answer then differs because of the secret.
"""

import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from zipfile import ZipFile

from django.apps import apps
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, get_resolver, reverse
from PIL import Image

from hengyuan.cases.models import Case
from hengyuan.inspection.blinding import BlindPage
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.words import Field, Grade
from hengyuan.orgs.rules import Kind
from hengyuan.peer_review.commands import decisions, rounds
from hengyuan.peer_review.commands.blind import keep_pages
from hengyuan.peer_review.commands.readers import enter_reader
from hengyuan.peer_review.commands.sheets import keep, sign
from hengyuan.peer_review.models import Decision, Dossier, Reader, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    READ_AT,
    TODAY,
    drawn,
    marks_for,
    reader_actor,
    sheets_of,
)
from hengyuan.people import middleware
from hengyuan.people.commands import give_role
from hengyuan.people.models import Account, Provider
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import applied
from tests.cast import FOUNDED, Cast, new_account, new_organisation, new_provider

UNKNOWN = "00000000-0000-4000-8000-000000000000"
NOW = READ_AT + timedelta(days=9)
MOST = 30  # addresses of one pattern
PEOPLE = (("丁一帆", 61), ("王二梅", 62), ("白三立", 63), ("于四海", 64))
FIELDS = (Field.CIVIL, Field.CRIMINAL, Field.CIVIL, Field.CRIMINAL)
READERS = ("reader_1", "reader_2", "lawyer_reader", "reader_4")


class Dice:
    """Random bytes that begin anew when told so."""

    def __init__(self) -> None:
        self._from = random.Random(0)

    def __call__(self, count: int) -> bytes:
        return self._from.randbytes(count)

    def again(self, word: str) -> None:
        """From here on the bytes are those of this word."""
        self._from.seed(word)


def without_chance(patch) -> Dice:
    """Everything random in this process comes from the dice."""
    dice = Dice()
    patch.setattr(os, "urandom", dice)
    patch.setattr(random, "_urandom", dice)
    patch.setattr(time, "time", lambda: NOW.timestamp())  # signatures and headers tell the second
    return dice


@contextmanager
def world(cast: Cast, dice: Dice, **secret: bool) -> Iterator[None]:
    """A world with this secret, as long as it is looked at; then nothing of it is left."""
    with transaction.atomic():
        dice.again("world")
        made(cast, dice, **secret)
        yield
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        models = [each for each in apps.get_models() if each._meta.managed]
        for line in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(line)


def made(cast: Cast, dice: Dice, *, people: bool = False, readers: bool = False) -> None:
    """Four cases in one round, each read by two; two are graded and told, two are being read.

    `people` gives each case the recipient, handler, firm and institution of another one; `readers`
    lets two readers change their fields, and with them their dossiers.
    """
    cases = _cases(cast, swapped=people)
    _enter_readers(cast, swapped=readers)
    dice.again("round")
    row = drawn(cast, rate="1")
    actor = cast.actor("bureau")
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    by_case = {one.case_id: one for one in Dossier.objects.select_related("round", "case")}
    for number, case in enumerate(cases):
        dossier = by_case[case.pk]
        dice.again(f"dossier {number}")
        keep_pages(dossier=dossier, pages=[_page(number)], at=DRAWN_AT)
        if number < 2:
            _read(dossier)
            dice.again(f"grade {number}")
            _graded(dossier, actor, is_final=number == 1)


def _cases(cast: Cast, *, swapped: bool) -> list[Case]:
    """Cases 1 and 4 of one handler, 2 and 3 of the other; swapped, the other way round."""
    whose = [PEOPLE[at] for at in ((1, 0, 3, 2) if swapped else (0, 1, 2, 3))]
    found = []
    for number, ((name, serial), field_) in enumerate(zip(whose, FIELDS, strict=True)):
        is_first = (number in (0, 3)) is not swapped
        case = applied(cast, serial=serial, name=name)
        place = cast.institution if is_first else cast.other_institution
        Case.objects.filter(pk=case.pk).update(
            stage="closed", closed_on=date(2026, 3, 10), outcome="won", institution=place,
            region=place.region, kind=field_.value, firm=cast.firms[0 if is_first else 1],
            handler=cast.providers["handler" if is_first else "second_handler"],
        )  # fmt: skip
        found.append(Case.objects.get(pk=case.pk))
    return found


def _enter_readers(cast: Cast, *, swapped: bool) -> None:
    """Two read civil cases and two criminal ones; one of them has a firm, a roster entry and a case

    of his own. Swapped, the first two change places.
    """
    firm = new_organisation(Kind.FIRM, "远山律师事务所", "", "990199")
    provider = new_provider(cast, "lawyer_reader", "尤在先", firm)
    accounts = {"lawyer_reader": cast.accounts["lawyer_reader"]}
    give_role(
        account=accounts["lawyer_reader"], role=Role.REVIEWER, organisation=cast.bureau,
        valid_from=FOUNDED, actor=SYSTEM, at=MORNING,
    )  # fmt: skip
    case = applied(cast, serial=70, name="自家人")
    Case.objects.filter(pk=case.pk).update(stage="handling", handler=provider, firm=firm)
    first, second = (Field.CRIMINAL, Field.CIVIL) if swapped else (Field.CIVIL, Field.CRIMINAL)
    fields = dict(zip(READERS, (first, second, Field.CIVIL, Field.CRIMINAL), strict=True))
    names = {"reader_1": "甲评", "reader_2": "丙评", "reader_4": "丁评"}
    for key in READERS:
        if key in names:
            accounts[key] = new_account(cast, key, names[key], Role.REVIEWER, cast.bureau)
        own = provider if key == "lawyer_reader" else None
        facts = Facts(
            own.pk if own else None, firm.pk if own else None, "990199", (fields[key],), (), 2014,
            None,
        )  # fmt: skip
        enter_reader(
            pool=cast.bureau, account=accounts[key], facts=facts, trained_on=date(2026, 1, 15),
            actor=cast.actor("bureau"), at=MORNING,
        )  # fmt: skip


def _page(number: int) -> BlindPage:
    image = Image.new("L", (20, 30), 255)
    image.putpixel((number, number), 0)
    return BlindPage(1, f"第{number}份", (), image)


def _read(dossier: Dossier) -> None:
    """Two readers agree on the grade and differ in their words, each place in its own way."""
    for place, sheet in enumerate(sheets_of(dossier), start=1):
        reader, when = reader_actor(sheet), READ_AT + timedelta(hours=place)
        standard = queries.standard_of(dossier.round, dossier.field)
        told = marks_for(standard, Grade.GOOD).as_dict()
        for mark in told["marks"].values():
            for remark in mark["remarks"].values():
                remark["text"] = f"第{place}份意见"
        keep(sheet=sheet, marks=Marks.of(told), saved=0, actor=reader)
        sign(sheet=sheet, actor=reader, at=when)


def _graded(dossier: Dossier, actor: Actor, *, is_final: bool) -> None:
    decisions.decide_draft(dossier=dossier, grade=Grade.GOOD, reason="", actor=actor, at=READ_AT)
    if is_final:
        decisions.finish(dossier=dossier, grade=Grade.GOOD, reason="", actor=actor, at=NOW)


# Everything that can be asked


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
        "reader_id": Reader, "decision_id": Decision, "provider_id": Provider,
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
