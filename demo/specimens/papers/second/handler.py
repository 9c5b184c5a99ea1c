"""Papers that the handler makes in layouts 10 to 12, from the agreement to the closing report."""

from datetime import date

from demo.specimens.papers.second import told
from demo.specimens.papers.second.later import closing, discussion, informing, opinion, outline
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
    s.title(
        "法律援助服务协议", f"法律援助{work}委托合同", f"委托{work}合同（法律援助）", org=m.firm
    )
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    s.fields(
        (s.pick("委托方", "受援人（下称甲方）", "受援人"), s.hand(m.recipient)),
        (s.pick("承办方", "律师事务所（下称乙方）", "律师事务所"), m.firm),
        (s.pick("协议事项", "委托事项", "所涉案件"), f"{m.cause}（{m.stage}）"),
        (s.pick("经办律师", "指派律师", "援助律师"), s.hand(m.handler)),
    )
    s.prose(
        s.pick("双方就法律援助事宜商定：", f"依据{m.centre}的指派，甲乙双方约定如下条款。", "经协商一致，立此合同。"),
        s.pick(f"1．承办方派{m.handler}律师为委托方{m.said}提供服务，身份为{role}。",
               f"一、乙方律师{m.handler}出任甲方的{role}，工作至{m.stage}结束。",
               f"（一）{m.firm}安排{m.handler}律师担任受援人的{role}。"),
        s.pick("2．委托方的权限：由律师代为陈述意见、收集和提交材料。", "二、乙方代为行使法律规定的权利，重大决定须先征得甲方同意。",
               "（二）授权范围以授权书所写为准。"),
        s.pick("3．服务全程免费，差旅费、复印费也不向委托方收。", "三、乙方不收任何报酬。甲方如遇乙方收费，可向法律援助机构反映。",
               "（三）本合同不约定律师费，一切费用由法律援助经费承担。"),
        s.pick("4．委托方应当把事情原原本本讲清，不得指使律师作假。", "四、甲方提供虚假情况的，乙方有权报请终止。",
               "（四）受援人对事实和材料的真实性负责，律师对所知秘密负责。"),
        s.pick("5．因故不能继续的，报法律援助中心处理。", f"五、{m.stage}结束，本合同随之终止。",
               "（五）未写明的，依《中华人民共和国法律援助法》办理。"),
        s.pick("6．双方签字后生效，各留一份，交中心存档一份。", "六、合同一式三份，签字盖章后有效。", "（六）本合同自签订日起算。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("委托方（签字）", "甲方（签字、指印）", "受援人签字"), name),
           (s.pick("承办方律师（签字）", "乙方律师（签字）", "律师签字"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title(
        "委托代理授权书" if not m.is_criminal else "委托辩护授权书",
        "委托书（援助案件）",
        "授权委托书（律师存）",
    )
    s.prose(
        s.pick(
            f"本人{m.recipient}，住{m.city}{m.district}{m.home}，自愿委托{m.firm}{m.handler}律师为{role}。",
            f"委托人：{s.hand(m.recipient)}。被委托人：{m.handler}，{m.firm}执业律师。",
            f"立书人{m.recipient}，就{m.cause}一案，将下列事项交由{m.firm}律师{m.handler}办理。",
        ),
        s.pick(
            f"{m.body}审理或者办理本人{m.said}期间，{m.handler}可以代为提出意见、参加质证和辩论、领取文书。",
            f"在{m.body}办理的{m.cause}一案里，被委托人担任我的{role}，权限见法律规定。",
            f"办理机关：{m.body}。身份：{role}。事项：调阅材料、发表意见、签收文书。",
        ),
        s.pick(
            "授权至本程序办完为止。", f"时效：{m.stage}。", f"自本书签名时起，到{m.stage}了结时止。"
        ),
    )
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人（亲笔）", "委托人签字按印", "立书人"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title("会见谈话笔录", f"会见{m.status}记录", "援助律师会见笔录", org=m.firm)
    else:
        s.title("约见受援人笔录", "接谈笔录", "受援人谈话记录", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("今天再来核对几个细节。先说说这几天想起了什么？", "又见面了，前次之后有没有新情况？", "第二次谈，有变化的地方请讲。")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    listed = turn == 1 and s.planned("printed_questions")
    talk += told.printed() if listed else _asked(s)
    names = {"问": s.pick("律师问", "问", "律师"), "答": s.pick("受援人答", "答", "受援人")}
    s.talk([(names[who], words) for who, words in talk])
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    if not unsigned:
        s.prose(
            s.pick("记录已看，没有出入。", "上面几页我看过了，是我讲的话。", "念给我听过，对的。")
        )
    if s.layout == 11:
        s.foot_sign("本页谈话人签字", name)
    s.sign((s.pick("受援人（签字、捺印）", "谈话对象", f"{m.status}签字"), name),
           (s.pick("律师（签字）", "律师", "会见人签字"), m.handler))  # fmt: skip
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((538, 552, 567, 611, 848, 861, 877, 902))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(4, 8) if short else s.dice.randint(41, 86))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = f"{m.city}看守所律师会见区{s.dice.randint(1, 12)}号" if m.is_criminal else (
        s.pick(f"{m.centre}谈话室", f"{m.firm}", f"{m.firm}二楼会议室")
    )  # fmt: skip
    day = _met_on(s, turn)
    span = s.pick(f"{s.day(day)} {s.clock(begin)}—{s.clock(end)}",
                  f"{s.moment(day, begin)}开始，{s.clock(end)}结束",
                  f"{s.day(day)}，自{s.clock(begin)}到{s.clock(end)}")  # fmt: skip
    rows = [
        (s.pick("谈话对象", "受援对象", "被会见者"), s.hand(other)),
        (s.pick("起止时刻", "会谈时间", "会见起止"), s.hand(span)),
        (s.pick("会谈处所", "所在地", "会见处所"), s.hand(room)),
        (s.pick("参加律师", "律师", "会见人"), s.hand(m.handler)),
        (s.pick("书写人", "笔录制作", "记录人员"), s.hand(m.colleague)),
        (s.pick("会谈事由", "所涉案由", "事项"), m.cause),
    ]
    s.fields(*(rows if s.layout != 12 else [rows[1], rows[2], rows[3], rows[0], *rows[4:]]))


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(16, 27)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title("与侦查人员沟通记录", "联络办案单位记录", "向办案机关了解案情记录", org=m.firm)
    s.fields(
        (s.pick("沟通日期", "通话日期", "日期"), s.hand(s.day(m.days["read"]))),
        (s.pick("沟通方式", "途径", "形式"), s.pick("前往该单位", "拨打办公电话", "上门")),
        (s.pick("对方单位", "单位", "侦查机关"), m.body),
        (s.pick("对方人员", "接听人", "承办民警"), m.clerk),
        (s.pick("律师", "拨打人", "援助律师"), s.hand(m.handler)),
    )
    s.text(
        f"{s.pick('了解到', '对方称', '据承办民警介绍')}：{m.recipient}{m.said}，罪名为{m.cause}；"
        f"{m.stock.say('proofs')}{s.pick('已收集', '已经附卷', '正在核对')}，{m.stock.say('seen')}。",
        f"{s.pick('律师当场反映', '已向对方说明', '我方意见')}：{m.stock.say('mitigation')}；{m.stock.say('mitigation')}，"
        f"{s.pick('请办案单位核查', '对方答复会考虑', '民警表示记下')}。",
    )
    s.sign((s.pick("记录人", "律师签字", "记录律师"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("阅卷工作记录", "查阅案卷摘要", "卷宗阅读笔录", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    s.fields(
        (s.pick("阅卷者", "律师姓名", "查阅律师"), s.hand(m.handler)),
        (s.pick("查阅日期", "摘录日期", "阅卷日"), s.hand(s.day(day))),
        (s.pick("阅卷场所", "查阅处所", "阅卷所在"), s.hand(m.body)),
        (s.pick("卷名", "案件", "所阅卷宗"), f"{m.recipient}{m.said}"),
    )
    bare = s.planned("no_page_refs")
    notes, page = [], 3
    for n in range(s.dice.randint(34, 60)):
        page += s.dice.randint(1, 6)
        volume = 1 + n // 13
        where = s.pick(
            f"证据卷{volume}／{page}页",
            f"卷{'一二三四五'[volume - 1]}P{page}",
            f"第{volume}册第{page}至{page + 1}页",
        )
        said = m.stock.say("note")
        notes.append([str(n + 1), said] if bare else [where, said])
    if s.layout == 11:
        heads = ["序号" if bare else "卷页", "摘记与意见"]
        s.table(heads, notes)
    else:
        s.text(*[said if bare else s.pick(f"{said}——{where}", f"〔{where}〕{said}", said) for where, said in notes],
               way="block")  # fmt: skip
    s.sign((s.pick("阅卷律师（签字）", "签字", "查阅人"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("律师走访调查笔录", "向证人调查笔录", "调查了解情况记录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    span = s.pick("—", "到", "至").join((s.moment(m.days["asked"], begin), s.clock(begin + 52)))
    s.fields(
        (s.pick("被走访人", "证人姓名", "谈话对象"), s.hand(witness)),
        (s.pick("起止", "询问时间", "时段"), s.hand(span)),
        (s.pick("走访地", "询问地点", "调查处所"), s.hand(m.stock.say("spot"))),
        (s.pick("走访律师", "询问律师", "律师"), s.hand(m.handler)),
        (s.pick("书写人", "笔录制作", "记录"), s.hand(m.colleague)),
    )
    talk = [("问", s.pick("作证要讲实话，明白吗？", "我们是律师，来核实一件事，请照实讲。", "你愿意说说你知道的情况吗？")),
            ("答", s.pick("明白。", "好的。", "愿意。"))]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign(
        (s.pick("被走访人（签字）", "证人签字", "谈话对象签字"), witness),
        (s.pick("律师（签字）", "询问人", "律师签字"), m.handler),
    )
    s.today(m.days["asked"])
