"""Numbers and options as the three houses of layouts 34 to 36 print them."""

from collections.abc import Sequence

from demo.specimens.sheet import Sheet


def chosen(one: str, options: Sequence[str]) -> str:
    """The options in the form's order, a tick in the brackets of one: （√）当面 （　）电话."""
    return "　".join(f"（{'√' if option == one else '　'}）{option}" for option in options)


def by_clerk(s: Sheet, text: str) -> str:
    """A text that only the county's form leaves to the pen; the other houses print it."""
    return s.hand(text) if s.layout == 34 else text


def aid_number(s: Sheet, word: str) -> str:
    """A number of the institution, as its house writes it."""
    m = s.matter
    place, serial = m.district[:2], m.serials[word]
    return s.pick(
        f"{place}援（{word}）〔{m.year}〕{serial}号",
        f"（{place}）援{word}字〔{m.year}〕第{serial:03d}号",
        f"{place}法援{word}〔{m.year}〕{serial:04d}号",
    )
