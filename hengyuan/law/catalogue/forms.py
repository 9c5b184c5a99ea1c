"""The official forms D-01 … D-43: names, who makes them, what they carry, their number word.

Serves 《法律援助文书格式》(2013, 2023): a form keeps the name that it had on the day asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import UnknownRule
from hengyuan.law.parameters import Validity, in_force
from hengyuan.law.sheets import Sheet, own_folder, topic_sheets


@dataclass(frozen=True, slots=True)
class Form:
    """One form; `word` is the character of its reference number (申审决指函终), "" for none.

    `to` says who is given it: applicant, firm, body; nobody when it stays in the dossier.
    """

    id: str
    name_zh: str
    name_en: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    fields: tuple[str, ...]
    word: str
    validity: Validity
    cites: tuple[Citation, ...]
    sure: Sureness


_KEYS = (
    "id", "name_zh", "name_en", "by", "to", "fields", "word",
    "valid_from", "valid_to", "cite", "cites", "sure",
)  # fmt: skip


def _form(sheet: Sheet) -> Form:
    sheet.only(_KEYS)
    return Form(
        id=sheet.text("id"),
        name_zh=sheet.text("name_zh"),
        name_en=sheet.text("name_en"),
        by=sheet.texts("by"),
        to=sheet.texts("to"),
        fields=sheet.texts("fields"),
        word=sheet.text("word", ""),
        validity=sheet.validity(),
        cites=sheet.cites(),
        sure=sheet.sure(),
    )


@cache
def _forms(own: str) -> Mapping[str, tuple[Form, ...]]:
    found: dict[str, tuple[Form, ...]] = {}
    for file in topic_sheets("forms", own):
        file.only(("cite", "cites", "forms"))
        in_file: dict[str, list[Form]] = {}
        for sheet in file.sheets("forms", inherit=("cite", "cites")):
            form = _form(sheet)
            in_file.setdefault(form.id, []).append(form)
        # A later file (the place's own) replaces a form with all its versions.
        found.update({form_id: tuple(forms) for form_id, forms in in_file.items()})
    return found


def form(form_id: str, on: date) -> Form:
    """The form with this id as it stood on a day; raises UnknownRule or NoValueInForce."""
    versions = _forms(own_folder()).get(form_id)
    if versions is None:
        raise UnknownRule(f"no form is called “{form_id}”: they run from D-01 to D-43")
    return in_force(versions, on, asked=f"form {form_id}")


def forms(on: date) -> tuple[Form, ...]:
    """All forms that stood on a day, by their ids."""
    versions = _forms(own_folder())
    return tuple(
        one for form_id in sorted(versions) for one in versions[form_id] if one.validity.covers(on)
    )
