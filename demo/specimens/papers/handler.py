"""Papers that the handler makes, from the agreement to the closing report."""

from datetime import date

from demo.specimens.papers import told
from demo.specimens.sheet import Sheet

ROLE = {True: ("辩护", "辩护人"), False: ("代理", "代理人")}


def agreement(s: Sheet) -> None:
    """The agreement between the firm and the recipient."""
    m = s.matter
    work, role = ROLE[m.is_criminal]
    s.title(
        f"委托{work}协议", f"法律援助委托{work}协议", f"委托{work}协议书", "委托协议", "法律援助委托协议",
        "法律援助协议", f"{work}协议书", "委托协议书", f"法律援助{work}协议", "委托代理（辩护）协议",
        org=m.firm,
    )  # fmt: skip
    late = s.planned("agreement_after_hearing")
    day = m.days["after_hearing" if late else "agreed"]
    s.fields(
        (s.pick("甲方（受援人）", "委托人", "委托人（受援人）"), s.hand(m.recipient)),
        (s.pick("乙方（承办单位）", "受托人", "受托单位"), m.firm),
        (s.pick("承办律师", "承办人"), s.hand(m.handler)),
        ("案由", m.cause),
    )
    s.prose(
        f"{m.recipient}因{m.cause}一案，经{m.centre}决定给予法律援助并指派{m.firm}承办，双方订立本协议。",
        f"第一条　乙方指派{m.handler}律师担任甲方{m.stage}的{role}。",
        s.pick("第二条　代理权限为一般代理。", "第二条　权限为特别授权，包括承认、变更请求和进行和解。",
               "第二条　乙方依照事实和法律提出意见，维护甲方的合法权益。"),
        "第三条　乙方提供的服务是无偿的，不得以任何名义向甲方收取费用或者财物。",
        s.pick("第四条　甲方应当如实陈述，及时提供有关材料，配合乙方工作。",
               "第四条　甲方有义务说明真实情况；有权了解办理进展，有权要求更换不尽责的承办人。"),
        s.pick("第五条　乙方应当保守在办理中知悉的秘密和隐私。", "第五条　甲方联系方式变更的，应当告知乙方。"),
        f"第六条　本协议自双方签名之日起生效，至{m.stage}终结时止。",
        s.pick("第七条　未尽事宜由双方另行商定。", "第七条　本协议一式三份，双方各一份，报法律援助机构一份。"),
    )  # fmt: skip
    s.sign(
        (
            s.pick("甲方签名", "委托人签名", "委托人"),
            "" if s.planned("unsigned:D-15") else m.recipient,
        ),
        (s.pick("乙方代表签名", "承办律师签名", "受托人"), m.handler),
    )
    s.seal(m.firm, day)


