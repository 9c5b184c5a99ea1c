"""Papers that the handler makes in layouts 25 to 27, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.seventh import told
from demo.specimens.papers.seventh.later import closing, discussion, informing, opinion, outline
from demo.specimens.papers.sixth.rows import ordered
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
    s.title(f"委托{work}合同", "法律援助委托协议书", f"法律援助案件{work}委托协议", org=m.firm)
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    asked = f"由{m.centre}指派" if m.basis == "notified" else f"经{m.centre}同意援助并指派"
    s.prose(
        s.pick(f"委托的一方：{s.hand(m.recipient)}", f"委托人：{s.hand(m.recipient)}（以下简称甲方）", f"甲方（委托人）：{m.recipient}"),
        s.pick(f"接受委托的一方：{m.firm}", f"受委托人：{m.firm}（以下简称乙方）", f"乙方（承办机构）：{m.firm}"),
        s.pick(f"为{m.recipient}{m.said}，{asked}，双方说定：",
               f"甲方{m.recipient}{m.said}，{asked}乙方提供法律援助。甲、乙双方依照有关法律规定，订立协议如下：",
               f"就甲方{m.said}，{asked}乙方承办，甲乙双方签订协议如下："),
        s.pick(f"1．由{s.hand(m.handler)}律师当{m.status}{m.stage}的{role}。", f"一、乙方安排{s.hand(m.handler)}律师为甲方提供法律援助，担任甲方{m.stage}的{role}。", f"第一条（承办律师）乙方指定{m.handler}律师担任甲方{m.stage}{role}。"),
        s.pick("2．律师依法办事，维护委托人的权益，为案情保密。", "二、乙方律师应当恪守职业道德和执业纪律，依法维护甲方的合法权益，保守在办案中知悉的秘密和个人隐私。", "第二条（乙方义务）依法、及时、尽责提供服务，主动告知办案进度，保守秘密。"),
        s.pick("3．委托人要讲实话，提供证据。", "三、甲方应当向乙方律师如实说明案情，并及时提供证据和证据线索。", "第三条（甲方义务）如实陈述，配合乙方开展工作，保持通讯畅通。"),
        s.pick("4．不收代理费和别的费用。" if not m.is_criminal else "4．不收辩护费和别的费用。", "四、乙方及乙方律师不收取甲方任何费用。", "第四条（费用）本案为法律援助案件，不向甲方收取费用。"),
        s.pick("5．援助终止的，合同也终止。", f"五、本协议自双方签字、盖章之日起生效，至{m.stage}结束时终止；法律援助终止的，本协议同时终止。", "第五条（效力）本协议经双方签署生效，法律援助终止时自行终止。"),
        *s.pick(["6．本合同一式三份，双方各一份，交援助中心一份。"], ["六、本协议一式三份，甲方、乙方各一份，报送法律援助中心一份。"], []),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("委托的一方签名", "甲方（签字）", "甲方签字"), name), (s.pick("办案律师签名", "乙方律师（签字）", "乙方承办律师签字"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("委托书", "授权委托书", "授权委托书（法援案件）")
    if s.layout == 25:
        s.prose(
            f"委托人{s.hand(m.recipient)}因{m.cause}一案，特委托{m.firm}{m.handler}律师为{m.stage}的{role}。"
        )
    else:
        s.fields(
            (s.pick("委托人", "", "委托人"), s.hand(m.recipient)),
            (s.pick("受托人", "", "受托人"), s.pick(f"{m.handler}（{m.firm}）", "", m.handler)),
            *s.pick([], [], [("受托人单位", m.firm)]),
            (s.pick("事项", "", "委托事项"), f"{m.recipient}{m.said}，担任{role}"),
        )
    criminal = s.pick("权限：依法行使辩护人的全部权利。", "委托权限为：依法为委托人辩护，申请变更强制措施，代为申诉、控告。", "授权内容：会见通信、查阅案卷、调查取证、提出辩护意见，以及法律规定的其他权利。")  # fmt: skip
    civil = s.pick("权限：代为陈述、举证、辩论、调解、领取文书。", "委托权限为：代为起诉（申请）、陈述事实、参加辩论和调解，代为承认、变更、放弃请求。", "授权内容：代为立案、举证质证、参加庭审、签收文书（一般授权）。")  # fmt: skip
    s.prose(
        criminal if m.is_criminal else civil,
        f"{s.pick('期限：', '本委托书有效期限：', '授权期间：')}{s.day(m.days['agreed'])}起，到{m.stage}{s.pick('完为止', '终结之日止', '办结之日止')}。",
    )
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人签名或手印", "委托人（签字）", "委托人签字"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title(f"会见{m.status}谈话记录", "会见笔录", "律师会见受援人笔录", org=m.firm)
    else:
        s.title("同受援人谈话记录", "与受援人谈话笔录", "受援人谈话笔录", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("我再来一趟，上次讲的有没有要改的？", f"我是{m.handler}律师，今天再次就案件的有关问题向你了解，上次谈话以后情况有无变化？", "您好，今天继续向您核对案情，您对之前所说的有没有要更正、补充的？")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(talk)
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    meets = "会见" if m.is_criminal else "谈话"
    if not unsigned:
        s.prose(s.hand(s.pick("上面记的念给我听了，对的。", "以上笔录我已看过，与我所说的相符。", "笔录内容本人已阅读，记录无误。")))  # fmt: skip
    s.sign(
        (s.pick(f"被{meets}人签名或手印", f"被{meets}人（签字）", f"被{meets}人签字"), name),
        (s.pick(f"{meets}律师签名", f"{meets}人（签字）", "承办律师签字"), m.handler),
        (s.pick("记录人签名", "记录人（签字）", "记录人签字"), m.colleague),
    )  # fmt: skip
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    """When and where a meeting was, and who was there."""
    m = s.matter
    begin = s.dice.choice((541, 557, 578, 605, 622, 866, 879, 902, 918))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(41, 88))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = (
        f"{m.city}看守所"
        if m.is_criminal
        else s.pick(m.centre, f"{m.firm}办公室", f"{m.centre}谈话室")
    )
    meets = "会见" if m.is_criminal else "谈话"
    day = _met_on(s, turn)
    if s.layout == 26:
        when = [("开始时间", s.moment(day, begin)), ("结束时间", s.moment(day, end))]
    else:
        span = s.pick(f"{s.moment(day, begin)}到{s.clock(end)}", f"{s.moment(day, begin)}至{s.clock(end)}", "")  # fmt: skip
        when = [(s.pick("时间", f"{meets}时间", ""), s.hand(span))]
    rows = [
        (s.pick("地点", f"{meets}地点", f"{meets}地点"), s.hand(room)),
        (s.pick("律师", f"{meets}人", "承办律师"), s.hand(s.pick(m.handler, f"{m.handler}（{m.firm}律师）", m.handler))),
        (s.pick("谈话对象" if not m.is_criminal else "会见对象", f"被{meets}人", f"被{meets}人"), s.hand(other)),
        (s.pick("记录", "记录人", "记录人员"), s.hand(m.colleague)),
        (s.pick("案由", "案由", "案件"), s.pick(m.cause, m.cause, m.said)),
        (s.pick("次数", f"{meets}次数", f"{meets}次序"), s.hand(f"第{'一二'[turn - 1]}次")),
    ]  # fmt: skip
    s.fields(*when, *ordered(s, rows, "025134", "012345", "201345"), way=s.pick("", "lines", ""))


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
    s.title("同办案单位联系记录", "与办案机关联系笔录", "办案机关沟通登记单", org=m.firm)
    rows = [
        (s.pick("日期", "联系时间", "沟通时间"), s.hand(s.day(m.days["read"]))),
        (s.pick("方式", "联系方式", "沟通方式"), s.pick("上门", "电话联系", "电话")),
        (s.pick("单位", "办案机关", "办案单位"), m.body),
        (s.pick("民警", "承办民警", "办案民警"), m.clerk),
        (s.pick("律师", "联系人", "承办律师"), s.hand(m.handler)),
    ]
    s.fields(*ordered(s, rows, "02314", "02134", "42310"))
    s.text(
        s.pick("问到的情况：", "一、办案机关介绍的情况：", "案情了解：") + f"{m.recipient}涉嫌的罪名是{m.cause}罪，还在侦查。{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("律师的意见：", "二、辩护人向办案机关提出的意见：", "意见反映：") + f"{m.stock.say('mitigation')}，请求{m.stock.say('asks')}。"
        + s.pick("民警说考虑。", "承办民警表示听取并记录在案。", "办案民警已记录。"),
    )  # fmt: skip
    s.sign((s.pick("律师签名", "记录人（签字）", "承办律师签字"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("查阅案卷记录", "阅卷笔录", "阅卷工作记录", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    rows = [
        (s.pick("案件", "案件", "案件名称"), f"{m.recipient}{m.said}"),
        (s.pick("阅卷律师", "阅卷人", "阅卷律师"), s.hand(m.handler)),
        (s.pick("日期", "阅卷时间", "阅卷时间"), s.hand(s.day(day))),
        (s.pick("地点", "阅卷地点", "阅卷地点"), s.hand(m.body)),
    ]
    s.fields(*ordered(s, rows, "0213", "0312", "0123"), way=s.pick("", "lines", ""))
    bare = s.planned("no_page_refs")
    noted, page = [], 1
    for n in range(s.dice.randint(32, 52)):
        page += s.dice.randint(2, 6)
        where = s.pick(f"{'一二三四'[n // 16]}卷{page}页", f"侦查卷第{n // 16 + 1}册第{page}页", f"证据卷{n // 16 + 1}／P{page}")  # fmt: skip
        noted.append((where, m.stock.say("note")))
    if s.layout == 25:
        s.text(*[f"{n}.{said}" if bare else f"{n}.{said.rstrip('。')}（{where}）。" for n, (where, said) in enumerate(noted, 1)])  # fmt: skip
    else:
        head = [s.pick("卷页", "", "页码"), s.pick("摘录内容", "", "内容摘要")]
        if bare:
            head = [s.pick("顺号", "", "序号"), head[1]]
        s.table(head, [[str(n) if bare else where, said] for n, (where, said) in enumerate(noted, 1)])  # fmt: skip
    s.sign((s.pick("阅卷律师签名", "阅卷人（签字）", "阅卷律师签字"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("向证人了解情况记录", "调查笔录", "调查取证笔录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    span = f"{s.moment(m.days['asked'], begin)}{s.pick('到', '至', '～')}{s.clock(begin + 43)}"
    rows = [
        (s.pick("时间", "调查时间", "调查时间"), s.hand(span)),
        (s.pick("地点", "调查地点", "调查地点"), s.hand(m.stock.say("spot"))),
        (s.pick("调查律师", "调查人", "调查人员"), s.hand(m.handler)),
        (s.pick("证人", "被调查人", "被调查人"), s.hand(witness)),
        (s.pick("记录", "记录人", "记录人员"), s.hand(m.colleague)),
    ]
    s.fields(*ordered(s, rows, "03124", "01243", "30214"), way=s.pick("", "lines", ""))
    talk = [
        ("问", s.pick(f"我是{m.recipient}的律师{m.handler}，来问你几句，讲实话，行不行？", f"我是{m.firm}律师{m.handler}，受指派承办{m.recipient}{m.said}，现向你调查取证。你应当如实作证，作伪证要承担法律责任，清楚吗？", f"您好，我们因{m.recipient}{m.said}向您核实情况，请您如实作答，可以吗？")),
        ("答", s.pick("行，有什么讲什么。", "清楚，我如实讲。", "可以。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((s.pick("证人签名或手印", "被调查人（签字）", "被调查人签字"), witness), (s.pick("调查律师签名", "调查人（签字）", "调查人员签字"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
