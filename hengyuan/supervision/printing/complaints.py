"""Papers of complaints: what the complainant is told, and the letter to the bar association."""

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import Block, Heading, Items, Note, Paragraph, StampBox
from hengyuan.dossier.rendering.wording import day
from hengyuan.kernel.clock import day_of
from hengyuan.law.complaints import About, Act, Finding, Measure, instrument_on, refusals
from hengyuan.law.complaints.instruments import ground
from hengyuan.supervision.models import Complaint, ComplaintNote

UNREAD = "所列期限和部分事由未经办法正式文本核对，以正式文本为准。"
TITLES = {
    Act.ASK_SUPPLEMENT: "投诉补充内容告知书", Act.ACCEPT: "投诉受理通知书",
    Act.REFUSE: "投诉不予受理通知书", Act.REPLY: "投诉处理答复书",
}  # fmt: skip


def paper_of(complaint: Complaint, note: ComplaintNote) -> PrintedDocument | None:
    """The paper that an act leaves; None where it leaves none."""
    if note.act == Act.MEASURE and note.code == Measure.BAR_LETTER:
        return _letter(complaint, note)
    if note.act not in TITLES:
        return None
    act = Act.parse(note.act)
    return _printed(complaint, note, TITLES[act], complaint.complainant, _told(complaint, note))


def _told(complaint: Complaint, note: ComplaintNote) -> tuple[Block, ...]:
    begin = f"本机关于{day(complaint.received_on)}收到您对{complaint.about_name}的投诉"
    if note.act == Act.ASK_SUPPLEMENT:
        until = f"请于{day(note.due_on)}前补充；逾期未补充的，不予受理。" if note.due_on else ""
        return (Paragraph(text=f"{begin}。尚需补充下列内容："), Paragraph(text=note.text),
                Paragraph(text=until))  # fmt: skip
    if note.act == Act.ACCEPT:
        names = tuple(ground(one).name_zh for one in complaint.grounds)
        return (Paragraph(text=f"{begin}，经审查，决定受理。投诉事由："), Items(names),
                Paragraph(text=note.text))  # fmt: skip
    if note.act == Act.REFUSE:
        why = next(one.name_zh for one in refusals() if one.id == complaint.refusal)
        return (Paragraph(text=f"{begin}，经审查，不予受理。理由：{why}。"),
                Paragraph(text=note.text))  # fmt: skip
    found = Finding.parse(complaint.finding).name_zh
    return (Paragraph(text=f"{begin}，经核查，认定投诉{found}。"), Paragraph(text=note.text))


def _letter(complaint: Complaint, note: ComplaintNote) -> PrintedDocument:
    unit = f"（{complaint.provider.organisation.name}）" if complaint.provider else ""
    whom = About.parse(complaint.about).name_zh
    blocks = (
        Paragraph(
            text=f"本机关办理的{complaint.number}投诉，涉及{whom}{complaint.about_name}{unit}，"
            f"经核查认定{Finding.parse(complaint.finding).name_zh}。"
        ),
        Heading("有关情况和意见"),
        Paragraph(text=note.text),
        Paragraph(text="请依照行业规范处理，并将结果函告本机关。投诉人的身份信息请予保密。"),
    )
    return _printed(complaint, note, "关于处理法律援助投诉的函", "律师协会", blocks)


def _printed(
    complaint: Complaint, note: ComplaintNote, title: str, to: str, blocks: tuple[Block, ...]
) -> PrintedDocument:
    rules = instrument_on(complaint.received_on)
    return PrintedDocument(
        form_id="complaint",
        title=title,
        institution=complaint.bureau.name,
        number=complaint.number,
        addressee=to,
        blocks=(*blocks, Note("依据", rules.cites), Note(UNREAD)),
        sign_off=StampBox(unit=complaint.bureau.name, on=day_of(note.at)),
        dated_on=day_of(note.at),
    )
