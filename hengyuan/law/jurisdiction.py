"""Where a rule holds: six-digit region codes (GB/T 2260) and the chain of places above one."""

from hengyuan.law.errors import UnknownRule

MUNICIPALITIES = ("11", "12", "31", "50")  # 直辖市: no prefecture between district and province


def chain(code: str) -> tuple[str, ...]:
    """The place, its prefecture, its province and "" for the nation, most specific first.

    Raises UnknownRule for a text that is no region code.
    """
    if code == "":
        return ("",)
    if len(code) != 6 or not (code.isascii() and code.isdigit()):
        raise UnknownRule(f"“{code}” is no region code: write six digits of GB/T 2260, e.g. 330106")
    places = [code]
    if code[:2] not in MUNICIPALITIES:
        places.append(code[:4] + "00")
    places.append(code[:2] + "0000")
    return (*dict.fromkeys(places), "")
