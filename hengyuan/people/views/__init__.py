"""Pages of people: the roster and its holds, accounts and their roles."""

from hengyuan.people.views.accounts import (
    account,
    account_list,
    close_account,
    give_role,
    open_account,
    reopen_account,
    reset_password,
    reset_second_factor,
    withdraw_role,
)
from hengyuan.people.views.roster import (
    hold_list,
    lift_hold,
    place_hold,
    place_hold_on_unit,
    unit,
)

__all__ = [
    "account",
    "account_list",
    "close_account",
    "give_role",
    "hold_list",
    "lift_hold",
    "open_account",
    "place_hold",
    "place_hold_on_unit",
    "reopen_account",
    "reset_password",
    "reset_second_factor",
    "unit",
    "withdraw_role",
]
