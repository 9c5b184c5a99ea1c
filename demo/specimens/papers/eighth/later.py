"""The handler's later papers in layouts 28 to 30: informing, opinion, plan, minutes, report."""

from demo.specimens.matter import INVESTIGATION, LABOUR
from demo.specimens.papers.eighth import told
from demo.specimens.papers.eighth.ticks import ticked
from demo.specimens.papers.sixth.rows import ordered
from demo.specimens.sheet import Sheet

ORDER = "一二三四五六七八九"


def informing(s: Sheet) -> None:
    """The report to the recipient, or the sheet that tells of rights and risks."""
    m = s.matter
    blank, tells = s.planned("blank:D-29"), s.planned("told_on_paper")
    if tells:
        s.title(
            "受援人权利义务风险须知", "受援人权利义务和诉讼风险告知书", "受援人权利义务及风险告知单"
        )
    else:
        s.title(
            "向受援人讲案情记录", "案件办理进展情况告知书", "案件进展告知单（回执联）", org=m.firm
        )
    other = m.stranger if s.planned("party:D-29") else m.recipient
    fill = (lambda text: "") if blank else s.hand
    day = "" if blank else s.hand(s.day(m.days["told"], "commas" if s.layout == 30 else ""))
    ways = ("当面", "电话", "书面")
    rows = [
        (s.pick("受援人", "受援人姓名", "被告知人"), fill(other)),
        (s.pick("案由", "案由", "案由"), fill(m.cause)),
        (s.pick("哪天", "告知日期", "告知日期"), day),
        (s.pick("怎么讲的", "告知方式", "告知方式"),
         s.pick(fill("当面"), fill("当面告知"), ticked("" if blank else "当面", ways))),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "2031", "0123", "0123"))
    if tells:
        s.text(*told.on_paper(s))
    else:
        _progress(s, blank)
    name = "" if blank or s.planned("unsigned:D-29") else m.recipient
    s.sign((s.pick("受援人", "受援人（签名并捺印）", "被告知人本人签名"), name),
           (s.pick("律师", "承办律师（签名）", "承办律师签名"), "" if blank else m.handler))  # fmt: skip


def _progress(s: Sheet, blank: bool) -> None:
    """How far the matter is and what the recipient says to it, or a form's empty places."""
    m = s.matter
    stands = s.pick(
        f"案子现在{m.body}，是{m.judge}经手。卷里{m.stock.say('openings')}，{m.stock.say('seen')}，下一步怎么办也讲了。",
        f"本案现由{m.body}{m.judge}承办，处于{m.stage}。经承办律师审查，{m.stock.say('openings')}，{m.stock.say('seen')}。下一步，承办律师将据此提出意见。",
        f"受理机关：{m.body}（{m.judge}）。当前：{m.stage}。要点：{m.stock.say('openings')}，{m.stock.say('seen')}。",
    )  # fmt: skip
    answers = f"{m.stock.say('mitigation')}{s.pick('，别的没有。', '，同意律师的办案思路。', '。■无异议　□有异议')}"
    rows = [
        (s.pick("讲的内容", "告知事项", "进展内容"), "" if blank else stands),
        (s.pick("受援人怎么说", "受援人意见", "被告知人意见"), "" if blank else answers),
    ]
    if s.layout == 28:
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
    s.title(f"{paper}发言", f"关于{name}{said}的{paper}意见", f"{paper}意见（书面提交）")
    number = s.number(m.other_number if s.planned("number:D-26") else m.number)
    beside = f"{number}" if number else ""
    if s.layout == 29:
        s.fields(("当事人", f"{m.status}{name}"), ("案由", m.cause), *([("案号", number)] if number else []), ("提交给", m.body))  # fmt: skip
    s.prose(
        s.pick(_addressed(s), f"{m.body}：", f"{m.body}："),
        s.pick(f"{m.centre}派我做{m.status}{name}的{role}。{name}{said}{'，案号' + beside if beside else ''}，我看了材料，也见了本人，讲这么几条。",
               f"受{m.centre}指派和{m.firm}安排，本人担任{m.status}{name}{said}{'【' + beside + '】' if beside else ''}的{role}。本人会见（约见）了当事人，全面研究了在案材料，现依据事实和法律提出如下{paper}意见：",
               f"{m.firm}律师{m.handler}受{m.centre}指派，作为{m.status}{name}的{role}，提出以下{paper}意见："),
    )  # fmt: skip
    _argued(s)
    if s.layout != 30:
        s.prose("此致", m.body)
    signed = "" if s.planned("unsigned:D-26") else m.handler
    s.sign((s.pick(role, f"{role}（签名）", f"{role}律师签名"), signed))
    s.today(m.days["after_judgment" if s.planned("opinion_after_judgment") else "filed"])


