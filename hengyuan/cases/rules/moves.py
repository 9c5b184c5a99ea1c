"""The transition table: every move of the chain, with its roles, article, clocks and papers."""

from dataclasses import dataclass

from hengyuan.cases.rules.stages import Stage
from hengyuan.law.citation import Citation

OFFICER, HEAD, ASSIGNER, QUALITY, FINANCE, ARCHIVIST = (
    "R-06",
    "R-05",
    "R-07",
    "R-08",
    "R-09",
    "R-10",
)
WORKSTATION, HOTLINE, FIRM, HANDLER = "R-11", "R-14", "R-16", "R-15"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the chain's transition table.

    `url` is the name of the page where the act is done; "" when it is part of another page.
    `button` says what will be true afterwards. `starts`, `stops`, `pauses` and `resumes` are
    clock ids; a clock that does not apply to the case is left alone.
    """

    command: str
    from_: frozenset[Stage]
    to: Stage
    roles: tuple[str, ...]
    cite: Citation
    button: str
    url: str = ""
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    duty: str = ""  # of people.rules.Duty, where the separation of duties asks


def _law(article: int, paragraph: int = 0, item: int = 0) -> Citation:
    return Citation("法律援助法", "2022-01-01", article, paragraph, item)


def _procedure(article: int = 0) -> Citation:
    return Citation("办理法律援助案件程序规定", "2023-09-01", article)


S = Stage
_RUNNING = frozenset({S.GRANTED, S.NOTICE_RECEIVED, S.FIRM_ASSIGNED, S.UNDER_HANDLING})
_ASSIGNABLE = frozenset({S.GRANTED, S.NOTICE_RECEIVED})
ASSIGNMENT_CLOCKS = ("AP-03", "NT-02", "NT-11")

MOVES: tuple[Move, ...] = (
    Move(
        "receive_visitor",
        frozenset(),
        S.RECEIVED,
        (OFFICER, WORKSTATION, HOTLINE),
        _law(12),
        "登记接待",
        "intake:receive_visitor",
        documents=("D-01",),
    ),
    Move(
        "give_advice",
        frozenset({S.RECEIVED}),
        S.ADVISED,
        (OFFICER, WORKSTATION, HOTLINE),
        _law(22, 0, 1),
        "解答咨询并登记",
        "intake:give_advice",
        stops=("CL-01",),
    ),
    Move(
        "receive_application",
        frozenset({S.ADVISED}),
        S.APPLIED,
        (OFFICER, WORKSTATION),
        _law(41),
        "接收申请并出具材料凭证",
        "intake:receive_application",
        starts=("AP-02",),
        documents=("D-02", "D-07"),
    ),
    Move(
        "register_notice",
        frozenset(),
        S.NOTICE_RECEIVED,
        (OFFICER,),
        _law(36),
        "登记办案机关的通知",
        "intake:register_notice",
        starts=("NT-02",),
        documents=("D-19",),
    ),
    Move(
        "request_supplement",
        frozenset({S.APPLIED}),
        S.SUPPLEMENTING,
        (OFFICER,),
        _law(43, 2),
        "一次性告知补正并签发通知书",
        "intake:request_supplement",
        pauses=("AP-02",),
        documents=("D-08",),
    ),
    Move(
        "receive_supplement",
        frozenset({S.SUPPLEMENTING}),
        S.APPLIED,
        (OFFICER, WORKSTATION),
        _law(43, 2),
        "接收补正材料，恢复审查时限",
        "intake:receive_supplement",
        resumes=("AP-02",),
    ),
    Move(
        "record_deemed_withdrawal",
        frozenset({S.SUPPLEMENTING}),
        S.WITHDRAWN,
        (HEAD,),
        _law(43, 2),
        "确认视为撤回申请",
        "intake:record_deemed_withdrawal",
        stops=("AP-02",),
    ),
    Move(
        "withdraw_application",
        frozenset({S.APPLIED, S.SUPPLEMENTING, S.EXAMINED}),
        S.WITHDRAWN,
        (OFFICER,),
        _law(41),
        "登记申请人撤回申请",
        "intake:withdraw_application",
        stops=("AP-02",),
    ),
    Move(
        "examine",
        frozenset({S.APPLIED}),
        S.EXAMINED,
        (OFFICER,),
        _law(43, 1),
        "提出审查意见，送负责人审批",
        "examination:examine",
        documents=("D-10",),
        duty="examine",
    ),
    Move(
        "return_to_examiner",
        frozenset({S.EXAMINED}),
        S.APPLIED,
        (HEAD,),
        _law(43, 1),
        "退回审查员重新审查",
        "examination:return_to_examiner",
    ),
    Move(
        "grant",
        frozenset({S.EXAMINED}),
        S.GRANTED,
        (HEAD,),
        _law(43, 1),
        "给予法律援助并签发决定书",
        "examination:decide",
        starts=("AP-03",),
        stops=("AP-02",),
        documents=("D-11", "D-13"),
        duty="decide",
    ),
    Move(
        "refuse",
        frozenset({S.EXAMINED}),
        S.REFUSED,
        (HEAD,),
        _law(43, 1),
        "不予法律援助并签发决定书",
        "examination:decide",
        stops=("AP-02",),
        documents=("D-12", "D-13"),
        duty="decide",
    ),
    Move(
        "provide_first",
        frozenset({S.APPLIED, S.SUPPLEMENTING}),
        S.GRANTED,
        (HEAD,),
        _law(44),
        "先行提供法律援助",
        "examination:provide_first",
        starts=("AP-03",),
        stops=("AP-02",),
        documents=("D-11",),
        duty="decide",
    ),
    Move(
        "assign",
        _ASSIGNABLE,
        S.FIRM_ASSIGNED,
        (ASSIGNER,),
        _law(43, 1),
        "按指派办法指派并签发指派通知书",
        "assignment:assign",
        starts=("AS-01",),
        stops=ASSIGNMENT_CLOCKS,
        documents=("D-14", "D-17"),
        duty="assign",
    ),
    Move(
        "propose_designation",
        _ASSIGNABLE,
        S.DESIGNATION_PROPOSED,
        (ASSIGNER,),
        _law(43, 1),
        "提出指定承办，送负责人批准",
        "assignment:propose_designation",
        duty="assign",
    ),
    Move(
        "approve_designation",
        frozenset({S.DESIGNATION_PROPOSED}),
        S.FIRM_ASSIGNED,
        (HEAD,),
        _law(43, 1),
        "批准指定并签发指派通知书",
        "assignment:approve_designation",
        starts=("AS-01",),
        stops=ASSIGNMENT_CLOCKS,
        documents=("D-14", "D-17"),
        duty="approve_designation",
    ),
    Move(
        "reject_designation",
        frozenset({S.DESIGNATION_PROPOSED}),
        S.GRANTED,
        (HEAD,),
        _law(43, 1),
        "不同意指定，退回指派员",
        "assignment:approve_designation",
        duty="approve_designation",
    ),
    Move(
        "name_handler",
        frozenset({S.FIRM_ASSIGNED}),
        S.UNDER_HANDLING,
        (FIRM, ASSIGNER),
        _law(16),
        "确定承办人并回执",
        "assignment:name_handler",
        starts=("AS-02", "AS-03", "NT-07"),
        stops=("AS-01",),
    ),
    Move(
        "decline_assignment",
        frozenset({S.FIRM_ASSIGNED}),
        S.GRANTED,
        (FIRM,),
        _law(16),
        "说明理由并退回指派",
        "assignment:decline_assignment",
        starts=("AP-03", "NT-02"),
        stops=("AS-01",),
    ),
    Move(
        "request_replacement",
        frozenset({S.UNDER_HANDLING}),
        S.UNDER_HANDLING,
        (OFFICER, HEAD, ASSIGNER, FIRM, HANDLER),
        _law(55),
        "登记更换承办人的申请",
        "assignment:request_replacement",
        starts=("AS-08",),
        documents=("D-30",),
    ),
    Move(
        "replace_handler",
        frozenset({S.UNDER_HANDLING}),
        S.GRANTED,
        (HEAD,),
        _law(55),
        "同意更换承办人，重新指派",
        "assignment:decide_replacement",
        starts=("AP-03", "NT-02"),
        stops=("AS-08", "AS-02", "AS-03", "NT-07"),
        documents=("D-31",),
    ),
    Move(
        "keep_handler",
        frozenset({S.UNDER_HANDLING}),
        S.UNDER_HANDLING,
        (HEAD,),
        _law(55),
        "不同意更换承办人并说明理由",
        "assignment:decide_replacement",
        stops=("AS-08",),
        documents=("D-31",),
    ),
    Move(
        "record_act",
        frozenset({S.UNDER_HANDLING}),
        S.UNDER_HANDLING,
        (HANDLER,),
        _law(46),
        "登记办案事项",
        "handling:record_act",
    ),
    Move(
        "report_closing",
        frozenset({S.UNDER_HANDLING, S.DOSSIER_RETURNED}),
        S.CLOSING_REPORTED,
        (HANDLER,),
        _procedure(),
        "提交结案报告和案卷",
        "closing:report_closing",
        starts=("CA-02",),
        stops=("CA-01", "CA-04"),
        resumes=("CA-02",),
        documents=("D-34",),
    ),
    Move(
        "return_dossier",
        frozenset({S.CLOSING_REPORTED, S.FIRST_EXAMINED}),
        S.DOSSIER_RETURNED,
        (OFFICER, QUALITY),
        _procedure(),
        "退回案卷并列明应补事项",
        "closing:return_dossier",
        starts=("CA-04",),
        pauses=("CA-02",),
    ),
    Move(
        "examine_dossier_first",
        frozenset({S.CLOSING_REPORTED}),
        S.FIRST_EXAMINED,
        (OFFICER,),
        _procedure(),
        "一级审查通过，送二级审查",
        "closing:examine_dossier_first",
        duty="examine_dossier_first",
    ),
    Move(
        "close",
        frozenset({S.FIRST_EXAMINED}),
        S.CLOSED,
        (QUALITY, HEAD),
        _procedure(),
        "二级审查通过，准予结案",
        "closing:close",
        starts=("CA-03",),
        stops=("CA-02",),
        documents=("D-35",),
        duty="examine_dossier_second",
    ),
    Move(
        "archive",
        frozenset({S.CLOSED}),
        S.ARCHIVED,
        (ARCHIVIST,),
        _procedure(),
        "归档并封存案卷",
        "closing:archive",
    ),
    Move(
        "sign_subsidy",
        frozenset({S.ARCHIVED}),
        S.SUBSIDY_SIGNED,
        (QUALITY,),
        _law(52, 1),
        "核定补贴并签署",
        "money:sign_subsidy",
        documents=("D-36",),
        duty="sign_subsidy",
    ),
    Move(
        "record_no_subsidy",
        frozenset({S.ARCHIVED}),
        S.NO_SUBSIDY_DUE,
        (QUALITY,),
        Citation("关于完善法律援助补贴标准的指导意见", "2019-02-15"),
        "登记不发放办案补贴及理由",
        "money:record_no_subsidy",
        stops=("CA-03",),
        duty="sign_subsidy",
    ),
    Move(
        "pay",
        frozenset({S.SUBSIDY_SIGNED}),
        S.PAID,
        (FINANCE,),
        _law(52, 1),
        "登记补贴已发放",
        "money:batches",
        stops=("CA-03",),
        duty="pay",
    ),
    Move(
        "terminate",
        _RUNNING,
        S.TERMINATED,
        (HEAD,),
        _law(48, 1),
        "终止法律援助并签发决定书",
        "examination:terminate",
        stops=(*ASSIGNMENT_CLOCKS, "AS-01", "AS-02", "AS-03", "AS-08"),
        documents=("D-32",),
    ),
)

BY_COMMAND = {move.command: move for move in MOVES}


def move_for(command: str) -> Move:
    """The row of the table for a command; raises KeyError for a word that is no command."""
    return BY_COMMAND[command]


def moves_from(stage: Stage) -> tuple[Move, ...]:
    """What can be done next, in the order of the table."""
    return tuple(move for move in MOVES if stage in move.from_)
