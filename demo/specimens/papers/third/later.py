"""The handler's later papers in layouts 13 to 15: informing, opinion, plan, minutes, report."""

from demo.specimens.papers.third import told
from demo.specimens.sheet import Sheet


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务须知", "权利、义务、风险告知书", "法律援助告知书（受援人）")
    else:
        s.title("与受援人沟通记录", "案件进展情况通报表", "进展情况告知登记表", org=m.firm)
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    s.fields(
        (s.pick("受援人", "受援人姓名", "被通报人"), fill(other)),
        (s.pick("告知日期", "通报日", "告知时间"), day),
        (s.pick("告知方法", "通报方法", "告知形式"), fill(s.pick("见面说", "电话", "寄信"))),
        (s.pick("办案机关", "承办机关", "机关"), fill(m.body)),
    )
    if tells:
        s.text(*told.on_paper(s))
    elif s.layout == 14:
        rows = [] if blank else [
            ["进展", f"本案由{m.judge}承办，{m.stock.say('seen')}。"], ["受援人意见", f"{m.stock.say('mitigation')}。"],
            ["下一步", "书面意见已拟好，等候通知。"],
        ]  # fmt: skip
        s.table(["项目", "内容"], rows or [["进展", ""], ["受援人意见", ""], ["下一步", ""]])
    elif not blank:
        s.text(
            s.pick(f"律师说：案子在{m.judge}手里，{m.stock.say('seen')}。", f"通报内容：承办人{m.judge}；{m.stock.say('seen')}；{m.stock.say('seen')}。", ""),
            s.pick(f"受援人说：{m.stock.say('mitigation')}。", f"受援人反馈：{m.stock.say('mitigation')}。", ""),
            s.pick("约好有消息再打电话。", "已说明后续安排。", ""),
        )  # fmt: skip
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人", "受援人（签章）", "受援人手签"), name),
           (s.pick("律师", "通报律师（签章）", "告知人手签"), "" if blank else m.handler))  # fmt: skip


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    s.title(f"{role}意见书", f"{paper}陈述意见", f"关于{m.cause}一案的{paper}意见")
    name = m.stranger if s.planned("party:D-26") else m.recipient
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    s.prose(
        s.pick(f"致：{m.body}", f"{m.body}并{m.judge}：", f"{m.body}："),
        s.pick(
            f"{name}是{number}案件的{m.status}，案由{m.cause}。经{m.centre}指派，{m.handler}（{m.firm}）为其{role}，书面意见陈述于后。",
            f"本人{m.handler}，{m.firm}律师，由法律援助机构派出，为{m.status}{name}（{number}{m.cause}）{paper}。现将意见写明。",
            f"{number}{m.status}{name}{m.said}，我作为援助律师参加。阅看材料、听受援人讲述之后，有如下意见，请予考虑。",
        ),
    )  # fmt: skip
    _argued(s)
    if s.layout == 14:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(role, f"{role}（签章）", f"{paper}律师手签"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("事实没有争议，希望依法处理。", "没有别的意见，请求从宽。" if m.is_criminal else "没有别的意见，请求支持。",
                       "意见同开庭时所讲，不再重复。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        head = s.pick(
            f"{n + 1}、{stock.say('point')}",
            f"要点{'一二三四五六七八九'[n]}　{stock.say('point')}",
            "",
        )
        count = stock.count(3, 5)
        if head:
            s.prose(head, *stock.many("argument", count))
        else:
            s.prose(
                f"其{'一二三四五六七八九'[n]}，就{stock.say('point')}而论。"
                + "".join(stock.many("argument", count))
            )
    s.prose(
        s.pick(
            f"故请求：{stock.say('asks')}；{stock.say('asks')}。",
            f"以上，恳请{stock.say('asks')}。",
            f"结论是，应当{stock.say('asks')}。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("案件会商纪要", "疑难案件研究记录", "案件集体讨论纪要", org=m.firm)
    s.fields(
        (s.pick("开会日期", "会议日期", "日期"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("与会人员", "参会律师", "到会"), f"{m.officer}、{m.handler}、{m.colleague}"),
        (s.pick("所议案件", "研究案件", "议案"), f"{m.recipient}{m.cause}"),
    )
    for name in (m.handler, m.colleague, m.officer):
        s.text(
            f"{name}{s.pick('说', '认为', '发言')}：{m.stock.say('argument')}{m.stock.say('argument')}"
        )
    s.text(s.pick("会上定下来：", "形成意见：", "多数意见是：") + f"{m.stock.say('asks')}。")


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("出庭方案", "庭审预案", "办案提纲")
    rows = [[m.stock.say("point"), m.stock.say("argument")] for _ in range(6)]
    if s.layout == 14:
        s.table(["问题", "准备"], rows)
    else:
        s.text(*[f"{point}——{said}" for point, said in rows])
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("结案呈报表", "法律援助案件结案小结", "承办案件情况报告（结案）", org=m.firm)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    case = [(s.pick("案号", "案　　号", "法律文书号"), s.number(number))] if number else []
    steps = [("指派", "assigned"), ("订协议", "agreed"), ("见受援人", "met"), ("结案", "received")]
    rows = [
        (s.pick("受援人", "受 援 人", "受援对象"), s.hand(other)), (s.pick("案件", "案　　由", "案名"), m.cause),
        *case, (s.pick("承办人", "承办律师", "律师"), s.hand(m.handler)), (s.pick("所属律所", "律师事务所", "律所"), m.firm),
        (s.pick("意见采纳情况", "采纳情况", "结果"), s.pick("采纳了一部分", "基本采纳", "采纳")),
    ]  # fmt: skip
    if s.layout != 14:
        rows += [(f"{name}{s.pick('日期', '日期')}", s.day(m.days[day])) for name, day in steps]
    s.fields(*rows)
    if s.layout == 14:
        s.table(["工作", "日期"], [[name, s.day(m.days[day])] for name, day in steps])
    s.text(
        f"{s.pick('办案经过', '办案过程', '工作概述')}：受援人讲{m.stock.say('mitigation')}；{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"{s.pick('所提意见', '提出的观点', '律师观点')}：{m.stock.say('doubts')}，{m.stock.say('asks')}。",
        f"{s.pick('感想', '承办体会', '小结')}：{m.stock.say('burdens')}，援助及时。",
    )
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("承办人", "承办律师（签章）", "律师手签"), name))
    s.seal(m.firm, closed)
