"""Make the evaluation sheet of a closed case."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import evaluation as access
from hengyuan.supervision.events import evaluation as events
from hengyuan.supervision.models import EvaluationSheet
from hengyuan.supervision.queries import evaluation as queries


class CannotEvaluate(Refused):
    """The case is not closed, or a person said nothing of it."""


@transaction.atomic
def make_sheet(*, case: Case, remarks: str, actor: Actor, at: datetime) -> EvaluationSheet:
    """一案一评估: freeze what each source says, with a person's remarks; never a sum.

    A later sheet is a new version. Raises NotAllowed, CannotEvaluate.
    """
    if not access.is_closed(case):
        raise CannotEvaluate(_("案件结案之后才能编制评估表。"))
    if not access.may_make(actor, case):
        raise NotAllowed(_("由机构负责人或者质量审查负责人编制评估表。"))
    if not remarks.strip():
        raise CannotEvaluate(_("请写明评估意见。"), field="remarks")
    Case.objects.select_for_update().get(pk=case.pk)  # so that two at once are two versions
    content = queries.content_of(queries.sheet_of(case))
    last = EvaluationSheet.objects.filter(case=case).aggregate(last=Max("version"))["last"] or 0
    sheet = EvaluationSheet.objects.create(
        case=case, version=last + 1, content=content, digest=queries.digest_of(content),
        remarks=remarks.strip(), made_by_id=actor.account_id, made_at=at,
    )  # fmt: skip
    append(
        stream=case.stream, event=events.MADE, actor=actor, at=at,
        values={"sheet": sheet.pk, "version": sheet.version, "digest": sheet.digest},
        words={"remarks": sheet.remarks}, about=case.recipient_id,
    )  # fmt: skip
    return sheet
