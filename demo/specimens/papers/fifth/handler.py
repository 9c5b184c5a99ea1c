"""Papers that the handler makes in layouts 19 to 21, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.fifth import told
from demo.specimens.papers.fifth.later import closing, discussion, informing, opinion, outline
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
    s.title(f"委托{work}协议", f"法律援助委托{work}协议书", "法律援助委托协议（制式）", org=m.firm)
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    s.prose(
        s.pick(f"甲方：{s.hand(m.recipient)}", f"委托方：{s.hand(m.recipient)}", f"受援人（甲方）：{m.recipient}"),
        s.pick(f"乙方：{m.firm}", f"受托方：{m.firm}", f"承办单位（乙方）：{m.firm}"),
        s.pick(f"甲方因{m.cause}一案获得法律援助，由{m.centre}指派乙方办理。双方协议如下：",
               f"经{m.centre}指派，委托方的{m.cause}一案由受托方承办，双方同意下列条款：",
               f"依据{m.centre}的指派通知，就{m.recipient}{m.said}，甲乙双方订立本协议。"),
        s.pick(f"第一条　乙方指派{s.hand(m.handler)}律师担任甲方的{role}。", f"一、受托方安排律师{s.hand(m.handler)}作{role}。", f"1.承办律师：{m.handler}；身份：{role}。"),
        s.pick(f"第二条　办理期限自本协议签订之日起至{m.stage}结束。", f"二、办理到{m.stage}完毕为止。", f"2.服务阶段：{m.stage}，至该阶段结束时终止。"),
        s.pick("第三条　乙方应当认真负责，依法维护甲方合法权益；甲方应当如实陈述案情。", "三、委托方要实事求是提供情况，受托方要尽职尽责、保守秘密。", "3.甲方如实陈述并提供证据，乙方依法勤勉履职并报告进展。"),
        s.pick("第四条　乙方不向甲方收取报酬。", "四、律师不收委托方的钱物。", "4.乙方提供服务不收费。"),
        s.pick("第五条　本协议经双方签字盖章后生效。", "五、本协议签字后生效，各执一份。", "5.本协议自签署之日起生效。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("甲方", "委托方签名", "甲方签名"), name), (s.pick("乙方代表", "律师签名", "乙方承办律师签名"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("授权委托书", "法律援助案件授权委托书", "授权委托书（制式）")
    s.fields(
        (s.pick("委托人", "委 托 人", "委托人"), s.hand(m.recipient)),
        (s.pick("受托人", "受托律师", "受委托人"), m.handler),
        (s.pick("受托人单位", "律 师 所", "执业机构"), m.firm),
    )
    s.prose(
        s.pick(f"委托人因{m.cause}一案，委托上列受托人为{role}，参加{m.stage}的活动。",
               f"兹委托上述律师为本人{m.cause}一案的{role}，期限到{m.stage}结束。",
               f"委托人就{m.body}办理的{m.recipient}{m.said}，授权受委托人担任{m.stage}{role}。"),
        "权限：依法为委托人辩护，代理申诉、控告，申请变更强制措施。" if m.is_criminal
        else s.pick("权限：代为起诉、举证、质证、辩论、调解，代收文书。", "权限：一般代理。", "代理权限：特别授权，代为承认、变更、放弃请求，进行和解。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "委托人签名", "委托人签名"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title("会见笔录", "会见受援人谈话笔录", "法律援助会见记录", org=m.firm)
    else:
        s.title("谈话笔录", "法律援助接待谈话笔录", "法律援助谈话记录", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("上次见面以后，案件有新的进展，今天来同你核对。你有什么要讲？", "我又来看你了，最近有什么新情况？", "本次会谈主要补充核实有关事实，请说明。")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    asks, says = s.pick(("问", "答"), ("律师问", "答"), ("问", "答"))
    s.talk([(asks if who == "问" else says, words) for who, words in talk])
    unsigned = s.planned("unsigned:D-22") and turn == 1
    if not unsigned:
        s.prose(
            s.pick(
                "以上笔录我已阅读，记录无误。",
                "上面的笔录看过了，跟我说的一样。",
                "笔录内容已经本人确认，与陈述一致。",
            )
        )
    s.sign(
        (s.pick("受援人", "受援人签名（捺印）", "受援人签名"), "" if unsigned else m.recipient),
        (s.pick("承办律师", "律师签名", "承办人员签名"), m.handler),
        (s.pick("记录人", "记录签名", "记录人签名"), m.colleague),
    )  # fmt: skip
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((543, 551, 578, 615, 855, 870, 886, 902))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(41, 88))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = f"{m.city}看守所" if m.is_criminal else s.pick(m.firm, f"{m.centre}", "律师事务所接待室")
    day = _met_on(s, turn)
    if s.layout == 20:
        times = [("开始时间", s.moment(day, begin)), ("结束时间", s.moment(day, end))]
    else:
        span = s.pick(
            f"{s.moment(day, begin)}至{s.clock(end)}", f"{s.moment(day, begin)}到{s.clock(end)}", ""
        )
        times = [(s.pick("时间", "时　　间", ""), s.hand(span))]
    s.fields(
        *times, (s.pick("地点", "地　　点", "地点"), s.hand(room)),
        (s.pick("承办律师", "律　　师", "承办人员"), s.hand(m.handler)), (s.pick("受援人", "受 援 人", "受援人姓名"), s.hand(other)),
        (s.pick("记录人", "记　　录", "记录人"), s.hand(m.colleague)), (s.pick("案由", "案　　由", "案由"), m.cause),
        way=s.pick("lines", "", ""),
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
    s.title("与侦查机关沟通记录", "向办案民警了解案情记录", "办案机关联系情况登记表", org=m.firm)
    s.fields(
        (s.pick("时间", "日　　期", "联系日期"), s.hand(s.day(m.days["read"]))),
        (s.pick("方式", "方　　法", "联系方式"), s.pick("当面", "打电话", "电话")),
        (s.pick("侦查机关", "办案单位", "办案机关"), m.body),
        (s.pick("办案人员", "民　　警", "经办人员"), m.clerk),
        (s.pick("辩护律师", "律　　师", "承办人员"), s.hand(m.handler)),
    )
    s.text(
        s.pick("一、了解的情况：", "民警介绍：", "沟通情况：") + f"{m.recipient}涉嫌的罪名是{m.cause}罪，案件仍在侦查。{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("二、律师提出的意见：", "律师提出：", "意见建议：") + f"{m.stock.say('mitigation')}，希望{m.stock.say('asks')}。"
        + s.pick("对方表示会认真考虑。", "民警说知道了，会写进卷里。", "对方已记录。"),
    )  # fmt: skip


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("阅卷笔录", "律师阅卷摘要", "阅卷情况记录表", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    s.fields(
        (s.pick("案件", "案　　件", "案件名称"), f"{m.recipient}{m.said}"),
        (s.pick("阅卷人", "阅 卷 人", "阅卷人员"), s.hand(m.handler)),
        (s.pick("阅卷时间", "阅卷日期", "阅卷日期"), s.hand(s.day(day))),
        (s.pick("阅卷地点", "阅卷地点", "阅卷地点"), s.hand(m.body)),
    )
    bare = s.planned("no_page_refs")
    found, page = [], 1
    for n in range(s.dice.randint(34, 56)):
        page += s.dice.randint(2, 6)
        volume = 1 + n // 16
        where = s.pick(
            f"卷{'一二三四'[volume - 1]}第{page}页", f"{volume}卷{page}页", f"卷{volume} P{page}"
        )
        found.append((where, m.stock.say("note")))
    if s.layout == 20:
        head = ["摘录内容"] if bare else ["卷号页码", "摘录内容"]
        s.table(head, [[said] if bare else [where, said] for where, said in found])
    else:
        s.text(*[said if bare else s.pick(f"{said}（{where}）", f"{where}　{said}", "") for where, said in found])  # fmt: skip
    s.sign((s.pick("阅卷人", "阅卷律师签名", "阅卷人员签名"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("调查笔录", "律师调查谈话笔录", "调查取证情况记录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    s.fields(
        (s.pick("调查时间", "时　　间", "调查时间"), s.hand(f"{s.moment(m.days['asked'], begin)}至{s.clock(begin + 44)}")),
        (s.pick("调查地点", "地　　点", "调查地点"), s.hand(m.stock.say("spot"))),
        (s.pick("调查人", "律　　师", "调查人员"), s.hand(m.handler)), (s.pick("记录人", "记　　录", "记录人"), s.hand(m.colleague)),
        (s.pick("被调查人", "证　　人", "被调查人"), s.hand(witness)),
    )  # fmt: skip
    talk = [
        (
            "问",
            f"我是{m.handler}律师，今天向你了解{m.recipient}一案的有关情况，请据实回答，可以吗？",
        ),
        ("答", s.pick("可以。", "可以，我照实说。", "同意。")),
    ]
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((s.pick("被调查人", "证人签名", "被调查人签名"), witness), (s.pick("调查人", "律师签名", "调查人员签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
