"""Every write of the dossier, a module each for papers, inspections and compared texts."""

from hengyuan.dossier.commands.inspections import (
    CannotInspect,
    CannotJudge,
    ask_inspection,
    give_up_inspection,
    judge_finding,
    keep_findings,
    note_pages_read,
)
from hengyuan.dossier.commands.papers import (
    CannotTakeFile,
    drop_files,
    issue_document,
    note_fact,
    receive_file,
    store_file,
    take_back_fact,
    void_document,
)
from hengyuan.dossier.commands.readings import ask_reading, drop_readings, keep_page
from hengyuan.dossier.commands.texts import forget_texts
from hengyuan.dossier.files import content_of, name_of

__all__ = [
    "CannotInspect", "CannotJudge", "CannotTakeFile", "ask_inspection", "ask_reading", "content_of",
    "drop_files", "drop_readings", "forget_texts", "give_up_inspection", "issue_document",
    "judge_finding", "keep_findings", "keep_page", "name_of", "note_fact", "note_pages_read",
    "receive_file", "store_file", "take_back_fact", "void_document",
]  # fmt: skip
