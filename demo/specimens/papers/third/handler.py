"""Papers that the handler makes in layouts 13 to 15, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.third import told
from demo.specimens.papers.third.later import closing, discussion, informing, opinion, outline
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
        "提供法律援助协议书", f"委托{work}协议（法援案件）", f"法律援助{work}委托协议", org=m.firm
    )
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    s.prose(
        s.pick(f"甲方：{s.hand(m.recipient)}（受援人）", f"受援人：{s.hand(m.recipient)}　受援事项：{m.cause}", f"立协议人：{s.hand(m.recipient)}（甲）"),
        s.pick(f"乙方：{m.firm}", f"承办单位：{m.firm}　承办律师：{s.hand(m.handler)}", f"{m.firm}（乙）"),
        s.pick(f"甲方因{m.cause}一案得到法律援助。依照{m.centre}的指派，双方约定：",
               f"{m.centre}已指派上列单位承办。为明确双方责任，订立协议：",
               f"为{m.recipient}{m.said}，经{m.centre}指派，甲乙协商达成协议。"),
        s.pick(f"一　乙方派律师{m.handler}为{role}，办到{m.stage}完结。", f"1　律师{m.handler}作为{role}，在{m.stage}内履行职责。",
               f"首先，乙指派{s.hand(m.handler)}律师担任甲的{role}。"),
        s.pick("二　权限：代为提出主张、参加庭审或者会见、递交文书。", "2　授予的权限另见委托书。", "其次，委托的范围限于本案本程序。"),
        s.pick("三　甲方不付任何费用；乙方收费的，甲方可以举报。", "3　本案援助无偿，不收取代理费、交通费。", "再次，甲不承担律师费用。"),
        s.pick("四　甲方说实情、交材料；乙方守秘密、报进度。", "4　受援人如实陈述，律师勤勉尽责、严守秘密。", "再次，甲如实说明，乙如期办理并告知进展。"),
        s.pick("五　一方违约的，由中心协调。", "5　终止援助时协议同时解除。", "最后，因本协议起争议，请中心处理。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign(
        (s.pick("甲方", "受援人（签章）", "甲（手签）"), name),
        (s.pick("乙方律师", "律师（签章）", "乙（律师手签）"), m.handler),
    )
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("授权委托书（法援专用）", "委托书（律师）", f"委托{role[:2]}书")
    s.fields(
        (s.pick("委托人姓名", "授权人", "本人"), s.hand(m.recipient)),
        (s.pick("律师姓名", "被授权人", "所托律师"), f"{m.handler}"),
        (s.pick("所在律所", "执业机构", "律所"), m.firm),
        (s.pick("委托事由", "授权事项", "委托案件"), f"{m.cause}（{m.body}）"),
    )
    s.prose(
        s.pick(f"本人同意由上述律师做{role}，代理本人讲话、举证、签收文书，至{m.stage}结束。",
               f"授权人请被授权人担任{role}，享有法律规定的{role}权利，期至{m.stage}终了。",
               f"我把{m.cause}一案的事务托给他（她）办理，身份为{role}，到{m.stage}完了为止。")
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "授权人签章", "本人手签"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title("会见询问笔录", "律师会见谈话笔录", "会见在押人员笔录", org=m.firm)
    else:
        s.title("案情谈话笔录", "当事人谈话记录", "约谈受援人笔录", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("我再来看你，前面的话有要改的吗？", "上回之后的情况说一下。", "补充谈一次。先讲新发生的事。")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    listed = turn == 1 and s.planned("printed_questions")
    if s.layout == 14 and turn == 1:
        s.text(*told.above(s), way="boxed")
    talk += told.printed() if listed else _asked(s)
    asks, says = s.pick(("律师（问）", "受援人（答）"), ("问", "答"), ("会见人", "受援人"))
    s.talk([(asks if who == "问" else says, words) for who, words in talk])
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    if not unsigned:
        s.prose(s.pick("（本人看了，与所说相符）", "以上记录经本人核对，没有错误。", "看完，对。"))
    s.sign(
        (s.pick("受援人", "被谈话者", "受援人手签"), name),
        (s.pick("会见律师", "谈话律师", "会见人手签"), m.handler),
    )
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((541, 556, 583, 617, 839, 864, 881, 909))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(44, 80))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = (
        f"{m.city}第{s.dice.choice('一二')}看守所"
        if m.is_criminal
        else s.pick(f"{m.firm}办公室", "受援人家中", f"{m.centre}窗口")
    )
    day = _met_on(s, turn)
    if s.layout == 15:
        times = [
            ("会见开始", s.hand(s.moment(day, begin))),
            ("会见结束", s.hand(s.moment(day, end))),
        ]
    else:
        times = [(s.pick("", "时　　间", "会谈起止"), s.hand(s.pick("", f"{s.moment(day, begin)}至{s.clock(end)}止",
                                                               f"{s.moment(day, begin)}~{s.clock(end)}")))]  # fmt: skip
    who = [
        (s.pick("受援人", "受援人姓名", "谈话人（受援人）"), s.hand(other)),
        (s.pick("会见律师", "律　　师", "律师"), s.hand(m.handler)),
    ]
    s.fields(
        (s.pick("案件", "案　　由", "所谈案件"), m.cause), *who, *times,
        (s.pick("会见地", "地　　点", "会谈地"), s.hand(room)), (s.pick("记录", "记 录 人", "记录者"), s.hand(m.colleague)),
    )  # fmt: skip


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(15, 25)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title("走访办案机关记录", "电话联系办案机关记录", "与公安机关联系记录", org=m.firm)
    s.fields(
        (s.pick("联系日", "联系日期", "联系于"), s.hand(s.day(m.days["read"]))),
        (s.pick("联系方法", "联系途径", "方法"), s.pick("到办案大队", "固定电话", "当面约见")),
        (s.pick("办案单位", "联系机关", "机关"), m.body),
        (s.pick("接待人员", "答复人", "对方"), m.clerk),
        (s.pick("律师", "联系律师", "本方"), s.hand(m.handler)),
    )
    s.text(
        s.pick(f"问明罪名：{m.recipient}，{m.cause}。", f"该局答复：{m.recipient}案现以{m.cause}侦办。", f"{m.recipient}所涉为{m.cause}。")
        + f"{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("我讲了几点：", "律师反映：", "本方提出：") + f"{m.stock.say('mitigation')}；{m.stock.say('asks')}。"
        + s.pick("对方记下了。", "对方称将在报告里写明。", "对方未置可否。"),
    )  # fmt: skip


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("卷宗摘录", "案卷材料摘要", "阅卷记录表", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    s.fields(
        (s.pick("案卷", "案件", "卷宗名称"), f"{m.recipient}{m.said}"),
        (s.pick("阅卷律师", "摘要人", "阅卷"), s.hand(m.handler)),
        (s.pick("阅卷日", "摘录日期", "阅卷日期"), s.hand(s.day(day))),
        (s.pick("阅卷地", "阅卷处所", "阅卷所在"), s.hand(m.body)),
    )
    bare = s.planned("no_page_refs")
    found, page = [], 1
    for n in range(s.dice.randint(34, 58)):
        page += s.dice.randint(2, 6)
        volume = 1 + n // 15
        where = s.pick(f"第{page}页", f"卷{volume}-{page}", f"{volume}卷{page}至{page + 2}页")
        found.append((where, m.stock.say("note")))
    if s.layout == 14:
        head = ["摘录内容与疑点"] if bare else ["卷页", "摘录内容与疑点"]
        s.table(head, [[said] if bare else [where, said] for where, said in found])
    else:
        s.text(
            *[
                said if bare else s.pick(f"{where}：{said}", f"（{where}）{said}", said)
                for where, said in found
            ]
        )
    s.sign((s.pick("阅卷律师", "摘要律师", "阅卷人手签"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("律师调查记录", "调查访问笔录", "询问证人笔录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    s.fields(
        (s.pick("受访人", "被访问人", "证人"), s.hand(witness)),
        (s.pick("访问时间", "时　　间", "起止"), s.hand(f"{s.moment(m.days['asked'], begin)}至{s.clock(begin + 48)}")),
        (s.pick("访问处", "地　　点", "访问地"), s.hand(m.stock.say("spot"))),
        (s.pick("律师", "访问人", "询问人"), s.hand(m.handler)), (s.pick("记录", "记 录 人", "记录者"), s.hand(m.colleague)),
    )  # fmt: skip
    talk = [
        ("问", "请你把知道的讲一讲，不知道的不要讲。"),
        ("答", s.pick("行。", "好，我说。", "可以。")),
    ]
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign(
        (s.pick("被访问人", "被访问人（签章）", "证人手签"), witness),
        (s.pick("律师", "访问人（签章）", "询问人手签"), m.handler),
    )
    s.today(m.days["asked"])
