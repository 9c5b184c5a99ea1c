"""Every write of the pool, one matter a module."""

from hengyuan.pool.commands.duty import CannotFixLoad, fix_duty_load, record_duty_day
from hengyuan.pool.commands.groups import (
    CannotChangeGroup,
    end_group,
    found_group,
    join_group,
    leave_group,
)
from hengyuan.pool.commands.members import (
    CannotChangeMember,
    Profile,
    change_profile,
    end_leave,
    fix_grade,
    leave_pool,
    record_honour,
    record_recheck,
    set_limit,
    take_leave,
)
from hengyuan.pool.commands.roster_file import CannotImport, import_roster

__all__ = [
    "CannotChangeGroup",
    "CannotChangeMember",
    "CannotFixLoad",
    "CannotImport",
    "Profile",
    "change_profile",
    "end_group",
    "end_leave",
    "fix_duty_load",
    "fix_grade",
    "found_group",
    "import_roster",
    "join_group",
    "leave_group",
    "leave_pool",
    "record_duty_day",
    "record_honour",
    "record_recheck",
    "set_limit",
    "take_leave",
]