def _addressed(s: Sheet) -> str:
    """To whom the handler speaks."""
    if s.matter.kind == INVESTIGATION:
        return f"{s.matter.body}："
    return "仲裁庭：" if s.matter.kind == LABOUR else "法庭："


def _argued(s: Sheet) -> None:
    m, stock = s.matter, s.matter.opinion
    if s.planned("short_opinion"):
        s.prose(s.pick("我看案情就这样，请从轻处理。" if m.is_criminal else "请照当事人的请求判。",
                       "对指控的事实和罪名没有异议，请求依法从轻处罚。" if m.is_criminal else "受援人的请求于法有据，请予支持。",
                       "无其他意见，请依法处理。"))  # fmt: skip
        return
    for n in range(stock.count(6, 9)):
        point = stock.say("point")
        s.prose(
            s.pick(
                f"第{n + 1}条，讲{point}", f"{ORDER[n]}、{point}方面的意见", f"（{n + 1}）{point}"
            ),
            *stock.many("argument", stock.count(3, 5)),
        )
    whom = stock.values["whom"]
    s.prose(
        s.pick(
            f"总的一句话，请{whom}{stock.say('asks')}。",
            f"基于上述理由，恳请{whom}充分考虑本意见，{stock.say('asks')}，并{stock.say('asks')}。",
            f"请求事项：请{whom}{stock.say('asks')}。",
        )
    )


def discussion(s: Sheet) -> None:
    """A record of the firm's discussion."""
    m = s.matter
    s.title("所内议案记录", "律师事务所集体讨论案件笔录", "案件会商讨论表", org=m.firm)
    rows = [
        (s.pick("哪天", "讨论时间", "日期"), s.hand(s.day(m.days["second_met"], "commas" if s.layout == 30 else ""))),
        (s.pick("谁主持", "主持人", "主持"), m.officer),
        (s.pick("谁参加", "参加讨论人员", "参加人"), f"{m.officer}、{m.colleague}、{m.handler}"),
        (s.pick("议哪个案子", "讨论案件", "案件"), f"{m.recipient}{m.said}"),
    ]  # fmt: skip
    s.fields(*ordered(s, rows, "3012", "0123", "3012"))
    for name in (m.handler, m.officer, m.colleague):
        s.text(
            f"{name}{s.pick('讲', '律师发言', '')}：{m.stock.say('argument')}{m.stock.say('argument')}"
        )
    s.text(
        f"{s.pick('大家同意', '讨论结论', '会商结论')}：{m.stock.say('asks')}，由{m.handler}律师去办。"
    )
    s.sign((s.pick("记的人", "记录人（签名）", "记录人签名"), m.colleague))


def outline(s: Sheet) -> None:
    """The handler's outline for the hearing."""
    m = s.matter
    s.title("上庭提纲", "庭审应诉工作提纲", "庭审准备提纲表")
    rows = [(m.stock.say("point"), m.stock.say("argument")) for _ in range(6)]
    if s.layout == 29:
        s.table(["争议焦点", "我方意见"], [[point, said] for point, said in rows])
    else:
        s.text(*[s.pick(f"第{n + 1}条，{point}。{said}", f"{ORDER[n]}、{point}：{said}", "") for n, (point, said) in enumerate(rows)])  # fmt: skip
    s.today(m.days["told"])


