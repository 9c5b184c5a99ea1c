"""Errors of the law floor. Each says what happened, which rule asked, and what to do next."""


class LawError(Exception):
    """Base of all errors of the law floor; its text is one line that a clerk can act on."""


class NoValueInForce(LawError):
    """No value of a parameter covers the date asked for."""


class UnknownRule(LawError):
    """No rule, matter, schedule or instrument has the id asked for."""


class MalformedFile(LawError):
    """A YAML file of the law floor does not have the shape that its topic asks for."""
