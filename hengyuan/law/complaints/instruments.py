"""The two sets of rules on complaints, and their grounds, refusals and liabilities."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.complaints.words import About, Step
from hengyuan.law.errors import UnknownRule
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets

INHERITED = ("cite", "sure")
ENTRY = ("id", "zh", "en", "cite", "cites", "sure", "instrument", "about", "is_money")
INSTRUMENT = (
    "id", "zh", "en", "cite", "cites", "sure", "valid_from", "valid_to", "complainants_sure",
    *Step,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instrument:
    """One set of rules; `clocks` names the row of the clock table of each step."""

    id: str
    name_zh: str
    name_en: str
    cites: tuple[Citation, ...]
    sure: Sureness
    validity: Validity
    clocks: dict[Step, str]
    complainants_sure: Sureness


@dataclass(frozen=True, slots=True)
class Entry:
    """A ground, a reason of refusal or a liability, with its source.

    Where `sure` is not verified the words are ours, and the screen says so.
    """

    id: str
    name_zh: str
    name_en: str
    cites: tuple[Citation, ...]
    sure: Sureness
    instrument: str = ""
    about: str = ""
    is_money: bool = False


def instrument_on(received_on: date) -> Instrument:
    """The rules for a complaint received on this day; raises NoValueInForce."""
    return in_force(_instruments(own_folder()), received_on, asked="complaint rules")


def grounds_of(received_on: date) -> tuple[Entry, ...]:
    """The grounds that the rules of this day know."""
    asked = instrument_on(received_on).id
    return tuple(one for one in _entries("grounds", own_folder()) if one.instrument == asked)


def ground(ground_id: str) -> Entry:
    """A ground of either set of rules; raises UnknownRule."""
    for one in _entries("grounds", own_folder()):
        if one.id == ground_id:
            return one
    raise UnknownRule(f"no ground of complaint is called {ground_id}")


def all_grounds() -> tuple[Entry, ...]:
    """Every ground, the older rules first."""
    return _entries("grounds", own_folder())


def refusals() -> tuple[Entry, ...]:
    """Reasons for which a complaint is not accepted."""
    return _entries("refusals", own_folder())


def liabilities_of(about: About) -> tuple[Entry, ...]:
    """Articles that may apply when the complaint is right; a competent body decides."""
    return tuple(one for one in _entries("liabilities", own_folder()) if one.about == about)


@cache
def _instruments(own: str) -> tuple[Instrument, ...]:
    found = {}
    for file in topic_sheets("complaints", own):
        file.only(("instruments", "grounds", "refusals", "liabilities", *INHERITED))
        for sheet in file.sheets("instruments", inherit=INHERITED):
            one = _instrument(sheet)
            found[one.id] = one
    return tuple(found.values())


def _instrument(sheet: Sheet) -> Instrument:
    sheet.only(INSTRUMENT)
    clocks = {step: sheet.text(step.value) for step in Step}
    return Instrument(
        sheet.text("id"), sheet.text("zh"), sheet.text("en"), sheet.cites(), sheet.sure(),
        sheet.validity(), clocks, Sureness(sheet.text("complainants_sure")),
    )  # fmt: skip


@cache
def _entries(kind: str, own: str) -> tuple[Entry, ...]:
    """Those of the own folder replace the shipped ones of the same id."""
    found = {}
    for file in topic_sheets("complaints", own):
        for sheet in file.sheets(kind, inherit=INHERITED):
            sheet.only(ENTRY)
            one = Entry(
                sheet.text("id"), sheet.text("zh"), sheet.text("en"), sheet.cites(), sheet.sure(),
                sheet.text("instrument", ""), sheet.text("about", ""),
                sheet.flag("is_money", default=False),
            )  # fmt: skip
            found[one.id] = one
    return tuple(found.values())
