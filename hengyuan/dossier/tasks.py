"""What the queue does for dossiers: lay papers out while nobody waits, and read them."""

from datetime import time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.dossier import binding, commands, inspecting, mirror
from hengyuan.dossier.queries import case_to_read, inspection_by_id
from hengyuan.kernel import clock
from hengyuan.kernel.tasks import Daily, task
from hengyuan.law.errors import LawError


@task(title=_("清点案卷页数"), in_transaction=False)
def count_pages(case: str) -> None:
    """Count the pages of a closed case's papers, so that archiving need not. Safe to run twice."""
    binding.count_pages(UUID(case))


@task(title=_("检查案卷"), attempts=2, limit=timedelta(minutes=30), in_transaction=False)
def inspect_dossier(inspection_id: str) -> None:
    """Read the papers of a case and keep the hints. Safe to run twice."""
    inspection = inspection_by_id(UUID(inspection_id))
    if inspection is None or not inspection.is_open:
        return
    try:
        found = inspecting.read_dossier(
            inspection.case,
            lambda pages: commands.note_pages_read(inspection=inspection, pages=pages),
        )
    except LawError:
        commands.give_up_inspection(inspection=inspection, at=clock.now())
        return
    commands.keep_findings(
        inspection=inspection, pages=found.pages, hints=found.hints, texts=found.texts,
        signatures=found.signatures,
        at=clock.now(),
    )  # fmt: skip


@task(
    title=_("清除已被遗忘者的比对文本"),
    schedule=Daily(time(3, 55), catches_up=False),
    in_transaction=False,
)
def forget_texts(day: str) -> None:
    """Remove the texts that name somebody whose key was erased. Safe to run twice."""
    commands.forget_texts(at=clock.now())


@task(title=_("阅读扫描件"), attempts=2, limit=timedelta(minutes=30), in_transaction=False)
def read_papers(case_id: str) -> None:
    """Read the scans of a case once; nothing is judged. Safe to run twice."""
    case = case_to_read(UUID(case_id))
    if case is not None:
        mirror.read_scans(case)


@task(
    title=_("清除不再需要的已读页"),
    schedule=Daily(time(3, 40), catches_up=False),
    in_transaction=False,
)
def drop_readings(day: str) -> None:
    """Forget what was read of cases that are over and of people who were forgotten."""
    commands.drop_readings()