def closing(s: Sheet) -> None:
    """The closing report with the days of the whole matter."""
    m = s.matter
    s.title(
        "办案结案总结报告", "法律援助案件结案情况报告", "法律援助结案报告表（三联）", org=m.firm
    )
    other = m.stranger if s.planned("party:D-34") else m.recipient
    number = m.other_number if s.planned("number:D-34") else m.number
    closed = m.days["overdue" if s.planned("overdue") else "closed"]
    sort = "刑事" if m.is_criminal else "民事"
    rows = [
        (s.pick("受援人", "受援人姓名", "受援人"), s.hand(other)),
        (s.pick("案由", "案由", "案由"), m.cause),
        (s.pick("律师", "法律援助人员", "承办人"), s.hand(m.handler)),
        (s.pick("律所", "所在单位", "承办机构"), m.firm),
        (s.pick("办案机关", "受理机关", "审理（办理）机关"), m.body),
        (s.pick("类别", "案件类型", "案件类型"),
         s.pick(sort, sort, ticked(sort, ("刑事", "民事", "行政")))),
    ]  # fmt: skip
    case = [(s.pick("案号", "受理案号", "案号"), s.number(number))] if number else []
    s.fields(*ordered(s, rows, "012345", "054123", "501234"), *case)
    _steps(s)
    _reported(s)
    name = "" if s.planned("unsigned:D-34") else m.handler
    s.sign((s.pick("律师", "法律援助人员（签名）", "承办人签名"), name))
    s.prose(s.pick("所里看过，同意交卷。", "单位意见：情况属实，同意上报结案。", "承办机构意见：■同意结案　□补充材料"))  # fmt: skip
    s.seal(m.firm, closed)


def _steps(s: Sheet) -> None:
    """The days of the matter: a sentence, a table lying across, or the items of a form."""
    m = s.matter
    ended = s.pick("侦查终结", "侦查终结", "侦查终结") if m.kind == INVESTIGATION else s.pick("拿到裁判书", "收到裁判文书", "收到法律文书")  # fmt: skip
    days = [s.day(m.days[one]) for one in ("assigned", "agreed", "met", "received")]
    if s.layout == 30:
        first, signed, met, end = days
        s.prose(f"{first}中心派案，{signed}签协议，{met}第一次见受援人，{end}{ended}。")
    elif s.layout == 28:
        s.table(["指派日期", "签订委托协议日期", "首次会见（约谈）日期", f"{ended}日期"], [days])
    else:
        labels = ("接到派案", "签委托协议", "首次会见（约见）", ended)
        s.fields(*[(f"{label}日期", day) for label, day in zip(labels, days, strict=True)])


def _reported(s: Sheet) -> None:
    """What was done, said and reached."""
    m = s.matter
    told_ = [
        (s.pick("怎么办的", "办理过程", "承办经过"), f"{s.pick('我找受援人谈了，', '承办律师会见（约见）受援人，查明', '与受援人核实：')}{m.stock.say('mitigation')}。{m.stock.say('openings')}，{m.stock.say('seen')}。"),
        (s.pick("提了什么意见", "主要意见", "意见要点"), f"{m.stock.say('doubts')}，{m.stock.say('asks')}。"),
        (s.pick("结果怎样", "办理结果", "结果"), f"{s.pick('已经办完。', '本阶段工作已经完成。', '■办结　□终止。')}{m.stock.say('burdens')}，{s.pick('受援人没有意见。', '受援人对服务表示满意。', '受援人评价：■满意　□不满意')}"),
    ]  # fmt: skip
    if s.layout == 28:
        for label, said in told_:
            s.cell(label, said)
    elif s.layout == 29:
        s.fields(*told_)
    else:
        s.text(*[f"{label}：{said}" for label, said in told_])
