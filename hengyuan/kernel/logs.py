"""How log lines look: one JSON object a line, without personal data.

Values under keys that can name a person are replaced before anything is written.
"""

import logging

import structlog

PERSONAL = frozenset({"name", "identity_number", "phone", "address", "username", "email", "body"})


def hide_personal(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Replace personal values; the key stays, so that a reader sees that something was there."""
    return {key: "***" if key in PERSONAL else value for key, value in event.items()}


def formatter() -> logging.Formatter:
    """The formatter of every handler of the site."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=False),
            hide_personal,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
