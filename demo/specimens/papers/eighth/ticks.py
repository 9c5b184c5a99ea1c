"""Options that a form prints beforehand, one of them ticked."""

from collections.abc import Sequence


def ticked(chosen: str, options: Sequence[str], mark: str = "■") -> str:
    """The options in the form's order, the chosen one marked: ■当面 □电话; none if chosen is ''."""
    return "　".join(f"{mark if one == chosen else '□'}{one}" for one in options)
