"""Every write about accounts, roles, providers, holds and people, one matter a module."""

from hengyuan.people.commands.accounts import (
    CODE_DAYS,
    CannotChangeAccount,
    CannotOpenAccount,
    change_own_password,
    close_account,
    open_account,
    open_account_in_role,
    open_first_account,
    reopen_account,
    reset_password,
    reset_second_factor,
)
from hengyuan.people.commands.persons import (
    CannotRegisterPerson,
    register_person,
    uncover_person,
)
from hengyuan.people.commands.providers import (
    CannotHold,
    CannotLiftHold,
    LicenceTaken,
    enter_provider,
    lift_hold,
    place_hold,
)
from hengyuan.people.commands.roles import (
    CannotAdminister,
    CannotGiveRole,
    CannotWithdrawRole,
    give_role,
    withdraw_role,
)

__all__ = [
    "CODE_DAYS",
    "CannotAdminister",
    "CannotChangeAccount",
    "CannotGiveRole",
    "CannotHold",
    "CannotLiftHold",
    "CannotOpenAccount",
    "CannotRegisterPerson",
    "CannotWithdrawRole",
    "LicenceTaken",
    "change_own_password",
    "close_account",
    "enter_provider",
    "give_role",
    "lift_hold",
    "open_account",
    "open_account_in_role",
    "open_first_account",
    "place_hold",
    "register_person",
    "reopen_account",
    "reset_password",
    "reset_second_factor",
    "uncover_person",
    "withdraw_role",
]
