"""Papers that the handler makes in layouts 34 to 36, from the agreement to the file notes."""

from datetime import date

from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.papers.tenth import told
from demo.specimens.papers.tenth.later import closing, discussion, informing, opinion, outline
from demo.specimens.papers.tenth.ticks import by_clerk, chosen
from demo.specimens.sheet import Sheet

__all__ = [
    "agreement", "closing", "contact", "discussion", "file_notes", "informing", "interview",
    "investigation", "opinion", "outline", "power", "second_interview",
]  # fmt: skip


def by_hand(s: Sheet, day: date) -> str:
    """A day as the handler writes it: on letter paper with stops, 2026.3.5."""
    return s.hand(s.day(day, "dotted" if s.layout == 36 else ""))


def house(s: Sheet) -> str:
    """Who stands above the handler's papers: a county has the forms printed for its lawyers."""
    return s.pick(s.matter.firm, s.matter.centre, s.matter.firm)


def agreement(s: Sheet) -> None:
    """The agreement between the firm and the recipient."""
    m = s.matter
    role = m.stock.values["advocate"]
    work = role[:2]
    s.title(f"法律援助案件{work}协议", f"委托{work}协议", f"法律援助{work}服务协议书", org=s.pick(m.firm, "", m.firm))  # fmt: skip
    day = m.days["after_hearing" if s.planned("agreement_after_hearing") else "agreed"]
    asked = f"{m.centre}指派" if m.basis == "notified" else f"{m.centre}决定给予法律援助并指派"
    s.prose(
        s.pick(f"委托人：{s.hand(m.recipient)}", f"甲方（受援人）：{s.hand(m.recipient)}", f"委托人（受援人）：{m.recipient}"),
        s.pick(f"受托人：{m.firm}", f"乙方（承办单位）：{by_clerk(s, m.firm)}", f"受托人（律师事务所）：{m.firm}"),
        s.pick(f"委托人因{m.said}，经{asked}，与受托人协商，达成以下约定。",
               f"甲方因{by_clerk(s, m.said)}，经{asked}，由乙方提供法律援助。双方订立本协议：",
               f"鉴于委托人{m.said}已经{asked}受托人承办，双方在平等自愿的基础上签订本协议，共同遵守。"),
        s.pick(f"一、受托人指派{s.hand(m.handler)}律师担任委托人{m.stage}的{role}。",
               f"第一条　乙方指派{s.hand(m.handler)}律师为甲方{by_clerk(s, m.stage)}的{role}。",
               f"1. 承办律师　受托人指派{m.handler}律师作为委托人在{m.stage}的{role}。"),
        s.pick("二、律师应当认真负责地维护委托人的合法权益，并保守在办案中知悉的秘密。",
               "第二条　乙方律师应当依法履行职责，及时向甲方通报案件进展情况，保守甲方的秘密和隐私。",
               "2. 受托人的义务　依法维护委托人合法权益，按规定会见、阅卷、出庭，及时通报进展，不泄露秘密。"),
        s.pick("三、委托人应当向律师如实说明情况，提供真实的证据。",
               "第三条　甲方应当向乙方律师如实陈述案情，提供有关证据材料，予以必要的配合。",
               "3. 委托人的义务　真实、全面地陈述事实，提交证据，不得要求律师从事违法行为。"),
        s.pick("四、本案为法律援助案件，受托人和律师不收取任何费用。",
               "第四条　乙方及其律师不得向甲方收取费用或者其他财物。",
               "4. 费用　法律援助无偿提供，受托人不向委托人收取代理费、办案费等任何费用。"),
        s.pick(f"五、本协议自签字之日起生效，到{m.stage}结束时终止。",
               f"第五条　本协议自双方签字盖章之日起生效，至{m.stage}办理终结时止。本协议一式三份，甲乙双方及法律援助中心各一份。",
               f"5. 期限　自双方签署之日起至{m.stage}终结之日止。本协议一式两份，双方各执一份。"),
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-15") else m.recipient
    s.sign((s.pick("委托人", "甲方（签名、捺印）", "委托人签名"), name), (s.pick("承办律师", "乙方律师（签名）", "承办律师签名"), m.handler))  # fmt: skip
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = m.stock.values["advocate"]
    s.title(
        "刑事辩护授权委托书" if m.is_criminal else "代理授权委托书（民事）",
        "授权委托书",
        f"授权委托书（{role}）",
    )
    if s.layout == 36:
        s.prose(f"委托人{s.hand(m.recipient)}因{m.cause}一案，现委托{m.firm}{s.hand(m.handler)}律师担任{m.stage}的{role}。")  # fmt: skip
    else:
        s.fields(
            (s.pick("", "委托人", "委托人"), s.hand(m.recipient)),
            (s.pick("", "受委托人", "受托人"), s.hand(m.handler)),
            (s.pick("", "工作单位", "受托人执业机构"), m.firm),
            (s.pick("", "委托事项", "案由"), s.hand(m.cause)),
            (s.pick("", "委托身份", "受托人地位"), s.pick("", chosen(role, ("辩护人", "代理人")), role)),
        )  # fmt: skip
    criminal = s.pick("受托律师有权会见、通信、阅卷、调查取证、申请变更强制措施，并发表辩护意见。", "委托权限：会见和通信；查阅、摘抄、复制案卷材料；调查取证；申请变更强制措施；提出辩护意见。", "代理权限　依照刑事诉讼法的规定行使辩护律师的各项权利，包括会见、阅卷、取证、提出意见。")  # fmt: skip
    civil = s.pick("受托律师的权限为：代为参加庭审、提交证据、进行辩论、参加调解、签收文书。", f"委托权限：{chosen('一般代理', ('一般代理', '特别代理'))}。代为提出请求，举证、质证，参加辩论，参加调解，接收文书。", "代理权限　一般代理：代为陈述事实、提交证据、质证辩论、参与调解、签收法律文书。")  # fmt: skip
    s.prose(
        criminal if m.is_criminal else civil,
        f"{s.pick('授权期限从', '委托期限：自', '授权期限　自')}{s.hand(s.day(m.days['agreed']))}{s.pick('到', '起至', '至')}{m.stage}{s.pick('结束。', '终结时止。', '终结之日。')}",
    )
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人", "委托人（签名、捺印）", "委托人签名"), name))
    s.today(m.days["agreed"])


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title(f"律师会见{m.status}的笔录", "会见笔录", "辩护律师会见受援人笔录", org=house(s))
    else:
        s.title("律师与委托人谈话笔录", "谈话笔录", "承办律师约谈受援人笔录", org=house(s))
    _met(s, turn)
    stock = m.interview
    talk = told.openings(s) if turn == 1 else [
        ("问", s.pick("上次谈过以后，你有没有想起新的情况？", "我们继续谈上次没有谈完的问题。上次的笔录有没有要更正的？", "就前次谈话，你有无补充或者更正？")),
        ("答", f"{stock.say('mitigation')}。"),
    ]  # fmt: skip
    talk += told.printed() if turn == 1 and s.planned("printed_questions") else _asked(s)
    s.talk(_named(s, talk))
    unsigned = s.planned("unsigned:D-22") and turn == 1
    name = "" if unsigned else m.recipient
    meets = "会见" if m.is_criminal else "谈话"
    if not unsigned:
        s.prose(s.hand(s.pick("以上笔录我已看过，记录无误。", "以上笔录我看过（已向我宣读），和我说的一样。", "以上内容已核对，与本人所述一致。")))  # fmt: skip
    s.sign(
        (s.pick("受援人", f"被{meets}人（签名、捺印）", f"被{meets}人签名"), name),
        (s.pick("承办律师", f"{meets}人（签名）", f"{meets}律师签名"), m.handler),
        (s.pick("记录", "记录人（签名）", "记录人签名"), m.colleague),
    )
    if s.layout != 35:
        s.today(_met_on(s, turn))


def _named(s: Sheet, talk: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A firm writes who asks and who answers, a form has one sign for each."""
    names = s.pick(
        {"问": "律师", "答": "当事人"}, {"问": "问", "答": "答"}, {"问": "问", "答": "答"}
    )
    return [(names[who], said) for who, said in talk]


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    """When and where a meeting was, and who was there."""
    m = s.matter
    begin = s.dice.choice((545, 558, 572, 601, 617, 866, 884, 902, 925))
    short = s.planned("short_interview") and turn == 1
    end = begin + (s.dice.randint(5, 9) if short else s.dice.randint(42, 86))
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    room = f"{m.city}看守所" if m.is_criminal else s.pick(f"{m.firm}会议室", m.centre, f"{m.firm}")
    meets = "会见" if m.is_criminal else "谈话"
    day = _met_on(s, turn)
    if s.layout == 36:
        s.prose(
            f"时间：{s.hand(f'{s.day(day)}{s.clock(begin)}至{s.clock(end)}')}",
            f"地点：{s.hand(room)}",
            f"{meets}律师：{s.hand(m.handler)}（{m.firm}）　　记录：{s.hand(m.colleague)}",
            f"被{meets}人：{s.hand(other)}，{m.status}，案由{m.cause}　　第{turn}次{meets}",
        )
        return
    rows = [
        (s.pick("", f"{meets}地点", f"{meets}地点"), s.hand(room)),
        (s.pick("", f"{meets}人", f"{meets}律师"), s.hand(m.handler)),
        (s.pick("", "单位", "律师事务所"), m.firm),
        (s.pick("", f"被{meets}人", f"被{meets}人"), s.hand(other)),
        (s.pick("", "记录人", "记录人"), s.hand(m.colleague)),
        (s.pick("", "案由", "案由"), s.hand(m.cause)),
        (s.pick("", "次数", f"{meets}次数"), s.hand(f"第{'一二'[turn - 1]}次")),
    ]
    s.fields(*_hours(s, day, begin, end, meets), *ordered(s, rows, "", "0123456", "3512046"))


def _hours(s: Sheet, day: date, begin: int, end: int, doing: str) -> list[tuple[str, str]]:
    """When something began and ended: in one cell of a county's form, in two of a city's."""
    if s.layout == 35:
        return [
            (f"{doing}开始时间", s.moment(day, begin)),
            (f"{doing}结束时间", s.moment(day, end)),
        ]
    return [(s.pick("时间", f"{doing}时间", ""), s.hand(f"{s.moment(day, begin)}至{s.clock(end)}"))]


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
    s.title("与承办民警沟通案情的记录", "向侦查机关了解案情记录", "与侦查机关沟通联系记录表", org=house(s))  # fmt: skip
    rows = [
        (s.pick("日期", "时间", "沟通日期"), by_hand(s, m.days["read"])),
        (s.pick("方式", "方式", "沟通方式"), s.pick("面谈", chosen("电话", ("电话", "当面", "信函")), "当面沟通")),
        (s.pick("单位", "办案单位", "办案机关"), s.hand(m.body)),
        (s.pick("承办人", "承办民警", "办案人员"), s.hand(m.clerk)),
        (s.pick("律师", "联系律师", "承办律师"), s.hand(m.handler)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "01234", "04231", "23014"))
    learned = f"{m.recipient}涉嫌{m.cause}罪，本案目前处于侦查阶段。{m.stock.say('proofs')}，{m.stock.say('seen')}。"
    asked = f"{m.stock.say('mitigation')}，建议{m.stock.say('asks')}。{s.pick('民警答复会考虑。', '对方表示将予考虑。', '办案人员表示将附卷并依法审查。')}"
    if s.layout == 34:
        s.cell("了解情况", learned)
        s.cell("提出意见", asked)
    else:
        s.text(s.pick("了解到：", "", "一、了解的案件情况。") + learned, s.pick("我方意见：", "", "二、提出的意见。") + asked)  # fmt: skip
    s.sign((s.pick("承办律师", "联系律师（签名）", "承办律师签名"), m.handler))


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title("阅卷摘录与分析", "阅卷笔录", "律师阅卷情况记录", org=house(s))
    day = m.days["after_opinion" if s.planned("reading_after_opinion") else "read"]
    rows = [
        (s.pick("案件", "案由", "案件名称"), by_clerk(s, f"{m.recipient}{m.said}")),
        (s.pick("阅卷人", "阅卷人", "阅卷律师"), s.hand(m.handler)),
        (s.pick("日期", "阅卷时间", "阅卷日期"), by_hand(s, day)),
        (s.pick("地点", "阅卷地点", "阅卷地点"), s.hand(m.body)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123", "0213", "0123"))
    bare = s.planned("no_page_refs")
    noted, page = [], 1
    for n in range(s.dice.randint(32, 52)):
        page += s.dice.randint(2, 6)
        noted.append((n // 16 + 1, page, page + s.dice.randint(0, 2), m.stock.say("note")))
    _notes(s, noted, bare)
    s.sign((s.pick("阅卷律师", "阅卷人（签名）", "阅卷律师签名"), m.handler))


def _notes(s: Sheet, noted: list[tuple[int, int, int, str]], bare: bool) -> None:
    """The notes: numbered lines, a form's table, or a table with volume and page in one cell."""
    if s.layout == 36:
        s.text(*[f"{n}．{said}" if bare else f"{n}．{said.rstrip('。')}（{_ordinal(volume)}卷{first}{'' if first == last else f'至{last}'}页）。" for n, (volume, first, last, said) in enumerate(noted, 1)])  # fmt: skip
    elif bare:
        s.table(["序号", s.pick("", "证据名称及主要内容", "摘录内容")], [[str(n), said] for n, (*_, said) in enumerate(noted, 1)])  # fmt: skip
    elif s.layout == 34:
        s.table(["序号", "证据名称及主要内容", "出处"], [[str(n), said, f"第{volume}卷第{first}{'' if first == last else f'-{last}'}页"] for n, (volume, first, last, said) in enumerate(noted, 1)])  # fmt: skip
    else:
        s.table(["卷页", "摘录内容"], [[f"卷{_ordinal(volume)}P{first}{'' if first == last else f'-{last}'}", said] for volume, first, last, said in noted])  # fmt: skip


def _ordinal(number: int) -> str:
    return "零一二三四五六"[number]


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title("走访证人笔录", "调查笔录", "律师调查（询问）笔录", org=house(s))
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    rows = [
        (s.pick("地点", "调查地点", "调查地点"), s.hand(m.stock.say("spot"))),
        (s.pick("律师", "调查人", "调查律师"), s.hand(m.handler)),
        (s.pick("证人", "被调查人", "被调查人"), s.hand(witness)),
        (s.pick("记录", "记录人", "记录人"), s.hand(m.colleague)),
    ]
    s.fields(*_hours(s, m.days["asked"], begin, begin + 43, "调查"), *ordered(s, rows, "0123", "0123", "2103"))  # fmt: skip
    talk = [
        ("问", s.pick(f"我是{m.firm}的律师{m.handler}，{m.recipient}的案子由我办理，想请你把知道的情况讲一讲，请实事求是，可以吗？", f"我们是{m.firm}的律师，我叫{m.handler}，因办理{m.recipient}{m.said}向你调查。作伪证要负法律责任，你听清了吗？", f"本人系{m.firm}律师{m.handler}，依法就{m.recipient}{m.said}向你了解情况，请如实作证，故意作伪证须承担法律责任，是否清楚？")),
        ("答", s.pick("可以。", "听清了。", "清楚。")),
    ]  # fmt: skip
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign((s.pick("证人", "被调查人（签名、捺印）", "被调查人签名"), witness), (s.pick("承办律师", "调查人（签名）", "调查律师签名"), m.handler))  # fmt: skip
    s.today(m.days["asked"])
