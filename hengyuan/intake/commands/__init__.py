"""Every write of intake, one act a module."""

from hengyuan.intake.commands.advice import (
    CannotAdvise,
    CannotReceive,
    give_advice,
    receive_and_advise,
    receive_visitor,
)
from hengyuan.intake.commands.application import CannotApply, Statement, receive_application
from hengyuan.intake.commands.forwarding import CannotPassOn, pass_on
from hengyuan.intake.commands.notice import register_notice
from hengyuan.intake.commands.rating import CannotRate, record_rating
from hengyuan.intake.commands.supplement import (
    CannotSupplement,
    receive_supplement,
    record_deemed_withdrawal,
    request_supplement,
    withdraw_application,
)

__all__ = [
    "CannotAdvise",
    "CannotApply",
    "CannotPassOn",
    "CannotRate",
    "CannotReceive",
    "CannotSupplement",
    "Statement",
    "give_advice",
    "pass_on",
    "receive_and_advise",
    "receive_application",
    "receive_supplement",
    "receive_visitor",
    "record_deemed_withdrawal",
    "record_rating",
    "register_notice",
    "request_supplement",
    "withdraw_application",
]
