"""Letters to the bar association about an unqualified dossier, and about its correction.

No reader and no recipient is named.
"""

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import Heading, Note, Paragraph, StampBox
from hengyuan.dossier.rendering.wording import day
from hengyuan.kernel.clock import day_of
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models import Measure
from hengyuan.peer_review.rules.results import MeasureKind

UNREAD = "评估标准和结果运用的办法为地方草案，未经官方文本核实。"


def letter_paper(measure: Measure) -> PrintedDocument:
    """函告律师协会: the grade, what the office says about it, and that it is the bar's to judge."""
    dossier = measure.dossier
    is_correction = measure.kind == MeasureKind.BAR_CORRECTION
    unit = f"（{dossier.firm_name}）" if dossier.firm_name else ""
    handler = f"{dossier.handler_name}{unit}承办的{dossier.number}号法律援助案件"
    title = "关于更正案件质量评估结果的函" if is_correction else "关于案件质量评估结果的函"
    organisation = dossier.round.organisation.name
    on = day_of(measure.done_at)
    return PrintedDocument(
        form_id="review-letter",
        title=title,
        institution=organisation,
        addressee="律师协会",
        blocks=(
            Paragraph(text=_found(measure, handler)),
            Heading("有关情况和意见"),
            Paragraph(text=measure.word),
            Paragraph(text=_asked(is_correction)),
            Note(UNREAD),
        ),
        sign_off=StampBox(unit=organisation, on=on),
        dated_on=on,
    )


def _found(measure: Measure, handler: str) -> str:
    grade = Grade.parse(measure.decision.grade).name_zh
    decided = day(day_of(measure.decision.decided_at))
    title = measure.dossier.round.title
    if measure.kind == MeasureKind.BAR_CORRECTION:
        return (
            f"本机关此前函告{handler}在“{title}”中等次为不合格。该等次已于{decided}更正为{grade}。"
        )
    return f"在“{title}”中，{handler}经评估，等次于{decided}确定为{grade}。"


def _asked(is_correction: bool) -> str:
    if is_correction:
        return "前函所述以本函为准，请据此处理。"
    return "请依照行业规范调查处理，并将结果函告本机关。受援人的信息请予保密。"
