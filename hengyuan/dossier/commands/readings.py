"""What was read of pages: kept so that no page is read twice, dropped when it is needed no more.

A cache and no act: it holds no verdict, tells of nobody, and so leaves no event. Neither does it
when a handler has his own dossier read: nothing of the mirror is written down.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.dossier import access
from hengyuan.dossier.models import ReadPage
from hengyuan.dossier.queries import readings_to_drop
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed
from hengyuan.kernel.tasks import later

TASK = "hengyuan.dossier.tasks.read_papers"


@transaction.atomic
def ask_reading(*, case: Case, actor: Actor, at: datetime) -> None:
    """Have the scans of a case read in the background. Raises NotAllowed."""
    if not access.may_mirror(actor, case):
        raise NotAllowed(_("只有本案承办人在提交结案材料前可以自查。"))
    later(TASK, at=at, case_id=str(case.pk))


def keep_page(
    *, case_id: UUID, content: str, reader: str, number: int, of: int, body: list[dict[str, Any]]
) -> None:
    """Keep sheet `number` of `of`; whoever reads the same one beside us writes the same."""
    ReadPage.objects.update_or_create(
        content=content,
        reader=reader,
        number=number,
        defaults={"case_id": case_id, "of": of, "body": body},
    )


def drop_readings() -> None:
    """Forget the pages of cases that are over, and of people who were forgotten."""
    readings_to_drop().delete()
