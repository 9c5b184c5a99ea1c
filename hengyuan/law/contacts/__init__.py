"""一案专人监督: when the supervisor of a case gets in touch with whom, what was missed.

Serves point J8 of the drafting note of 江门市's rule, which gives no number: every day here is our
own default in `parameters/contacts/`, and a place sets its own.
"""

from hengyuan.law.contacts.plan import Contact, Due, Facts, next_due, plan
from hengyuan.law.contacts.points import Point, points
from hengyuan.law.contacts.words import From, How, Party

__all__ = [
    "Contact", "Due", "Facts", "From", "How", "Party", "Point", "next_due", "plan", "points",
]  # fmt: skip