def power(s: Sheet) -> None:
    """The power of attorney."""
    m = s.matter
    role = ROLE[m.is_criminal][1]
    s.title(
        "授权委托书", "委托书", "法律援助授权委托书", "刑事授权委托书" if m.is_criminal else "民事授权委托书",
        "授权委托书（法律援助）", "诉讼授权委托书" if m.number else "授权书", "委托授权书",
        "授权委托书", "律师授权委托书", "授权委托书（受援人用）",
    )  # fmt: skip
    s.fields(
        ("委托人", s.hand(m.recipient)),
        (s.pick("受委托人", "受托人"), f"{m.handler}，{m.firm}律师"),
        way=s.pick("lines", "pairs"),
    )
    s.prose(
        f"现委托上列受委托人在{m.body}办理的{m.recipient}{m.said}中，作为我的{role}。",
        s.pick("权限：一般授权，代为陈述、质证、提出意见。", "委托权限：依法行使各项诉讼权利。",
               "代理权限：代为调查、调解、出庭。"),
        f"期限：自签署之日起至{m.stage}终结。",
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-16") else m.recipient
    s.sign((s.pick("委托人签名", "委托人（签名捺印）", "委托人"), name))
    s.today(m.days["agreed"])


def interview(s: Sheet, turn: int = 1) -> None:
    """An interview record; the first one tells of rights and risks."""
    m = s.matter
    if m.is_criminal:
        s.title(
            "会见笔录", "律师会见笔录", f"会见{m.status}笔录", "会见（谈话）笔录", "法律援助会见笔录",
            "会见受援人笔录", f"律师会见在押{m.status}笔录", "会见记录", "辩护律师会见笔录", "会见笔录（法律援助案件）",
            org=m.firm,
        )  # fmt: skip
    else:
        s.title(
            "谈话笔录", "与受援人谈话笔录", "会见（谈话）笔录", "律师谈话笔录", "法律援助谈话笔录",
            "受援人谈话笔录", "当事人谈话笔录", "谈话记录", "会谈笔录", "接待谈话笔录", org=m.firm,
        )  # fmt: skip
    _met(s, turn)
    talk = told.openings(s) if turn == 1 else [("问", "上次谈过以后，有什么新的情况？"),
                                               ("答", f"{m.interview.say('mitigation')}。")]  # fmt: skip
    listed = turn == 1 and s.planned("printed_questions")
    talk += told.printed(s) if listed else _asked(s)
    s.talk(talk)
    s.text(
        s.pick("以上笔录我看过，和我说的一样。", "笔录已向我宣读，无误。", "以上看过，属实。"),
        way="block",
    )
    unsigned = s.planned("unsigned:D-22") and turn == 1
    labels = (
        s.pick("被会见人签名", "被会见人", "受援人签名", f"{m.status}（签名捺印）", "被谈话人签名"),
        s.pick("会见人签名", "会见律师", "承办律师签名", "律师签名", "谈话人签名"),
    )
    s.sign((labels[0], "" if unsigned else m.recipient), (labels[1], m.handler))
    s.today(_met_on(s, turn))


def second_interview(s: Sheet) -> None:
    """The record of a later meeting."""
    interview(s, turn=2)


def _met_on(s: Sheet, turn: int) -> date:
    m = s.matter
    if s.planned("meeting_after_hearing"):
        return m.days["after_hearing"]
    return m.days["met" if turn == 1 else "second_met"]


def _met(s: Sheet, turn: int) -> None:
    m = s.matter
    begin = s.dice.choice((545, 560, 575, 605, 842, 855, 870, 895))
    short = s.planned("short_interview") and turn == 1
    lasts = s.dice.randint(5, 9) if short else s.dice.randint(38, 74)
    other = m.stranger if s.planned("party:D-22") and turn == 1 else m.recipient
    place = f"{m.city}看守所第{s.dice.randint(1, 9)}会见室" if m.is_criminal else f"{m.firm}接待室"
    day, start, end = s.day(_met_on(s, turn)), s.clock(begin), s.clock(begin + lasts)
    first = s.moment(_met_on(s, turn), begin)
    span = s.pick(f"{first}至{end}", f"{day} {start}-{end}", f"{first}起至{end}止",
                  f"{first}—{end}", f"{day} {start} 至 {end}")  # fmt: skip
    times: tuple[tuple[str, str], ...] = (
        (s.pick("时间", "会见时间", "起止时间", "谈话时间"), s.hand(span)),
    )
    if s.layout in (3, 6, 8):
        times = ((s.pick("开始时间", "起", "始于"), s.hand(f"{day} {start}")),
                 (s.pick("结束时间", "止", "终于"), s.hand(f"{day} {end}")))  # fmt: skip
    meets = ("会见人", "被会见人") if m.is_criminal else ("谈话人", "被谈话人")
    rows = [
        *times,
        (s.pick("地点", "会见地点" if m.is_criminal else "谈话地点", "地　点"), s.hand(place)),
        (s.pick(meets[0], f"{meets[0]}（律师）", "承办律师"), s.hand(m.handler)),
        (
            s.pick(meets[1], "受援人", f"{meets[1]}（受援人）", m.status, "受援人姓名"),
            s.hand(other),
        ),
        (s.pick("案由", "涉嫌罪名" if m.is_criminal else "事由"), m.cause),
        (s.pick("记录人", "记录"), s.hand(m.colleague)),
    ]
    s.fields(*(rows if s.layout % 2 else [rows[-2], *rows[:-2], rows[-1]]))


def _asked(s: Sheet) -> list[tuple[str, str]]:
    found, stock = [], s.matter.interview
    for _ in range(stock.count(15, 26)):
        question, answer = stock.pair("qa")
        found += [("问", question), ("答", answer)]
    question, answer = stock.pair("closing_words")
    return [*found, ("问", question), ("答", answer)]


def contact(s: Sheet) -> None:
    """A note of a call with the case authority on the charge and the progress."""
    m = s.matter
    s.title(
        "与办案机关联系记录", "联系办案机关记录", "办案机关联系记录", "与侦查机关联系情况记录", "工作联系记录",
        "与办案单位沟通记录", "联系侦查机关工作记录", "与办案机关沟通情况记录", "联系记录", "向侦查机关了解案件情况记录",
        org=m.firm,
    )  # fmt: skip
    s.fields(
        (s.pick("时间", "联系时间"), s.hand(s.day(m.days["read"]))),
        (s.pick("方式", "联系方式"), s.pick("电话", "当面")),
        (s.pick("办案机关", "联系单位"), m.body),
        (s.pick("联系人", "办案人员"), m.clerk),
        (s.pick("承办律师", "记录人"), s.hand(m.handler)),
    )
    s.text(
        f"向办案人员了解{m.recipient}涉嫌的罪名为{m.cause}。办案人员告知，{m.stock.say('proofs')}已经取得，"
        f"{m.stock.say('seen')}。",
        f"提出：{m.stock.say('mitigation')}，希望予以考虑。",
    )


def file_notes(s: Sheet) -> None:
    """Notes on the file, each with the volume and page unless that is the defect."""
    m = s.matter
    s.title(
        "阅卷笔录", "律师阅卷笔录", "阅卷摘要", "阅卷记录", "法律援助案件阅卷笔录",
        "阅卷摘录", "案件阅卷笔录", "辩护律师阅卷笔录" if m.is_criminal else "代理律师阅卷笔录",
        "查阅案卷笔录", "阅卷笔录（一）", org=m.firm,
    )  # fmt: skip
    late = s.planned("reading_after_opinion")
    day = m.days["after_opinion" if late else "read"]
    s.fields(
        (s.pick("阅卷人", "阅卷律师", "承办律师"), s.hand(m.handler)),
        (s.pick("阅卷时间", "阅卷日期", "查阅时间"), s.hand(s.day(day))),
        (s.pick("阅卷地点", "地点"), s.hand(m.body)),
        (s.pick("案由", "案件名称"), m.cause),
        (s.pick("当事人", "受援人"), m.recipient),
    )
    bare = s.planned("no_page_refs")
    notes, page = [], 2
    for n in range(s.dice.randint(36, 64)):
        page += s.dice.randint(1, 7)
        where = s.pick(
            f"第{page}页", f"证据卷一第{page}—{page + 2}页", f"P{page}-{page + 1}",
            f"卷{1 + n // 12}第{page}页", f"{1 + n // 14}卷{page}页",
        )  # fmt: skip
        said = m.stock.say("note")
        notes.append(said if bare else s.pick(f"{where}　{said}", f"{said}（{where}）"))
    s.text(*notes)
    s.sign((s.pick("阅卷人签名", "阅卷人", "承办律师签名"), m.handler))


def investigation(s: Sheet) -> None:
    """A record of the handler's own investigation."""
    m = s.matter
    s.title(
        "调查笔录", "调查取证笔录", "律师调查笔录", "调查询问笔录", "证人调查笔录",
        "调查记录", "法律援助调查笔录", "律师调查取证笔录", "调查笔录（证人）", "取证笔录", org=m.firm,
    )  # fmt: skip
    begin = s.dice.randint(550, 600)
    witness = m.stock.values["witness"]
    s.fields(
        ("时间", s.hand(f"{s.moment(m.days['asked'], begin)}至{s.clock(begin + 45)}")),
        ("地点", s.hand(m.stock.say("spot"))),
        (s.pick("调查人", "调查律师"), s.hand(m.handler)),
        (s.pick("被调查人", "证人"), s.hand(witness)),
        ("记录人", s.hand(m.colleague)),
    )
    talk = []
    for _ in range(9):
        question, answer = m.stock.pair("questioned")
        talk += [("问", question), ("答", answer)]
    s.talk(talk)
    s.sign(
        (s.pick("被调查人签名", "证人签名"), witness), (s.pick("调查人签名", "调查人"), m.handler)
    )
    s.today(m.days["asked"])


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank = s.planned("blank:D-29")
    tells = s.planned("told_on_paper")
    if tells:
        s.title(
            "权利义务告知书", "受援人权利义务告知书", "权利义务及风险告知书", "法律援助风险告知书", "告知书",
            "受援人须知", "法律援助受援人权利义务告知书", "权利义务风险告知书", "告知笔录", "法律援助告知书",
        )  # fmt: skip
    else:
        s.title(
            "案件进展通报记录", "案件进展情况通报记录", "办案进展通报记录", "案件进展情况告知记录", "通报案件进展记录",
            "向受援人通报案件进展记录", "案件进展通报表", "案件办理进展通报记录", "进展情况通报记录", "案件情况通报记录",
            org=m.firm,
        )  # fmt: skip
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    s.fields(
        (s.pick("受援人", "受援人姓名", "被告知人"), fill(other)),
        (s.pick("通报方式", "告知方式", "方式"), fill(s.pick("会见时当面", "电话", "当面"))),
        (s.pick("通报时间", "告知时间", "时间"), "" if blank else s.hand(s.day(m.days["told"]))),
        (s.pick("案件阶段", "所处阶段"), "" if blank else m.stage),
    )
    if not blank:
        lines = told.on_paper(s) if tells else [
            f"{s.pick('已向受援人说明', '主要内容：')}{m.body}的承办人是{m.judge}，{m.stock.say('seen')}。",
            f"受援人表示：{m.stock.say('mitigation')}。",
            s.pick("已告知接下来的安排。", "告知下一步准备提交书面意见。"),
        ]  # fmt: skip
        s.text(*lines)
    unsigned = blank or s.planned("unsigned:D-29")
    s.sign(
        (s.pick("受援人签名", "被告知人签名", "受援人"), "" if unsigned else m.recipient),
        (s.pick("承办人签名", "告知人", "承办律师"), "" if blank else m.handler),
    )


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    work = "辩护" if m.is_criminal else "代理"
    if m.is_criminal:
        s.title(
            "辩护词", "辩护意见", "辩护意见书", "刑事辩护词", "律师辩护意见",
            f"关于{m.recipient}涉嫌{m.cause}一案的辩护意见", "辩护词（提交稿）", "刑事辩护意见书",
            "一审辩护词" if m.number else "侦查阶段辩护意见", "法律援助案件辩护意见",
        )  # fmt: skip
    else:
        s.title(
            "代理词", "代理意见", "代理意见书", "民事代理词", "律师代理意见",
            f"关于{m.recipient}{m.cause}一案的代理意见", "代理词（提交稿）", "委托代理意见",
            "一审代理词" if m.number else "仲裁代理词", "法律援助案件代理意见",
        )  # fmt: skip
    name = m.stranger if s.planned("party:D-26") else m.recipient
    number = m.other_number if s.planned("number:D-26") else m.number
    whom = s.pick("审判长、审判员", "尊敬的审判长、人民陪审员", "合议庭") if m.number else m.body
    s.prose(
        f"{whom}：",
        f"{m.firm}接受{m.centre}的指派，{s.pick('委派我', '由我')}担任{s.number(number)}{m.status}{name}{m.said}的"
        f"{work}人。{s.pick('通过查阅案卷、会见', '接受指派后，我认真研究材料、多次听取意见')}，现发表如下{work}意见：",
    )
    _argued(s)
    s.sign(
        (
            s.pick(f"{work}人", f"{work}律师", "承办律师"),
            "" if s.planned("unsigned:D-26") else m.handler,
        )
    )
    late = s.planned("opinion_after_judgment")
    s.today(m.days["after_judgment" if late else "filed"])


def _argued(s: Sheet) -> None:
    m = s.matter
    if s.planned("short_opinion"):
        s.prose(s.pick("对指控没有异议，请依法从轻处理。" if m.is_criminal else "请依法支持原告的请求。",
                       f"{m.stock.say('mitigation')}，请予以考虑。"))  # fmt: skip
    else:
        stock = m.opinion
        for n in range(stock.count(6, 9)):
            s.prose(
                f"{'一二三四五六七八九'[n]}、{stock.say('point')}",
                *stock.many("argument", stock.count(3, 5)),
            )
        s.prose(f"综上，请{m.body}{stock.say('asks')}。")


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title(
        "集体讨论记录", "重大疑难案件集体讨论记录", "案件讨论记录", "疑难案件讨论记录", "案件集体讨论笔录",
        "集体研究记录", "疑难案件集体讨论记录", "律师集体讨论记录", "重大疑难案件讨论记录", "案件讨论笔录",
        org=m.firm,
    )  # fmt: skip
    s.fields(
        ("时间", s.hand(s.day(m.days["second_met"]))),
        ("地点", f"{m.firm}会议室"),
        (s.pick("参加人", "参加人员"), "、".join([m.handler, m.colleague, m.officer])),
        ("记录人", m.colleague),
    )
    s.talk([(name, m.stock.say("argument")) for name in (m.handler, m.colleague, m.officer)])


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title(
        "庭审提纲", "出庭提纲", "办案方案", "庭审发问提纲", "辩护方案" if m.is_criminal else "代理方案",
        "办案思路", "庭审准备提纲", "开庭提纲", "庭前准备提纲", "承办方案",
    )  # fmt: skip
    s.prose(*[f"{n}．{m.stock.say('argument')}" for n in range(1, 7)])
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title(
        "结案报告表", "法律援助案件结案报告表", "结案报告", "法律援助结案报告", "法律援助案件结案报告",
        "案件结案报告表", "承办案件结案报告", "法律援助结案报告表", "结案报告书", "结案报告单", org=m.firm,
    )  # fmt: skip
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    rows = [
        ("受援人", s.hand(other)), ("案由", m.cause), (s.pick("承办人", "承办律师"), s.hand(m.handler)),
        ("承办单位", m.firm), (s.pick("指派时间", "指派日期"), s.day(m.days["assigned"])),
        (s.pick("会见时间", "会见日期"), s.day(m.days["met"])),
        (s.pick("结案时间", "结案日期"), s.day(m.days["received"])),
        (s.pick("办理结果", "案件结果"), s.pick("意见部分采纳", "采纳", "主要意见得到采纳")),
    ]  # fmt: skip
    if number:
        rows.insert(2, (s.pick("案号", "案件编号"), s.number(number)))
    s.fields(*rows)
    s.text(
        f"{s.pick('办理经过', '办案小结', '承办情况')}：接受指派后，承办人会见受援人，了解到{m.stock.say('mitigation')}；"
        f"{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"提出的主要意见：{m.stock.say('doubts')}；{m.stock.say('mitigation')}。",
        f"体会：{m.stock.say('burdens')}，{m.stock.say('asks')}是恰当的。",
    )
    s.sign(
        (
            s.pick("承办人签名", "承办律师签名", "报告人"),
            "" if s.planned("unsigned:D-34") else m.handler,
        )
    )
    s.seal(m.firm, closed)
