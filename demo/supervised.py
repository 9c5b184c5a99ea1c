"""What people of supervision did in the demo city: contacts, complaints, objections."""

from typing import TYPE_CHECKING

from demo import complaints, contacts, objections

if TYPE_CHECKING:
    from demo.city import City


def fill(city: "City") -> None:
    """All three, over the last month."""
    for each in (contacts, complaints, objections):
        each.fill(city)
