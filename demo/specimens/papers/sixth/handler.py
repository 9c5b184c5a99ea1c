"""Papers that the handler makes in layouts 22 to 24, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.sixth import told
from demo.specimens.papers.sixth.later import closing, discussion, informing, opinion, outline
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
    s.title(
        f"法律援助{work}委托协议", f"委托{work}协议书", f"法律援助案件委托{work}协议书", org=m.firm
    )
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    s.prose(
        s.pick(f"委托人　{s.hand(m.recipient)}（以下称甲方）", f"甲方（受援人）：{s.hand(m.recipient)}", f"委托人（受援人）：{m.recipient}"),
        s.pick(f"受托人　{m.firm}（以下称乙方）", f"乙方（律师事务所）：{m.firm}", f"受托人（承办机构）：{m.firm}"),
        s.pick(f"甲方{m.cause}一案，经{m.centre}准予援助并派乙方办理，双方议定：",
               f"甲方因{m.cause}一案，向{m.centre}申请法律援助并获批准。乙方接受{m.centre}的指派为甲方提供法律援助，双方经协商一致，签订本协议，共同遵照执行：" if m.basis != "notified"
               else f"甲方因{m.cause}一案，由{m.centre}指派乙方为其提供法律援助，双方经协商一致，签订本协议，共同遵照执行：",
               f"受托人接受{m.centre}指派，承办委托人{m.cause}一案。双方就委托事项约定如下："),
        s.pick(f"一、乙方派{s.hand(m.handler)}律师为甲方{m.stage}的{role}。", f"第一条　乙方指派{s.hand(m.handler)}律师担任甲方{m.said}{m.stage}的{role}。", f"一、承办人员　受托人安排{m.handler}律师担任委托人的{role}，阶段为{m.stage}。"),
        s.pick("二、甲方讲明事实，交出证据；乙方依法办事，不得拖延。", "第二条　乙方律师应当依照法律规定和执业规范，勤勉尽责，维护甲方的合法权益，并及时向甲方通报案件进展。", "二、双方义务　委托人应当如实陈述并提供证据；受托人应当勤勉尽责、保守秘密并通报进展。"),
        s.pick("三、办案不收费。", "第三条　甲方应当真实、完整地向乙方律师陈述案情，提供与本案有关的证据。", "三、费用　受托人不向委托人收取任何费用。"),
        s.pick("四、甲方隐瞒重要事实，或者利用援助从事违法活动的，乙方可以报请中心终止。", "第四条　乙方及其律师不得向甲方收取任何财物。", "四、终止　出现法律规定的终止情形时，本协议随法律援助一并终止。"),
        s.pick("五、此协议三份，双方和援助中心各存一份。", f"第五条　本协议有效期自签订之日起至本案{m.stage}终结之日止，一式三份，甲乙双方各执一份，交{m.centre}一份。", "五、生效　本协议自双方签署之日起生效。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("甲方", "甲方（签名）", "委托人签名"), name), (s.pick("乙方律师", "乙方承办律师（签名）", "承办人员签名"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("授权委托书", f"{role[:2]}授权委托书", "法律援助授权委托书")
    if s.layout == 22:
        s.prose(
            f"委托人：{s.hand(m.recipient)}",
            f"受托人：{m.handler}，{m.firm}律师",
            f"现委托{m.handler}律师在{m.body}办理的{m.recipient}{m.said}中，担任委托人的{role}。",
        )
    else:
        s.fields(
            (s.pick("委托人", "", "委托人姓名"), s.hand(m.recipient)),
            (s.pick("受委托人", "", "受托人姓名"), m.handler),
            (s.pick("工作单位", "", "受托人执业机构"), m.firm),
        )
        s.prose(s.pick(f"委托人{m.cause}一案，委托上列人员为{role}。", "", f"委托人就{m.cause}一案，授权上述受托人作为{m.stage}{role}。"))  # fmt: skip
    criminal = s.pick("委托权限　辩护，代为申诉、控告。", "委托权限：会见、阅卷、调查取证，提出辩护意见，申请取保候审，代为申诉和控告。", "授权范围：依法行使辩护律师的各项权利。")  # fmt: skip
    civil = s.pick("委托权限　代为陈述、举证、辩论、调解。", "委托权限：特别授权。代为提出、变更、放弃请求，参加庭审和调解，代收法律文书。", "授权范围：一般授权，代为参加庭审、提交证据和代理意见、签收文书。")  # fmt: skip
    s.prose(
        criminal if m.is_criminal else civil,
        f"{s.pick('期限', '委托期限：', '委托期限：')}自{s.day(m.days['agreed'])}起至{m.stage}终结止。",
    )
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "委托人（签名）", "委托人签名"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title(f"会见{m.status}笔录", "律师会见笔录", "会见笔录（法律援助案件）", org=m.firm)
    else:
        s.title("接待当事人谈话笔录", "律师谈话笔录", "谈话笔录（法律援助案件）", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("今天再来同你核对几件事，你先讲讲有没有变化。", "我们今天第二次见面，主要就案卷里的几个问题向你核实，你有没有要先说的？", "本次谈话对案件事实作补充核实，前次陈述有无更正？")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(talk)
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    meets = "会见" if m.is_criminal else "谈话"
    if not unsigned:
        s.prose(s.pick("以上记录我看过，同我讲的一样。", "以上笔录我看过，和我说的一致。", "本人已核对以上笔录，内容与所述相符。"))  # fmt: skip
    if s.layout == 24:
        s.foot_sign(f"被{meets}人签名", name)
    s.sign(
        (s.pick(f"被{meets}人", f"被{meets}人（签名、捺印）", "受援人签名"), name),
        (s.pick(f"{meets}人", f"{meets}人（签名）", "承办人员签名"), m.handler),
        (s.pick("记录人", "记录人（签名）", "记录人签名"), m.colleague),
    )  # fmt: skip
    s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((544, 556, 583, 617, 862, 874, 889, 911))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(43, 92))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    cell = f"第{s.dice.choice('一二三四')}律师会见室"
    jail = f"{m.city}看守所{s.pick('', cell, '律师会见区')}"
    room = jail if m.is_criminal else s.pick("本所", f"{m.firm}接待室", f"{m.centre}接待窗口")
    meets = "会见" if m.is_criminal else "谈话"
    day = _met_on(s, turn)
    if s.layout == 24:
        when = [("日　期", s.hand(s.day(day))), ("起止时间", s.hand(f"{s.clock(begin)}至{s.clock(end)}"))]  # fmt: skip
    else:
        span = s.pick("", f"{s.moment(day, begin)}至{s.clock(end)}", f"{s.moment(day, begin)}—{s.clock(end)}")  # fmt: skip
        when = [(f"{meets}时间", s.hand(span))]
    lawyer = s.pick(m.handler, f"{m.firm}律师{m.handler}", m.handler)
    rows = [
        (s.pick("地　点", f"{meets}地点", f"{meets}地点"), s.hand(room)),
        (s.pick(f"{meets}人", f"{meets}人", "承办人员"), s.hand(lawyer)),
        (s.pick(f"被{meets}人", f"被{meets}人", "受援人"), s.hand(other)),
        (s.pick("记录人", "记录人", "记录人"), s.hand(m.colleague)),
        (s.pick("案　由", "案由", "案由"), m.cause),
    ]
    s.fields(*when, *ordered(s, rows, "02134", "01234", "24013"), way=s.pick("", "lines", ""))


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(18, 26)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title("向办案单位了解案情记录", "与侦查机关联系记录", "办案机关联络记录", org=m.firm)
    rows = [
        (s.pick("日　期", "联系时间", "联络日期"), s.hand(s.day(m.days["read"]))),
        (s.pick("方　式", "联系方式", "联络方式"), s.pick("到所面谈", "电话", "电话联系")),
        (s.pick("单　位", "侦查机关", "办案机关"), m.body),
        (s.pick("经办民警", "承办民警", "承办民警"), m.clerk),
        (s.pick("律　师", "辩护律师", "承办人员"), s.hand(m.handler)),
    ]
    s.fields(*ordered(s, rows, "02314", "01234", "42301"))
    s.text(
        s.pick("了解到的情况：", "一、向侦查机关了解的案件情况：", "案件情况：") + f"{m.recipient}涉嫌{m.cause}罪，目前尚在侦查中。{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("律师讲的意见：", "二、辩护律师提出的意见：", "反映意见：") + f"{m.stock.say('mitigation')}，建议{m.stock.say('asks')}。"
        + s.pick("民警答应研究。", "承办民警表示将依法审查。", "承办民警已收悉。"),
    )  # fmt: skip
    s.sign((s.pick("记录", "记录人（签名）", "承办人员签名"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("阅卷摘录", "阅卷笔录", "阅卷笔录", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    rows = [
        (s.pick("案　件", "案件名称", "案件名称"), f"{m.recipient}{m.said}"),
        (s.pick("阅卷人", "阅卷人", "阅卷人员"), s.hand(m.handler)),
        (s.pick("阅卷日期", "阅卷时间", "阅卷日期"), s.hand(s.day(day))),
        (s.pick("地　点", "阅卷地点", "阅卷地点"), s.hand(m.body)),
    ]
    s.fields(*ordered(s, rows, "0123", "2310", "0321"))
    bare = s.planned("no_page_refs")
    noted, page = [], 1
    for n in range(s.dice.randint(32, 52)):
        page += s.dice.randint(2, 6)
        volume = "一二三四"[n // 16]
        where = s.pick(f"第{volume}卷第{page}页", f"证据卷{volume}P{page}-{page + 1}", f"【第{n // 16 + 1}卷第{page}页】")  # fmt: skip
        noted.append((where, m.stock.say("note")))
    if s.layout == 22:
        head = ["序号", "主要内容"] if bare else ["序号", "主要内容", "卷宗页码"]
        s.table(head, [[str(n), said] if bare else [str(n), said, where] for n, (where, said) in enumerate(noted, 1)])  # fmt: skip
    else:
        s.text(*[said if bare else s.pick(f"{where}　{said}", "", f"{where}{said}") for where, said in noted])  # fmt: skip
    s.sign((s.pick("阅卷人", "阅卷人（签名）", "阅卷人员签名"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("调查证人笔录", "调查笔录", "律师调查取证笔录", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    span = f"{s.moment(m.days['asked'], begin)}{s.pick('至', '至', '—')}{s.clock(begin + 47)}"
    rows = [
        (s.pick("时　间", "调查时间", "调查时间"), s.hand(span)),
        (s.pick("地　点", "调查地点", "调查地点"), s.hand(m.stock.say("spot"))),
        (s.pick("调查人", "调查人", "调查人员"), s.hand(m.handler)),
        (s.pick("被调查人", "被调查人", "被调查人"), s.hand(witness)),
        (s.pick("记录人", "记录人", "记录人"), s.hand(m.colleague)),
    ]
    s.fields(*ordered(s, rows, "01324", "01234", "32401"))
    talk = [
        ("问", s.pick(f"我是律师{m.handler}，为{m.recipient}一案向你调查，请照实说。", f"我们是{m.firm}律师，受法律援助中心指派办理{m.recipient}{m.said}，现依法向你调查有关情况，请如实陈述，故意作伪证要负法律责任，听清楚了吗？", f"现就{m.recipient}{m.said}向你了解情况，请据实陈述，是否同意？")),
        ("答", s.pick("好，照实说。", "听清楚了。", "同意。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((s.pick("被调查人", "被调查人（签名）", "被调查人签名"), witness), (s.pick("调查人", "调查人（签名）", "调查人员签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
