"""What people of supervision did in the demo city: contacts, complaints, objections, cards."""

from typing import TYPE_CHECKING

from demo import complaints, contacts, objections, scorecards

if TYPE_CHECKING:
    from demo.city import City


def fill(city: "City") -> None:
    """All of them, over the last month; the cards of the last quarters come last."""
    for each in (contacts, complaints, objections, scorecards):
        each.fill(city)
