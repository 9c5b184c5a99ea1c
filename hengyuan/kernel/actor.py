"""Who acts: one person, in one role, at one organisation.

Every command takes an `Actor`; the ledger keeps its ids. An account that holds several roles
chooses one for the session, so that each act is done in one role only.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting in a role held at an organisation.

    `roles` are the codes of every role that the account holds there today (R-01 … R-29).
    """

    account_id: int
    name: str
    organisation_id: int
    organisation_name: str
    region: str
    roles: frozenset[str]
    provider_id: int | None = None
    is_at_the_top: bool = False  # at an organisation with none above it

    def has(self, *codes: str) -> bool:
        """Whether the actor holds one of these roles."""
        return not self.roles.isdisjoint(codes)


def holds(actor: Actor | None, *codes: str) -> bool:
    """Whether somebody acts, and holds one of these roles; the actor of a request may be nobody."""
    return actor.has(*codes) if actor else False


def belongs_to(actor: Actor | None, organisation_id: int) -> bool:
    """Whether somebody acts, at this organisation."""
    return actor.organisation_id == organisation_id if actor else False


SYSTEM = Actor(0, "系统", 0, "系统", "", frozenset({"system"}))
