"""Papers that the system issues: PDF by Typst and the same as .docx, from one description.

Pure Python, usable alone; serves the forms of 法律援助文书格式 in our own words.

    from hengyuan.dossier import rendering

    rendering.check("D-08", values)                # raises IncompleteForm: all problems at once
    imprint = rendering.Imprint(
        institution="衡州市法律援助中心",
        number="衡法援决字〔2026〕第12号",
        dated_on=date(2026, 11, 24),
    )
    paper = rendering.build("D-12", values, imprint)     # PrintedDocument
    rendering.render_pdf(paper)                          # bytes, PDF/A-2a, fonts inside
    rendering.render_docx(paper)                         # bytes
    rendering.render_pages(paper, "林月 09:30")           # PNG pictures, marked as a draft
    rendering.words(paper)                               # every text of it, in order
    rendering.unprintable(paper)                         # characters that no font in use has
    rendering.warm_up()                                  # at start: reads the fonts, 0.3 s once

Values are plain JSON: texts, whole numbers, sums in fen, ISO dates and instants, lists, groups.
`FORMS[form_id].specs()` says which a form takes. The same paper gives the same bytes, so that a
digest of them can be kept.
"""

from hengyuan.dossier.rendering.blocks import PrintedDocument, words
from hengyuan.dossier.rendering.fonts import FontsMissing
from hengyuan.dossier.rendering.forms import FORMS, UnknownForm, build, check, form_of
from hengyuan.dossier.rendering.forms.frame import Form, Imprint
from hengyuan.dossier.rendering.pdf import (
    page_count,
    render_pages,
    render_pdf,
    unprintable,
    warm_up,
)
from hengyuan.dossier.rendering.values import IncompleteForm, ValueSpec
from hengyuan.dossier.rendering.word import render_docx

__all__ = [
    "FORMS",
    "FontsMissing",
    "Form",
    "Imprint",
    "IncompleteForm",
    "PrintedDocument",
    "UnknownForm",
    "ValueSpec",
    "build",
    "check",
    "form_of",
    "page_count",
    "render_docx",
    "render_pages",
    "render_pdf",
    "unprintable",
    "warm_up",
    "words",
]
