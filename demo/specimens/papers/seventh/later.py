"""The handler's later papers in layouts 25 to 27: informing, opinion, plan, minutes, report."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.seventh import told
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet

ORDER = "一二三四五六七八九"


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title("受援人权利义务告知单", "受援人权利义务及办案风险告知书", "受援人权利义务与风险确认书")  # fmt: skip
    else:
        s.title("向受援人通报案情记录", "案件进展情况告知书", "办案进度告知单", org=m.firm)
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"]))
    rows = [
        (s.pick("受援人", "受援人姓名", "受援人"), fill(other)),
        (s.pick("案由", "案由", "案由"), fill(m.cause)),
        (s.pick("日期", "告知时间", "告知时间"), day),
        (s.pick("方式", "告知方式", "告知渠道"), fill(s.pick("当面", "当面告知", "面谈"))),
    ]
    s.fields(*ordered(s, rows, "0123", "0123", "0231"))
    if tells:
        s.text(*told.on_paper(s))
    else:
        _progress(s, blank)
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人签名或手印", "受援人（签字）", "受援人签字"), name),
           (s.pick("律师签名", "承办律师（签字）", "承办律师签字"), "" if blank else m.handler))  # fmt: skip


def _progress(s: Sheet, blank: bool) -> None:
    """How far the matter is and what the recipient says to it, or a form's empty places."""
    m = s.matter
    stands = s.pick(
        f"案子在{m.judge}手上办。{m.stock.say('openings')}，{m.stock.say('seen')}。",
        f"你的案件由{m.body}办理，承办人为{m.judge}，现处于{m.stage}。{m.stock.say('openings')}，{m.stock.say('seen')}，律师将围绕上述情况准备意见。",
        f"办案单位：{m.body}；承办人：{m.judge}；阶段：{m.stage}。{m.stock.say('openings')}，{m.stock.say('seen')}。",
    )  # fmt: skip
    answers = f"{m.stock.say('mitigation')}{s.pick('，没有别的话。', '，对办案没有意见。', '。')}"
    rows = [
        (s.pick("通报情况", "告知内容", "进度说明"), "" if blank else stands),
        (s.pick("受援人意见", "受援人意见", "受援人回复"), "" if blank else answers),
    ]
    if s.layout == 27:
        for label, said in rows:
            s.cell(label, said)
    else:
        s.fields(*rows)


