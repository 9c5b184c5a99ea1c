"""What every form shares: who issues it, how its values become a paper, words for codes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hengyuan.dossier.rendering.blocks import (
    Block,
    Field,
    Layout,
    Note,
    PrintedDocument,
    StampBox,
)
from hengyuan.dossier.rendering.values import ValueSpec, specs_of
from hengyuan.law.citation import Citation
from hengyuan.law.vocabulary import Kind, Stage

AID_LAW = "法律援助法"
AID_LAW_VERSION = "2022-01-01"
NO_CHARGE = "法律援助不收取任何费用。承办人员索要财物的，请向本机构或者司法行政机关投诉。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who issues a paper, under which number and day; `bureau` set up the institution.

    `title` replaces the form's own, `void_reason` marks the paper void.
    """

    institution: str
    number: str = ""
    dated_on: date | None = None
    case_number: str = ""
    bureau: str = ""
    title: str = ""
    void_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What the values of one form say. `sealed_by` names the unit whose seal closes the paper."""

    blocks: tuple[Block, ...]
    addressee: str = ""
    sealed_by: str = ""
    copies: tuple[str, ...] = ()
    slip: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: its id, name, values, and how they are written down."""

    form_id: str
    title: str
    values: type
    write: Callable[[Any, Imprint], Body]
    layout: Layout = Layout.SHEET

    def specs(self) -> tuple[ValueSpec, ...]:
        """The values that the form takes."""
        return specs_of(self.values)

    def compose(self, values: Any, imprint: Imprint, extra: tuple[Block, ...]) -> PrintedDocument:
        """The paper for values that were read already."""
        body = self.write(values, imprint)
        title = imprint.title or self.title
        sign_off = None
        if body.sealed_by:
            sign_off = StampBox(unit=body.sealed_by, on=imprint.dated_on)
        return PrintedDocument(
            form_id=self.form_id,
            title=title,
            institution=imprint.institution,
            number=imprint.number,
            addressee=body.addressee,
            blocks=(*body.blocks, *extra),
            sign_off=sign_off,
            copies=body.copies,
            slip=body.slip,
            footer=f"{self.form_id} {title}" if self.form_id.startswith("D-") else title,
            dated_on=imprint.dated_on,
            void_reason=imprint.void_reason,
            layout=self.layout,
        )


def aid_law(article: int, paragraph: int = 0, item: int = 0) -> Citation:
    """A place in the Legal Aid Law."""
    return Citation(AID_LAW, AID_LAW_VERSION, article, paragraph, item)


def basis(text: str, *articles: Citation) -> Note:
    """A note saying on which articles a paper rests."""
    return Note(text, articles)


def filled(*pairs: tuple[str, str]) -> tuple[Field, ...]:
    """Fields of the pairs whose value is known: a paper never prints an empty label."""
    return tuple(Field(label, value) for label, value in pairs if value)


def kind_name(code: str) -> str:
    """民事 for civil; what is no code is printed as it is."""
    return {str(kind.value): kind.name_zh for kind in Kind}.get(code, code)


def proceeding_name(code: str) -> str:
    """一审 for trial_first_instance; what is no code is printed as it is."""
    return {str(stage.value): stage.name_zh for stage in Stage}.get(code, code)


def sex_name(code: str) -> str:
    """男 or 女 for male or female; what is no code is printed as it is."""
    return {"male": "男", "female": "女"}.get(code, code)


def in_proceeding(cause: str, kind: str, proceeding: str) -> str:
    """The matter as one phrase: 离婚纠纷（民事·一审）."""
    names = (kind_name(kind), proceeding_name(proceeding) if proceeding != kind else "")
    where = "·".join(name for name in names if name)
    return f"{cause}（{where}）" if where else cause
