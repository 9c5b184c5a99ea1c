"""The handler's later papers in layouts 31 to 33: informing, opinion, plan, minutes, report."""

from demo.specimens.matter import CIVIL, CRIMINAL, INVESTIGATION, LABOUR
from demo.specimens.papers.ninth import told
from demo.specimens.papers.ninth.houses import boxed, checked, of, ordered
from demo.specimens.sheet import Sheet

ORDER = "一二三四五六七八九十"
SPEECHES = {
    CRIMINAL: ("一审辩护词", "辩护词"),
    INVESTIGATION: ("侦查阶段辩护意见书", "辩护律师意见"),
    CIVIL: ("一审代理词", "代理词"),
    LABOUR: ("仲裁代理词", "代理词"),
}


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title(
            of(
                s,
                "受援人权利义务及风险告知书（存卷）",
                "权利义务暨诉讼风险告知书",
                "受援人须知（权利、义务与风险）",
            )
        )
        s.prose(*told.on_paper(s))
    else:
        s.title(
            of(s, "案件办理情况通报记录", "受援人案件进展通报单", "办案进展沟通记录"), org=m.firm
        )
        _progress(s, blank)
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    handler = "" if blank else m.handler
    s.sign((of(s, "受援人（签名、捺印）", "受援人签名", "受援人"), name), (of(s, "承办人（签名）", "承办律师签名", "律师"), handler))  # fmt: skip
    if tells:
        s.today(m.days["told"])


