"""The bureau's answer to an objection (异议审查决定书, D-33)."""

from hengyuan.dossier.rendering import PrintedDocument
from hengyuan.dossier.rendering.blocks import Heading, Items, Note, Paragraph, StampBox
from hengyuan.dossier.rendering.wording import day
from hengyuan.kernel.clock import day_of
from hengyuan.law import deadlines
from hengyuan.law.citation import Citation
from hengyuan.supervision.models import Objection
from hengyuan.supervision.queries.objections import decided_on, remedies
from hengyuan.supervision.rules.objections import AGAINST, CORRECT, State

ART_49 = Citation("法律援助法", "2022-01-01", 49)


def objection_paper(objection: Objection) -> PrintedDocument:
    """What the bureau decided, why, and what can be done next; raises ValueError before that."""
    if objection.decided_at is None:
        raise ValueError("the objection is not decided yet")
    on, case = day_of(objection.decided_at), objection.case
    against = AGAINST[objection.decision.result]
    told = (
        f"你对{case.institution.name}{day(decided_on(objection))}作出的{against}决定"
        f"（{case.number}）提出异议，本机关于{day(day_of(objection.received_at))}收到。"
    )
    cites = [ART_49]
    if objection.state == State.UPHELD:
        result = Paragraph(text="经审查，原决定符合法律规定，予以维持。", strong=True)
        rows = remedies(on)
        cites += [row.cite for row in rows]
        follows = Items(
            tuple(f"对本决定不服的，可以自知道之日起{r.length_zh}内{r.name_zh}。" for r in rows)
        )
    else:
        result = Paragraph(text="经审查，原决定不当，责令改正。", strong=True)
        within = deadlines.rule(CORRECT, on).length_zh
        follows = Items(
            (f"{case.institution.name}应当自收到本决定之日起{within}内改正（期限为本系统默认）。",)
        )
    return PrintedDocument(
        form_id="D-33",
        title="异议审查决定书",
        institution=objection.bureau.name,
        addressee=case.recipient.name,
        blocks=(
            Paragraph(text=told), result, Heading("理由"), Paragraph(text=objection.words),
            Heading("下一步"), follows, Note("依据", tuple(cites)),
        ),
        sign_off=StampBox(unit=objection.bureau.name, on=on),
        copies=("申请人", case.institution.name, "存档"),
        dated_on=on,
    )  # fmt: skip
