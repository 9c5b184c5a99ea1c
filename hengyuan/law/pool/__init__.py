"""律师库: fields, languages, groups, local rules and the count of a duty load, as plain values.

Serves 法律援助法 arts. 12–17 and the local rules on pools; a rule holds only where it was made.
"""

from hengyuan.law.pool.duty import Progress, progress
from hengyuan.law.pool.local import GroupCheck, GroupRule, LocalRule, group_rule, local_rule
from hengyuan.law.pool.words import LANGUAGES, Field, Grade, Group, field_named, practised

__all__ = [
    "LANGUAGES", "Field", "Grade", "Group", "GroupCheck", "GroupRule", "LocalRule", "Progress",
    "field_named", "group_rule", "local_rule", "practised", "progress",
]  # fmt: skip