def _progress(s: Sheet, blank: bool) -> None:
    """How far the matter is and what the recipient says to it, or a form's empty places."""
    m = s.matter
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    ways = ("当面", "电话", "书面")
    rows = [
        (of(s, "受援人", "受援人", "受援人"), fill(other)),
        (of(s, "案由", "案由", "案件"), fill(m.cause)),
        (of(s, "通报时间", "通报日期", "日期"), day),
        (of(s, "通报方式", "通报方式", "方式"), of(s, boxed, checked, lambda chosen, _: fill(chosen))("" if blank else "当面", ways)),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123", "0123", "2031"))
    stands = of(
        s,
        f"本案目前由{m.body}办理，承办人为{m.judge}。律师已完成会见（约见）和材料审查。{m.stock.say('openings')}，{m.stock.say('seen')}。下一步将围绕上述问题提出意见。",
        f"1.办理机关：{m.body}；2.所处阶段：{m.stage}；3.已做工作：{m.stock.say('openings')}，{m.stock.say('seen')}；4.下一步：准备书面意见。",
        f"案子在{m.body}，承办人{m.judge}。{m.stock.say('openings')}，{m.stock.say('seen')}，这些都同当事人讲过了，后面怎么走也作了说明。",
    )
    answers = f"{m.stock.say('mitigation')}，{of(s, '对律师的工作没有意见。', '同意律师的方案。', '没有别的话。')}"  # fmt: skip
    labels = (
        of(s, "通报内容", "通报内容", "沟通内容"),
        of(s, "受援人意见", "受援人反馈", "受援人意见"),
    )
    filled = [(label, "" if blank else said) for label, said in zip(labels, (stands, answers), strict=True)]  # fmt: skip
    if s.layout == 31:
        for label, said in filled:
            s.cell(label, said)
    elif s.layout == 32:
        for n, (label, said) in enumerate(filled):
            s.prose(f"{ORDER[n]}、{label}", said)
    else:
        s.fields(*filled)


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    name = m.stranger if s.planned("party:D-26") else m.recipient
    first, last = SPEECHES[m.kind]
    sort = "刑事" if m.is_criminal else "民事"
    s.title(of(s, first, f"{sort}法律援助{paper}意见书", last))
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    said = f"涉嫌{m.cause}一案" if m.is_criminal else f"{m.cause}一案"
    if s.layout == 32:
        s.fields((m.status, name), ("案由", m.cause), *([("案号", number)] if number else []), (role, f"{m.handler}（{m.firm}）"))  # fmt: skip
    beside = of(s, f"（案号：{number}）", "", f"，案号{number}") if number else ""
    s.prose(
        of(s, _addressed(s), f"{m.body}：", _addressed(s)),
        of(s, f"{m.firm}接受{m.centre}的指派，指派我担任{m.status}{name}{said}{beside}的{role}。接受指派后，我会见（约见）了{name}，查阅了有关材料，现根据事实和法律，发表如下{paper}意见，请予采纳：",
           f"受{m.centre}指派，本律师为{m.status}{name}{said}提供法律援助，现提出{paper}意见如下：",
           f"我是{m.firm}律师{m.handler}，由{m.centre}指派，作为{m.status}{name}的{role}参与{said}{beside}。通过会见当事人、研究证据，我对本案有如下看法："),
    )  # fmt: skip
    _argued(s)
    if s.layout != 33:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    day = m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"]
    label = of(s, f"{role}（签名）", f"{role}签名", f"{role}")
    s.sign((label, signed), day=day if s.layout == 32 else None)
    if s.layout != 32:
        s.today(day)


def _addressed(s: Sheet) -> str:
    """To whom the handler speaks."""
    words = {
        CRIMINAL: "审判长、审判员：",
        CIVIL: "审判长、审判员：",
        LABOUR: "首席仲裁员、仲裁员：",
    }
    return words.get(s.matter.kind, f"{s.matter.body}：")


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(of(s, "对起诉书指控的事实和罪名不持异议，请求从轻处罚。" if m.is_criminal else "原告的请求合法有据，请求支持。",
                   "一、对事实无异议；二、请依法从轻处理。" if m.is_criminal else "一、事实清楚；二、请依法支持受援人的请求。",
                   "当事人认罪态度好，请从宽处理。" if m.is_criminal else "请依法保护当事人的合法权益。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        point = stock.say("point")
        s.prose(
            of(
                s,
                f"{ORDER[n]}、关于{point}",
                f"（{ORDER[n]}）{point}",
                f"{n + 1}．关于{point}的问题",
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    whom = stock.values["whom"]
    s.prose(of(
        s,
        f"综上所述，请{whom}在查明事实的基础上，{stock.say('asks')}，{stock.say('asks')}。",
        f"结论：建议{whom}{stock.say('asks')}；同时{stock.say('asks')}。",
        f"以上意见，供{whom}合议（审查）时参考，恳请{stock.say('asks')}。",
    ))  # fmt: skip


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title(
        of(s, "重大疑难案件集体讨论记录（律师事务所）", "法律援助案件讨论会记录", "案件讨论纪要"),
        org=m.firm,
    )
    rows = [
        (of(s, "时间", "讨论日期", "时间"), s.hand(s.day(m.days["second_met"]))),
        (of(s, "主持人", "主持人", "主持"), m.officer),
        (of(s, "参加人员", "参加人员", "参加"), f"{m.officer}、{m.handler}、{m.colleague}"),
        (of(s, "案件名称", "讨论案件", "议题"), f"{m.recipient}{m.said}"),
    ]
    s.fields(*ordered(s, rows, "0123", "3012", "0123"))
    for name, part in ((m.handler, "汇报"), (m.colleague, ""), (m.officer, "")):
        s.prose(f"{name}{of(s, part, '', f'律师{part}')}：{m.stock.say('argument')}{m.stock.say('argument')}")  # fmt: skip
    s.prose(f"{of(s, '集体讨论意见', '结论', '议定')}：{m.stock.say('doubts')}，应争取{m.stock.say('asks')}。")  # fmt: skip
    s.sign((of(s, "记录人（签名）", "记录人签名", "整理"), m.colleague))


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title(of(s, "庭审提纲（法律援助案件）", "出庭工作方案", "出庭准备提纲"))
    rows = [(m.stock.say("point"), m.stock.say("argument")) for _ in range(6)]
    if s.layout == 32:
        s.table(["争议问题", "质证、辩论要点"], [[point, said] for point, said in rows])
    else:
        s.prose(*[f"{of(s, ORDER[n] + '、', '', f'（{n + 1}）')}{point}：{said}" for n, (point, said) in enumerate(rows)])  # fmt: skip
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title(
        of(s, "法律援助案件结案报告表（存卷）", "法律援助结案报告（标准格式）", "办案小结"),
        org=m.firm,
    )
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = s.number(m.other_number if s.planned("number:D-34") else m.number)
    if s.layout == 33:
        _summed_up(s, other, number)
    else:
        _closing_form(s, other, number)
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((of(s, "承办人（签名）", "承办律师签名", "承办律师"), name))
    if s.layout == 31:
        s.prose("承办单位意见：情况属实，同意报结。")
    s.seal(m.firm, m.days["overdue" if s.planned("overdue") else "closed"])


def _closing_form(s: Sheet, other: str, number: str) -> None:
    """The report as a county's form or a city's file has it."""
    m = s.matter
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (of(s, "受援人", "受援人姓名", ""), s.hand(other)),
        (of(s, "案由", "案由", ""), m.cause),
        (of(s, "案件类别", "案件类别", ""), of(s, boxed(sort, ("刑事", "民事", "行政")), sort, "")),
        (of(s, "承办人", "承办律师", ""), s.hand(m.handler)),
        (of(s, "承办单位", "律师事务所", ""), m.firm),
        (of(s, "办案机关", "审理（办案）机关", ""), m.body),
        *([("案号", number)] if number else []),
    ]  # fmt: skip
    ended = _ended(s)
    days = [("指派日期", "assigned"), (of(s, "签订协议日期", "委托协议签订日期", ""), "agreed"),
            (of(s, "会见（约见）日期", "首次会见（约见）日期", ""), "met"), (f"{ended}日期", "received")]  # fmt: skip
    dated = [(label, s.hand(s.day(m.days[key]))) for label, key in days]
    tried = f"{m.stock.say('openings')}，{m.stock.say('seen')}。"
    argued = f"{m.stock.say('doubts')}，请求{m.stock.say('asks')}。"
    if s.layout == 31:
        s.fields(*rows, *dated)
        s.cell(
            "办理经过",
            f"接受指派后，承办人及时会见（约见）受援人，了解到{m.stock.say('mitigation')}。{tried}",
        )
        s.cell("承办意见", argued)
        s.cell("办理结果", f"{ended}，本阶段法律援助工作办结。受援人对律师的服务{'表示满意' if s.dice.random() < 0.7 else '没有提出意见'}。")  # fmt: skip
    else:
        s.prose("一、案件基本情况")
        s.fields(*rows)
        s.prose("二、办理时间节点")
        s.fields(*dated)
        s.prose("三、主要工作", f"{m.stock.say('mitigation')}。{tried}", "四、主要意见", argued, "五、办理结果", f"{ended}，案件办结。")  # fmt: skip


def _ended(s: Sheet) -> str:
    return "侦查终结" if s.matter.kind == INVESTIGATION else of(s, "收到裁判文书", "收到法律文书", "收到裁判文书")  # fmt: skip


def _summed_up(s: Sheet, other: str, number: str) -> None:
    """The report as a firm's lawyer tells it, in whole sentences."""
    m = s.matter
    role = m.stock.values["advocate"]
    assigned, agreed, met, end = (s.day(m.days[one]) for one in ("assigned", "agreed", "met", "received"))  # fmt: skip
    said = f"涉嫌{m.cause}一案" if m.is_criminal else f"{m.cause}一案"
    beside = f"，案号{number}" if number else ""
    s.prose(
        f"受援人：{other}　　案由：{m.cause}　　承办律师：{m.handler}",
        f"{assigned}，本所收到{m.centre}的指派，安排{m.handler}律师担任{other}{said}的{role}。{agreed}与受援人办妥委托手续，{met}首次会见（约见）受援人。",
        f"本案由{m.body}办理{beside}。承办中，律师了解到{m.stock.say('mitigation')}；{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"律师的主要观点是：{m.stock.say('doubts')}，应当{m.stock.say('asks')}。",
        f"{end}，{'本案侦查终结' if m.kind == INVESTIGATION else '律师收到裁判文书'}，本阶段工作全部完成，现将卷宗整理归档。",
    )  # fmt: skip
