"""What people of supervision did in the demo city: complaints, objections, cards, a review."""

from demo import complaints, contacts, objections, reviews, scorecards
from demo.city import City


def fill(city: City) -> None:
    """All of them, over the last month; the cards of the last quarters come last."""
    for each in (contacts, complaints, objections, scorecards, reviews):
        each.fill(city)
