"""Reads of dossiers from elsewhere: what was handed in, the frame made of it, whom to mask."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from hengyuan.dossier.files import content_of
from hengyuan.dossier.rules import SUFFIXES, media_type_of
from hengyuan.inspection.blinding import Kind, Secret
from hengyuan.inspection.bundle import Bundle, Member
from hengyuan.inspection.sources import Verdict
from hengyuan.kernel.language import law_text
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.places import full_name
from hengyuan.law.review.readers import same_name
from hengyuan.law.sampling import Unit
from hengyuan.law.sampling.numbers import parts_of
from hengyuan.peer_review.models import Entry, EntryFile, Handover, Round
from hengyuan.peer_review.rules.elsewhere import (
    Flaw,
    HandoverState,
    Row,
    Wrong,
    each_once,
    with_files,
)

ENTRY_DOMAIN = "hengyuan-review-entry-1"
HANDOVER_DOMAIN = "hengyuan-review-handover-1"
HEAD = 16  # bytes by which a kind of file is told
TAKEN = ("application/pdf", "image/jpeg", "image/png")


def entry_digest(told: dict[str, Any], files: Sequence[str]) -> str:
    """SM3 of what a row tells and of the digests of its files, in their order."""
    return digest(ENTRY_DOMAIN, canonical(dict(told)), canonical(list(files)))


def handover_digest(entries: Iterable[str]) -> str:
    """SM3 over the digests of the rows, in their order."""
    return digest(HANDOVER_DOMAIN, canonical(list(entries)))


def handovers_of(round_: Round) -> list[Handover]:
    """What was handed in for a round and not put away again."""
    found = Handover.objects.filter(round=round_).exclude(state=HandoverState.DISCARDED)
    return list(found.select_related("handed_in_by"))


def waiting(round_: Round) -> Handover | None:
    """What was handed in and no person has accepted yet."""
    return Handover.objects.filter(round=round_, state=HandoverState.WAITING).first()


def entries_of(round_: Round) -> QuerySet[Entry]:
    """The accepted rows of a round, in their order."""
    accepted = Entry.objects.filter(handover__round=round_, handover__state=HandoverState.ACCEPTED)
    return accepted.order_by("handover__handed_in_at", "place")


def entries_in(handover: Handover) -> list[Entry]:
    """The rows of one handover with their files."""
    return list(Entry.objects.filter(handover=handover).prefetch_related("files__file"))


def files_in(entries: Iterable[Entry]) -> list[EntryFile]:
    """The files of several rows."""
    rows = EntryFile.objects.filter(entry__in=list(entries))
    return list(rows.select_related("file"))


def files_of(entry: Entry) -> list[EntryFile]:
    """The files of a row, in their order."""
    return list(EntryFile.objects.filter(entry=entry).select_related("file"))


def left_over(round_: Round) -> list[Entry]:
    """Accepted rows that still have files and were neither drawn nor made anchors."""
    found = entries_of(round_).filter(reviews=None)
    return list(found.filter(pk__in=EntryFile.objects.values("entry")))


def changed_since(round_: Round, units: Sequence[str]) -> list[Entry]:
    """Rows among these units that are not what their digest seals, files included."""
    rows = entries_of(round_).filter(pk__in=list(units)).prefetch_related("files__file")
    return [one for one in rows if sealed_by(one) != one.digest]


def sealed_by(entry: Entry) -> str:
    """The digest of a row as it stands; the files that it still has are those that it came with."""
    files = [one.file.digest for one in entry.files.all()]
    return entry_digest(entry.told, files or entry.contents)


def frame_of(round_: Round) -> list[Unit]:
    """The units of the frame: ids, numbered pseudonyms, and the digest that binds row and files."""
    numbered = {name: _Numbered(sign) for name, sign in
                (("institution", "I"), ("firm", "F"), ("handler", "H"))}  # fmt: skip
    return [
        Unit(str(entry.pk), {
            **{name: each(entry.told[name]) for name, each in numbered.items()},
            "kind": entry.told["kind"], "stage": entry.told["stage"], "station": "",
            "content": entry.digest,
            **(parts_of(entry.number) if round_.is_named else {}),
        })
        for entry in entries_of(round_)
    ]  # fmt: skip


class _Numbered:
    """The same name the same number, in the order in which names come."""

    def __init__(self, sign: str) -> None:
        self._sign = sign
        self._known: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        key = same_name(name)
        if not key:
            return f"{self._sign}0"
        return f"{self._sign}{self._known.setdefault(key, len(self._known) + 1)}"


def entries_by_number(round_: Round, numbers: Sequence[str]) -> list[Entry]:
    """Accepted rows with these case numbers."""
    return [one for one in entries_of(round_) if one.told["number"] in set(numbers)]


def secrets_of(entry: Entry) -> list[Secret]:
    """Everything that the list names of a dossier: its readers learn none of it."""
    told = entry.told
    place = full_name(told["region"]) if told["region"] else ""
    named = [
        (Kind.RECIPIENT, told["recipient"]), (Kind.HANDLER, told["handler"]),
        (Kind.FIRM, told["firm"]), (Kind.INSTITUTION, told["institution"]),
        (Kind.DISTRICT, place), (Kind.AID_NUMBER, told["number"]),
        *((Kind.PARTY, name) for name in told["others"]),
    ]  # fmt: skip
    return [Secret(kind, name) for kind, name in named if name]


def lay_out(entry: Entry, folder: Path) -> None:
    """Write the files of a row into a folder, in their order, under numbers."""
    for number, one in enumerate(files_of(entry)):
        name = f"{number:04d}{SUFFIXES[one.file.media_type]}"
        (folder / name).write_bytes(content_of(one.file))


def judged(rows: Sequence[Row], bundle: Bundle, round_: Round) -> tuple[list[Row], list[Wrong]]:
    """The rows with all that is wrong with each; and what is wrong with the zip beside them."""
    known = {one.told["number"] for one in entries_of(round_)}
    members = {one.name: one for one in bundle.members}
    found, strays = with_files(each_once(rows, known), list(members))
    others = [Wrong(Flaw.BAD_FILE, one.file, law_text(one.sentence)) for one in bundle.verdicts]
    if bundle.members:
        others += [wrong for name in strays for wrong in _strays(members[name])]
        found = _with_members(found, members.__getitem__)
    return found, others


def _strays(member: Member) -> list[Wrong]:
    found = [Wrong(Flaw.OUTWARD, member.name)] if member.leads_out else []
    return found or [Wrong(Flaw.STRAY, member.name)]


def _with_members(rows: Sequence[Row], member: Callable[[str], Member]) -> list[Row]:
    """The rows, told what is wrong with their files, and where two dossiers are the same."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        wrong = list(row.wrong)
        for one in map(member, row.files):
            wrong += _file_flaws(one)
            if one.sha256 and seen.setdefault(one.sha256, row.number) != row.number:
                wrong.append(Wrong(Flaw.SAME, one.name))
        found.append(replace(row, wrong=tuple(wrong)))
    return found


def _file_flaws(member: Member) -> list[Wrong]:
    found = [Wrong(Flaw.OUTWARD, member.name)] if member.leads_out else []
    if member.trouble is not None:
        sentence = Verdict(member.name, member.trouble).sentence
        return [*found, Wrong(Flaw.BAD_FILE, member.name, law_text(sentence))]
    with member.path.open("rb") as file:
        media_type = media_type_of(file.read(HEAD))
    if media_type not in TAKEN:
        found.append(Wrong(Flaw.FORMAT, member.name))
    return found
