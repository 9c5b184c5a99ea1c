"""Papers that the handler makes in layouts 28 to 30, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.eighth import told
from demo.specimens.papers.eighth.later import closing, discussion, informing, opinion, outline
from demo.specimens.papers.eighth.ticks import ticked
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet

__all__ = [
    "agreement", "closing", "contact", "discussion", "file_notes", "informing", "interview",
    "investigation", "opinion", "outline", "power", "second_interview",
]  # fmt: skip


def by_hand(s: Sheet, day: date) -> str:
    """A day as the handler writes it: letter paper has it in commas, 2026、3、5."""
    return s.hand(s.day(day, "commas" if s.layout == 30 else ""))


def agreement(s: Sheet) -> None:
    """The agreement between the firm and the recipient."""
    m = s.matter
    role = m.stock.values["advocate"]
    work = role[:2]
    s.title(f"{work}协议", f"法律援助委托{work}协议书", "法律援助委托协议（三联）", org=m.firm)
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    asked = f"由{m.centre}指派" if m.basis == "notified" else f"经{m.centre}决定给予法律援助"
    s.prose(
        s.pick(f"{s.hand(m.recipient)}（下称委托人）与{m.firm}（下称本所）立此协议。", f"甲方：{s.hand(m.recipient)}（受援人）", f"委托方：{s.hand(m.recipient)}　　受托方：{m.firm}"),
        s.pick(f"因{m.recipient}{m.said}，{asked}，两边商定如下：",
               f"乙方：{m.firm}（法律援助案件承办单位）",
               f"委托事项：{m.recipient}{m.said}，{asked}。"),
        s.pick(f"（1）本所派{s.hand(m.handler)}律师办理，做{m.stage}的{role}。",
               f"因甲方{m.said}，{asked}，甲乙双方达成协议：一、乙方指派本所律师{s.hand(m.handler)}担任甲方{m.stage}的{role}。",
               f"承办律师：{s.hand(m.handler)}；身份：{ticked(role, ('辩护人', '代理人'))}；阶段：{m.stage}。"),
        s.pick("（2）律师要依法尽心办案，不得泄露委托人的隐私。", "二、乙方律师应当勤勉尽责，按照法律援助服务规范办理案件，并对知悉的隐私予以保密。", "受托方应当依法履行职责，及时通报案情进展，保守秘密。"),
        s.pick("（3）委托人要讲真情，交真凭实据。", "三、甲方应当如实陈述案情，提供与案件有关的证据材料。", "委托方应当如实陈述，提供证据，配合承办律师工作。"),
        s.pick("（4）不向委托人收取任何费用。", "四、本协议项下的服务为无偿服务，乙方及其律师不得收取甲方任何财物。", "费用：■免费（法律援助）　□收费。"),
        *s.pick(["（5）案子办完，协议到期。"], [f"五、本协议有效期自签订之日起至{m.stage}终结止。", "六、本协议一式三份，甲乙双方各执一份，报法律援助中心备案一份。"], ["期限：自签订之日起至本阶段办理终结止。"]),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("委托人", "甲方（签名并捺印）", "委托方本人签名"), name), (s.pick("律师", "乙方承办律师（签名）", "承办律师签名"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title("委托字据", "授权委托书（法律援助）", "授权委托书（一式三联）")
    if s.layout == 30:
        s.prose(f"我叫{s.hand(m.recipient)}，因{m.cause}一案，现委托{m.firm}的{m.handler}律师做我{m.stage}的{role}。")  # fmt: skip
    else:
        s.fields(
            (s.pick("", "委托人姓名", "委托人"), s.hand(m.recipient)),
            (s.pick("", "受委托人", "受托人"), m.handler),
            (s.pick("", "受委托人单位", "执业机构"), m.firm),
            (s.pick("", "委托事由", "案由"), m.cause),
            (s.pick("", "委托身份", "身份"), s.pick("", role, ticked(role, ("辩护人", "代理人")))),
        )
    criminal = s.pick("他可以会见我、看案卷、收集证据、替我辩护。", "受委托人的权限：会见、通信，查阅、摘抄、复制案卷材料，申请取保候审，提出辩护意见，代为申诉控告。", "权限：■会见通信　■阅卷　■调查取证　■提出辩护意见　■代为申诉控告")  # fmt: skip
    civil = s.pick("他可以替我说话、交证据、参加调解、领取文书。", "受委托人的权限为一般授权：代为提出请求，提交证据，参加庭审和调解，签收法律文书。", "权限：■一般授权　□特别授权（内容：代为陈述、举证、质证、辩论、签收文书）")  # fmt: skip
    s.prose(
        criminal if m.is_criminal else civil,
        f"{s.pick('从', '委托期限：自', '有效期：')}{s.day(m.days['agreed'])}{s.pick('算起，办完', '起至', '至')}{m.stage}{s.pick('为止。', '终结止。', '办结。')}",
    )
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "委托人（签名并捺印）", "委托人本人签名"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title("看守所会见笔录", f"会见{m.status}笔录", "律师会见笔录（制式）", org=m.firm)
    else:
        s.title("和当事人谈话笔录", "法律援助接待（谈话）笔录", "律师约谈笔录（制式）", org=m.firm)
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("我又来看你了，上回的话有要改的没有？", "今天再次与你核实案情，对前次笔录有无更正？", "前次笔录有无补充或更正？")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(talk)
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    meets = "会见" if m.is_criminal else "谈话"
    if not unsigned:
        s.prose(s.hand(s.pick("念过，跟我讲的没出入。", "以上笔录共有数页，我逐页看过，和我说的相符。", "已阅，记录属实。")))  # fmt: skip
    s.sign(
        (s.pick("本人", f"被{meets}人（签名并捺印）", f"被{meets}人本人签名"), name),
        (s.pick("律师", f"{meets}律师（签名）", f"{meets}律师签名"), m.handler),
        (s.pick("记的人", "记录人（签名）", "记录人签名"), m.colleague),
    )
    if s.layout == 30:
        s.today(_met_on(s, turn))


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    """When and where a meeting was, and who was there."""
    m = s.matter
    begin = s.dice.choice((543, 556, 571, 604, 619, 867, 881, 903, 921))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(42, 86))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = f"{m.city}看守所" if m.is_criminal else s.pick("当事人家里", f"{m.firm}接待室", m.centre)
    meets = "会见" if m.is_criminal else "谈话"
    rows = [
        (s.pick("在哪里", f"{meets}地点", "地点"), s.hand(room)),
        (s.pick("律师", f"{meets}律师", "律师"), s.hand(s.pick(m.handler, m.handler, f"{m.handler}（{m.firm}）"))),
        (s.pick("见的人" if m.is_criminal else "同谁谈", f"被{meets}人", f"被{meets}人姓名"), s.hand(other)),
        (s.pick("记的人", "记录人", "记录人"), s.hand(m.colleague)),
        (s.pick("为什么事", "案由", "案由"), m.cause),
        (s.pick("第几次", "次数", "次数"), s.pick(f"第{turn}次", f"第{'一二'[turn - 1]}次", ticked("首次" if turn == 1 else "再次", ("首次", "再次")))),
    ]  # fmt: skip
    s.fields(*_hours(s, _met_on(s, turn), begin, end, meets), *ordered(s, rows, "012345", "210345", "125034"))  # fmt: skip


def _hours(s: Sheet, day: date, begin: int, end: int, doing: str) -> list[tuple[str, str]]:
    """When something began and ended: in one place of a form or in three."""
    if s.layout == 29:
        return [(f"{doing}日期", s.hand(s.day(day))), ("起", s.hand(s.clock(begin))), ("止", s.hand(s.clock(end)))]  # fmt: skip
    if s.layout == 28:
        return [(f"{doing}起止时间", s.hand(f"{s.moment(day, begin)}起，{s.clock(end)}止"))]
    return [("什么时候", s.hand(f"{s.day(day, 'commas')}，{s.clock(begin)}—{s.clock(end)}"))]


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
    s.title("同公安联系记录", "与侦查机关沟通笔录", "联系办案机关登记单", org=m.firm)
    rows = [
        (s.pick("哪天", "沟通时间", "联系日期"), by_hand(s, m.days["read"])),
        (s.pick("怎么联系的", "沟通方式", "联系方式"), s.pick("去了一趟", "当面沟通", ticked("电话", ("电话", "当面", "书面")))),
        (s.pick("哪个单位", "侦查机关", "办案机关"), m.body),
        (s.pick("找的谁", "承办人", "接洽人员"), m.clerk),
        (s.pick("律师", "辩护律师", "联系律师"), s.hand(m.handler)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "02314", "42301", "01234"))
    s.text(
        s.pick("问了：", "（一）了解到的案件情况：", "了解内容：") + f"{m.recipient}涉嫌{m.cause}罪，{s.pick('还没侦查完', '目前处于侦查阶段', '侦查中')}。{m.stock.say('proofs')}，{m.stock.say('seen')}。",
        s.pick("讲了：", "（二）辩护律师提出的意见：", "反映意见：") + f"{m.stock.say('mitigation')}，请{m.stock.say('asks')}。"
        + s.pick("对方讲会看的。", "承办人表示将依法审查。", "接洽人员答复：■已记录　□不予答复。"),
    )  # fmt: skip
    s.sign((s.pick("律师", "辩护律师（签名）", "联系律师签名"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("看卷摘记", "查阅、摘抄案卷笔录", "阅卷登记摘抄表", org=m.firm)
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    rows = [
        (s.pick("案子", "案由", "案由"), s.pick(f"{m.recipient}{m.said}", f"{m.recipient}{m.said}", m.cause)),
        (s.pick("看卷人", "阅卷律师", "阅卷人"), s.hand(m.handler)),
        (s.pick("看卷日子", "阅卷日期", "阅卷日期"), by_hand(s, day)),
        (s.pick("在哪看的", "阅卷处所", "阅卷方式及地点"), s.hand(m.body) + s.pick("", "", f"　{ticked('纸质卷', ('纸质卷', '电子卷'))}")),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0213", "0123", "1203"))
    bare = s.planned("no_page_refs")
    noted, page = [], 1
    for n in range(s.dice.randint(32, 52)):
        page += s.dice.randint(2, 6)
        noted.append((n // 16 + 1, page, page + s.dice.randint(0, 2), m.stock.say("note")))
    _notes(s, noted, bare)
    s.sign((s.pick("看卷人", "阅卷律师（签名）", "阅卷人签名"), m.handler))


def _notes(s: Sheet, noted: list[tuple[int, int, int, str]], bare: bool) -> None:
    """The notes as letter paper, a bureau's table or a form has them."""
    if s.layout == 30:
        s.text(*[f"{f'{n}）' if bare else f'卷{volume}，第{first}面：'}{said}" for n, (volume, first, _, said) in enumerate(noted, 1)])  # fmt: skip
    elif s.layout == 28:
        s.text(*[f"（{n}）{said}" if bare else f"（{n}）{said.rstrip('。')}。【第{volume}卷P{first}{'' if first == last else f'-{last}'}】" for n, (volume, first, last, said) in enumerate(noted, 1)])  # fmt: skip
    elif bare:
        s.table(["序号", "证据及内容摘抄"], [[str(n), said] for n, (*_, said) in enumerate(noted, 1)])  # fmt: skip
    else:
        s.table(["卷号", "页码", "证据及内容摘抄"], [[str(volume), str(first) if first == last else f"{first}-{last}", said] for volume, first, last, said in noted])  # fmt: skip


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("找证人谈话笔录", "调查取证（询问证人）笔录", "律师调查笔录（制式）", org=m.firm)
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    rows = [
        (s.pick("在哪里", "调查地点", "地点"), s.hand(m.stock.say("spot"))),
        (s.pick("律师", "调查律师", "调查人"), s.hand(m.handler)),
        (s.pick("证人", "被调查人", "被调查人姓名"), s.hand(witness)),
        (s.pick("记的人", "记录人", "记录人"), s.hand(m.colleague)),
    ]
    s.fields(*_hours(s, m.days["asked"], begin, begin + 43, "调查"), *ordered(s, rows, "0213", "2103", "1203"))  # fmt: skip
    talk = [
        ("问", s.pick(f"我叫{m.handler}，是{m.recipient}的律师，想跟你打听点事，有啥说啥，好吧？", f"我是{m.firm}律师{m.handler}，现依法就{m.recipient}{m.said}向你调查。你应当如实提供证言，有意作伪证应负法律责任，是否明白？", f"我是律师{m.handler}，因{m.recipient}{m.said}向你调查，作伪证要负法律责任，是否明白？")),
        ("答", s.pick("好。", "明白。", "明白，如实讲。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((s.pick("证人", "被调查人（签名并捺印）", "被调查人签名"), witness), (s.pick("律师", "调查律师（签名）", "调查人签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
