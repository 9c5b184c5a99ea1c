"""Papers that the handler makes in layouts 16 to 18, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.fourth import told
from demo.specimens.papers.fourth.later import closing, discussion, informing, opinion, outline
from demo.specimens.sheet import Sheet

__all__ = [
    "agreement", "closing", "contact", "discussion", "file_notes", "informing", "interview",
    "investigation", "opinion", "outline", "power", "second_interview",
]  # fmt: skip


def agreement(s: Sheet) -> None:
    """The agreement between the firm and the recipient."""
    m = s.matter
    role = m.stock.values["advocate"]
    work = role[:2]
    s.title("法律援助案件委托协议书", f"委托{work}协议", f"法律援助{work}协议书", org=m.firm)
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    s.prose(
        s.pick(f"委托人：{s.hand(m.recipient)}", f"委托人（甲方）：{s.hand(m.recipient)}", f"甲方（受援人）：{s.hand(m.recipient)}"),
        s.pick(f"受托人：{m.firm}", f"受托人（乙方）：{m.firm}", f"乙方（承办单位）：{m.firm}"),
        s.pick(f"{m.centre}已决定对委托人{m.cause}一案提供法律援助，并指派受托人承办。经双方协商，达成如下协议：",
               f"甲方因{m.cause}一案，经{m.centre}审查批准给予法律援助，由乙方承办。双方订立本协议，共同遵守。",
               f"根据{m.centre}的指派，乙方为甲方{m.cause}一案提供法律援助。双方约定如下："),
        s.pick(f"第一条　受托人指派{s.hand(m.handler)}律师担任委托人的{role}，代理期限至{m.stage}终结时止。",
               f"一、乙方接受指派，由{s.hand(m.handler)}律师担任甲方{m.stage}的{role}。",
               f"1、乙方委派{s.hand(m.handler)}律师为甲方的{role}，服务至{m.stage}结束。"),
        s.pick("第二条　受托人应当依法履行职责，维护委托人的合法权益，保守委托人的隐私。", "二、乙方律师应当勤勉尽责，及时向甲方通报办案情况。", "2、乙方应当依法、及时办理，并告知进展情况。"),
        s.pick("第三条　委托人应当真实、全面地陈述案情，提供有关证据。", "三、甲方应当如实陈述案情，并提供与本案有关的证据材料。", "3、甲方应当配合乙方工作，不得弄虚作假。"),
        s.pick("第四条　本案为法律援助案件，受托人不收取任何费用。", "四、乙方律师不得向甲方收取任何费用和财物。", "4、本协议所涉服务均为无偿。"),
        s.pick("第五条　本协议一式三份，双方各执一份，报法律援助中心备案一份。", "五、本协议自双方签字（盖章）之日起生效。", "5、未尽事宜，按照法律援助有关规定办理。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign(
        (s.pick("委托人", "甲方（签字）", "甲方"), name),
        (s.pick("承办律师", "乙方承办律师（签字）", "乙方律师"), m.handler),
    )
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("法律援助委托书", "授权委托书", f"刑事{role[:2]}委托书" if m.is_criminal else "民事诉讼委托书")  # fmt: skip
    s.fields(
        (s.pick("委托人", "委托人", "委托人姓名"), s.hand(m.recipient)),
        (s.pick("受委托人", "受委托人", "受委托人姓名"), m.handler),
        (s.pick("工作单位", "工作单位", "执业机构"), m.firm),
    )
    s.prose(
        s.pick(f"委托人因{m.cause}一案，现委托{m.handler}律师作为{m.stage}的{role}。",
               f"现委托上列受委托人在{m.body}办理的{m.recipient}{m.said}中，作为我方{role}。",
               f"本人委托{m.firm}律师{m.handler}为本人{m.cause}一案的{role}，期限自本委托书签订之日起至{m.stage}终结。"),
        "委托权限：依法行使辩护权，会见、阅卷、调查取证、申请变更强制措施、提出辩护意见。" if m.is_criminal
        else f"委托权限：{s.pick('特别授权，包括代为承认、放弃、变更请求，进行和解，签收法律文书。', '一般代理。', '代为立案、参加庭审、调解、签收法律文书。')}",
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "委托人（签字或捺印）", "委托人签名"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    nth = "一二"[turn - 1]
    if m.is_criminal:
        s.title("会见当事人笔录", f"会见笔录（第{nth}次）", f"律师会见{m.status}谈话笔录", org=m.firm)  # fmt: skip
    else:
        s.title("法律援助案件谈话笔录", f"谈话笔录（第{nth}次）", "律师与当事人谈话笔录", org=m.firm)  # fmt: skip
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("今天再次会见你，上次谈话以后案情有没有新的变化？", "今天向你核实几个问题，并听取你的意见，可以吗？", "案件材料我已经看过了，今天再找你了解一些情况。")),
        ("答", f"好的，{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(talk)
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    if not unsigned:
        s.prose(
            s.pick(
                "以上笔录我已看过，与我说的一致。",
                "以上笔录看过，和我说的相符。",
                "以上记录向我宣读，与我讲的一样。",
            )
        )
        if s.layout == 17:
            s.foot_sign("被谈话人", m.recipient)
    s.sign(
        (s.pick("受援人签字", "被会见人（签字）" if m.is_criminal else "被谈话人（签字）", "被谈话人"), name),
        (s.pick("律师签字", "会见人（签字）" if m.is_criminal else "谈话人（签字）", "谈话人"), m.handler),
        (s.pick("记录人签字", "记录人（签字）", "记录人"), m.colleague),
    )  # fmt: skip
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((545, 553, 580, 612, 858, 873, 884, 905))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(42, 85))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = (
        f"{m.city}看守所第{s.dice.choice('一二三四')}会见室"
        if m.is_criminal
        else s.pick(f"{m.centre}接待室", f"{m.firm}接待室", f"{m.firm}会议室")
    )
    day = _met_on(s, turn)
    talked = "会见" if m.is_criminal else "谈话"
    when = s.pick(
        f"{s.moment(day, begin)}至{s.clock(end)}",
        f"{s.moment(day, begin)}至{s.clock(end)}",
        f"{s.moment(day, begin)}—{s.clock(end)}",
    )
    s.fields(
        (s.pick("时间", f"{talked}时间", "时　　间"), s.hand(when)),
        (s.pick("地点", f"{talked}地点", "地　　点"), s.hand(room)),
        (s.pick("律师", f"{talked}人", "谈 话 人"), s.hand(f"{m.handler}（{m.firm}律师）" if s.layout == 18 else m.handler)),
        (s.pick("受援人", f"被{talked}人", "被谈话人"), s.hand(other)),
        (s.pick("记录人", "记录人", "记 录 人"), s.hand(m.colleague)),
        (s.pick("案由", "案由", "案　　由"), m.cause),
    )  # fmt: skip


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(15, 24)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title("与办案机关沟通记录", "与办案民警联系记录", "办案机关沟通情况记录", org=m.firm)
    s.fields(
        (s.pick("时间", "联系时间", "沟通时间"), s.hand(s.day(m.days["read"]))),
        (s.pick("方式", "联系方式", "沟通方式"), s.pick("电话", "电话", "当面")),
        (s.pick("办案机关", "联系单位", "办案单位"), m.body),
        (s.pick("承办民警", "承办人", "接待民警"), m.clerk),
        (s.pick("律师", "承办律师", "辩护律师"), s.hand(m.handler)),
    )
    s.text(
        s.pick("了解情况：", "主要内容：", "沟通内容：")
        + f"{m.recipient}涉嫌{m.cause}一案，现处于侦查阶段，涉嫌罪名为{m.cause}罪。{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("律师意见：", "提出意见：", "辩护律师意见：")
        + f"{m.stock.say('mitigation')}，建议{m.stock.say('asks')}。"
        + s.pick("承办民警表示将依法办理。", "对方答复会予以考虑。", "民警已记录在案。"),
    )  # fmt: skip
    s.sign((s.pick("律师签名", "承办律师（签字）", "记录人"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("刑事案件阅卷笔录", "阅卷笔录", "阅卷笔记", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    s.fields(
        (s.pick("案件名称", "案由", "案件名称"), f"{m.recipient}{m.said}"),
        (s.pick("阅卷人", "阅卷人", "阅卷律师"), s.hand(m.handler)),
        (s.pick("阅卷时间", "阅卷时间", "阅卷日期"), s.hand(s.day(day))),
        (s.pick("阅卷地点", "阅卷地点", "阅卷地点"), s.hand(m.body)),
    )
    bare = s.planned("no_page_refs")
    found, page = [], 1
    for n in range(s.dice.randint(34, 56)):
        page += s.dice.randint(2, 6)
        volume = 1 + n // 16
        where = s.pick(
            f"（第{volume}卷第{page}页）",
            f"P{page}-{page + 2}",
            f"证据卷{'一二三四'[volume - 1]}第{page}页",
        )
        found.append((where, m.stock.say("note")))
    if s.layout == 16:
        head = ["序号", "证据内容摘要"] if bare else ["页码", "证据内容摘要"]
        s.table(head, [[str(n) if bare else where, said] for n, (where, said) in enumerate(found, 1)])  # fmt: skip
    else:
        s.text(
            *[
                f"{n}、{said}"
                if bare
                else s.pick(f"{n}、{said}{where}", "", f"{n}、{where}：{said}")
                for n, (where, said) in enumerate(found, 1)
            ],
            way="block",
        )
    s.sign((s.pick("阅卷人", "阅卷人（签字）", "阅卷律师"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("调查取证记录", "调查笔录", "律师向证人调查笔录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    s.fields(
        (s.pick("时间", "调查时间", "时　　间"), s.hand(f"{s.moment(m.days['asked'], begin)}至{s.clock(begin + 46)}")),
        (s.pick("地点", "调查地点", "地　　点"), s.hand(m.stock.say("spot"))),
        (s.pick("调查人", "调查人", "调 查 人"), s.hand(m.handler)), (s.pick("记录人", "记录人", "记 录 人"), s.hand(m.colleague)),
        (s.pick("被调查人", "被调查人", "被调查人"), s.hand(witness)),
    )  # fmt: skip
    talk = [
        ("问", f"我们是{m.firm}的律师，就{m.recipient}{m.said}向你了解情况，请你如实作证，作伪证要承担法律责任，清楚吗？"),
        ("答", s.pick("清楚。", "清楚，我如实讲。", "知道。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign(
        (s.pick("被调查人签字", "被调查人（签字）", "被调查人"), witness),
        (s.pick("调查人签字", "调查人（签字）", "调查人"), m.handler),
    )
    s.today(m.days["asked"])
