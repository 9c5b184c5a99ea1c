"""The handler's later papers in layouts 34 to 36: informing, opinion, plan, minutes, report."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.papers.tenth import told
from demo.specimens.papers.tenth.ticks import chosen
from demo.specimens.sheet import Sheet

ORDER = "一二三四五六七八九"


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务和风险告知", "受援人权利义务及办案风险告知书", "权利义务与风险告知书（受援人）")  # fmt: skip
    else:
        s.title("向受援人告知办案进展的记录", "案件进展情况通报记录", "办案进展情况反馈表", org=s.pick(m.firm, m.centre, m.firm))  # fmt: skip
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"], "dotted" if s.layout == 36 else ""))
    way = "" if blank else "当面"
    rows = [
        (s.pick("受援人", "受援人", "受援人"), fill(other)),
        (s.pick("案由", "案由", "案由"), fill(m.cause)),
        (s.pick("日期", "告知时间" if tells else "通报时间", "告知日期" if tells else "反馈日期"), day),
        (s.pick("方式", "告知方式" if tells else "通报方式", "告知方式" if tells else "反馈方式"),
         chosen(way, ("当面", "电话", "微信")) if s.layout == 34 else fill(s.pick("面谈", "", "当面"))),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "0123", "0123", "0123"))
    if tells:
        s.text(*told.on_paper(s))
    else:
        _progress(s, blank)
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人", "受援人（签名、捺印）", "受援人签名"), name),
           (s.pick("承办律师", "承办人（签名）", "承办律师签名"), "" if blank else m.handler))  # fmt: skip


def _progress(s: Sheet, blank: bool) -> None:
    """How far the matter is and what the recipient says to it, or a form's empty places."""
    m = s.matter
    stands = s.pick(
        f"目前案件由{m.body}{m.judge}办理，正在{m.stage}。我已经看过材料，{m.stock.say('openings')}，{m.stock.say('seen')}，准备据此提出意见。",
        f"案件现由{m.body}办理，承办人{m.judge}，处于{m.stage}。{m.stock.say('openings')}，{m.stock.say('seen')}。下一步工作：提出书面意见，做好{'沟通' if m.kind == INVESTIGATION else '出庭'}准备。",
        f"{m.body}（承办人{m.judge}）正在办理本案，现为{m.stage}。承办律师已完成的工作及发现的问题：{m.stock.say('openings')}，{m.stock.say('seen')}。",
    )  # fmt: skip
    answers = f"{m.stock.say('mitigation')}。{s.pick('同意律师的意见。', '没有其他意见。', '对办案思路无异议。')}"
    rows = [
        (s.pick("进展", "通报内容", "进展情况"), "" if blank else s.hand(stands)),
        (s.pick("意见", "受援人意见", "受援人意见"), "" if blank else s.hand(answers)),
    ]
    if s.layout == 34:
        for label, said in rows:
            s.cell(label, said)
    else:
        s.fields(*rows)


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    name = m.stranger if s.planned("party:D-26") else m.recipient
    said = f"涉嫌{m.cause}一案" if m.is_criminal else f"{m.cause}一案"
    s.title(f"{name}{m.cause}案{paper}意见书", f"{paper}词", f"法律援助{paper}意见（书面）", org=s.pick(m.firm, "", ""))  # fmt: skip
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    if s.layout == 35:
        s.fields(("案件", f"{name}{said}"), *([("案号", number)] if number else []), (role, f"{m.firm}　{m.handler}"))  # fmt: skip
    beside = f"（案号：{number}）" if number else ""
    s.prose(
        s.pick(f"{m.body}：", _addressed(s), f"{m.body}："),
        s.pick(f"{m.firm}接受{m.centre}的指派，由我担任{m.status}{name}{said}{beside}的{role}。我研究了案件材料，与{name}进行了谈话，现提出以下意见，请予考虑。",
               f"我受{m.centre}的指派，担任{m.status}{name}{said}{beside}的{role}，依法参加{_took(s)}。通过阅读材料、会见（谈话）当事人，现发表{paper}意见如下：",
               f"依照《中华人民共和国法律援助法》的规定，{m.centre}指派{m.firm}{m.handler}律师担任{m.status}{name}的{role}。现根据事实和法律，提出如下{paper}意见。"),
    )  # fmt: skip
    _argued(s)
    s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(role, f"{role}（签名）", f"{role}签名"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _took(s: Sheet) -> str:
    kind = s.matter.kind
    return "侦查阶段的辩护" if kind == INVESTIGATION else ("仲裁活动" if kind == LABOUR else "诉讼")


def _addressed(s: Sheet) -> str:
    """To whom the handler speaks."""
    m = s.matter
    if m.kind == INVESTIGATION:
        return f"{m.body}："
    if m.kind == LABOUR:
        return "仲裁员："
    return "审判长、审判员：" if m.is_criminal else "审判员："


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("对案件事实没有意见，希望从轻处理。" if m.is_criminal else "希望支持受援人的请求。",
                       "被告人认罪，请求从轻处罚。" if m.is_criminal else "请求依法支持受援人的主张。",
                       "请依法公正处理。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        point = stock.say("point")
        s.prose(
            s.pick(f"{ORDER[n]}、{point}", f"{ORDER[n]}、关于{point}", f"{n + 1}. {point}"),
            *stock.many("argument", stock.count(3, 5)),
        )
    whom = stock.values["whom"]
    s.prose(
        s.pick(
            f"以上意见，请{whom}在处理本案时予以采纳，{stock.say('asks')}。",
            f"综上所述，请{whom}依法{stock.say('asks')}，{stock.say('asks')}。",
            f"结论：建议{whom}{stock.say('asks')}。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("本所律师集体研究案件纪要", "疑难案件集体讨论记录", "重大、疑难案件集体讨论会议记录", org=m.firm)  # fmt: skip
    rows = [
        (s.pick("日期", "讨论时间", "会议时间"), s.hand(s.day(m.days["second_met"], "dotted" if s.layout == 36 else ""))),
        (s.pick("主持", "主持人", "主持人"), s.hand(m.officer)),
        (s.pick("出席", "参加人员", "参会律师"), s.hand(f"{m.officer}、{m.colleague}、{m.handler}")),
        (s.pick("案件", "讨论案件", "研究案件"), s.hand(f"{m.recipient}{m.said}")),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "3012", "0123", "0312"))
    for name in (m.handler, m.officer, m.colleague):
        s.text(f"{name}{s.pick('', '', '律师')}：{m.stock.say('argument')}{m.stock.say('argument')}")  # fmt: skip
    s.text(f"{s.pick('研究意见', '讨论结论', '会议意见')}：{m.stock.say('asks')}，由{m.handler}律师落实。")  # fmt: skip
    s.sign((s.pick("记录", "记录人（签名）", "记录人签名"), m.colleague))


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("开庭要点", "庭审提纲", "出庭应对要点")
    rows = [(m.stock.say("point"), m.stock.say("argument")) for _ in range(6)]
    if s.layout == 35:
        s.table(["焦点", "应对意见"], [[point, said] for point, said in rows])
    else:
        s.text(*[s.pick(f"{n + 1}．{point}：{said}", f"{ORDER[n]}、{point}。{said}", "") for n, (point, said) in enumerate(rows)])  # fmt: skip
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("承办法律援助案件的结案报告", "结案报告表", "法律援助案件结案信息报告表", org=s.pick(m.firm, m.centre, m.firm))  # fmt: skip
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        ("受援人", s.hand(other)), ("案由", s.hand(m.cause)),
        (s.pick("律师", "承办人", "承办律师"), s.hand(m.handler)),
        (s.pick("律所", "承办单位", "律师事务所"), m.firm),
        (s.pick("办案机关", "办案机关", "办理机关"), s.hand(m.body)),
        (s.pick("类别", "案件类别", "案件类别"), s.pick(sort, chosen(sort, ("刑事", "民事", "行政")), sort)),
    ]  # fmt: skip
    case = [("案号", s.hand(s.number(number)))] if number else []
    s.fields(*ordered(s, rows, "012345", "015423", "501423"), *case)
    _steps(s)
    _reported(s)
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("承办律师", "承办人（签名）", "承办律师签名"), name))
    s.prose(s.pick("本所意见：同意报送。", "承办单位意见：同意结案。", "律师事务所审核意见：材料齐全，同意结案归档。"))  # fmt: skip
    s.seal(m.firm, closed)


