"""Rounds of the lot at each state, made by the real commands."""

from datetime import timedelta
from typing import Any

from hengyuan.assignment import commands
from hengyuan.assignment.models import Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import Among, SecretOf
from hengyuan.cases.models import Case
from hengyuan.law.draw import External, secret_commitment
from hengyuan.law.draw.canonical import sm3
from hengyuan.web.tests.factories import applied, granted
from tests.cast import Cast, at

BAR_AND_RECIPIENT = (SecretOf.BAR, SecretOf.RECIPIENT)
LOTTERY = External("中国福利彩票双色球", "2026027", at("2026-03-05 21:15"))


def secret_of(party: RoundParty) -> str:
    """A secret that looks random and is the same in every run of one round."""
    return sm3(f"{party.round_id} {party.kind}".encode()).hex()


def waiting(cast: Cast, serial: int = 11) -> Case:
    """A case that waits for assignment."""
    return granted(cast, applied(cast, serial=serial))


def prepared(cast: Cast, case: Case, when: str = "2026-03-05 09:00", **changes: Any) -> Round:
    """A round whose parties still have to hand in their hashes."""
    values: dict[str, Any] = {"among": Among.PEOPLE, "others": BAR_AND_RECIPIENT}
    actor = cast.actor("assigner")
    return commands.prepare_lot(case=case, actor=actor, at=at(when), **(values | changes))


def handed_in(cast: Cast, round_: Round, when: str = "2026-03-05 09:10") -> None:
    """Each party's hash, typed from paper."""
    for party in lots.parties_of(round_):
        if not party.commitment:
            commands.hand_in_commitment(
                party=party, commitment=secret_commitment(secret_of(party)),
                actor=cast.actor("assigner"), at=at(when),
            )  # fmt: skip


def committed(cast: Cast, case: Case, when: str = "2026-03-05 09:20", **changes: Any) -> Round:
    """A round whose list is fixed."""
    round_ = prepared(cast, case, before(when, 20), **changes)
    handed_in(cast, round_, before(when, 10))
    return commands.commit_round(round_=round_, actor=cast.actor("assigner"), at=at(when))


def revealed(cast: Cast, round_: Round, when: str = "2026-03-05 09:30") -> None:
    """Every party's secret, the institution's first."""
    actor = cast.actor("assigner")
    commands.reveal_own_secret(round_=round_, actor=actor, at=at(when))
    for party in lots.parties_of(round_)[1:]:
        commands.hand_in_secret(party=party, secret=secret_of(party), actor=actor, at=at(when))


def drawn(cast: Cast, case: Case, when: str = "2026-03-05 09:40", **changes: Any) -> Round:
    """A round that is drawn."""
    round_ = committed(cast, case, before(when, 20), **changes)
    revealed(cast, round_, before(when, 10))
    return commands.draw_round(round_=round_, actor=cast.actor("assigner"), at=at(when))


def before(when: str, minutes: int) -> str:
    """The same day some minutes earlier."""
    return f"{at(when) - timedelta(minutes=minutes):%Y-%m-%d %H:%M}"