def opinion(s: Sheet) -> None:
    """The written opinion, three to six pages unless that is the defect."""
    m = s.matter
    role = m.stock.values["advocate"]
    paper = role[:2]
    polite = "" if m.kind == INVESTIGATION else "尊敬的"
    name = m.stranger if s.planned("party:D-26") else m.recipient
    said = f"涉嫌{m.cause}一案" if m.is_criminal else f"{m.cause}一案"
    s.title(f"{name}案{paper}词", f"{paper}意见", f"{name}{said}{paper}意见书")
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    beside = f"（{number}）" if number else ""
    if s.layout == 26 and number:
        s.prose(f"案号：{number}")
    s.prose(
        s.pick(_addressed(s), f"{polite}{_addressed(s)}", f"{m.body}："),
        s.pick(f"我受{m.centre}指派，做{m.status}{name}的{role}。就{said}{beside}发表以下几点意见。",
               f"{m.firm}受{m.centre}指派，安排我担任{m.status}{name}{said}{beside}的{role}。接受指派以后，我听取了{name}的陈述，研究了案件材料，现发表{paper}意见，供参考：",
               f"本人系{m.firm}律师{m.handler}，受{m.centre}指派担任{m.status}{name}的{role}。现就{said}提出{paper}意见："),
    )  # fmt: skip
    _argued(s)
    if s.layout == 26:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(f"{role}签名", f"{role}（签字）", f"{role}签字"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _addressed(s: Sheet) -> str:
    """To whom the handler speaks."""
    if s.matter.kind == INVESTIGATION:
        return f"{s.matter.body}："
    return "仲裁员：" if s.matter.kind == LABOUR else "审判员："


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("案情清楚，没有其他意见，请从轻。" if m.is_criminal else "请求已经写明，没有其他意见，请支持。",
                       "对案件没有不同看法，请依法从宽处理。" if m.is_criminal else "请依法查明事实，支持受援人的请求。",
                       "请依法从轻处理。" if m.is_criminal else "同意受援人本人的意见，请依法处理。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        point = stock.say("point")
        s.prose(
            s.pick(
                f"{ORDER[n]}、对{point}的看法", f"第{ORDER[n]}，{point}。", f"{n + 1}.关于{point}"
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    whom = stock.values["whom"]
    s.prose(
        s.pick(
            f"以上意见，望{whom}{stock.say('asks')}。",
            f"综合以上各点，请求{whom}{stock.say('asks')}，并{stock.say('asks')}。",
            f"综上所述，请{whom}{stock.say('asks')}，恳请采纳。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("承办案件研究记录", "律师事务所案件讨论记录", "疑难案件讨论登记单", org=m.firm)
    rows = [
        (s.pick("日期", "时间", "讨论时间"), s.hand(s.day(m.days["second_met"]))),
        (s.pick("主持", "主持人", "主持人"), m.officer),
        (s.pick("到会", "参加人", "参与人员"), f"{m.officer}、{m.colleague}、{m.handler}"),
        (s.pick("案件", "讨论事项", "案件名称"), f"{m.recipient}{m.said}"),
    ]
    s.fields(*ordered(s, rows, "0312", "0123", "3021"))
    for name in (m.handler, m.officer, m.colleague):
        s.text(f"{name}：{m.stock.say('argument')}{m.stock.say('argument')}")
    s.text(
        f"{s.pick('研究结果', '讨论结果', '形成意见')}：{m.stock.say('asks')}，由{m.handler}律师具体办理。"
    )
    s.sign((s.pick("记录人签名", "记录人（签字）", "记录人签字"), m.colleague))


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("出庭提纲", "庭审发问及辩论提纲", "出庭工作提纲")
    rows = [(m.stock.say("point"), m.stock.say("argument")) for _ in range(6)]
    if s.layout == 26:
        s.table(["焦点", "应对要点"], [[point, said] for point, said in rows])
    else:
        s.text(*[s.pick(f"{n + 1}．{point}：{said}", f"{ORDER[n]}、{point}：{said}", "") for n, (point, said) in enumerate(rows)])  # fmt: skip
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title("法律援助案件办结登记表", "法律援助案件结案报告", "案件办结报告单", org=m.firm)
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    rows = [
        (s.pick("受援人", "受援人", "受援人"), s.hand(other)),
        (s.pick("案由", "案由", "案由"), m.cause),
        (s.pick("律师", "承办律师", "承办律师"), s.hand(m.handler)),
        (s.pick("律师所", "承办单位", "所属机构"), m.firm),
        (s.pick("办案机关", "办案机关", "办案单位"), m.body),
    ]
    case = [(s.pick("案号", "案号", "案号"), s.number(number))] if number else []
    s.fields(*ordered(s, rows, "01423", "01234", "14023"), *case)
    _steps(s)
    _reported(s)
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("办案律师签名", "承办律师（签字）", "承办律师签字"), name))
    s.prose(
        s.pick("所里意见：同意。", "律师事务所意见：同意报送。", "机构审核：材料齐全，同意提交。")
    )
    s.seal(m.firm, closed)


def _steps(s: Sheet) -> None:
    """The days of the matter: rows of a form, a sentence, or a platform's table of steps."""
    m = s.matter
    ended = s.pick("侦查完结", "侦查终结", "侦查终结") if m.kind == INVESTIGATION else s.pick("收到裁判文书", "收到法律文书", "收到裁判文书")  # fmt: skip
    days = [m.days[one] for one in ("assigned", "agreed", "met", "received")]
    if s.layout == 25:
        first, signed, met, end = (s.day(one) for one in days)
        meets = "会见" if m.is_criminal else "约见"
        s.prose(
            f"本人于{first}接受指派，{signed}与受援人签订委托协议，{met}首次{meets}受援人，{end}{ended}，本案办结。"
        )
        return
    labels = s.pick(("指派日期", "合同签订日期", "首次见面日期", f"{ended}日期"), (), ("接受指派", "签订委托协议", "首次会见（约见）", ended))  # fmt: skip
    if s.layout == 26:
        s.table(["办理节点", "完成日期", "办理人"], [[label, s.day(one), m.handler] for label, one in zip(labels, days, strict=True)])  # fmt: skip
    else:
        s.fields(*[(label, s.day(one)) for label, one in zip(labels, days, strict=True)])


def _reported(s: Sheet) -> None:
    """What was done, said and reached."""
    m = s.matter
    told_ = [
        (s.pick("办案经过", "一、办案情况", "办理经过"), f"{s.pick('见了受援人，问清', '接受指派后，承办律师向受援人核实案情，', '承办律师与受援人面谈核实，')}{m.stock.say('mitigation')}。{m.stock.say('openings')}，{m.stock.say('seen')}。"),
        (s.pick("提出意见", "二、承办律师的主要意见", "律师意见"), f"{m.stock.say('doubts')}，{m.stock.say('asks')}。"),
        (s.pick("办案结果", "三、办案结果", "办理成效"), f"{m.stock.say('burdens')}。{s.pick('事情办完，受援人道了谢。', '本案已办结，受援人对办案结果表示理解。', '案件办结，受援人评价：满意。')}"),
    ]  # fmt: skip
    if s.layout == 27:
        for label, said in told_:
            s.cell(label, said)
    elif s.layout == 26:
        s.fields(*told_)
    else:
        s.text(*[f"{label}：{said}" for label, said in told_])
