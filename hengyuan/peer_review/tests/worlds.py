"""Worlds that are alike but for one secret.

Chance is taken out: before a world is built, and before each request, the source of all random
bytes begins anew, so that ids, keys, tokens and nonces are the same in both worlds. What differs in
an answer then differs because of the secret.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
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
from hengyuan.peer_review.commands.self_check import (
    ask_self_check,
    hand_in,
    keep_self_sheet,
    sign_self_sheet,
)
from hengyuan.peer_review.commands.sheets import keep, sign
from hengyuan.peer_review.models import Dossier, Round, SelfCheck
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import self_check
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    READ_AT,
    TODAY,
    marks_for,
    opened,
    reader_actor,
    sheets_of,
)
from hengyuan.people.commands import give_role
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import applied
from tests.cast import FOUNDED, Cast, new_account, new_organisation, new_provider

UNKNOWN = "00000000-0000-4000-8000-000000000000"
NOW = READ_AT + timedelta(days=9)
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
    _count_on_from_what_is_there()
    with transaction.atomic():
        dice.again("world")
        made(cast, dice, **secret)
        yield
        transaction.set_rollback(True)


def _count_on_from_what_is_there() -> None:
    """Rows of every world get the same numbers, whatever used numbers up before.

    PostgreSQL takes a sequence back with nothing.
    """
    models = [each for each in apps.get_models() if each._meta.managed]
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(line)


def made(
    cast: Cast, dice: Dice, *, people: bool = False, readers: bool = False, checks: bool = False
) -> None:
    """Four cases in one round, each read by two; two are graded and told, two are being read.

    `people` gives each case the recipient, handler, firm and institution of another one; `readers`
    lets two readers change their fields, and with them their dossiers; `checks` lets an institution
    find in its self-check that its dossiers are unqualified, not good.
    """
    cases = _cases(cast, swapped=people)
    _enter_readers(cast, swapped=readers)
    dice.again("round")
    row = opened(cast, rate="1")
    actor = cast.actor("bureau")
    rounds.close_frame(round_=row, actor=actor, at=MORNING)
    _checked(cast, row, Grade.UNQUALIFIED if checks else Grade.GOOD)
    dice.again("draw")
    row = rounds.draw(round_=row, actor=actor, at=DRAWN_AT)
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


def _checked(cast: Cast, row: Round, grade: Grade) -> None:
    """One institution checks its two dossiers and hands them in; the day of the other passes."""
    ask_self_check(
        round_=row, percent=100, due_on=MORNING.date(), actor=cast.actor("bureau"), at=MORNING
    )
    quality = cast.actor("quality")
    check = SelfCheck.objects.get(institution=cast.institution)
    for sheet in self_check.sheets_of(check):
        marks = marks_for(self_check.standard_for(sheet), grade)
        keep_self_sheet(sheet=sheet, marks=marks, saved=0, actor=quality)
        sign_self_sheet(sheet=sheet, actor=quality, at=MORNING)
    hand_in(check=check, actor=quality, at=MORNING)


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
