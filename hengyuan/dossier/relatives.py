"""Holds the opinions and interviews of a case against those of all handed-in dossiers.

Nothing is read of the others but a few near ones: they are found by the bands of their signatures,
36 places of an index whatever the number of texts. See docs/decisions/010-likeness.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from hengyuan.cases.models import Case
from hengyuan.dossier import rules
from hengyuan.dossier.queries import Candidate, compared_texts, texts_near
from hengyuan.inspection.documents import Document
from hengyuan.inspection.findings import Finding
from hengyuan.inspection.likeness.kinship import Kinship, Relation, Written, kinship, nearest
from hengyuan.inspection.likeness.printed import printed
from hengyuan.inspection.likeness.shelf import LEAST, LOOKED_AT, free_signature
from hengyuan.inspection.likeness.signature import Signature, estimates, keys_of, low_bytes
from hengyuan.inspection.marks import mark
from hengyuan.inspection.relatives import PAPERS, written


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the dossier with what was found of it."""

    paper: str
    written: Written
    signature: Signature
    kinship: Kinship


@dataclass
class Comparison:
    """The texts of one dossier, as the rules of likeness ask for their relatives."""

    case: Case
    texts: list[_Text] = field(default_factory=list)

    def relatives(self, document: Document) -> Kinship:
        """A paper held against the texts that are kept of other cases."""
        text = written(
            document, dossier=str(self.case.pk), called="",
            handler=str(self.case.handler_id or ""), firm=str(self.case.firm_id or ""),
        )  # fmt: skip
        signature = free_signature(text.text)
        near = nearest(text, _near(signature, document.id, self.case))
        found = kinship(text, _words_of(near), printed())
        self.texts.append(_Text(document.id, text, signature, found))
        return found

    def kept(self, findings: Sequence[Finding]) -> list[rules.KeptText]:
        """Every text as it is to be kept, with its relatives where one of the hints shows them."""
        hints = {id(each.kinship): place for place, each in enumerate(findings, start=1)}
        return [_kept(each, hints.get(id(each.kinship), 0)) for each in self.texts]


def band_keys(signature: Signature, paper: str) -> list[int]:
    """The numbers by which a text is found; those of opinions and of interviews never meet."""
    keys = keys_of(signature).tolist()
    first = PAPERS.index(paper) * len(keys)
    return [((first + band) << 32) | key for band, key in enumerate(keys)]


def _near(signature: Signature, paper: str, case: Case) -> list[Candidate]:
    """Texts of other cases, the nearest first by the estimate."""
    found = texts_near(band_keys(signature, paper), besides=case.pk, most=LOOKED_AT)
    if not found:
        return []
    alike = estimates(
        np.stack([np.frombuffer(each.signature, np.uint8) for each in found]), signature
    )
    order = np.argsort(-alike, kind="stable").tolist()
    return [found[at] for at in order if alike[at] >= LEAST]


def _words_of(near: Sequence[Candidate]) -> list[Written]:
    """The texts themselves, each under its id: the screen knows who may see more of it."""
    rows = compared_texts([each.pk for each in near])
    return [
        Written(str(each.pk), "", mark(row.paper).name, each.handler, each.firm, row.text, ())
        for each in near
        for row in [rows[each.pk]]
    ]


def _kept(text: _Text, hint: int) -> rules.KeptText:
    relations = text.kinship.relations if hint else ()
    return rules.KeptText(
        paper=text.paper,
        text=text.written.text,
        signature=low_bytes(text.signature).tobytes(),
        keys=band_keys(text.signature, text.paper),
        hint=hint,
        relatives=tuple(map(_resemblance, relations)),
    )


def _resemblance(relation: Relation) -> rules.Resemblance:
    passages = [[p.start, p.end, p.other_start, p.other_end] for p in relation.passages]
    likeness = round(relation.likeness, 4)
    return rules.Resemblance(int(relation.other.dossier), str(relation.circle), likeness, passages)
