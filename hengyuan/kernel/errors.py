"""Refusals that a person can act on: what happened, under which rule, and the next step."""

from hengyuan.law.citation import Citation


class Refused(Exception):
    """A command did not happen. `message` is for the screen; `cite` is the rule, if there is one.

    `field` names the form field to mark. Nothing was written.
    """

    def __init__(self, message: str, *, cite: Citation | None = None, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cite = cite
        self.field = field


class NotAllowed(Refused):
    """The actor's role may not do this act."""
