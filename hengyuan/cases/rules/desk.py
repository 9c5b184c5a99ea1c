"""Which moves put a case on somebody's desk."""

from hengyuan.cases.rules.move import Move

# Possible at many stages, due at none: alone they do not put a case on anybody's desk.
OFF_THE_ROAD = frozenset(
    {
        "withdraw_application",
        "record_deemed_withdrawal",
        "provide_first",
        "return_to_examiner",
        "decline_assignment",
        "request_replacement",
        "replace_handler",
        "keep_handler",
        "return_dossier",
        "terminate",
    }
)


def is_due_work(move: Move) -> bool:
    """Whether an act belongs on a desk: it has a page and carries a case on."""
    return bool(move.url) and move.command not in OFF_THE_ROAD
