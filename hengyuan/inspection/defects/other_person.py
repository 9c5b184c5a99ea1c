"""当事人不符: another name than the recipient's stands in the recipient's place.

A name that is one sign away may be a slip of the pen or of the reading: less sure, still told, but
on scans only where the paper says it again.
"""

import re
from collections.abc import Iterator

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.labels import Labelled
from hengyuan.inspection.facts.people import OF_EITHER_SIDE, Person, is_name, is_near
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-06", "出现他人姓名", Severity.HIGH, "dossier", "关于加强法律援助案件质量管理的意见@2023"
)
# 担任（…）被告人陆某涉嫌…一案的辩护人: the sentence that is left over from another case.
SIDE = "被告人|犯罪嫌疑人|上诉人|原告|申请人|受援人"
WHO = "[\u4e00-\u9fff]{2,4}"
FOR_WHOM = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:担任|作为|做|当)[^。，；]{{0,40}}?(?P<side>{SIDE})(?P<who>{WHO})",
        rf"(?:律师为|我是)(?P<side>{SIDE})(?P<who>{WHO}?)(?:涉嫌|与|诉|犯|一案|的)"
        r"[^。，；]{0,40}(?:辩护|代理|提供法律援助|出庭)",
        rf"关于(?P<side>{SIDE})(?P<who>{WHO}?)(?:涉嫌|与|诉|犯)[^。，；]{{0,40}}一案",
        rf"(?:。|：|院|局|会)(?P<who>{WHO}?)是[^。，；]{{0,30}}?(?P<side>{SIDE})(?=，|。)",
    )
)
# 由某律师承办陆某健康权纠纷一案: in the head of an opinion only.
HANDLES = re.compile(
    rf"(?:承办|办理|代理|就(?={WHO}涉嫌))(?P<who>{WHO})[^。，；]{{0,40}}(?:一案|纠纷|争议)"
)
NAMED = re.compile(rf"(?P<side>{SIDE})(?P<who>{WHO}?)(?=涉嫌|与|诉|犯|一案|的|，|。|（)")
HEAD = 160  # signs of an opinion in which it says whom it is for
# Forms of which the first person named is whom the aid is for.
NAMES_HIM = ("D-15", "D-16", "D-22", "D-29", "D-34", "D-38")
HEAD_ROWS = 4  # of a form, in which it says for whom it is
ENOUGH = 2  # papers that have to agree on who the recipient is


def check(dossier: Dossier) -> Findings:
    """One finding for each paper and name that is not the recipient's."""
    name = dossier.recipient
    agreeing = {one.first for one, person in dossier.people if person.name == name}
    if not name or (len(agreeing) < ENOUGH and not dossier.asked_recipient):
        return
    seen: set[tuple[int, str]] = set()
    for one, role, start, end in _misaddressed(dossier):
        seen.add((one.first, one.flow.text[start:end]))
        said = f"“{one.name}”写明的{role}是“{one.flow.text[start:end]}”，本案受援人为“{name}”"
        yield Finding(RULE, said, 0.85, one.flow.spots(start, end), one.name)
    for one, person in dossier.people:
        if (
            not _is_his_role(dossier, person)
            or _is_a_witness(one, person)
            or person.name == name
            or one.may_say(name, person.name)
            or (one.first, person.name) in seen
        ):
            continue
        if (
            person.name.startswith(name)
            or name.startswith(person.name)
            or (name in one.flow.text and person.role == "被告人")
        ):
            continue  # a co-defendant beside the recipient is no slip
        seen.add((one.first, person.name))
        near = is_near(person.name, name)
        said = f"“{one.name}”的{person.role}写作“{person.name}”，本案受援人为“{name}”"
        yield Finding(RULE, said, 0.6 if near else 0.85, person.spots, one.name)
    for one, each in _strangers(dossier):
        if (one.first, each.name) not in seen:
            said = f"“{one.name}”的{each.label}写作“{each.name}”，本案受援人为“{name}”"
            spots = one.flow.spots(each.start, each.start + len(each.name))
            yield Finding(RULE, said, 0.6, spots, one.name)


def _strangers(dossier: Dossier) -> Iterator[tuple[Document, Labelled]]:
    """The first name of a form that asks for the recipient, where no other paper knows it.

    Whatever the form calls him: a label of its own stands in no list.
    """
    for one in (each for each in dossier.of(*NAMES_HIM) if each.flow.rows):
        head = one.flow.rows[: max(len(one.flow.rows) // 2, HEAD_ROWS)][-1].end
        own = [each for paper, each in dossier.labelled if paper is one and each.start < head]
        asked = [each for each in own if each.may_be_recipients]
        if not asked or any(each.name == dossier.recipient for each in own):
            continue
        first = asked[0]
        others = [paper for paper in dossier.documents if paper is not one]
        is_known = any(first.name in paper.flow.text for paper in others)
        is_he = dossier.recipient.startswith(first.name) or first.name.startswith(dossier.recipient)
        if not (is_known or is_he or one.may_say(dossier.recipient, first.name)):
            yield one, first


def _misaddressed(dossier: Dossier) -> Iterator[tuple[Document, str, int, int]]:
    """Opinions and letters that say for whom they are written and do not name the recipient."""
    name = dossier.recipient
    for one in dossier.of("D-26", "D-17"):
        match = _for_whom(one.flow.text) or _other_head(one, name)
        if match is None:
            continue
        who, start = match["who"], match.start("who")
        is_his = who.startswith(name[: len(who)]) or one.may_say(name, who[: len(name)])
        if not is_his:
            side = match.groupdict().get("side", "受援人")
            yield one, side, start, start + min(len(name), len(who))


def _for_whom(text: str) -> "re.Match[str] | None":
    """The first place in which a text says for whom it is written."""
    in_text = (match for pattern in FOR_WHOM for match in pattern.finditer(text))
    in_head = HANDLES.finditer(text[:HEAD])
    found = [match for match in (*in_text, *in_head) if is_name(match["who"])]
    return min(found, key=lambda match: match.start(), default=None)


def _other_head(document: Document, name: str) -> "re.Match[str] | None":
    """Whom the head of an opinion names where it does not name the recipient at all."""
    head = document.flow.text[:HEAD]
    if name in head:
        return None
    return next((match for match in NAMED.finditer(head) if is_name(match["who"])), None)


def _is_his_role(dossier: Dossier, person: Person) -> bool:
    """Whether the role is the recipient's; one of either side when a paper names him in it."""
    if person.role not in OF_EITHER_SIDE:
        return person.is_recipient
    return any(
        other.role == person.role and other.name == dossier.recipient for _, other in dossier.people
    )


def _is_a_witness(document: Document, person: Person) -> bool:
    """Whether he is heard about the case, or somebody is named in what is said at the hearing."""
    if document.id == "D-24":
        return person.role.endswith("对象")
    if document.id not in ("D-27b", "D-22"):
        return False
    begins = f"{person.role}："  # with nothing behind it, it is signed below a page
    said = [words for words in map(document.flow.words, document.flow.rows) if begins in words]
    spoken = [words.partition(begins)[2] for words in said if not words.endswith(begins)]
    return len(spoken) > 2 and not spoken[0].startswith(person.name)
