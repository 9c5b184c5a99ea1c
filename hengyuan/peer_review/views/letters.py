"""Letters of a round to firms and institutions: all of them in one zip."""

import io
import re
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.printing import round_letter
from hengyuan.peer_review.queries.letters import ADDRESSED, letters_of

WRITERS = {"docx": render_docx, "pdf": render_pdf}
NO_NAME = re.compile(r'[\x00-\x1f/\\:*?"<>|]')  # signs that no name of a file may have


@login_required
@require_safe
def letters(request: ActorRequest, round_id: UUID, by: str, kind: str) -> HttpResponse:
    """A letter for each firm, or each institution, about its own dossiers alone."""
    row = access.get_own_round_for(request.actor, round_id)
    if by not in ADDRESSED or kind not in WRITERS:
        raise Http404
    out, today = io.BytesIO(), clock.today()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for number, letter in enumerate(letters_of(row, by), 1):
            name = NO_NAME.sub("_", letter.to)
            paper = WRITERS[kind](round_letter(letter, row, today))
            archive.writestr(f"{number:03} {name}.{kind}", paper)
    return private_file(out.getvalue(), "application/zip", f"letters-{by}-{row.number}.zip")
