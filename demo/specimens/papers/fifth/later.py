"""The handler's later papers in layouts 19 to 21: informing, opinion, plan, minutes, report."""

from demo.specimens.papers.fifth import told
from demo.specimens.sheet import Sheet


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("权利义务和风险告知书", "受援人权利义务及风险提示", "法律援助受援人告知书")
    else:
        s.title("案件进展情况通报记录", "案件办理进度通报表", "法律援助案件进展情况告知书", org=m.firm)  # fmt: skip
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    s.fields(
        (s.pick("受援人", "受 援 人", "受援人姓名"), fill(other)),
        (s.pick("案由", "案　　由", "案由"), fill(m.cause)),
        (s.pick("通报日期", "通报日期", "告知日期"), day),
        (s.pick("通报方式", "方　　式", "告知途径"), fill(s.pick("当面告知", "打电话", "电话"))),
    )
    if tells:
        s.text(*told.on_paper(s))
    elif s.layout == 20:
        rows = [("办理进展", f"{m.body}承办人为{m.judge}。{m.stock.say('openings')}，{m.stock.say('seen')}。"),
                ("受援人反馈", f"{m.stock.say('mitigation')}。")]  # fmt: skip
        s.fields(*[(label, "" if blank else said) for label, said in rows], way="grid")
    else:
        s.text(
            f"{s.pick('通报的主要内容', '通报情况', '')}：" + ("" if blank else f"案件已到{m.judge}手上办理，{m.stock.say('openings')}，{m.stock.say('seen')}，下一步等候通知。"),
            f"{s.pick('受援人的意见', '受援人说', '')}：" + ("" if blank else f"{m.stock.say('mitigation')}。"),
        )  # fmt: skip
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人", "受援人签名", "受援人签名"), name),
           (s.pick("承办律师", "律师签名", "承办人员签名"), "" if blank else m.handler))  # fmt: skip


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    s.title(f"{paper}意见书", f"律师{paper}词", f"{paper}法律意见书")
    name = m.stranger if s.planned("party:D-26") else m.recipient
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    s.prose(
        s.pick(f"{m.body}：", f"尊敬的{'仲裁员' if not m.number and not m.is_criminal else '承办人'}：", f"{m.body}："),
        s.pick(f"{m.status}{name}{m.said}（{number or m.stage}），{m.centre}依法指派{m.firm}{m.handler}律师担任{role}。本人认真研究了案件材料，现发表以下意见：",
               f"我受{m.centre}指派，担任{m.status}{name}的{role}。对{number}{m.cause}一案，我详细听取了{name}的陈述，现谈几点看法，供参考：",
               f"{m.firm}受{m.centre}指派，由{m.handler}律师承办{name}{m.said}（{number or m.stage}）。{role}依据事实和法律，提出如下{paper}意见："),
    )  # fmt: skip
    _argued(s)
    if s.layout != 19:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(role, f"{role}签名", "承办人员签名"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("没有不同意见，请依法判处。" if m.is_criminal else "没有不同意见，请依法处理。", "同意起诉的事实，请从轻。" if m.is_criminal else "请支持我方请求。",
                       "庭审意见已当庭陈述。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        order = "一二三四五六七八九"[n]
        s.prose(
            s.pick(
                f"第{order}，{stock.say('point')}。",
                f"{order}、{stock.say('point')}",
                f"{n + 1}.关于{stock.say('point')}",
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    s.prose(
        s.pick(
            f"综合以上各点，恳请{stock.values['whom']}{stock.say('asks')}，{stock.say('asks')}。",
            f"总之，希望{stock.values['whom']}{stock.say('asks')}。",
            f"综上，请求{stock.say('asks')}，以上意见请予审查。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("疑难复杂案件讨论记录", "承办案件讨论记录", "重大疑难案件集体讨论记录表", org=m.firm)
    s.fields(
        (s.pick("时间", "讨论日期", "讨论日期"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("参加人员", "参 加 人", "参加人员"), f"{m.officer}、{m.handler}、{m.colleague}"),
        (s.pick("主持", "主 持 人", "主持人"), m.officer),
        (s.pick("案由", "案　　件", "讨论案件"), f"{m.recipient}{m.said}"),
    )
    for name in (m.handler, m.colleague, m.officer):
        s.text(
            f"{name}{s.pick('：', '发言：', '意见：')}{m.stock.say('argument')}{m.stock.say('argument')}"
        )
    s.text(
        f"{s.pick('结论', '最后意见', '讨论结果')}：{m.stock.say('asks')}，由{m.handler}律师落实。"
    )


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("庭审提纲", "出庭发言提纲", "庭审工作提纲")
    rows = [[m.stock.say("point"), m.stock.say("argument")] for _ in range(6)]
    if s.layout == 20:
        s.table(["要点", "内容"], rows)
    else:
        s.text(*[f"{n}、{point}。{said}" for n, (point, said) in enumerate(rows, 1)])
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("结案报告", "法律援助案件结案报告书", "法律援助案件结案登记表", org=m.firm)
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    case = [(s.pick("案号", "案　　号", "案件编号"), s.number(number))] if number else []
    s.fields(
        (s.pick("受援人", "受 援 人", "受援人姓名"), s.hand(other)), (s.pick("案由", "案　　由", "案由"), m.cause), *case,
        (s.pick("承办律师", "承 办 人", "承办人员"), s.hand(m.handler)), (s.pick("承办单位", "律 师 所", "承办机构"), m.firm),
        (s.pick("指派日期", "收到指派", "指派日期"), s.day(m.days["assigned"])),
        (s.pick("委托协议签订日期", "签订协议", "协议签订日期"), s.day(m.days["agreed"])),
        (s.pick("首次会见（谈话）日期", "首次见面", "首次会见日期"), s.day(m.days["met"])),
        (s.pick("结案日期", "案件办结", "结案日期"), s.day(m.days["received"])),
        (s.pick("采纳情况", "意见采纳", "意见采纳情况"), s.pick("部分采纳", "采纳", "基本采纳")),
    )  # fmt: skip
    s.text(
        f"{s.pick('一、基本案情和办理经过', '办案经过', '办理过程')}：受援人讲{m.stock.say('mitigation')}。{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"{s.pick('二、承办意见', '律师所提意见', '承办意见')}：{m.stock.say('doubts')}，{m.stock.say('asks')}。",
        f"{s.pick('三、办理结果', '结果和体会', '援助效果')}：{m.stock.say('burdens')}，案件办结后受援人表示满意。",
    )  # fmt: skip
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("承办律师", "承办人签名", "承办人员签名"), name))
    s.seal(m.firm, closed)
