"""Papers that the handler makes in layouts 31 to 33, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.ninth import told
from demo.specimens.papers.ninth.houses import boxed, of, ordered
from demo.specimens.papers.ninth.later import closing, discussion, informing, opinion, outline
from demo.specimens.sheet import Sheet

__all__ = [
    "agreement", "closing", "contact", "discussion", "file_notes", "informing", "interview",
    "investigation", "opinion", "outline", "power", "second_interview",
]  # fmt: skip
WEEKDAYS = "一二三四五六日"


def agreement(s: Sheet) -> None:
    """The agreement between the firm and the recipient."""
    m = s.matter
    role = m.stock.values["advocate"]
    work = role[:2]
    sort = "刑事" if m.is_criminal else "民事"
    s.title(of(s, f"法律援助案件委托{work}协议", f"{sort}法律援助委托{work}协议书", f"委托{work}合同（法律援助）"), org=m.firm)  # fmt: skip
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    client, handler = s.hand(m.recipient), s.hand(m.handler)
    because = f"办案机关通知，{m.centre}指派" if m.basis == "notified" else f"{m.centre}决定并指派"
    if s.layout == 32:
        s.fields(("甲方（受援人）", client), ("乙方（律师事务所）", m.firm), ("案由", m.cause), ("委托阶段", m.stage))  # fmt: skip
    s.prose(*of(s, (
        f"委托人（受援人）：{client}",
        f"受托人（承办单位）：{m.firm}",
        f"委托人因{m.cause}一案，由{because}受托人提供法律援助。双方根据法律援助法和律师法的规定，订立本协议。",
        f"一、受托人指派{handler}律师担任委托人{m.stage}的{role}。",
        "二、受托人的律师应当依法履行职责，遵守法律援助服务规范，及时向委托人通报案件进展，保守在办案中知悉的国家秘密、商业秘密和个人隐私。",
        "三、委托人应当如实向律师陈述案情，提供有关证据，配合律师开展工作。",
        "四、受托人及其律师不得以任何形式向委托人收取费用、财物或者谋取其他利益。",
        "五、委托人以欺骗等不正当手段获得法律援助的，受托人可以报请法律援助中心终止法律援助。",
        f"六、本协议自双方签字盖章之日起生效，至{m.stage}办理终结时止。本协议一式三份，委托人、受托人各执一份，报法律援助中心一份。",
    ), (
        f"因甲方{m.said}，由{because}乙方承办，双方协商一致，约定如下：",
        f"第一条　委托事项。乙方安排{handler}律师担任甲方的{role}，办理上述案件。",
        "第二条　乙方义务。依法、勤勉、无偿提供法律服务，按时会见（约见）、阅卷、出庭，并将办理情况告知甲方。",
        "第三条　甲方义务。真实陈述案情，及时提供证据和联系方式，协助乙方律师工作。",
        "第四条　费用。本案为法律援助案件，乙方不得向甲方收取任何费用。",
        "第五条　期限。自签订之日起至本阶段程序终结。未尽事宜，按照法律援助有关规定办理。",
    ), (
        f"{client}与{m.firm}就{m.said}订立本合同。{m.firm}系由{because}承办本案。",
        f"{m.firm}委派{handler}律师在{m.stage}担任{m.recipient}的{role}。",
        f"律师须尽职尽责，维护{m.recipient}的合法利益；{m.recipient}须向律师提供真实情况和证据，并给予必要的协助。",
        "本合同不收取律师代理费，办案所需的差旅、复印费用也不由受援人负担。",
        "本合同自签字之日起生效，本阶段办理完毕即行终止。合同两份，双方各持一份。",
    )))  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((of(s, "委托人（签名、捺印）", "甲方签名", "受援人"), name), (of(s, "承办律师（签名）", "乙方承办律师签名", "承办律师"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title(of(s, "授权委托书（受援人）", "法律援助案件授权委托书", "委托书"))
    until = s.day(m.days["agreed"])
    criminal = of(s, "会见通信，查阅、摘抄、复制案卷材料，调查取证，申请变更强制措施，提出辩护意见，代理申诉、控告", "辩护人依法享有的各项诉讼权利", "会见、阅卷、调查、申请取保候审、出庭辩护")  # fmt: skip
    civil = of(s, "一般代理：代为陈述事实、参加辩论和调解，提交证据，代为签收法律文书", "特别授权：代为承认、变更、放弃请求，进行和解、调解，代领法律文书", "代为起诉、举证、质证、出庭、调解、签收文书")  # fmt: skip
    powers = criminal if m.is_criminal else civil
    if s.layout == 32:
        s.fields(
            ("委托人", s.hand(m.recipient)), ("受托人", m.handler), ("受托人单位", m.firm), ("案由", m.cause),
            ("委托身份", f"{m.stage}{role}"), ("代理（辩护）权限", powers), ("委托期限", f"{until}起至{m.stage}终结"),
        )  # fmt: skip
    else:
        client = s.hand(m.recipient)
        s.prose(*of(s, (
            f"委托人：{client}",
            f"受委托人：{m.handler}，{m.firm}律师",
            f"现委托上列受委托人在委托人{m.said}中，作为委托人{m.stage}的{role}。",
            f"委托权限：{powers}。",
            f"委托期限：自{until}起至{m.stage}终结止。",
        ), (), (
            f"委托人{client}因{m.said}，委托{m.firm}{m.handler}律师担任{m.stage}的{role}，权限为{powers}。",
            f"本委托自{until}起，至{m.stage}结束时失效。",
        )))  # fmt: skip
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((of(s, "委托人（签名、捺印）", "委托人签名及日期", "委托人"), name), day=m.days["agreed"] if s.layout == 32 else None)  # fmt: skip
    if s.layout != 32:
        s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    count = "首次" if turn == 1 else "第二次"
    if m.is_criminal:
        s.title(of(s, f"会见在押{m.status}笔录", "法律援助案件会见笔录", f"{count}会见笔录"), org=m.firm)  # fmt: skip
    else:
        s.title(of(s, "约见受援人谈话笔录", "法律援助案件约见谈话笔录", f"{count}谈话笔录"), org=m.firm)  # fmt: skip
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", of(s, "今天第二次会见你，主要是把案件进展告诉你，再核实几个问题。前次所讲有无需要更正的？", "本次谈话针对证据核实有关情况，你对前次笔录有无补充？", "上次谈的内容我回去整理了，有几处今天再问问，你先说说有没有想起别的？")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(talk)
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    meets = "会见" if m.is_criminal else "谈话"
    if not unsigned:
        s.prose(s.hand(of(s, "以上笔录我已看过，与我所说相符。", "以上笔录经本人核对无误。", "看过，对的。")))  # fmt: skip
    if s.layout == 31:
        s.foot_sign(f"被{meets}人", name)
    s.sign(
        (of(s, f"被{meets}人（签名、捺印）", "受援人签名", f"被{meets}人"), name),
        (of(s, f"{meets}人（签名）", "承办律师签名", f"{meets}律师"), m.handler),
        (of(s, "记录人（签名）", "记录人签名及日期", "记录"), m.colleague),
        day=_met_on(s, turn) if s.layout == 32 else None,
    )


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    """When and where a meeting was, and who was there."""
    m = s.matter
    begin = s.dice.choice((545, 552, 568, 607, 622, 869, 878, 896, 917))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(41, 88))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    jail = f"{m.city}看守所{of(s, f'第{s.dice.randint(1, 9)}会见室', '', '律师会见室')}"
    room = jail if m.is_criminal else of(s, f"{m.firm}接待室", m.centre, m.firm)
    meets = "会见" if m.is_criminal else "谈话"
    rows = [
        (of(s, "地点", f"{meets}地点", "地点"), s.hand(room)),
        (of(s, f"{meets}人", "承办律师", f"{meets}律师"), s.hand(of(s, f"{m.handler}、{m.colleague}", m.handler, m.handler))),
        (of(s, "工作单位", "律师事务所", "律师事务所"), m.firm),
        (of(s, f"被{meets}人", "受援人", f"被{meets}人"), s.hand(other)),
        (of(s, "记录人", "记录人", "记录"), s.hand(m.colleague)),
        (of(s, "涉嫌罪名" if m.is_criminal else "案由", "案由", "案由"), m.cause),
    ]  # fmt: skip
    if s.layout == 32:
        s.prose("一、基本情况")
    s.fields(*_hours(s, _met_on(s, turn), begin, end, meets), *ordered(s, rows, "012345", "031245", "01345"))  # fmt: skip
    if s.layout == 32:
        s.prose("二、谈话内容" if not m.is_criminal else "二、会见内容")


def _hours(s: Sheet, day: date, begin: int, end: int, doing: str) -> list[tuple[str, str]]:
    """When something began and ended, in the house's way."""
    if s.layout == 32:
        return [(f"{doing}日期", s.hand(s.day(day))), ("起止时间", s.hand(f"{s.clock(begin)}—{s.clock(end)}"))]  # fmt: skip
    if s.layout == 31:
        return [("时间", s.hand(f"{s.moment(day, begin)}至{s.clock(end)}"))]
    return [("时间", s.hand(f"{s.day(day)}（星期{WEEKDAYS[day.weekday()]}）{s.clock(begin)}到{s.clock(end)}"))]  # fmt: skip


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(18, 25)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title(of(s, "与侦查机关沟通情况记录", "向侦查机关了解案情记录", "律师工作记录（联系侦查机关）"), org=m.firm)  # fmt: skip
    rows = [
        (of(s, "时间", "沟通日期", "日期"), s.hand(s.day(m.days["read"]))),
        (
            of(s, "方式", "沟通方式", "方式"),
            of(s, boxed("电话", ("电话", "当面", "书面")), "当面", "打电话"),
        ),
        (of(s, "侦查机关", "侦查机关", "对方单位"), m.body),
        (of(s, "办案人员", "承办民警", "对方人员"), m.clerk),
        (of(s, "承办律师", "承办律师", "律师"), s.hand(m.handler)),
    ]
    s.fields(*ordered(s, rows, "01234", "23014", "04231"))
    heard = f"{m.recipient}涉嫌{m.cause}罪，案件正在侦查。{m.stock.say('proofs')}，{m.stock.say('seen')}。"  # fmt: skip
    said = f"{m.stock.say('mitigation')}，请求{m.stock.say('asks')}。"
    if s.layout == 31:
        s.cell("了解的情况", heard)
        s.cell("律师的意见", said)
        s.cell("答复", "办案人员表示已记录在案，将依法处理。")
    else:
        s.prose(*of(s, (), ("一、了解的案件情况", heard, "二、律师提出的意见", said, "三、侦查机关答复", "予以考虑。"), (f"问到的情况：{heard}", f"我讲的意见：{said}", "对方说会向领导汇报。")))  # fmt: skip
    s.sign((of(s, "承办律师（签名）", "承办律师签名", "记录律师"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title(of(s, "律师阅卷笔录", "案卷查阅摘录表", "阅卷笔记"), org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    rows = [
        (of(s, "案件名称", "案件名称", "案件"), f"{m.recipient}{m.said}"),
        (of(s, "阅卷人", "查阅律师", "阅卷律师"), s.hand(m.handler)),
        (of(s, "阅卷时间", "查阅日期", "阅卷日期"), s.hand(s.day(day))),
        (
            of(s, "阅卷地点", "查阅地点", "地点"),
            s.hand(of(s, m.body, f"{m.body}诉讼服务中心", m.body)),
        ),
    ]
    s.fields(*ordered(s, rows, "2310", "0123", "0213"))
    bare = s.planned("no_page_refs")
    noted, page = [], 1
    for n in range(s.dice.randint(32, 52)):
        page += s.dice.randint(2, 6)
        noted.append((n // 16, page, page + s.dice.randint(0, 2), m.stock.say("note")))
    _notes(s, noted, bare)
    s.sign((of(s, "阅卷人（签名）", "查阅律师签名", "阅卷律师"), m.handler))


def _notes(s: Sheet, noted: list[tuple[int, int, int, str]], bare: bool) -> None:
    """The notes as a county's lines, a city's table or a firm's notes have them."""
    if s.layout == 31:
        s.prose(*[f"{n}．{said}" if bare else f"{n}．{said.rstrip('。')}（证据卷{'一二三四'[volume]}第{first}{'' if first == last else f'至{last}'}页）。" for n, (volume, first, last, said) in enumerate(noted, 1)])  # fmt: skip
    elif s.layout == 33:
        s.prose(*[said if bare else f"P{first}{'' if first == last else f'—{last}'}（卷{volume + 1}）　{said}" for volume, first, last, said in noted])  # fmt: skip
    elif bare:
        s.table(["序号", "证据名称及主要内容", "备注"], [[str(n), said, ""] for n, (*_, said) in enumerate(noted, 1)])  # fmt: skip
    else:
        s.table(["序号", "证据名称及主要内容", "卷页"], [[str(n), said, f"{volume + 1}卷{first}{'' if first == last else f'-{last}'}页"] for n, (volume, first, last, said) in enumerate(noted, 1)])  # fmt: skip


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title(of(s, "调查笔录（证人）", "法律援助案件调查取证笔录", "证人谈话笔录"), org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    rows = [
        (of(s, "地点", "调查地点", "地点"), s.hand(m.stock.say("spot"))),
        (of(s, "调查人", "承办律师", "调查律师"), s.hand(m.handler)),
        (of(s, "被调查人", "被调查人", "证人"), s.hand(witness)),
        (of(s, "记录人", "记录人", "记录"), s.hand(m.colleague)),
    ]
    s.fields(*_hours(s, m.days["asked"], begin, begin + 38, "调查"), *ordered(s, rows, "0132", "0213", "0213"))  # fmt: skip
    talk = [
        ("问", of(s, f"我们是{m.firm}律师，受{m.centre}指派办理{m.recipient}{m.said}，今天向你了解有关情况。你应当如实作证，作伪证或者隐匿罪证要承担法律责任，听清楚了吗？", f"我是{m.recipient}的{m.stock.values['advocate']}{m.handler}，依法向你调查，请如实回答，是否同意？", f"我是{m.handler}律师，代{m.recipient}来问问你那件事，你愿意讲吗？讲的话要实事求是。")),
        ("答", of(s, "听清楚了，我如实讲。", "同意。", "愿意，我看到什么说什么。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((of(s, "被调查人（签名、捺印）", "被调查人签名", "证人"), witness), (of(s, "调查人（签名）", "承办律师签名", "调查律师"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
