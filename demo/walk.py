"""Walks a case along the chain by the same commands as the web; used by demo, tests and replay."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.closing import commands as closing
from hengyuan.examination import commands as examination
from hengyuan.examination.queries import proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.handling import commands as handling
from hengyuan.handling.commands import DoneAct, Paper
from hengyuan.handling.rules import Act, rows_for
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.actor import Actor
from hengyuan.money import commands as money
from hengyuan.money.models import SubsidySlip
from hengyuan.orgs.models import Organisation
from hengyuan.people.commands import register_person
from hengyuan.people.models import Person, Provider


def receive(
    *, institution: Organisation, name: str, question: str, actor: Actor, at: datetime
) -> Any:
    """接待 and 咨询: a visitor is received, advised and told of the right to apply."""
    consultation = intake.receive_visitor(
        institution=institution,
        channel=Channel.VISIT,
        name=name,
        question=question,
        actor=actor,
        at=at,
    )
    return intake.give_advice(
        consultation=consultation,
        answer="说明了办理途径和需要的材料，告知可以申请法律援助。",
        told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION,
        actor=actor,
        at=at + timedelta(minutes=20),
    )


def register(
    *, name: str, number: str, tags: Sequence[str], actor: Actor, at: datetime, phone: str = ""
) -> Person:
    """The person, under a demo identity number; telephone numbers begin as none does (100)."""
    return register_person(
        name=name, number=number, tags=tags, phone=phone, demo=True, actor=actor, at=at
    )


def examine(*, case: Case, conclusion: Conclusion, reasons: str, actor: Actor, at: datetime,
            refusal_code: str = "") -> dict[str, Any]:  # fmt: skip
    """审查 beside the rules' proposal, which is returned."""
    proposal = proposal_of(case)
    examination.examine(
        case=case,
        conclusion=conclusion,
        reasons=reasons,
        refusal_code=refusal_code,
        proposal=proposal,
        actor=actor,
        at=at,
    )
    return proposal


def name_first_eligible(
    *, case: Case, providers: Sequence[Provider], firm_actor: Actor, at: datetime
) -> Provider:
    """The firm names the first of its people whom the filters let pass."""
    refusal: Exception | None = None
    for provider in providers:
        try:
            assignment.name_handler(case=case, provider=provider, actor=firm_actor, at=at)
        except assignment.CannotNameHandler as error:
            refusal = error
        else:
            return provider
    raise refusal or assignment.CannotNameHandler("no provider")


def papers(case: Case, *titles: str) -> list[Paper]:
    """Papers that came from outside, each on its row of the catalogue."""
    return [
        Paper(title, form=form, row=row, is_received=True)
        for title in titles
        for form, row in [rows_for(title, case.kind)]
    ]


def record(
    *, case: Case, on: date, acts: Sequence[tuple[Act, Sequence[Paper]]], actor: Actor, at: datetime
) -> None:
    """Acts of one day, on one page."""
    handling.record_acts(
        case=case,
        acts=[DoneAct(act, on, TEXTS[act], papers=given) for act, given in acts],
        token=uuid.uuid4(),
        actor=actor,
        at=at,
    )


TEXTS = {
    Act.AGREEMENT: "双方签订委托协议和授权委托书。",
    Act.MEETING: "核对身份，逐项告知权利义务和风险，了解事实和诉求，记录证据线索。",
    Act.FILE_READING: "查阅案卷，逐份记录证据内容和疑点。",
    Act.INVESTIGATION: "走访有关单位和证人，取得证据材料。",
    Act.FILING: "向办案机关提交文书并取得受理凭证。",
    Act.HEARING: "按时出庭，发表质证和辩论意见。",
    Act.OPINION: "围绕争议焦点提出意见，列明事实、证据和法律依据。",
    Act.MEDIATION: "组织双方协商。",
    Act.PROGRESS_REPORT: "向受援人通报办理进展。",
    Act.RESULT: "收到结案文书。",
}


def close_and_archive(
    *,
    case: Case,
    outcome: str,
    handler: Actor,
    first: Actor,
    second: Actor,
    archivist: Actor,
    days: Sequence[datetime],
) -> None:
    """结案 and 归档 on four instants."""
    closing.report_closing(
        case=case, outcome=outcome, summary="按委托协议完成办理。", actor=handler, at=days[0]
    )
    closing.examine_dossier_first(case=case, remarks="齐全", actor=first, at=days[1])
    closing.close(case=case, remarks="同意结案", actor=second, at=days[2])
    closing.archive(case=case, actor=archivist, at=days[3])


def sign(*, case: Case, grade: str, actor: Actor, at: datetime) -> SubsidySlip:
    """补贴 signed by the quality head."""
    return money.sign_subsidy(case=case, grade=grade, actor=actor, at=at)