def _steps(s: Sheet) -> None:
    """The days of the matter: a sentence, a form's cells, or a table of what was done when."""
    m = s.matter
    ended = "侦查终结" if m.kind == INVESTIGATION else "收到裁决书" if m.kind == LABOUR else "收到判决书"  # fmt: skip
    days = [s.day(m.days[one]) for one in ("assigned", "agreed", "met", "received")]
    if s.layout == 36:
        first, signed, met, end = days
        s.prose(f"本案于{first}由{m.centre}指派，{signed}与受援人签订协议，{met}首次会见（约见）受援人，{end}{ended}。")  # fmt: skip
    elif s.layout == 34:
        labels = ("指派日期", "协议签订日期", "首次会见日期", f"{ended}日期")
        s.fields(*[(label, s.hand(day)) for label, day in zip(labels, days, strict=True)])
    else:
        labels = ("指派", "签订委托协议", "首次会见（约见）受援人", ended)
        s.table(["办理节点", "日期"], [[one, day] for one, day in zip(labels, days, strict=True)])


def _reported(s: Sheet) -> None:
    """What was done, said and reached."""
    m = s.matter
    done = f"{s.pick('接受指派后，我与受援人谈话，了解到', '承办人会见（约见）受援人，了解到', '承办律师约见受援人，核实')}{m.stock.say('mitigation')}；{m.stock.say('openings')}，{m.stock.say('seen')}。"
    said = f"{m.stock.say('doubts')}，{m.stock.say('asks')}。"
    reached = f"{s.pick('本阶段已经办结', '案件已办结', '本阶段办理终结')}，{m.stock.say('burdens')}，{s.pick('受援人表示感谢。', '受援人对服务满意。', '受援人评价：满意。')}"
    rows = [
        (s.pick("办理过程", "办案经过", "承办过程"), done),
        (s.pick("主要意见", "承办意见", "代理（辩护）要点"), said),
        (s.pick("办理结果", "办案结果", "办理结果"), reached),
    ]
    if s.layout == 36:
        s.text(*[f"{label}：{words}" for label, words in rows])
    else:
        s.fields(*rows)
